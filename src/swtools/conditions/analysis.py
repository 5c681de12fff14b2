"""Can a condition ever hold, and can it ever fail? Asked of every `when` and `constraint` before anybody fills a form.

The answer is sound, not complete: "it may" can be too generous, "it never does" is certain. Small trees are tried out on
every combination of values that matter (all codes; for numbers and days one value at, between and beyond the borders that
the tree names; and nothing). Larger ones are judged part by part, as if the parts had nothing to do with each other.
"""

from __future__ import annotations

import enum
import itertools
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from swtools.conditions.evaluate import evaluate
from swtools.conditions.tree import ORDERING, All, Any, Comparison, Condition, Literal, Not, Operator, Today, ValueOf, comparisons, item_id, referenced

LIMIT = 4000
"""The most combinations that are tried out."""

LARGEST = Decimal(10) ** 15
"""Numbers beyond this are none that a form could ask for; decimal arithmetic stays exact below it."""

MOST_CODES = 8
"""The most codes of a multiple choice whose sets are listed: 2⁸ of them and nothing."""

_TODAY = "@today"
"""Stands among the references for the day of filling; no id begins with this sign."""
_FIRST_DAY, _LAST_DAY = date(1850, 1, 1).toordinal(), date(2400, 12, 31).toordinal()
"""Days beyond these are none that a form could ask for."""
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ISO_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_ISO_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


class Shape(enum.Enum):
    """How the values of a reference compare."""

    CODE = "code"
    CODES = "codes"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    MONTH = "month"
    TIME = "time"
    TEXT = "text"
    WHOLE = "whole"


