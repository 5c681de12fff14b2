"""`period`: two dates, from and to."""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic
from swtools.document.blocks import Block, LineField, LineKind, Width
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "period"


def params(_node: Node, _context: BuildContext) -> None:
    """A period has no keys of its own."""
    return


def answer(_own: None, _children: tuple[Item, ...]) -> Answer:
    """`{from, to}`; either may be absent."""
    day = Answer(kind=AnswerKind.DATE)
    return Answer(kind=AnswerKind.PARTS, parts=(("from", day), ("to", day)))


def check(_item: Item) -> Iterator[Diagnostic]:
    """Nothing to check."""
    yield from ()


def blocks(item: Item, page: Page) -> list[Block]:
    """Two groups of boxes."""
    labels = (page.tr("day"), page.tr("month"), page.tr("year"))
    return [LineField(**field_keys(item, page), kind=LineKind.PERIOD, boxes=(2, 2, 4), box_labels=labels, width=Width.WIDE)]
