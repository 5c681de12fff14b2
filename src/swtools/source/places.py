"""What a file says, with the place of every key and value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from swtools.diagnostics import Span

Data = Any
"""Plain values, whatever an author wrote: dicts, lists, strings, numbers, booleans and None."""

Pointer = tuple[str | int, ...]
"""The way to a value: keys of mappings and positions in lists (from 0)."""

RawPlace = tuple[int, int, int, int, str | None]
"""Line and column of the key (0, 0 in a list), line and column of the value, the scalar's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value stands. `key` is None for a list entry and the whole file; `text` is a scalar as written, without its quotes."""

    key: Span | None
    value: Span
    text: str | None = None


class Places(Mapping[Pointer, Place]):
    """The places of a file by pointer; a `Place` is made when somebody asks for it, since most never are."""

    __slots__ = ("_file", "_raw")

    def __init__(self, file: str, raw: dict[Pointer, RawPlace]) -> None:
        self._file = file
        self._raw = raw

    def __getitem__(self, pointer: Pointer) -> Place:
        key_line, key_column, line, column, text = self._raw[pointer]
        key = Span(self._file, key_line, key_column) if key_line else None
        return Place(key=key, value=Span(self._file, line, column), text=text)

    def __iter__(self) -> Iterator[Pointer]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that could be read: its name, its plain values, and the place of each."""

    file: str
    data: Data
    places: Mapping[Pointer, Place] = field(repr=False, compare=False)

    def span(self, pointer: Pointer) -> Span:
        """Return the place of the value at `pointer`, or of its nearest ancestor that exists."""
        return self._nearest(pointer).value

    def key_span(self, pointer: Pointer) -> Span:
        """Return the place of the key at `pointer`; for a list entry and for what has no key, the place of the value."""
        place = self._nearest(pointer)
        return place.key or place.value

    def _nearest(self, pointer: Pointer) -> Place:
        for length in range(len(pointer), -1, -1):
            place = self.places.get(pointer[:length])
            if place is not None:
                return place
        return Place(key=None, value=Span(self.file, 1, 1))
