"""What the answers of an instrument may be, in the terms of `conditions.analysis`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from swtools.conditions.analysis import LARGEST, Domain, Shape, measure
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item, Topic
from swtools.rules._walk import Placed, answer_of

SHAPES = {
    AnswerKind.TEXT: Shape.TEXT,
    AnswerKind.NUMBER: Shape.NUMBER,
    AnswerKind.MONEY: Shape.MONEY,
    AnswerKind.DATE: Shape.DAY,
    AnswerKind.TIME: Shape.TIME,
    AnswerKind.MONTH: Shape.MONTH,
    AnswerKind.CODE: Shape.CODE,
    AnswerKind.CODES: Shape.CODES,
    AnswerKind.PARTS: Shape.WHOLE,
    AnswerKind.ROWS: Shape.WHOLE,
}


def domains(references: Iterable[str], known: dict[str, Placed], topics: dict[str, Topic]) -> dict[str, Domain]:
    """Describe the references that exist; the others are left out."""
    found: dict[str, Domain] = {}
    for reference in references:
        answer = answer_of(reference, known, topics)
        if answer is None or answer.kind is AnswerKind.NONE:
            continue
        domain = _domain(answer)
        item = known[reference].item if reference in known else None
        found[reference] = _within_days(domain, item) if item and domain.shape is Shape.DAY else domain
    return found


def _domain(answer: Answer) -> Domain:
    shape = SHAPES[answer.kind]
    low, high, grid = _usable(answer.minimum), _usable(answer.maximum), answer.step or (Decimal(1) if answer.whole else None)
    if shape is Shape.MONEY:
        grid = Decimal("0.01")
    elif shape in (Shape.DAY, Shape.MONTH):
        grid = Decimal(1)
    elif shape is Shape.TIME:
        low, high, grid = Decimal(0), Decimal(24 * 60 - 1), Decimal(1)
    return Domain(shape=shape, codes=answer.codes, exclusive=answer.exclusive, max_count=answer.max_count, low=low, high=high, grid=grid)


def _usable(bound: Decimal | None) -> Decimal | None:
    """Leave out a bound that no answer reaches."""
    return bound if bound is not None and abs(bound) <= LARGEST else None


def _within_days(domain: Domain, item: Item) -> Domain:
    low, high = getattr(item.params, "minimum", None), getattr(item.params, "maximum", None)
    return replace(
        domain,
        low=measure(Shape.DAY, low),
        high=measure(Shape.DAY, high),
        from_today=low == "today",
        until_today=high == "today",
    )
