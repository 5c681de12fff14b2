"""Where a block stands: the look, the room it has, the record it shows."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from swtools.document.blocks import LineKind
from swtools.messages import Translator
from swtools.renderers.docx._look import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a block needs to know of its surroundings.

    `width` is the room from the numbers' axis to the right edge in mm, `landscape` the same on a turned page;
    `answers` is the record, or the part of it that belongs here.
    `said` is the condition's sentence that already stands above; `boxed` says that the worker's box already surrounds;
    `locked` is false inside a repeated row or card; `case_code` is the field that the head shows too.
    `turns` says that a landscape page may begin here: not inside a table.
    """

    look: Look
    words: Translator
    language: str
    width: float = 170
    landscape: float = 261
    answers: Mapping[str, object] | None = None
    said: str | None = None
    boxed: bool = False
    locked: bool = True
    turns: bool = True
    case_code: str | None = None

    @property
    def body(self) -> float:
        """The room right of the numbers' column, in mm."""
        return self.width - self.look.axis

    def value(self, item: str, initial: object = None) -> object:
        """Return the answer of an item; an empty form shows what the author has filled in."""
        return initial if self.answers is None else self.answers.get(item)


def part(value: object, key: str) -> object:
    """Return one part of a composed answer, None where it is absent or the record has another shape."""
    return value.get(key) if isinstance(value, Mapping) else None


def items(value: object) -> Sequence[object]:
    """Return a list's items; a single answer is a list of one."""
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def chosen(value: object) -> dict[str, str]:
    """Return the codes that are marked, each with the text written beside it."""
    found: dict[str, str] = {}
    for each in items(value):
        code, written = (each.get("code"), each.get("text")) if isinstance(each, Mapping) else (each, None)
        if code is not None:
            found[plain(code)] = "" if written is None else str(written)
    return found


def plain(value: object) -> str:
    """Return a code or number as text."""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    return "" if value is None else str(value)


def iso_day(value: object) -> str:
    """Return a day in the form 2026-03-07, or nothing where the value is no day."""
    text = plain(value)
    try:
        return datetime.date.fromisoformat(text).isoformat() if len(text) == 10 else ""
    except ValueError:
        return ""


def shown(value: object, kind: LineKind, language: str) -> str:
    """Return an answer as it is printed: 07.03.2026, 03.2026, 1250,50."""
    text = plain(value)
    if kind is LineKind.DATE and iso_day(value):
        return ".".join(reversed(text.split("-")))
    if kind is LineKind.MONTH and len(text) == 7 and text[4] == "-":
        return f"{text[5:]}.{text[:4]}"
    if kind in (LineKind.MONEY, LineKind.DECIMAL) and language == "pl":
        return text.replace(".", ",")
    return text
