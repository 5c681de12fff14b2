"""`date`: DD MM RRRR in boxes on paper, ISO in records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from swtools.diagnostics import Diagnostic, error, text
from swtools.document.blocks import Block, LineField, LineKind, Width
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateParams:
    """Bounds (inclusive) are ISO days or `today`."""

    minimum: str | None = None
    maximum: str | None = None


def params(node: Node, _context: BuildContext) -> DateParams:
    """Read the bounds."""
    return DateParams(minimum=node.optional_string("min"), maximum=node.optional_string("max"))


def answer(_own: DateParams, _children: tuple[Item, ...]) -> Answer:
    """`2026-03-07`."""
    return Answer(kind=AnswerKind.DATE)


def check(item: Item) -> Iterator[Diagnostic]:
    """Bounds are real days, in order."""
    own = item.params
    assert isinstance(own, DateParams)
    days: list[date] = []
    for key, value in (("min", own.minimum), ("max", own.maximum)):
        if value in (None, "today"):
            continue
        try:
            days.append(date.fromisoformat(str(value)))
        except ValueError:
            yield error("SW322", item.place(key), text("There is no such day: {value}.", value=value), text("Write it as 2026-03-07, or today."))
    if len(days) == 2 and days[0] > days[1]:
        yield error("SW321", item.place("max"), text("Nothing fits between min {low} and max {high}.", low=own.minimum, high=own.maximum))


def blocks(item: Item, page: Page) -> list[Block]:
    """Character boxes with the words under them."""
    own = item.params
    assert isinstance(own, DateParams)
    return [
        LineField(
            **field_keys(item, page),
            kind=LineKind.DATE,
            boxes=(2, 2, 4),
            box_labels=(page.tr("day"), page.tr("month"), page.tr("year")),
            minimum=own.minimum,
            maximum=own.maximum,
            width=Width.NARROW,
        )
    ]
