"""One error of the validator as findings with a place, a sentence and what to do about it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from swtools.diagnostics import Diagnostic, Related, Span, Text, error, text
from swtools.source import schemas
from swtools.source.acceptance import first_repetition
from swtools.source.places import Pointer, Source
from swtools.source.wording import NOT_EMPTY, PATTERNS, type_words, value_words

if TYPE_CHECKING:
    from jsonschema import ValidationError

_WORDS = {"tak": "true", "yes": "true", "prawda": "true", "nie": "false", "no": "false", "fałsz": "false"}
_MOST_NAMES = 24


def explain(source: Source, problem: ValidationError, others: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    """Yield the findings of one error; `others` are all errors of the file, for mistakes that show twice."""
    yield from _EXPLAIN[str(problem.validator)](source, problem, others)


def is_key(problem: ValidationError) -> bool:
    """Tell whether the error is about a key itself (`propertyNames`), not about a value."""
    return "propertyNames" in problem.absolute_schema_path


def _pointer(problem: ValidationError) -> Pointer:
    path = tuple(problem.absolute_path)
    return (*path, problem.instance) if is_key(problem) else path


def _place(source: Source, problem: ValidationError) -> Span:
    pointer = _pointer(problem)
    return source.key_span(pointer) if is_key(problem) or problem.instance is None else source.span(pointer)


def _suggestion(word: str, words: Iterable[str]) -> str | None:
    """Return the most similar of the words, or None where none is near."""
    folded = {name.lower().replace("-", "_"): name for name in words}
    near = difflib.get_close_matches(word.lower().replace("-", "_"), list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def _names(words: Iterable[Any]) -> str:
    names = [f"`{word}`" for word in words]
    return ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")


# Keys ------------------------------------------------------------------------------------------------------------------


def _unknown_keys(problem: ValidationError) -> dict[str, str | None]:
    """Return the keys that do not belong to a mapping, each with the key that was probably meant."""
    known = problem.schema.get("properties", {})
    free = [name for name in known if name not in problem.instance]
    return {key: _suggestion(key, free) for key in problem.instance if key not in known}


def _additional(source: Source, problem: ValidationError, _: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    known = problem.schema.get("properties", {})
    for key, meant in _unknown_keys(problem).items():
        place = source.key_span((*problem.absolute_path, key))
        elsewhere = schemas.owners().get(key, ()) if "type" in known else ()
        if meant:
            hint = text("Did you mean `{key}`?", key=meant)
        elif elsewhere:
            hint = text("Items of these types have it: {types}.", types=_names(elsewhere))
        else:
            hint = text("Possible here: {keys}.", keys=_names(known))
        yield error("SW201", place, text("The key `{key}` does not belong here.", key=key), hint)


def _required(source: Source, problem: ValidationError, others: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    renamed = {
        meant
        for other in others
        if other.validator == "additionalProperties" and other.absolute_path == problem.absolute_path
        for meant in _unknown_keys(other).values()
    }
    # jsonschema yields one error for each missing key; its message begins with the key in Python's quotes.
    missing = [key for key in problem.validator_value if problem.message.startswith(f"{key!r} ") and key not in problem.instance and key not in renamed]
    for key in missing:
        yield error("SW202", source.span(_pointer(problem)), text("The key `{key}` is missing.", key=key), text("Add a line `{key}: …` here.", key=key))


def _dependent(source: Source, problem: ValidationError, _: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    for key, needs in problem.validator_value.items():
        for needed in needs:
            if key in problem.instance and needed not in problem.instance:
                place = source.key_span((*problem.absolute_path, key))
                message = text("`{key}` needs the key `{needed}` beside it.", key=key, needed=needed)
                yield error("SW202", place, message, text("Add a line `{key}: …` here.", key=needed))


def _alternatives(source: Source, problem: ValidationError, _: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    """`oneOf` and `anyOf` are used for one thing only: which of several keys must stand."""
    groups = [part["required"] for part in problem.validator_value]
    keys = [name for group in groups for name in group]
    present = [name for name in keys if name in problem.instance]
    if present:
        yield _both(source, problem, present)
        return
    message = text("One of these keys is missing: {keys}.", keys=_names(keys))
    yield error("SW212", source.span(_pointer(problem)), message, text("Add one of them."))


def _both(source: Source, problem: ValidationError, keys: list[str]) -> Diagnostic:
    places = sorted((source.key_span((*problem.absolute_path, key)), key) for key in keys)
    message = text("These keys exclude each other: {keys}.", keys=_names(key for _, key in places))
    related = [Related(span=place, message=text("the other one")) for place, _ in places[:1]]
    return error("SW212", places[-1][0], message, text("Keep one of them."), *related)


def _not(source: Source, problem: ValidationError, _: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    keys = problem.validator_value.get("required")
    if keys and len(keys) > 1:
        yield _both(source, problem, keys)
    elif keys:
        message = text("`{key}` does not go with this comparison.", key=keys[0])
        yield error("SW212", source.key_span((*problem.absolute_path, keys[0])), message, text("Delete it."))
    else:
        instead = _WORDS_FOR_CODES.get(problem.instance)
        hint = text("Write `{word}`.", word=instead) if instead else text("Choose another word.")
        yield error("SW211", _place(source, problem), text("`{word}` is reserved and cannot be used here.", word=problem.instance), hint)


_WORDS_FOR_CODES = {"yes": "tak", "no": "nie"}

# Values ----------------------------------------------------------------------------------------------------------------


def _type(source: Source, problem: ValidationError, _: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    value, wanted = problem.instance, problem.validator_value
    place, words = _place(source, problem), type_words(wanted)
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    if value is None:
        yield _without_value(source, problem, words)
    elif "string" in names and isinstance(value, bool | int | float):
        written = source.places[tuple(problem.absolute_path)].text
        message = text("A text is wanted here, but {value} is read as {type}.", value=written, type=value_words(value))
        yield error("SW204", place, message, text('Put quotes: "{value}".', value=written))
    else:
        message = text("Here stands {type}; wanted is {wanted}.", type=value_words(value), wanted=words)
        yield error("SW203", place, message, _type_hint(value, names))


def _without_value(source: Source, problem: ValidationError, words: Text) -> Diagnostic:
    pointer = tuple(problem.absolute_path)
    if pointer and isinstance(pointer[-1], str):
        message = text("The key `{key}` has no value; wanted is {wanted}.", key=pointer[-1], wanted=words)
        return error("SW213", source.key_span(pointer), message, text("Write a value, or delete the key."))
    message = text("This entry is empty; wanted is {wanted}.", wanted=words)
    return error("SW213", source.span(pointer), message, text("Write a value, or delete the line."))


def _type_hint(value: object, names: list[str]) -> Text | None:
    if isinstance(value, str):
        return _text_hint(value, names)
    if isinstance(value, dict) and "string" in names:
        return text('A text with a colon goes in quotes: "…".')
    if isinstance(value, float) and "integer" in names and value.is_integer():
        return text("Write {number}.", number=int(value))
    if isinstance(value, list) and "object" in names:
        return text("Take the “-” away: keys stand here, not a list.")
    if isinstance(value, list):
        return text("Write one value, without brackets and without “-”.")
    if isinstance(value, dict) and "array" in names:
        return text("Begin each entry with “- ”.")
    return None


def _text_hint(value: str, names: list[str]) -> Text | None:
    if "boolean" in names and value.lower() in _WORDS:
        return text("Write {word}.", word=_WORDS[value.lower()])
    if {"integer", "number"} & set(names) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        return text("Take the quotes away: {number}.", number=value)
    if "array" in names:
        return text("Write a list: each entry on a line of its own that begins with “- ”.")
    return None


def _enum(source: Source, problem: ValidationError, _: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    allowed = [problem.validator_value] if problem.validator == "const" else [word for word in problem.validator_value if word is not None]
    value, place = problem.instance, _place(source, problem)
    if value is None:
        yield _without_value(source, problem, type_words("string"))
        return
    written = source.places[tuple(problem.absolute_path)].text if not is_key(problem) else value
    meant = _suggestion(value, allowed) if isinstance(value, str) else None
    hint = text("Did you mean `{key}`?", key=meant) if meant and len(allowed) > 1 else text("Allowed: {words}.", words=_names(allowed))
    message = (
        text("`{word}` is not allowed here.", word=written) if written is not None else text("Here stands {type}; wanted is a word.", type=value_words(value))
    )
    yield error("SW205", place, message, hint)


def _pattern(source: Source, problem: ValidationError, _: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    value, expression = problem.instance, problem.validator_value
    if expression == NOT_EMPTY or not value.strip():
        yield _empty(source, problem)
        return
    message = text("`{value}` is not written as wanted.", value=_short(value))
    yield error("SW206", _place(source, problem), message, text("Wanted: {words}.", words=PATTERNS[expression]))


def _format(source: Source, problem: ValidationError, _: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    hint = text("Write a day of the calendar as year-month-day, for example 2026-03-31.")
    yield error("SW206", _place(source, problem), text("The day {value} does not exist.", value=_short(problem.instance)), hint)


def _empty(source: Source, problem: ValidationError) -> Diagnostic:
    return error("SW207", _place(source, problem), text("The text is empty."), text("Write a text, or delete the key."))


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= 60 else line[:60] + "…"


def _length(source: Source, problem: ValidationError, _: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    if problem.validator == "minLength":
        yield _empty(source, problem)
        return
    message = text("The text has {length} characters; at most {most} are allowed.", length=len(problem.instance), most=problem.validator_value)
    yield error("SW207", _place(source, problem), message, text("Shorten it."))


def _bounds(source: Source, problem: ValidationError, _: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    bound = problem.validator_value
    least = problem.validator == "minimum"
    hint = text("Write a number of at least {bound}.", bound=bound) if least else text("Write a number of at most {bound}.", bound=bound)
    message = (
        text("The number {number} is too small.", number=problem.instance) if least else text("The number {number} is too large.", number=problem.instance)
    )
    yield error("SW208", _place(source, problem), message, hint)


def _entries(source: Source, problem: ValidationError, _: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    count, bound = len(problem.instance), problem.validator_value
    pointer = _pointer(problem)
    if not count:
        yield error("SW209", source.key_span(pointer), text("Nothing stands in it yet."), text("Add an entry, or delete the key."))
    elif problem.validator in ("minItems", "minProperties"):
        yield error("SW209", source.span(pointer), text("There are {count} entries; at least {bound} are needed.", count=count, bound=bound))
    else:
        message = text("There are {count} entries; at most {bound} are allowed.", count=count, bound=bound)
        yield error("SW209", source.span((*pointer, bound)), message, text("Divide the list."))


def _twice(source: Source, problem: ValidationError, _: Iterable[ValidationError]) -> Iterator[Diagnostic]:
    found = first_repetition(problem.instance)
    late, early = found or (0, 0)
    pointer = _pointer(problem)
    related = Related(span=source.span((*pointer, early)), message=text("first used here"))
    message = text("`{value}` stands twice in this list.", value=problem.instance[late])
    yield error("SW210", source.span((*pointer, late)), message, text("Keep one of them."), related)


_EXPLAIN: dict[str, Callable[[Source, ValidationError, Iterable[ValidationError]], Iterator[Diagnostic]]] = {
    "additionalProperties": _additional,
    "required": _required,
    "dependentRequired": _dependent,
    "oneOf": _alternatives,
    "anyOf": _alternatives,
    "not": _not,
    "type": _type,
    "enum": _enum,
    "const": _enum,
    "pattern": _pattern,
    "format": _format,
    "minLength": _length,
    "maxLength": _length,
    "minimum": _bounds,
    "maximum": _bounds,
    "minItems": _entries,
    "maxItems": _entries,
    "minProperties": _entries,
    "uniqueItems": _twice,
}
