"""A quick yes for what is in order: a schema compiled into closures.

jsonschema judges and words what is wrong, but it needs tens of milliseconds for a file in which nothing is. This
compiler covers exactly the keywords that `schemas/` use and refuses any other, so it can be no weaker than the schema;
`tests/source` holds the two against each other on mutated files.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Sized
from typing import Any

from swtools.source.places import Data

Accept = Callable[[Data], bool]
Schema = dict[str, Any] | bool
Resolve = Callable[[str, str], tuple[str, Schema]]
"""From a base address and a reference to the address and content of the schema it means."""

_ANNOTATIONS = frozenset({"$schema", "$id", "$defs", "title", "description", "patternErrorMessage", "then", "else"})


def is_integer(value: object) -> bool:
    """Tell whether the value is a whole number as written; `3.0` and `true` are not."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value: object) -> bool:
    """Tell whether the value is a number; `true` is not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


TYPES: dict[str, Accept] = {
    "string": lambda value: isinstance(value, str),
    "integer": is_integer,
    "number": is_number,
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "null": lambda value: value is None,
}


@functools.cache
def pattern_of(expression: str) -> re.Pattern[str]:
    """Compile a schema's pattern; `$` means the very end, as in ECMAScript, not "before a last line break"."""
    return re.compile(expression[:-1] + r"\Z" if expression.endswith("$") else expression)


def is_date(value: str) -> bool:
    """Tell whether `RRRR-MM-DD` names a day that exists."""
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


