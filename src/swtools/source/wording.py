"""Words for what a schema wants: patterns, types, reserved words. A test holds that every pattern of `schemas/` stands here."""

from __future__ import annotations

from swtools.diagnostics import Text, text

_IDENTIFIER = text("small letters a–z, digits and single underscores, beginning with a letter, for example main_goal")
_REFERENCE = text("the id of an item, with a block's prefix (osoba__first_name) and a part after a dot (skala.is) where needed")
_PHONE = text("digits and spaces, for example 116 123")

PATTERNS: dict[str, Text] = {
    "^[a-z][a-z0-9]*(_[a-z0-9]+)*$": _IDENTIFIER,
    "^[a-z][a-z0-9]*(__?[a-z0-9]+)*(\\.[a-z0-9]+(_[a-z0-9]+)*)?$": _REFERENCE,
    "^[a-z][a-z0-9]*(__?[a-z0-9]+)*$": _REFERENCE,
    "^[a-z][a-z0-9]*(_[a-z0-9]+)*\\.[a-z][a-z0-9]*(__?[a-z0-9]+)*(\\.[a-z0-9]+(_[a-z0-9]+)*)?$": text(
        "the id of a tool, a dot and the id of its item, for example karta_diagnozy.strengths_own"
    ),
    "^[a-z0-9]+(-[a-z0-9]+)*$": text("small letters a–z, digits and single hyphens, for example pierwszy-kontakt"),
    "^[a-z0-9_]+$": text("small letters a–z, digits and underscores, for example nie_wiem"),
    "^[A-Z0-9]+(-[A-Z0-9]+)*$": text("capital letters A–Z, digits and single hyphens, for example BP-1-03"),
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": text("a date as year-month-day, for example 2026-03-31"),
    "^(today|[0-9]{4}-[0-9]{2}-[0-9]{2})$": text("a date as year-month-day, for example 2026-03-31, or today"),
    "^([01][0-9]|2[0-3]):[0-5][0-9]$": text("a time as hours:minutes, for example 08:30"),
    "^[0-9]{4}-(0[1-9]|1[0-2])$": text("a month as year-month, for example 2026-03"),
    "^[0-9]+\\.[0-9]+$": text('two numbers with a dot between them, for example "1.0"'),
    "^-?[0-9]+\\.[0-9]{2}$": text('an amount with a dot and two digits, for example "120.50"'),
    "^SW[0-9]{3}$": text("the code of a finding, for example SW320"),
    "^[a-z]{2}$": text("two small letters, for example pl"),
    "^[a-z]{2}(-[a-z]{2})?$": text("two small letters, for example pl, or two languages, pl-uk"),
    "^[0-9+][0-9 +-]*$": _PHONE,
    "\\.(png|jpe?g|PNG|JPE?G)$": text("the path of a picture that ends in .png or .jpg"),
    "^[0-9a-f]{16,64}$": text("a hash in hexadecimal digits"),
    "^[0-9a-f]{64}$": text("a SHA-256 in 64 hexadecimal digits"),
    "^[^/\\\\][^\\\\]*$": text("a relative path with forward slashes"),
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})$": text(
        "a moment with its time zone, for example 2026-03-07T14:05:00+01:00"
    ),
}
NOT_EMPTY = "\\S"
"""The pattern of a text in which something must stand; what breaks it is an empty text."""

_TYPES: dict[str, Text] = {
    "string": text("a text"),
    "integer": text("a whole number"),
    "number": text("a number"),
    "boolean": text("true or false"),
    "array": text("a list"),
    "object": text("a group of keys"),
    "null": text("nothing"),
}


def type_words(names: str | list[str]) -> Text:
    """Say which type, or types, a schema wants."""
    words = [_TYPES[name] for name in ([names] if isinstance(names, str) else names)]
    said = words[-1]
    for word in reversed(words[:-1]):
        said = text("{first} or {second}", first=word, second=said)
    return said


def value_words(value: object) -> Text:
    """Say of which type a value is."""
    if value is None:
        return _TYPES["null"]
    kinds: tuple[tuple[type, str], ...] = ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array"))
    return _TYPES[next((name for kind, name in kinds if isinstance(value, kind)), "object")]
