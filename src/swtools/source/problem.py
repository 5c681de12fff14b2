"""One error of a schema, freed from the validator's classes."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from swtools.diagnostics import Span
from swtools.source.places import Pointer, Source

_MOST_NAMES = 24
_LONGEST_QUOTED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A value that a keyword of its schema refuses.

    `keyword` and `wanted` are the schema's keyword and its value, `properties` the schema's known keys. `about_key` says
    that `instance` is a key of the mapping at `pointer` (`propertyNames`) and not the value there; `missing` is the key
    that `required` misses.
    """

    keyword: str
    wanted: Any
    instance: Any
    pointer: Pointer
    properties: tuple[str, ...] = ()
    about_key: bool = False
    missing: str = ""

    @property
    def path(self) -> Pointer:
        """The pointer of what is wrong: of the key where it is about a key."""
        return (*self.pointer, self.instance) if self.about_key else self.pointer

    def place(self, source: Source) -> Span:
        """Return the place to show: the key's where it is about a key or a value is missing, else the value's."""
        by_key = self.about_key or self.instance is None
        return source.key_span(self.path) if by_key else source.span(self.path)


def suggestion(word: str, words: Iterable[str]) -> str | None:
    """Return the most similar of the words, or None where none is near."""
    folded = {name.lower().replace("-", "_"): name for name in words}
    near = difflib.get_close_matches(word.lower().replace("-", "_")[:80], list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def names(words: Iterable[object]) -> str:
    """Return a short enumeration of keys or words."""
    marked = [f"`{word}`" for word in words]
    return ", ".join(marked[:_MOST_NAMES]) + (" …" if len(marked) > _MOST_NAMES else "")


def shortened(value: str) -> str:
    """Return a text in one line, cut after 60 characters."""
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_QUOTED else line[:_LONGEST_QUOTED] + "…"
