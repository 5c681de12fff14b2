"""Checking a saved record: its frame, then its answers alone (schema) and together (meaning), each finding with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from swtools.diagnostics import Diagnostic, Severity, Span, Text, error, in_order, nearest, text, warning
from swtools.model.definition_hash import definition_hash
from swtools.model.instrument import Instrument, Item
from swtools.model.library import Library
from swtools.responses.check import Problem, check_answers
from swtools.responses.reading import legible
from swtools.responses.schema import record_schema
from swtools.source.places import Pointer, Source
from swtools.source.schemas import problems_with
from swtools.source.shape import check_shape

CODES = {
    "SW609": "a record behind a passphrase",
    "SW610": "a record of a tool that the library does not have",
    "SW611": "a record of another version or edition of the tool",
    "SW612": "an answer that is kept without a place",
}
MOST_FINDINGS = 200
"""So many findings a record are shown; a record with more is no record of this tool."""

_LONGEST_QUOTED = 200
"""Letters of the file that a finding repeats."""
_LONGEST_NAME = 80
"""Letters of a tool's name that are compared; a file may hold a million."""

_DRAFT = ("SW605",)
"""A record may be half filled: what is missing is only a warning."""


def check_record(source: Source, library: Library) -> list[Diagnostic]:
    """Return the findings about a record, in the order of the file.

    "Today" in bounds and conditions is the day on which the record was saved.
    """
    data = source.data
    if isinstance(data, Mapping) and isinstance(data.get("data"), str) and "protection" in data:
        message = text("This record is protected with a passphrase, so nobody can check its answers here.")
        return [error("SW609", Span(source.file), message, text("Open it in the form, save it without a passphrase, and check that file."))]
    frame = check_shape(source, "record")
    if not isinstance(data, Mapping) or not isinstance(data.get("answers"), Mapping) or not isinstance(data.get("instrument"), str):
        return _tame(frame)
    tool = library.instrument(data["instrument"])
    if tool is None:
        return _tame([*frame, _unknown(source, library)])
    return _tame(in_order((*frame, *_of_tool(source, tool))))


def _tame(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Return at most so many findings as a reader can use, without control and direction marks in what they quote from the file."""
    return [replace(finding, message=_legible(finding.message), hint=finding.hint and _legible(finding.hint)) for finding in findings[:MOST_FINDINGS]]


def _legible(message: Text) -> Text:
    return Text(message.template, {name: _legible_argument(value) for name, value in message.args.items()})


def _legible_argument(value: object) -> object:
    if isinstance(value, Text):
        return _legible(value)
    return legible(value, _LONGEST_QUOTED) if isinstance(value, str) else value


def _unknown(source: Source, library: Library) -> Diagnostic:
    name = source.data["instrument"]
    near = nearest(name[:_LONGEST_NAME], (tool.id for tool in library.instruments))
    hint = text("Did you mean `{key}`?", key=near) if near else text("Name the library that has it with --library.")
    return error("SW610", source.span(("instrument",)), text("The library has no tool {name}.", name=legible(name)), hint)


def _of_tool(source: Source, tool: Instrument) -> Iterator[Diagnostic]:
    yield from _edition(source, tool)
    answers = _renamed(source.data["answers"], tool)
    problems = check_answers(tool, answers, _day(source.data.get("saved_at")))
    told = [(_pointer(problem.path, answers), problem) for problem in problems]
    for pointer, problem in told:
        yield _finding(source, pointer, problem)
    known = {pointer for pointer, _ in told}
    for wrong in problems_with(record_schema(tool), {**source.data, "answers": answers}):
        if wrong.pointer[:1] == ("answers",) and not _is_told(wrong.pointer, known):
            path = _path(wrong.pointer)
            yield error("SW602", source.span(wrong.pointer), text("The answer to {path} has the wrong shape.", path=path))
    unplaced = source.data.get("unplaced")
    for name in unplaced if isinstance(unplaced, Mapping) else ():
        message = text("The answer to {path} has no place in the form; the record only keeps it.", path=legible(name))
        yield warning("SW612", source.key_span(("unplaced", name)), message, text("Open the record in the form and write it where it belongs."))


def _edition(source: Source, tool: Instrument) -> Iterator[Diagnostic]:
    version, digest = source.data.get("version"), source.data.get("definition_hash")
    if isinstance(version, str) and version != tool.version:
        message = text("The record was saved from version {old}; the tool has version {new} now.", old=legible(version, 20), new=tool.version)
        yield warning("SW611", source.span(("version",)), message)
    elif isinstance(digest, str) and digest != definition_hash(tool):
        yield warning("SW611", source.span(("definition_hash",)), text("The record was saved from another edition of this version of the tool."))


def _renamed(answers: Mapping[str, object], tool: Instrument) -> dict[str, object]:
    """Put answers under the ids that their questions have today (`replaces`)."""
    names = {item.replaces: item.id for item in _flat(tool.top_items()) if item.replaces and item.id not in answers}
    return {names.get(name, name): value for name, value in answers.items()}


def _flat(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items whose answers stand in the same object."""
    for item in items:
        if item.type == "section" and not item.answer.parts:
            yield from _flat(item.children)
        else:
            yield item


def _day(saved_at: object) -> str:
    """Return the day of saving; a record without one is checked as on the last day of the calendar, so that no day lies ahead of it."""
    found = saved_at[:10] if isinstance(saved_at, str) else ""
    try:
        return date.fromisoformat(found).isoformat()
    except ValueError:
        return date.max.isoformat()


def _finding(source: Source, pointer: Pointer, problem: Problem) -> Diagnostic:
    severity = Severity.WARNING if problem.code in _DRAFT else Severity.ERROR
    span = source.key_span(pointer) if problem.code == "SW601" else source.span(pointer)
    return Diagnostic(code=problem.code, severity=severity, span=span, message=problem.message)


_STEP = re.compile(r"\[(\d{1,6})\]|\.?([^.\[\]]+)")


def _pointer(path: str, answers: Mapping[str, object]) -> Pointer:
    """Return the pointer of a path such as `goals[0].by_when`; a key of the record that looks like a path is one key."""
    if path in answers:
        return ("answers", path)
    return ("answers", *(int(index) if index else name for index, name in _STEP.findall(path[:400])))


def _path(pointer: Pointer) -> str:
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in pointer[1:])
    return legible(steps.removeprefix("."))


def _is_told(pointer: Pointer, known: set[Pointer]) -> bool:
    """Say whether there is a finding already at this place, around it or inside it."""
    return any(one[: len(pointer)] == pointer or pointer[: len(one)] == one for one in known)
