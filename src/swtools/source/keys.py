"""Findings about keys: unknown, missing, excluding each other, misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from swtools.diagnostics import Diagnostic, Related, error, text
from swtools.source.places import Source
from swtools.source.problem import Problem, names, shortened, suggestion
from swtools.source.schemas import owners

_TREES = (("all",), ("any",), ("not",))


def unknown(source: Source, problem: Problem, _: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield a finding for each key that a mapping cannot have, with the key that was probably meant."""
    types = owners() if "type" in problem.properties else {}
    for key, meant in _unknown_keys(problem).items():
        if problem.properties in _TREES:
            hint = text("Put it inside `{tree}`, as a comparison of its own.", tree=problem.properties[0])
        elif meant:
            hint = text("Did you mean `{key}`?", key=meant)
        elif key in types:
            hint = text("Items of these types have it: {types}.", types=names(types[key]))
        else:
            hint = text("Possible here: {keys}.", keys=names(problem.properties))
        place = source.key_span((*problem.pointer, key))
        yield error("SW201", place, text("The key `{key}` does not belong here.", key=shortened(key)), hint)


def _unknown_keys(problem: Problem) -> dict[str, str | None]:
    free = [name for name in problem.properties if name not in problem.instance]
    return {key: suggestion(key, free) for key in problem.instance if key not in problem.properties}


def required(source: Source, problem: Problem, others: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield the missing key, unless it is there under a misspelt name, which is a finding already."""
    beside = (other for other in others if other.keyword == "additionalProperties" and other.pointer == problem.pointer)
    if all(problem.missing not in _unknown_keys(other).values() for other in beside):
        key = problem.missing
        yield error("SW202", problem.place(source), text("The key `{key}` is missing.", key=key), text("Add a line `{key}: …` here.", key=key))


def dependent(source: Source, problem: Problem, _: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield the keys that another key needs beside it."""
    for key, needs in problem.wanted.items():
        for needed in needs:
            if key in problem.instance and needed not in problem.instance:
                message = text("`{key}` needs the key `{needed}` beside it.", key=key, needed=needed)
                yield error("SW202", source.key_span((*problem.pointer, key)), message, text("Add a line `{key}: …` here.", key=needed))


def alternatives(source: Source, problem: Problem, _: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield what `oneOf` and `anyOf` refuse; the schemas use them only to say which of several keys must stand."""
    keys = [name for part in problem.wanted for name in part["required"]]
    present = [name for name in keys if name in problem.instance]
    if present:
        yield _excluding(source, problem, present)
    else:
        message = text("One of these keys is missing: {keys}.", keys=names(keys))
        yield error("SW212", problem.place(source), message, text("Add one of them."))


def _excluding(source: Source, problem: Problem, keys: list[str]) -> Diagnostic:
    places = sorted((source.key_span((*problem.pointer, key)), key) for key in keys)
    message = text("These keys exclude each other: {keys}.", keys=names(key for _, key in places))
    related = Related(span=places[0][0], message=text("the other one"))
    return error("SW212", places[-1][0], message, text("Keep one of them."), related)


def refused(source: Source, problem: Problem, _: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield what `not` refuses: two keys together, a key in its context, or a reserved word."""
    keys = problem.wanted.get("required")
    if keys and len(keys) > 1:
        yield _excluding(source, problem, keys)
    elif keys:
        message = text("`{key}` does not go with this comparison.", key=keys[0])
        yield error("SW212", source.key_span((*problem.pointer, keys[0])), message, text("Delete it."))
    else:
        instead = {"yes": "tak", "no": "nie"}.get(problem.instance)
        hint = text("Write `{word}`.", word=instead) if instead else text("Choose another word.")
        yield error("SW211", problem.place(source), text("`{word}` is reserved and cannot be used here.", word=problem.instance), hint)