class Compiler:
    """Compiles schemas; each reference is compiled once, recursion included."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self._done: dict[str, Accept] = {}

    def reference(self, base: str, ref: str) -> Accept:
        """Return the check of the schema that `ref` names, seen from `base`."""
        address, schema = self._resolve(base, ref)
        if address not in self._done:
            # A placeholder stands in while a schema that contains itself is compiled.
            self._done[address] = lambda value: self._done[address](value)  # noqa: PLW0108 - looked up when called, not now
            self._done[address] = self.compile(address, schema)
        return self._done[address]

    def compile(self, base: str, schema: Schema) -> Accept:
        """Return a function that tells whether a value fits the schema.

        Raises:
            TypeError: the schema uses a keyword that this compiler does not know (a programmer's error).
        """
        if isinstance(schema, bool):
            return lambda _: schema
        checks = [check for keyword in schema if keyword not in _ANNOTATIONS for check in self._keyword(base, keyword, schema)]
        if len(checks) == 1:
            return checks[0]
        fixed = tuple(checks)

        def accept(value: Data) -> bool:
            for check in fixed:  # noqa: SIM110 - a loop is half as slow as all() here
                if not check(value):
                    return False
            return True

        return accept

    def _keyword(self, base: str, keyword: str, schema: dict[str, Any]) -> list[Accept]:
        value = schema[keyword]
        if keyword in _SIMPLE:
            return [_SIMPLE[keyword](value)]
        if keyword == "$ref":
            return [self.reference(base, value)]
        if keyword in ("properties", "additionalProperties"):
            # Both keywords are one check; it is made where the first of them stands.
            both = [name for name in schema if name in ("properties", "additionalProperties")]
            return [self._properties(base, schema)] if keyword == both[0] else []
        return [self._applicator(base, keyword, value, schema)]

    def _applicator(self, base: str, keyword: str, value: Data, schema: dict[str, Any]) -> Accept:
        if keyword == "allOf":
            return self._all(base, value)
        if keyword in ("anyOf", "oneOf"):
            parts = [self.compile(base, part) for part in value]
            if keyword == "anyOf":
                return lambda data: any(part(data) for part in parts)
            return lambda data: sum(part(data) for part in parts) == 1
        if keyword == "if":
            test, then, other = (self.compile(base, schema.get(name, True)) for name in ("if", "then", "else"))
            return lambda data: then(data) if test(data) else other(data)
        if keyword not in ("items", "not", "propertyNames"):
            raise TypeError(f"schema keyword {keyword!r} is not known to the compiler")
        part = self.compile(base, value)
        if keyword == "not":
            return lambda data: not part(data)
        kind = list if keyword == "items" else dict
        return lambda data: not isinstance(data, kind) or all(map(part, data))

    def _all(self, base: str, parts: list[dict[str, Any]]) -> Accept:
        """Compile `allOf`; a row of "if `type` is this, then that" becomes one look into a table."""
        table: dict[Any, Accept] = {}
        rest: list[Accept] = []
        for part in parts:
            name = type_named(part)
            if name:
                table[name] = self.compile(base, part["then"])
            else:
                rest.append(self.compile(base, part))

        def accept(data: Data) -> bool:
            name = data.get("type") if isinstance(data, dict) else None
            chosen = table.get(name) if isinstance(name, str) else None
            return (chosen is None or chosen(data)) and all(check(data) for check in rest)

        return accept

    def _properties(self, base: str, schema: dict[str, Any]) -> Accept:
        known = {name: self.compile(base, part) for name, part in schema.get("properties", {}).items()}
        other = self.compile(base, schema.get("additionalProperties", True))

        def accept(data: Data) -> bool:
            return not isinstance(data, dict) or all(known.get(key, other)(part) for key, part in data.items())

        return accept


def type_named(part: dict[str, Any]) -> str | None:
    """Return the name where a schema says exactly "if the key `type` is this name, then …"."""
    name = part.get("if", {}).get("properties", {}).get("type", {}).get("const")
    exact = {"type": "object", "properties": {"type": {"const": name}}, "required": ["type"]}
    return name if name and set(part) == {"if", "then"} and part["if"] == exact else None


def _type(names: str | list[str]) -> Accept:
    tests = [TYPES[name] for name in ([names] if isinstance(names, str) else names)]
    return tests[0] if len(tests) == 1 else lambda value: any(test(value) for test in tests)


def _enum(values: list[Any]) -> Accept:
    return lambda value: any(same(value, one) for one in values)


def same(one: object, other: object) -> bool:
    """Tell whether two values are equal as JSON sees it: `1` and `true` are not."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _unique(wanted: bool) -> Accept:
    return lambda value: not (wanted and isinstance(value, list)) or first_repetition(value) is None


def first_repetition(values: list[Any]) -> tuple[int, int] | None:
    """Return the positions of the first value that stands twice, the later one first, or None."""
    for late, value in enumerate(values):
        for early in range(late):
            if same(values[early], value):
                return late, early
    return None


def _required(names: list[str]) -> Accept:
    wanted = frozenset(names)
    return lambda value: not isinstance(value, dict) or wanted <= value.keys()


def _dependent(rules: dict[str, list[str]]) -> Accept:
    return lambda value: not isinstance(value, dict) or all(need in value for key, needs in rules.items() if key in value for need in needs)


def _length(kind: type[Sized], least: bool, bound: int) -> Accept:
    if least:
        return lambda value: not isinstance(value, kind) or len(value) >= bound
    return lambda value: not isinstance(value, kind) or len(value) <= bound


def _pattern(expression: str) -> Accept:
    search = pattern_of(expression).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _format(name: str) -> Accept:
    if name != "date":
        raise TypeError(f"format {name!r} is not known to the compiler")
    return lambda value: not isinstance(value, str) or is_date(value)


_SIMPLE: dict[str, Callable[[Any], Accept]] = {
    "type": _type,
    "enum": _enum,
    "const": lambda wanted: _enum([wanted]),
    "required": _required,
    "dependentRequired": _dependent,
    "uniqueItems": _unique,
    "minItems": functools.partial(_length, list, True),
    "maxItems": functools.partial(_length, list, False),
    "minLength": functools.partial(_length, str, True),
    "maxLength": functools.partial(_length, str, False),
    "minProperties": functools.partial(_length, dict, True),
    "maxProperties": functools.partial(_length, dict, False),
    "minimum": lambda bound: lambda value: not is_number(value) or value >= bound,
    "maximum": lambda bound: lambda value: not is_number(value) or value <= bound,
    "pattern": _pattern,
    "format": _format,
}
