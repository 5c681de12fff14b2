"""Evaluating a condition tree. The script shipped with the HTML follows the same rules; both pass `tests/conditions/vectors.json`.

"Unanswered" is defined once, here: nothing, an empty string, an empty list or object. A comparison with an unanswered or
hidden item is false; `ne` and `not_in` are then true. On an answer with several codes, `eq` and `in` ask whether any matches.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any as Anything

from swtools.conditions.tree import All, Any, Comparison, Condition, Literal, Not, Operator, Today, ValueOf

Lookup = Callable[[str], object]
"""Returns the answer of `item` or `item.part`, or None where it is unanswered or hidden."""


def evaluate(condition: Condition, lookup: Lookup, today: str) -> bool:
    """Say whether a tree holds. `today` is an ISO date."""
    match condition:
        case All(parts):
            return all(evaluate(part, lookup, today) for part in parts)
        case Any(parts):
            return any(evaluate(part, lookup, today) for part in parts)
        case Not(part):
            return not evaluate(part, lookup, today)
        case Comparison():
            return _compare(condition, lookup, today)
    raise TypeError(f"not a condition: {condition!r}")


def plain(value: object) -> object:
    """Return an answer for comparison: the code of `{code, text}`, None for anything empty."""
    if isinstance(value, Mapping):
        return plain(value["code"]) if "code" in value else (value or None)
    if isinstance(value, list | tuple):
        return [plain(part) for part in value] or None
    return None if value is None or value == "" else value


def part_of(value: object, name: str) -> object:
    """Return a named part of an answer (mark, matrix row, end of a period), or None."""
    return value.get(name) if isinstance(value, Mapping) else None


def from_answers(answers: Mapping[str, object]) -> Lookup:
    """Return a lookup into one object of answers, for forms without hidden items or repeats."""

    def lookup(reference: str) -> object:
        item, _, part = reference.partition(".")
        value = answers.get(item)
        return part_of(value, part) if part else value

    return lookup


def _compare(comparison: Comparison, lookup: Lookup, today: str) -> bool:
    actual = plain(lookup(comparison.item))
    if comparison.op is Operator.ANSWERED:
        return (actual is not None) is (comparison.operand != Literal(False))
    negative = comparison.op in (Operator.NE, Operator.NOT_IN)
    expected = _operand(comparison.operand, lookup, today)
    if actual is None or expected is None:
        return negative
    answers = actual if isinstance(actual, list) else [actual]
    match comparison.op:
        case Operator.EQ | Operator.NE | Operator.IN | Operator.NOT_IN | Operator.INCLUDES:
            wanted = expected if isinstance(expected, list) else [expected]
            found = any(_same(answer, value) for answer in answers for value in wanted)
            return found is not negative
        case _:
            return any(_ordered(comparison.op, answer, expected) for answer in answers)


def _operand(operand: Literal | ValueOf | Today, lookup: Lookup, today: str) -> object:
    match operand:
        case Today():
            return today
        case ValueOf(item):
            return plain(lookup(item))
        case Literal(value):
            return list(value) if isinstance(value, tuple) else value


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _same(left: object, right: object) -> bool:
    if isinstance(left, Mapping) or isinstance(right, Mapping):
        return False  # A row of a matrix with a comment and no mark is answered, but has no value to compare.
    if isinstance(left, int | float) or isinstance(right, int | float):
        first, second = _number(left), _number(right)
        return first is not None and first == second
    return left == right


def _ordered(op: Operator, left: object, right: object) -> bool:
    first: Anything = _number(left)
    second: Anything = _number(right)
    if first is None or second is None:
        if not (isinstance(left, str) and isinstance(right, str)):
            return False
        first, second = left, right
    match op:
        case Operator.GT:
            return bool(first > second)
        case Operator.GE:
            return bool(first >= second)
        case Operator.LT:
            return bool(first < second)
        case _:
            return bool(first <= second)
