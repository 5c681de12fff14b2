"""Checking the answers of a record against its instrument: shapes, codes, bounds, required answers, constraints (SW6xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from swtools.conditions.evaluate import evaluate, plain
from swtools.conditions.tree import Condition, compared
from swtools.diagnostics import Text, text
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Instrument
from swtools.responses.formats import wrong_places
from swtools.responses.visible import Shown, shown_items

CODES = {
    "SW601": "an answer to nothing the form asks, or to a hidden question",
    "SW602": "an answer of the wrong shape",
    "SW603": "a code that is no option",
    "SW604": "a value outside its bounds",
    "SW605": "a required answer is missing",
    "SW606": "a constraint does not hold",
    "SW607": "a computed value that the answers do not give",
}

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_MONEY = re.compile(r"-?\d+(\.\d{1,2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem of a record; `path` names the place in its answers (`goals[0].by_when`)."""

    code: str
    path: str
    message: Text


def check_answers(instrument: Instrument, answers: Mapping[str, object], today: str) -> list[Problem]:
    """Return every problem of the answers, in the order of the page; `today` is an ISO date."""
    problems: list[Problem] = []
    shown = list(shown_items(instrument, answers, today))
    for entry in shown:
        problems.extend(_item(entry, today))
    topics = {topic.id: topic.answer for topic in instrument.topics()}
    for identifier, answer in topics.items():
        if identifier in answers:
            problems.extend(_value(answer, answers[identifier], identifier, "topic"))
    known = {entry.path for entry in shown} | set(topics)
    problems.extend(Problem(code="SW601", path=key, message=text("The form does not ask {path} here.", path=key)) for key in answers if key not in known)
    return problems


def _item(entry: Shown, today: str) -> Iterator[Problem]:
    item, sheet = entry.item, entry.sheet
    value = sheet.answers.get(item.id)
    if value is None and not item.answer.derived:
        if item.required and item.answer.kind is not AnswerKind.NONE:
            yield Problem(code="SW605", path=entry.path, message=text("The answer to {path} is missing.", path=entry.path))
        return
    if item.type == "section":
        if not isinstance(value, list):
            yield _shape(entry.path)
        return
    if value is not None:
        yield from _held(entry, value)
    if item.constraint and _is_broken(item.constraint.rule, entry, today):
        yield Problem(code="SW606", path=entry.path, message=text("{message}", message=item.constraint.message))


def _held(entry: Shown, value: object) -> Iterator[Problem]:
    """Judge an answer that is there: its shape, then its format and bounds, then what a computed one should be."""
    problems = list(_value(entry.item.answer, value, entry.path, entry.item.type))
    yield from problems
    if not problems:
        yield from (_bounds(entry.path + place) for place in wrong_places(entry.item, value, entry.sheet.today))
    given = entry.sheet.shown.get(entry.item.id)
    if entry.item.answer.derived and not problems and value != given:
        message = text("The answers give {other} for {path}, not {value}.", path=entry.path, value=str(value), other="–" if given is None else str(given))
        yield Problem(code="SW607", path=entry.path, message=message)


def _is_broken(rule: Condition, entry: Shown, today: str) -> bool:
    """Say whether a constraint fails; it is asked once its own item and all that it compares are answered."""
    lookup = entry.sheet.lookup
    asked = all(plain(lookup(reference)) is not None for reference in (entry.item.id, *compared(rule)))
    return asked and not evaluate(rule, lookup, today)


def _shape(path: str) -> Problem:
    return Problem(code="SW602", path=path, message=text("The answer to {path} has the wrong shape.", path=path))


def _value(answer: Answer, value: object, path: str, item_type: str) -> Iterator[Problem]:
    match answer.kind:
        case AnswerKind.TEXT:
            if not isinstance(value, str) or not value:
                yield _shape(path)
            elif answer.max_length and len(value) > answer.max_length:
                yield _bounds(path)
        case AnswerKind.NUMBER | AnswerKind.MONEY:
            yield from _number(answer, value, path)
        case AnswerKind.DATE | AnswerKind.TIME | AnswerKind.MONTH:
            if not _is_moment(answer.kind, value):
                yield _shape(path)
        case AnswerKind.CODE:
            yield from _code(answer, value, path)
        case AnswerKind.CODES:
            yield from _codes(answer, value, path)
        case AnswerKind.PARTS:
            yield from _parts(answer, value, path, item_type)
        case AnswerKind.ROWS:
            yield from _table(answer, value, path)
        case AnswerKind.NONE:
            yield Problem(code="SW601", path=path, message=text("The form does not ask {path} here.", path=path))


