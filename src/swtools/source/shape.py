"""Whether a file has the shape that its schema wants, in sentences at the place of the key or value.

`schemas/` decides. What jsonschema finds is translated here, keyword by keyword, into one finding for each mistake:
errors that only follow from another one are left out, and none of the validator's own words reaches the author.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from swtools.diagnostics import Diagnostic, in_order
from swtools.source import keys, schemas, values
from swtools.source.places import Source
from swtools.source.problem import Problem

CODES = {
    "SW201": "a key that does not belong here",
    "SW202": "a key is missing",
    "SW203": "a value of another type than wanted",
    "SW204": "a number, true or false where a text is wanted: quotes are missing",
    "SW205": "a value that is not on the list of allowed words",
    "SW206": "a text that is not written as wanted (id, code, date …)",
    "SW207": "a text that is empty or too long",
    "SW208": "a number that is too small or too large",
    "SW209": "a list or a mapping with too few or too many entries",
    "SW210": "an entry of a list stands twice",
    "SW211": "a reserved word",
    "SW212": "keys that exclude each other, or one of several that is missing",
    "SW213": "a key or a list entry without a value",
}
_EXPLAIN: dict[str, Callable[[Source, Problem, Sequence[Problem]], Iterator[Diagnostic]]] = {
    "additionalProperties": keys.unknown,
    "required": keys.required,
    "dependentRequired": keys.dependent,
    "oneOf": keys.alternatives,
    "anyOf": keys.alternatives,
    "not": keys.refused,
    "type": values.other_type,
    "enum": values.not_listed,
    "const": values.not_listed,
    "pattern": values.not_as_wanted,
    "format": values.no_such_day,
    "minLength": values.length,
    "maxLength": values.length,
    "minimum": values.bounds,
    "maximum": values.bounds,
    "minItems": values.entries,
    "maxItems": values.entries,
    "minProperties": values.entries,
    "uniqueItems": values.twice,
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
    told = _told(schemas.problems(schema, source.data))
    return in_order(finding for problem in told for finding in _EXPLAIN[problem.keyword](source, problem, told))


def _told(problems: Iterator[Problem]) -> list[Problem]:
    """Keep one problem for each value: a value of the wrong type cannot also be too long, nor an empty one misspelt."""
    kept: dict[object, Problem] = {}
    for problem in problems:
        # Several keys of one mapping can be wrong at once; a text, a number, or a value of the wrong type is wrong once.
        whole = isinstance(problem.instance, dict | list) and problem.keyword != "type"
        place = (problem.path, problem.about_key, (problem.keyword, problem.missing) if whole else None)
        if place not in kept or _weight(problem) < _weight(kept[place]):
            kept[place] = problem
    return list(kept.values())


def _weight(problem: Problem) -> int:
    return _WEIGHT.index(problem.keyword) if problem.keyword in _WEIGHT else len(_WEIGHT)
