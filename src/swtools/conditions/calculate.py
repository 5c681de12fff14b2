"""Computed values. The script shipped with the HTML follows the same rules; both pass `tests/conditions/calculations.json`.

Arithmetic is that of binary floating point, in the same order as in the script, and what comes out is rounded half up as it is
written in decimals (1.005 → 1.01), so that both say the same to the last digit.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from swtools.conditions.evaluate import Lookup, evaluate, part_of, plain
from swtools.conditions.tree import Condition, item_id, renamed

PERCENTAGE = "percentage"
CELL = "."
"""A reference of `where` that begins with this names a cell of the row; others name items of the form."""

_NUMBER = re.compile(r"[ \t]*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[ \t]*", re.ASCII)
_BLANKS = re.compile("[ \t\r\n\u00a0]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operand:
    """One source of a computed value: an item, a table's column, and the scores of its codes where it has some."""

    item: str
    column: str | None = None
    scores: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """What is computed of what; `where` says which rows of a table count (its own columns as `.column`)."""

    op: str
    operands: tuple[Operand, ...]
    where: Condition | None = None


def in_rows(condition: Condition, columns: Sequence[str], prefix: str = "") -> Condition:
    """Return `where` as it is evaluated: columns as cells of the row, other items that it compares with under a block's prefix."""

    def cell(reference: str, otherwise: str) -> str:
        return (CELL if item_id(reference) in columns else otherwise) + reference

    return renamed(condition, lambda reference: cell(reference, ""), lambda reference: cell(reference, prefix))


def calculate(calculation: Calculation, lookup: Lookup, today: str) -> int | float | dict[str, int | float] | None:
    """Return a computed value, or None while nothing that it is made of is answered.

    `count` and `distinct` count from 0. A `sum` of rows none of which meets `where` is 0. A percentage is `{part, base, percent}`
    (per cent with one decimal), None without a base above zero. `today` is an ISO date.
    """
    operands = calculation.operands
    found = [_values(operand, calculation.where, lookup, today) for operand in operands]
    match calculation.op:
        case "count":
            return sum(_counted(operand, values, calculation.where, lookup, today) for operand, values in zip(operands, found, strict=True))
        case "distinct":
            return len({_key(value) for values in found for value in values})
        case "age":
            return _whole_years(next((value for values in found for value in values), None), today)
    numbers = [_numbers(values, operand) for values, operand in zip(found, operands, strict=True)]
    match calculation.op:
        case "difference":
            return rounded(numbers[1][0] - numbers[0][0]) if all(numbers) else None
        case "percentage":
            return _percentage(numbers[0][0], numbers[1][0]) if all(numbers) else None
    flat = [number for values in numbers for number in values]
    if not flat and calculation.where is not None and calculation.op != "mean":
        unfiltered = [_numbers(_values(operand, None, lookup, today), operand) for operand in operands]
        return 0 if any(unfiltered) else None
    if not flat:
        return None
    total = 0.0
    for number in flat:  # one after the other, as the script does; from Python 3.12 sum() rounds otherwise
        total += number
    return rounded(total / len(flat) if calculation.op == "mean" else total)


def rounded(number: float, places: int = 2) -> int | float:
    """Round half up (towards the larger number) as the number is written in decimals; an integer where it is one."""
    shifted = float(Decimal(repr(number)).scaleb(places))
    whole = math.floor(Decimal(shifted) + Decimal("0.5"))
    result = whole / 10**places
    return int(result) if result.is_integer() else result


def _percentage(part: float, base: float) -> dict[str, int | float] | None:
    if base <= 0:
        return None
    return {"part": rounded(part), "base": rounded(base), "percent": rounded(part * 100 / base, 1)}


def _rows(value: object, where: Condition | None, lookup: Lookup, today: str) -> object:
    """Return an answer with the rows that count."""
    if where is None or not isinstance(value, list):
        return value
    return [row for row in value if evaluate(where, _in_row(row, lookup), today)]


def _in_row(row: object, outside: Lookup) -> Lookup:
    def lookup(reference: str) -> object:
        if not reference.startswith(CELL):
            return outside(reference)
        column, _, part = reference.removeprefix(CELL).partition(".")
        value = part_of(row, column)
        return part_of(value, part) if part else value

    return lookup


def _values(operand: Operand, where: Condition | None, lookup: Lookup, today: str) -> list[object]:
    """Return the answers under an operand: a table's column, a part of an answer, all rows of a matrix, all codes of a choice."""
    value = _rows(lookup(operand.item), where, lookup, today)
    if operand.column:
        value = [part_of(row, operand.column) for row in value] if isinstance(value, list) else part_of(value, operand.column)
    listed = value if isinstance(value, list) else [value]
    return [leaf for entry in listed for leaf in _leaves(entry) if leaf is not None]


def _leaves(value: object) -> list[object]:
    shown = plain(value)
    if isinstance(shown, list):
        return shown
    return [leaf for inner in shown.values() for leaf in _leaves(inner)] if isinstance(shown, Mapping) else [shown]


def _counted(operand: Operand, values: list[object], where: Condition | None, lookup: Lookup, today: str) -> int:
    """Return how many rows, marked codes or answers there are."""
    whole = _rows(lookup(operand.item), where, lookup, today)
    return sum(map(_holds_answer, whole)) if isinstance(whole, list) and not operand.column else len(values)


def _holds_answer(row: object) -> bool:
    """Say whether an entry of a list is more than an empty row or a row's label."""
    if not isinstance(row, Mapping):
        return plain(row) is not None
    return any(name != "row" and plain(cell) is not None for name, cell in row.items())


def _numbers(values: Sequence[object], operand: Operand) -> list[float]:
    scores = dict(operand.scores)
    found = (scores.get(str(value)) if scores else _number(value) for value in values)
    return [float(number) for number in found if number is not None]


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        return None
    number = float(value)
    return number if math.isfinite(number) else None


def _key(value: object) -> tuple[str, object]:
    """Return what makes an answer the same as another: blanks around it and capital letters do not tell two persons apart."""
    if isinstance(value, str):
        return ("text", _BLANKS.sub(" ", value).strip(" ").lower())
    return ("number", value)


def _whole_years(born: object, today: str) -> int | None:
    try:
        day = date.fromisoformat(born) if isinstance(born, str) else None
    except ValueError:
        return None
    if day is None or day.isoformat() != born or born > today:
        return None
    return int(today[:4]) - day.year - (1 if today[5:] < born[5:] else 0)
