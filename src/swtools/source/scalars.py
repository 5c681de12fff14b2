"""What a plain scalar means: the YAML 1.2 core schema, with one narrowing.

Numbers with a leading zero (`012`, `01.05`) stay text, as JSON has it: in forms they are codes, days and telephone
numbers. `yes`, `no`, `tak`, `08:30` and `2024-01-02` are text in YAML 1.2 anyway.
"""

from __future__ import annotations

import re

Scalar = str | int | float | bool | None

_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_FIRST = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_RADIX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_MOST_DIGITS = 15


class UnusableNumberError(ValueError):
    """A number that a form cannot use: infinite, not a number, or with more digits than a computer keeps."""


def resolve(text: str) -> Scalar:
    """Return the value of a plain (unquoted) scalar.

    Raises:
        UnusableNumberError: `.inf`, `.nan`, or more than 15 digits.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _FIRST:
        return text
    if _NO_NUMBER.fullmatch(text):
        raise UnusableNumberError(text)
    if _INTEGER.fullmatch(text):
        return int(_checked(text))
    if _RADIX.fullmatch(text):
        return int(_checked(text), 0)
    if _FLOAT.fullmatch(text):
        return float(_checked(text))
    return text


def _checked(text: str) -> str:
    """Refuse what loses digits or leaves the range; 15 digits are what every reader of JSON keeps."""
    mantissa, _, exponent = text.lower().partition("e") if not text.startswith("0x") else (text, "", "")
    if sum(character.isalnum() for character in mantissa) > _MOST_DIGITS or abs(int(exponent[:6] or 0)) > _MOST_DIGITS:
        raise UnusableNumberError(text)
    return text
