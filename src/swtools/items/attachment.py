"""`attachment`: "załącznik nr __"; no file is embedded."""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic
from swtools.document.blocks import Block, LineField, LineKind, Width
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "attachment"


def params(_node: Node, _context: BuildContext) -> None:
    """An attachment has no keys of its own."""
    return


def answer(_own: None, _children: tuple[Item, ...]) -> Answer:
    """`{number, note}`."""
    short, note = Answer(kind=AnswerKind.TEXT, max_length=10), Answer(kind=AnswerKind.TEXT, max_length=200)
    return Answer(kind=AnswerKind.PARTS, parts=(("number", short), ("note", note)))


def check(_item: Item) -> Iterator[Diagnostic]:
    """Nothing to check."""
    yield from ()


def blocks(item: Item, page: Page) -> list[Block]:
    """A number to write behind the label."""
    return [LineField(**field_keys(item, page), kind=LineKind.ATTACHMENT, width=Width.WIDE)]
