"""A saved record as data with places: JSON (RFC 8259), read without recursion, within bounds that no form needs.

The browser reads the same file with the same bounds (`templates/html/record.js`).
"""

from __future__ import annotations

import bisect
import json
import math
import re
from dataclasses import dataclass, field

from swtools.diagnostics import Diagnostic, Span, Text, error, text
from swtools.source.places import Places, Pointer, RawPlace, Source

LARGEST_FILE = 8_000_000
MOST_VALUES = 100_000
DEEPEST = 24

CODES = {"SW608": "a file that is no record"}

_BLANK = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,300})(\.\d{1,300})?([eE][+-]?\d{1,5})?")
_WORDS = {"true": True, "false": False, "null": None}


class _Unreadable(Exception):
    """Reading stops at an offset, with the sentence that says why."""

    def __init__(self, offset: int, message: Text) -> None:
        super().__init__(message.template)
        self.offset = offset
        self.message = message


def read_record(content: bytes, file: str) -> tuple[Source | None, list[Diagnostic]]:
    """Return a file's data with their places, or None and the finding (SW608) that says why it is no JSON or far too big."""
    hint = text("Choose a .json file that was saved from a form.")
    if len(content) > LARGEST_FILE:
        return None, [error("SW608", Span(file), text("The file is too big for a record."), hint)]
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [error("SW608", Span(file), text("The file is not a text in UTF-8, so it is no record."), hint)]
    reader = _Reader(text=words, lines=[0, *(found.end() for found in re.finditer("\n", words))])
    try:
        data = reader.read()
    except _Unreadable as problem:
        return None, [error("SW608", Span(file, *reader.place(problem.offset)), problem.message, hint)]
    return Source(file=file, data=data, places=Places(file, reader.places)), []


@dataclass(slots=True)
class _Reader:
    """Walks a JSON text; `open` holds the containers around the next value, innermost last."""

    text: str
    lines: list[int]
    places: dict[Pointer, RawPlace] = field(default_factory=dict)
    open: list[dict[str, object] | list[object]] = field(default_factory=list)
    pointer: Pointer = ()
    offset: int = 0
    key: tuple[int, int] = (0, 0)

    def read(self) -> object:
        """Return the value of the whole text.

        Raises:
            _Unreadable: it is no JSON, holds a key twice, or is nested or filled beyond all bounds.
        """
        root = self._value()
        while self.open:
            self._next()
        self._blank()
        if self.offset < len(self.text):
            raise self._broken()
        return root

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, from 1."""
        line = bisect.bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1

    def _broken(self, offset: int | None = None) -> _Unreadable:
        return _Unreadable(self.offset if offset is None else offset, text("The file cannot be read here; perhaps it is damaged."))

    def _blank(self) -> str:
        """Step over blanks and return the sign that follows, "" at the end."""
        found = _BLANK.match(self.text, self.offset)
        self.offset = found.end() if found else self.offset
        return self.text[self.offset : self.offset + 1]

    def _value(self) -> object:
        """Read the value that begins here; a container is opened, and filled by the calls of `_next`."""
        sign = self._blank()
        start = self.offset
        value: object
        if sign in ("{", "["):
            value = {} if sign == "{" else []
            self.offset += 1
        elif sign == '"':
            value = self._string()
        else:
            value = self._number_or_word()
        if len(self.places) >= MOST_VALUES:
            raise _Unreadable(start, text("The file holds more values than any form."))
        written = None if isinstance(value, dict | list) else self.text[start : self.offset]
        self.places[self.pointer] = (*self.key, *self.place(start), written)
        self.key = (0, 0)
        if isinstance(value, dict | list):
            if len(self.open) >= DEEPEST:
                raise _Unreadable(start, text("The values are nested more deeply than in any form."))
            self.open.append(value)
        return value

    def _string(self) -> str:
        try:
            value, self.offset = json.decoder.scanstring(self.text, self.offset + 1, True)  # type: ignore[attr-defined]
        except json.JSONDecodeError as problem:
            raise self._broken(problem.pos) from None
        assert isinstance(value, str)
        return value

    def _number_or_word(self) -> object:
        word = next((name for name in _WORDS if self.text.startswith(name, self.offset)), None)
        if word is not None:
            self.offset += len(word)
            return _WORDS[word]
        found = _NUMBER.match(self.text, self.offset)
        if found is None:
            raise self._broken()
        self.offset = found.end()
        number = int(found[0]) if found[2] is None and found[3] is None else float(found[0])
        if isinstance(number, float) and not math.isfinite(number):
            raise self._broken(found.start())
        return number

    def _next(self) -> None:
        """Read the next entry of the innermost container, or close it."""
        inside = self.open[-1]
        depth = len(self.open) - 1
        own = self.pointer[:depth]
        sign = self._blank()
        if sign == ("}" if isinstance(inside, dict) else "]"):
            self.offset += 1
            self.open.pop()
            self.pointer = own
            return
        if len(inside):
            if sign != ",":
                raise self._broken()
            self.offset += 1
            if self._blank() in ("}", "]"):
                raise self._broken()
        name: str | int = len(inside)
        if isinstance(inside, dict):
            name = self._name(inside)
        self.pointer = (*own, name)
        value = self._value()
        if isinstance(inside, dict):
            inside[str(name)] = value
        else:
            inside.append(value)
        if not isinstance(value, dict | list):
            self.pointer = own

    def _name(self, inside: dict[str, object]) -> str:
        if self._blank() != '"':
            raise self._broken()
        start = self.offset
        self.key = self.place(start)
        name = self._string()
        if name in inside:
            raise _Unreadable(start, text("The key {key} stands twice.", key=legible(name)))
        if self._blank() != ":":
            raise self._broken()
        self.offset += 1
        return name


def legible(words: object, longest: int = 60) -> str:
    """Return a foreign text as it may be shown: without control and direction marks, in one line, cut."""
    shown = "".join(letter if letter.isprintable() else " " for letter in str(words)[:longest])
    return shown + "…" if len(str(words)) > longest else shown
