"""The condition tree: what `when` and `constraint` say, as values.

`all`, `any`, `not` over comparisons; no expression language. The same tree is evaluated in Python (`evaluate`), in the
script shipped with the HTML (from `to_json`) and put into words for paper (`wording`).
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Scalar = str | int | float | bool


class Operator(enum.StrEnum):
    """What a comparison asks."""

    EQ = "eq"
    NE = "ne"
    IN = "in"
    NOT_IN = "not_in"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    ANSWERED = "answered"
    INCLUDES = "includes"


ORDERING = (Operator.GT, Operator.GE, Operator.LT, Operator.LE)
"""The operators that ask which of two values comes first."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written in the definition; `in` and `not_in` take several."""

    value: Scalar | tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class ValueOf:
    """The answer of another item."""

    item: str


@dataclass(frozen=True, slots=True)
class Today:
    """The day on which the form is filled."""


Operand = Literal | ValueOf | Today


@dataclass(frozen=True, slots=True)
class Comparison:
    """`item` (an id, or `id.part` for a mark, a matrix row or an end of a period) against an operand."""

    item: str
    op: Operator
    operand: Operand


@dataclass(frozen=True, slots=True)
class All:
    """True when every part is."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """True when at least one part is."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when its part is not."""

    part: Condition


Condition = Comparison | All | Any | Not


def comparisons(condition: Condition) -> Iterator[Comparison]:
    """Yield every comparison of a tree, in the order written."""
    match condition:
        case Comparison():
            yield condition
        case All(parts) | Any(parts):
            for part in parts:
                yield from comparisons(part)
        case Not(part):
            yield from comparisons(part)


def item_id(reference: str) -> str:
    """Return the item that a reference names, without its part."""
    return reference.partition(".")[0]


def referenced(condition: Condition) -> Iterator[str]:
    """Yield every reference (`item` or `item.part`) that a tree reads, operands included."""
    for comparison in comparisons(condition):
        yield comparison.item
        if isinstance(comparison.operand, ValueOf):
            yield comparison.operand.item


def compared(condition: Condition) -> Iterator[str]:
    """Yield every reference whose value a tree compares; what it only asks to be `answered` is left out."""
    for comparison in comparisons(condition):
        if comparison.op is not Operator.ANSWERED:
            yield from referenced(comparison)


def renamed(condition: Condition, item: Callable[[str], str], operand: Callable[[str], str]) -> Condition:
    """Return the tree with every reference that it asks about, and every one that it compares with, under another name."""
    match condition:
        case Comparison(reference, op, ValueOf(other)):
            return Comparison(item(reference), op, ValueOf(operand(other)))
        case Comparison(reference, op, value):
            return Comparison(item(reference), op, value)
        case All(parts):
            return All(tuple(renamed(part, item, operand) for part in parts))
        case Any(parts):
            return Any(tuple(renamed(part, item, operand) for part in parts))
        case Not(part):
            return Not(renamed(part, item, operand))
    raise TypeError(f"not a condition: {condition!r}")


def prefixed(condition: Condition, prefix: str) -> Condition:
    """Return the tree with every reference moved under a block's prefix."""

    def moved(reference: str) -> str:
        return prefix + reference

    return renamed(condition, moved, moved)


def parse(data: object) -> Condition:
    """Read a tree from data that the schema has accepted (several keys of the short form mean `all`)."""
    if not isinstance(data, dict) or not data:
        raise TypeError(f"not a condition: {data!r}")
    if "item" in data:
        return _comparison(data)
    parts = [_part(key, value) for key, value in data.items()]
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _part(key: str, value: object) -> Condition:
    if key in ("all", "any") and isinstance(value, list):
        parts = tuple(parse(part) for part in value)
        return All(parts) if key == "all" else Any(parts)
    if key == "not":
        return Not(parse(value))
    if isinstance(value, list):
        return Comparison(key, Operator.IN, Literal(tuple(value)))
    return Comparison(key, Operator.EQ, _literal(value))


def _comparison(data: dict[str, object]) -> Comparison:
    item = str(data["item"])
    op = Operator(str(data.get("op", "eq")))
    if "value_of" in data:
        return Comparison(item, op, ValueOf(str(data["value_of"])))
    if op is Operator.ANSWERED:
        return Comparison(item, op, Literal(bool(data.get("value", True))))
    return Comparison(item, op, _literal(data["value"]))


def _literal(value: object) -> Operand:
    if value == "today":
        return Today()
    if isinstance(value, list):
        return Literal(tuple(value))
    if isinstance(value, str | int | float | bool):
        return Literal(value)
    raise TypeError(f"not a value: {value!r}")


def to_json(condition: Condition) -> dict[str, object]:
    """Return the tree as JSON for the script in the HTML: `{all|any: […]}`, `{not: …}`, `{item, op, value|value_of|today}`."""
    match condition:
        case All(parts):
            return {"all": [to_json(part) for part in parts]}
        case Any(parts):
            return {"any": [to_json(part) for part in parts]}
        case Not(part):
            return {"not": to_json(part)}
        case Comparison(item, op, ValueOf(other)):
            return {"item": item, "op": op.value, "value_of": other}
        case Comparison(item, op, Today()):
            return {"item": item, "op": op.value, "today": True}
        case Comparison(item, op, Literal(value)):
            return {"item": item, "op": op.value, "value": list(value) if isinstance(value, tuple) else value}
    raise TypeError(f"not a condition: {condition!r}")
