"""A record's values as they stand on paper. Whatever does not have the expected shape shows as nothing, never as an error."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from swtools.document.blocks import LineKind

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


def shown(value: object, kind: LineKind = LineKind.TEXT) -> str:
    """Return a value as written by hand: dates DD.MM.RRRR, months MM.RRRR, numbers with a comma."""
    if value is None or isinstance(value, Mapping | list | tuple | bool):
        return ""
    words = str(value)
    if kind is LineKind.DATE and (date := _DATE.fullmatch(words)):
        return f"{date[3]}.{date[2]}.{date[1]}"
    if kind is LineKind.MONTH and (month := _MONTH.fullmatch(words)):
        return f"{month[2]}.{month[1]}"
    if isinstance(value, float) or kind in (LineKind.MONEY, LineKind.DECIMAL):
        return words.replace(".", ",")
    return words


def as_mapping(value: object) -> Mapping[str, object]:
    """Return an object of a record, or an empty one."""
    return value if isinstance(value, Mapping) else {}


def rows(value: object) -> Sequence[Mapping[str, object]]:
    """Return the rows of a table or the cards of a repeated section."""
    return [as_mapping(entry) for entry in value] if isinstance(value, list | tuple) else []


def single_code(value: object) -> str | None:
    """Return the code of one answer: `code`, `{code, text}`, a number or a boolean."""
    if isinstance(value, Mapping):
        value = value.get("code")
    if value is None or isinstance(value, list | tuple | Mapping):
        return None
    if isinstance(value, bool):
        return "tak" if value else "nie"
    return str(value)


def codes(value: object) -> tuple[str, ...]:
    """Return the codes of several answers."""
    entries = value if isinstance(value, list | tuple) else [value]
    return tuple(code for entry in entries if (code := single_code(entry)) is not None)


def entry_text(value: object, code: str) -> str:
    """Return the text that goes with a code, of one answer or of one among several."""
    entries = value if isinstance(value, list | tuple) else [value]
    return next((shown(entry.get("text")) for entry in entries if isinstance(entry, Mapping) and entry.get("code") == code), "")
