"""Whether a file has the shape that its schema wants, in sentences at the place of the key or value.

`schemas/` decides. What jsonschema finds is translated here, keyword by keyword, into one finding for each mistake:
errors that only follow from another one are left out, and none of the validator's own words reaches the author.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from swtools.diagnostics import Diagnostic, in_order
from swtools.source import schemas
from swtools.source.explain import explain, is_key
from swtools.source.places import Pointer, Source

if TYPE_CHECKING:
    from jsonschema import ValidationError

CODES = {
    "SW201": "a key that does not belong here",
    "SW202": "a key is missing",
    "SW203": "a value of another type than wanted",
    "SW204": "a number, true or false where a text is wanted: quotes are missing",
    "SW205": "a value that is not on the list of allowed words",
    "SW206": "a text that is not written as wanted (id, code, date …)",
    "SW207": "a text that is empty or too long",
    "SW208": "a number that is too small or too large",
    "SW209": "a list with too few or too many entries",
    "SW210": "an entry of a list stands twice",
    "SW211": "a reserved word",
    "SW212": "keys that exclude each other, or one of several that is missing",
    "SW213": "a key or a list entry without a value",
}
_WEIGHT = ("type", "minLength", "const", "enum", "pattern", "maxLength")


def check_shape(source: Source, schema: str) -> list[Diagnostic]:
    """Check a file against `schemas/<schema>.schema.json` and return the findings (SW2xx) in the order of their places.

    Raises:
        KeyError: there is no such schema (a programmer's error).
        EnvironmentProblem: the installation lacks the schemas.
    """
    if schemas.acceptor(schema)(source.data):
        return []
    found = list(_told(schemas.errors(schema, source.data)))
    return in_order(finding for error in found for finding in explain(source, error, found))


def _told(errors: Iterator[ValidationError]) -> Iterator[ValidationError]:
    """Keep one error for each value: a value of the wrong type cannot also be too long, nor an empty one misspelt."""
    scalars: dict[tuple[Pointer, Any], ValidationError] = {}
    for error in errors:
        whole = error.validator != "type" and isinstance(error.instance, dict | list)
        place = (tuple(error.absolute_path), error.instance if is_key(error) else None)
        if whole:
            yield error
        elif place not in scalars or _weight(error) < _weight(scalars[place]):
            scalars[place] = error
    yield from scalars.values()


def _weight(error: ValidationError) -> int:
    return _WEIGHT.index(str(error.validator)) if error.validator in _WEIGHT else len(_WEIGHT)
