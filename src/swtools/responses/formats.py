"""Texts of a known format and days within bounds: what a value must be like beyond its kind. The HTML's script asks the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from swtools.model.instrument import Item

PATTERNS = {
    "pesel": "^[0-9]{11}$",
    "phone": "^(\\+|00)?[0-9][0-9 ()-]{6,20}$",
    "email": "^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$",
    "postal_code": "^[0-9]{2}-[0-9]{3}$",
}
"""What a format looks like; a case code and a first name are what a centre and a person say they are."""

_WEIGHTS = (1, 3, 7, 9)
_CENTURIES = (1900, 2000, 2100, 2200, 1800)
"""Of a PESEL: the weights of its digits, in turn, and the century by how many twenties its month has."""


def wrong_places(item: Item, value: object, today: str) -> Iterator[str]:
    """Yield the places in an answer ("" or "[0].column") that are not written as their format or bounds want.

    `today` is an ISO date. What has the wrong kind altogether is left to others.
    """
    if item.type == "table" and isinstance(value, list):
        for index, row in enumerate(value):
            for column in item.children if isinstance(row, Mapping) else ():
                yield from (f"[{index}].{column.id}" for _ in wrong_places(column, row.get(column.id), today))
    elif isinstance(value, str) and item.type in _HOLDS and not _HOLDS[item.type](item, value, today):
        yield ""


def _text_holds(item: Item, value: str, _today: str) -> bool:
    own = getattr(item.params, "pattern", None)
    if own:
        return re.fullmatch(own, value) is not None
    name = getattr(item.params, "format", None)
    if name == "pesel":
        return pesel_holds(value)
    return name not in PATTERNS or re.fullmatch(PATTERNS[name], value) is not None


def pesel_holds(value: str) -> bool:
    """Say whether the control digit and the birth date of a PESEL hold (ustawa o ewidencji ludności, art. 15–16)."""
    if not re.fullmatch(r"[0-9]{11}", value):
        return False
    digits = [int(digit) for digit in value]
    total = sum(digit * _WEIGHTS[place % 4] for place, digit in enumerate(digits[:10]))
    month = int(value[2:4])
    try:
        date(_CENTURIES[month // 20] + int(value[:2]), month % 20, int(value[4:6]))
    except ValueError:
        return False
    return (10 - total % 10) % 10 == digits[10]


def _day_holds(item: Item, value: str, today: str) -> bool:
    low, high = (today if bound == "today" else bound for bound in (getattr(item.params, "minimum", None), getattr(item.params, "maximum", None)))
    return not ((low and value < low) or (high and value > high))


_HOLDS: dict[str, Callable[[Item, str, str], bool]] = {"text": _text_holds, "date": _day_holds}
