"""`month`: a month of a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from swtools.diagnostics import Diagnostic
from swtools.document.blocks import Block, LineField, LineKind, Width
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthParams:
    """Bounds are ISO values or `today`."""

    minimum: str | None = None
    maximum: str | None = None


def params(node: Node, _context: BuildContext) -> MonthParams:
    """Read the bounds."""
    return MonthParams(minimum=node.optional_string("min"), maximum=node.optional_string("max"))


def answer(_own: MonthParams, _children: tuple[Item, ...]) -> Answer:
    """`2026-03`."""
    return Answer(kind=AnswerKind.MONTH)


def check(_item: Item) -> Iterator[Diagnostic]:
    """The schema bounds all there is."""
    yield from ()


def blocks(item: Item, page: Page) -> list[Block]:
    """Character boxes with the words under them."""
    own = item.params
    assert isinstance(own, MonthParams)
    return [
        LineField(
            **field_keys(item, page),  # type: ignore[arg-type]
            kind=LineKind.MONTH,
            boxes=(2, 4),
            box_labels=(page.tr("month"), page.tr("year")),
            minimum=own.minimum,
            maximum=own.maximum,
            width=Width.NARROW,
        )
    ]
