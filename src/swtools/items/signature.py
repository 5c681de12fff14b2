"""`signature`: who signs, with place and date where asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from swtools.diagnostics import Diagnostic
from swtools.document.blocks import Block, SignatureField, Signer
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureParams:
    """`place_and_date` asks for both before the signature."""

    place_and_date: bool = False


def params(node: Node, _context: BuildContext) -> SignatureParams:
    """Read whether place and date are asked for."""
    return SignatureParams(place_and_date=node.flag("place_and_date"))


def answer(own: SignatureParams, _children: tuple[Item, ...]) -> Answer:
    """`{place, date}`; the signature itself is made by hand."""
    if not own.place_and_date:
        return Answer(kind=AnswerKind.NONE)
    return Answer(kind=AnswerKind.PARTS, parts=(("place", Answer(kind=AnswerKind.TEXT, max_length=60)), ("date", Answer(kind=AnswerKind.DATE))))


def check(_item: Item) -> Iterator[Diagnostic]:
    """Nothing to check."""
    yield from ()


def blocks(item: Item, page: Page) -> list[Block]:
    """A line with the role below; neighbours are put side by side by the layout."""
    own = item.params
    assert isinstance(own, SignatureParams)
    signer = Signer(id=item.id, text=page.fix(item.text), place_and_date=own.place_and_date)
    return [SignatureField(**field_keys(item, page), signers=(signer,))]