def _bounds(path: str) -> Problem:
    return Problem(code="SW604", path=path, message=text("The answer to {path} lies outside its bounds.", path=path))


def _number(answer: Answer, value: object, path: str) -> Iterator[Problem]:
    if answer.free and isinstance(value, Mapping):
        value = value.get("code")
        if value is None:
            return
    fits = (
        isinstance(value, str) and _MONEY.fullmatch(value)
        if answer.kind is AnswerKind.MONEY
        else isinstance(value, int | float) and not isinstance(value, bool)
    )
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        fits, number = False, Decimal(0)
    if not fits or (answer.whole and number != number.to_integral_value()):
        yield _shape(path)
        return
    low, high, step = answer.minimum, answer.maximum, answer.step
    if (low is not None and number < low) or (high is not None and number > high) or (step and (number - (low or 0)) % step):
        yield _bounds(path)


def _is_moment(kind: AnswerKind, value: object) -> bool:
    if not isinstance(value, str):
        return False
    if kind is AnswerKind.DATE:
        try:
            return date.fromisoformat(value).isoformat() == value
        except ValueError:
            return False
    return bool((_TIME if kind is AnswerKind.TIME else _MONTH).fullmatch(value))


def _code(answer: Answer, value: object, path: str) -> Iterator[Problem]:
    code = value
    if isinstance(value, Mapping):
        code = value.get("code")
        words = value.get("text", "")
        if not set(value) <= {"code", "text"} or not isinstance(words, str) or (words and code is not None and code not in answer.free):
            yield _shape(path)
            return
        if code is None and words and answer.free:
            return
    if code not in answer.codes:
        yield Problem(code="SW603", path=path, message=text("{code} is no option of {path}.", code=str(code), path=path))


def _codes(answer: Answer, value: object, path: str) -> Iterator[Problem]:
    if isinstance(value, Mapping) and set(value) <= {"code", "text"}:
        value = value.get("code", [])
    if not isinstance(value, list):
        yield _shape(path)
        return
    for part in value:
        yield from _code(answer, part, path)
    codes = [part.get("code") if isinstance(part, Mapping) else part for part in value]
    excluded = len(codes) > 1 and any(code in answer.exclusive for code in codes)
    if excluded or len(set(map(str, codes))) < len(codes) or (answer.max_count and len(codes) > answer.max_count):
        yield _bounds(path)


def _parts(answer: Answer, value: object, path: str, item_type: str) -> Iterator[Problem]:
    if not isinstance(value, Mapping):
        yield _shape(path)
        return
    for name, part in value.items():
        known = answer.part(str(name))
        if known is None:
            yield Problem(code="SW603", path=f"{path}.{name}", message=text("{code} is no option of {path}.", code=str(name), path=path))
            continue
        cell = _without_name(part) if item_type == "matrix" else part
        if cell is not None:
            yield from _value(known, cell, f"{path}.{name}", "part")


def _without_name(part: object) -> object:
    """Return an open row of a matrix like any other: what the person wrote as its label is no part of its value."""
    if not isinstance(part, Mapping) or "name" not in part:
        return part
    rest = {key: inner for key, inner in part.items() if key != "name"}
    return rest if "text" in rest else rest.get("code")


def _table(answer: Answer, value: object, path: str) -> Iterator[Problem]:
    if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
        yield _shape(path)
        return
    if len(value) < answer.min_count or (answer.max_count is not None and len(value) > answer.max_count):
        yield _bounds(path)
    for index, row in enumerate(value):
        for name, cell in row.items():
            known = answer.part(str(name))
            if known is None:
                yield Problem(code="SW601", path=f"{path}[{index}].{name}", message=text("The form does not ask {path} here.", path=f"{path}[{index}].{name}"))
            else:
                yield from _value(known, cell, f"{path}[{index}].{name}", "cell")
