"""What the three number types share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from swtools.diagnostics import Diagnostic, error, text
from swtools.document.blocks import Block, LineField, LineKind, Width
from swtools.items._contract import Node, Page, field_keys
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberParams:
    """Bounds (inclusive) and the unit printed behind the number."""

    unit: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    width: str | None = None


def bound(node: Node, key: str) -> Decimal | None:
    """Return a numeric bound exactly as written."""
    value = node.get(key)
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None


def number_params(node: Node, unit: str | None = None) -> NumberParams:
    """Read the keys of a number."""
    return NumberParams(unit=node.optional_string("unit") or unit, minimum=bound(node, "min"), maximum=bound(node, "max"), width=node.optional_string("width"))


def number_answer(own: NumberParams, kind: AnswerKind, *, whole: bool) -> Answer:
    """Describe the value."""
    return Answer(kind=kind, minimum=own.minimum, maximum=own.maximum, whole=whole)


def wrong_bounds(item: Item) -> Iterator[Diagnostic]:
    """Find bounds between which nothing lies."""
    low, high = item.answer.minimum, item.answer.maximum
    if low is not None and high is not None and low > high:
        yield error(
            "SW321",
            item.place("max"),
            text("Nothing fits between min {low} and max {high}.", low=str(low), high=str(high)),
            text("Give a max that is at least min."),
        )


def number_block(item: Item, page: Page, kind: LineKind) -> list[Block]:
    """One line with its unit."""
    own = item.params
    assert isinstance(own, NumberParams)
    return [
        LineField(
            **field_keys(item, page),
            kind=kind,
            unit=page.optional(own.unit),
            minimum=None if own.minimum is None else str(own.minimum),
            maximum=None if own.maximum is None else str(own.maximum),
            width=Width(own.width) if own.width else Width.NARROW,
        )
    ]