_ORDERED = (Shape.NUMBER, Shape.MONEY, Shape.DAY, Shape.MONTH, Shape.TIME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """The values that a reference may have, besides none.

    `low` and `high` are inclusive and count in the unit of the shape: numbers and złoty as they are, ordinal days, months
    (12 × year + month − 1), minutes of the day. `grid` is the distance of neighbouring values, None where they are dense.
    `until_today` and `from_today` bound days by the day of filling. `WHOLE` is a value of which only its presence counts.
    """

    shape: Shape
    codes: tuple[str, ...] = ()
    exclusive: tuple[str, ...] = ()
    max_count: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    grid: Decimal | None = None
    until_today: bool = False
    from_today: bool = False


class _TooHardError(Exception):
    """The values that matter cannot be listed; raised and caught in this module only."""


def may_be(truth: bool, condition: Condition, domains: Mapping[str, Domain], answered: Collection[str] = ()) -> bool:
    """Say whether `condition` may come out as `truth`; False is certain.

    `domains` describes the references; one that it lacks may hold anything. `answered` are references that are not empty.
    """
    try:
        return _tried(truth, condition, domains, answered)
    except _TooHardError:
        return _by_parts(truth, condition, domains, answered)


def _by_parts(truth: bool, condition: Condition, domains: Mapping[str, Domain], answered: Collection[str]) -> bool:
    match condition:
        case Comparison():
            return True
        case Not(part):
            return may_be(not truth, part, domains, answered)
        case All(parts):
            every = truth
        case Any(parts):
            every = not truth
    found = (may_be(truth, part, domains, answered) for part in parts)
    return all(found) if every else any(found)


def _tried(truth: bool, condition: Condition, domains: Mapping[str, Domain], answered: Collection[str]) -> bool:
    candidates = _candidates(condition, domains)
    for reference in set(answered) & set(candidates):
        candidates[reference] = [value for value in candidates[reference] if value is not None]
    if math.prod(len(values) for values in candidates.values()) > LIMIT:
        raise _TooHardError
    # Answers come before "nothing" where the tree shall hold, because that is where it mostly does.
    ordered = {name: values if truth else values[::-1] for name, values in candidates.items()}
    possible = 0
    for combination in itertools.product(*ordered.values()):
        answers = dict(zip(ordered, combination, strict=True))
        if not _within_today(answers, domains):
            continue
        possible += 1
        if evaluate(condition, answers.get, str(answers.get(_TODAY))) is truth:
            return True
    return not possible


def _within_today(answers: Mapping[str, object], domains: Mapping[str, Domain]) -> bool:
    today = answers.get(_TODAY)
    for reference, value in answers.items():
        domain = domains.get(reference)
        if domain is None or not isinstance(value, str) or not isinstance(today, str):
            continue
        if (domain.until_today and value > today) or (domain.from_today and value < today):
            return False
    return True


def _candidates(condition: Condition, domains: Mapping[str, Domain]) -> dict[str, list[object]]:
    """Return for each reference the values that matter, nothing (None) last.

    Raises:
        _TooHardError: they cannot be listed.
    """
    found: dict[str, list[object]] = {}
    for group in _linked(condition, domains):
        own = {name: domains[name] for name in group if name != _TODAY}
        literals = [value for one in comparisons(condition) if one.item in group for value in _literals(one)]
        if any(domain.shape in _ORDERED for domain in own.values()) or not own:
            found.update(_ordered(own, literals, with_today=_TODAY in group))
        else:
            found.update(_named(own, literals, condition))
    return found


def _linked(condition: Condition, domains: Mapping[str, Domain]) -> list[set[str]]:
    """Return the references in groups that are compared with one another, in the order in which the tree names them.

    Raises:
        _TooHardError: a reference is not described, or a whole answer and a part of it are asked for.
    """
    groups: list[set[str]] = []
    for one in comparisons(condition):
        names = {one.item} | ({one.operand.item} if isinstance(one.operand, ValueOf) else set())
        if not names <= domains.keys():
            raise _TooHardError
        if isinstance(one.operand, Today) or any(domains[name].until_today or domains[name].from_today for name in names):
            names.add(_TODAY)
        merged = [group for group in groups if group & names]
        groups = [group for group in groups if not group & names] + [names.union(*merged)]
    roots = [name for name in referenced(condition) if "." not in name]
    if any("." in name and item_id(name) in roots for name in referenced(condition)):
        raise _TooHardError
    return groups


def _literals(comparison: Comparison) -> Iterator[object]:
    operand = comparison.operand
    if isinstance(operand, Literal) and comparison.op is not Operator.ANSWERED:
        yield from operand.value if isinstance(operand.value, tuple) else (operand.value,)


# Codes, texts and values of which only the presence counts


def _named(own: Mapping[str, Domain], literals: Sequence[object], condition: Condition) -> dict[str, list[object]]:
    shapes = {domain.shape for domain in own.values()}
    asked = [one for one in comparisons(condition) if one.item in own]
    if len(shapes) > 1 or any(one.op in ORDERING for one in asked):
        raise _TooHardError
    if shapes == {Shape.WHOLE}:
        if any(one.op is not Operator.ANSWERED for one in asked):
            raise _TooHardError
        return {name: [{"any": 1}, None] for name in own}
    if shapes == {Shape.CODE}:
        return {name: [*_known_first(domain.codes, literals), None] for name, domain in own.items()}
    if shapes == {Shape.CODES}:
        if len(own) > 1:
            raise _TooHardError
        return {name: [*_subsets(domain, literals), None] for name, domain in own.items()}
    texts = [str(value) for value in dict.fromkeys(literals)] + [f"\0{index}" for index in range(len(own))]
    return {name: [*texts, None] for name in own}


def _known_first(codes: Iterable[str], literals: Sequence[object]) -> list[str]:
    return sorted(codes, key=lambda code: code not in literals)


def _subsets(domain: Domain, literals: Sequence[object]) -> Iterator[list[str]]:
    """Yield the sets of marked codes that differ for the tree; codes that it does not name are alike."""
    named = [code for code in domain.codes if code in literals]
    other = [code for code in domain.codes if code not in literals]
    alike = [code for code in other if code not in domain.exclusive][:1] or other[:1]
    if len(named) > MOST_CODES or any(not isinstance(value, str) for value in literals):
        raise _TooHardError
    known = named + alike
    for size in range(1, len(known) + 1):
        for chosen in itertools.combinations(known, size):
            alone = size == 1 or not set(chosen) & set(domain.exclusive)
            if alone and (domain.max_count is None or size <= domain.max_count):
                yield list(chosen)


# Numbers, amounts, days, months, times: everything with an order


def _ordered(own: Mapping[str, Domain], literals: Sequence[object], *, with_today: bool) -> dict[str, list[object]]:
    shapes = {domain.shape for domain in own.values()} | ({Shape.DAY} if with_today else set())
    grids = {(domain.grid, _offset(domain)) for domain in own.values()}
    if len(shapes) > 1 or len(grids) > 1:
        raise _TooHardError
    (shape,) = shapes
    grid, offset = next(iter(grids), (Decimal(1), Decimal(0)))
    borders = {number for value in literals if (number := measure(shape, value)) is not None}
    borders |= {bound for domain in own.values() for bound in _bounds(domain) if bound is not None}
    count = len(own) + with_today
    points = sorted(_points(sorted(borders), grid, offset, count))
    found: dict[str, list[object]] = {}
    for name, domain in own.items():
        low, high = _bounds(domain)
        fitting = [point for point in points if (low is None or point >= low) and (high is None or point <= high)]
        found[name] = [*(written(shape, point) for point in fitting), None]
    if with_today:
        found[_TODAY] = [written(shape, point) for point in points if _FIRST_DAY <= point <= _LAST_DAY]
    return found


def _offset(domain: Domain) -> Decimal:
    return domain.low % domain.grid if domain.grid and domain.low is not None else Decimal(0)


def _bounds(domain: Domain) -> tuple[Decimal | None, Decimal | None]:
    if domain.shape is Shape.DAY:
        return domain.low or Decimal(_FIRST_DAY), domain.high or Decimal(_LAST_DAY)
    return domain.low, domain.high


def _points(borders: Sequence[Decimal], grid: Decimal | None, offset: Decimal, count: int) -> set[Decimal]:
    """Return the borders and `count` values in every gap between and beyond them, so that every order is among them."""
    if not borders:
        return {offset + (grid or 1) * index for index in range(count)}
    on_grid = {border for border in borders if grid is None or (border - offset) % grid == 0}
    step = grid or Decimal(1)
    below = {_above(borders[0], grid, offset) - step * (index + 1) for index in range(count + 1)}
    beyond = {_above(borders[-1], grid, offset) + step * index for index in range(count)}
    between: set[Decimal] = set()
    for low, high in itertools.pairwise(borders):
        if grid is None:
            between |= {low + (high - low) * (index + 1) / (count + 1) for index in range(count)}
        else:
            first = _above(low, grid, offset)
            between |= {point for index in range(count) if (point := first + grid * index) < high}
    return on_grid | {point for point in below if point < borders[0]} | between | beyond


def _above(value: Decimal, grid: Decimal | None, offset: Decimal) -> Decimal:
    """Return the next value of the grid above `value`, one more where the values are dense."""
    if grid is None:
        return value + 1
    whole_steps = ((value - offset) / grid).to_integral_value(rounding="ROUND_FLOOR")
    return offset + (whole_steps + 1) * grid


def measure(shape: Shape, value: object) -> Decimal | None:
    """Return a literal in the shape's unit (see `Domain`), or None where it is no value of that shape."""
    try:
        match shape:
            case Shape.DAY if isinstance(value, str) and _ISO_DAY.fullmatch(value):
                return Decimal(date.fromisoformat(value).toordinal())
            case Shape.MONTH if isinstance(value, str) and _ISO_MONTH.fullmatch(value):
                first = date.fromisoformat(f"{value}-01")
                return Decimal(first.year * 12 + first.month - 1)
            case Shape.TIME if isinstance(value, str) and _ISO_TIME.fullmatch(value):
                return Decimal(int(value[:2]) * 60 + int(value[3:]))
            case Shape.NUMBER | Shape.MONEY if not isinstance(value, bool) and isinstance(value, int | float | str):
                number = Decimal(str(value))
                return number if number.is_finite() and abs(number) <= LARGEST else None
    except (ValueError, InvalidOperation):
        return None
    return None


def written(shape: Shape, point: Decimal) -> object:
    """Return a value as it stands in a record."""
    match shape:
        case Shape.DAY:
            return date.fromordinal(min(max(int(point), 1), date.max.toordinal())).isoformat()
        case Shape.MONTH:
            return f"{int(point) // 12:04}-{int(point) % 12 + 1:02}"
        case Shape.TIME:
            return f"{int(point) // 60:02}:{int(point) % 60:02}"
        case Shape.MONEY:
            return f"{point:.2f}"
    return int(point) if point == point.to_integral_value() else float(point)
