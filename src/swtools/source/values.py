"""Findings about values: of another type, not on the list, not written as wanted, too long, too many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from swtools.diagnostics import Diagnostic, Related, Text, error, text
from swtools.source.acceptance import first_repetition
from swtools.source.places import Source
from swtools.source.problem import Problem, names, shortened, suggestion
from swtools.source.wording import NOT_EMPTY, PATTERNS, type_words, value_words

_TRUTH = {"tak": "true", "yes": "true", "prawda": "true", "nie": "false", "no": "false", "fałsz": "false"}


def other_type(source: Source, problem: Problem, _: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield a value of another type than wanted; a number where a text is wanted only lacks its quotes."""
    value = problem.instance
    types = [problem.wanted] if isinstance(problem.wanted, str) else list(problem.wanted)
    if value is None:
        yield _without_value(source, problem, type_words(types))
    elif "string" in types and isinstance(value, bool | int | float):
        written = source.places[problem.pointer].text
        message = text("A text is wanted here, but {value} is read as {type}.", value=written, type=value_words(value))
        yield error("SW204", problem.place(source), message, text('Put quotes: "{value}".', value=written))
    else:
        message = text("Here stands {type}; wanted is {wanted}.", type=value_words(value), wanted=type_words(types))
        yield error("SW203", problem.place(source), message, _type_hint(value, types))


def _without_value(source: Source, problem: Problem, wanted: Text) -> Diagnostic:
    key = problem.pointer[-1] if problem.pointer else 0
    if isinstance(key, str):
        message = text("The key `{key}` has no value; wanted is {wanted}.", key=shortened(key), wanted=wanted)
        return error("SW213", problem.place(source), message, text("Write a value, or delete the key."))
    message = text("This entry is empty; wanted is {wanted}.", wanted=wanted)
    return error("SW213", problem.place(source), message, text("Write a value, or delete the line."))


def _type_hint(value: object, types: list[str]) -> Text | None:
    if isinstance(value, str):
        return _text_hint(value, types)
    if isinstance(value, float) and "integer" in types and value.is_integer():
        return text("Write {number}.", number=int(value))
    if isinstance(value, dict) and "string" in types:
        return text('A text with a colon goes in quotes: "…".')
    if isinstance(value, dict) and "array" in types:
        return text("Begin each entry with “- ”.")
    if isinstance(value, list) and types == ["object"]:
        return text("Take the “- ” away: keys stand here, not a list.")
    return text("Write one value, without brackets and without “- ”.") if isinstance(value, list) else None


def _text_hint(value: str, types: list[str]) -> Text | None:
    if "boolean" in types and value.lower() in _TRUTH:
        return text("Write {word}.", word=_TRUTH[value.lower()])
    if {"integer", "number"} & set(types) and re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", value):
        return text("Take the quotes away: {number}.", number=value)
    if {"integer", "number"} & set(types):
        return text("Write the number alone, without words.")
    if "array" in types:
        return text("Write a list: each entry on a line of its own that begins with “- ”.")
    return text("Write keys with values: `key: value`.") if types == ["object"] else None


def not_listed(source: Source, problem: Problem, _: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield a word that is not among the allowed ones, with the nearest of them."""
    allowed = [problem.wanted] if problem.keyword == "const" else [word for word in problem.wanted if word is not None]
    value = problem.instance
    meant = suggestion(value, allowed) if isinstance(value, str) and len(allowed) > 1 else None
    hint = text("Did you mean `{key}`?", key=meant) if meant else text("Allowed: {words}.", words=names(allowed))
    if value is None:
        yield _without_value(source, problem, type_words("string"))
    elif isinstance(value, dict | list):
        message = text("Here stands {type}; wanted is {wanted}.", type=value_words(value), wanted=type_words("string"))
        yield error("SW203", problem.place(source), message, hint)
    else:
        written = value if problem.about_key else source.places[problem.pointer].text
        yield error("SW205", problem.place(source), text("`{word}` is not allowed here.", word=shortened(str(written))), hint)


def not_as_wanted(source: Source, problem: Problem, _: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield a text that breaks its pattern, with the pattern in words."""
    if problem.wanted == NOT_EMPTY or not problem.instance.strip():
        yield _empty(source, problem)
    else:
        message = text("`{value}` is not written as wanted.", value=shortened(problem.instance))
        yield error("SW206", problem.place(source), message, text("Wanted: {words}.", words=PATTERNS[problem.wanted]))


def no_such_day(source: Source, problem: Problem, _: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield a date that the calendar does not have."""
    hint = text("Write a day of the calendar as year-month-day, for example 2026-03-31.")
    yield error("SW206", problem.place(source), text("The day {value} does not exist.", value=shortened(problem.instance)), hint)


def _empty(source: Source, problem: Problem) -> Diagnostic:
    return error("SW207", problem.place(source), text("The text is empty."), text("Write a text, or delete the key."))


def length(source: Source, problem: Problem, _: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield a text that is empty or too long."""
    if problem.keyword == "minLength":
        yield _empty(source, problem)
    else:
        message = text("The text has {length} characters; at most {most} are allowed.", length=len(problem.instance), most=problem.wanted)
        yield error("SW207", problem.place(source), message, text("Shorten it."))


def bounds(source: Source, problem: Problem, _: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield a number outside its bounds."""
    number, bound = problem.instance, problem.wanted
    if problem.keyword == "minimum":
        message, hint = text("The number {number} is too small.", number=number), text("Write a number of at least {bound}.", bound=bound)
    else:
        message, hint = text("The number {number} is too large.", number=number), text("Write a number of at most {bound}.", bound=bound)
    yield error("SW208", problem.place(source), message, hint)


def entries(source: Source, problem: Problem, _: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield a list or a mapping with nothing in it, or a list that is too long."""
    count, bound = len(problem.instance), problem.wanted
    if not count:
        yield error("SW209", source.key_span(problem.pointer), text("Nothing stands in it yet."), text("Add an entry, or delete the key."))
    else:
        message = text("There are {count} entries; at most {bound} are allowed.", count=count, bound=bound)
        yield error("SW209", source.span((*problem.pointer, bound)), message, text("Divide the list."))


def twice(source: Source, problem: Problem, _: Sequence[Problem]) -> Iterator[Diagnostic]:
    """Yield the second of two equal entries."""
    found = first_repetition(problem.instance)
    assert found is not None
    late, early = found
    related = Related(span=source.span((*problem.pointer, early)), message=text("first used here"))
    message = text("`{value}` stands twice in this list.", value=shortened(str(problem.instance[late])))
    yield error("SW210", source.span((*problem.pointer, late)), message, text("Keep one of them."), related)
