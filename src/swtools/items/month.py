"""`month`: a month of a year."""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic
from swtools.document.blocks import Block, LineField, LineKind, Width
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "month"


def params(_node: Node, _context: BuildContext) -> None:
    """A month has no keys of its own."""
    return


def answer(_own: None, _children: tuple[Item, ...]) -> Answer:
    """`2026-03`."""
    return Answer(kind=AnswerKind.MONTH)


def check(_item: Item) -> Iterator[Diagnostic]:
    """Nothing to check."""
    yield from ()


def blocks(item: Item, page: Page) -> list[Block]:
    """Character boxes with the words under them."""
    return [
        LineField(
            **field_keys(item, page),
            kind=LineKind.MONTH,
            boxes=(2, 4),
            box_labels=(page.tr("month"), page.tr("year")),
            width=Width.NARROW,
        )
    ]
