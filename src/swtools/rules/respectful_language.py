"""Words that put a person down, judge, or promise what cannot be kept are not printed.

The words stand in `language-care.yaml`, each with what to write instead; `*` stands for any ending. Everything is read that
a tool prints, for the person and for the worker, and so are option lists and the standards of target groups. A sentence
that tells the worker *not* to say something („nie obiecuj, że …”, „zamiast …”) may quote it.

**How to mend.** Write what the list suggests. If the word must stand where it is – a quotation, the name of an office –
accept the finding with `allow` and the reason.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from swtools.diagnostics import Diagnostic, Related, Span, text, warning
from swtools.model.instrument import Instrument
from swtools.model.library import CareWord, Group, Library
from swtools.rules._texts import said
from swtools.rules._walk import origin

CODES = {"SW370": "a word to avoid"}
ACCEPTABLE = ("SW370",)
PASS = """
- {type: longtext, id: opis, text: "W czym nie zgadzamy się co do planu?", help: "Fundacja „Podopieczenie” nie jest na liście."}
"""
FAIL = {
    "SW370": """
- {type: text, id: kto, text: "Imię podopiecznej"}
""",
}
_WARNED = re.compile(r"\b(nie (?:obiecuj|mów|pisz|używaj|powtarzaj|zapisuj)|unikaj|zamiast)\b[^.!?]*$")
_KEY = 3
"""First letters of a word by which the entries are found."""


@dataclass(frozen=True, slots=True)
class _Entry:
    word: CareWord
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The entries by the first letters of their first word, and a pattern that finds where such a word begins."""

    beginning: re.Pattern[str]
    entries: Mapping[str, tuple[_Entry, ...]]


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Read every text of the tool."""
    lexicon = _lexicon(library.care_words)
    for one in said(instrument):
        yield from _read(one.words, one.span, lexicon, origin(one.thing))


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Read the option lists and the standards of the groups."""
    lexicon = _lexicon(library.care_words)
    for options in library.lists.values():
        for option in options.options:
            yield from _read(option.text, options.span, lexicon, ())
    for group in library.groups:
        for key, words in _said_by_group(group):
            yield from _read(words, group.place(key), lexicon, ())


def _said_by_group(group: Group) -> Iterator[tuple[str, str]]:
    yield "title", group.title
    yield "for_whom", group.for_whom
    for key in ("entry", "deferral", "aims"):
        for index, words in enumerate(getattr(group, key)):
            yield f"{key}.{index}", words
    for index, subgroup in enumerate(group.subgroups):
        yield f"subgroups.{index}.text", subgroup.text
    for goal in group.stages:
        yield f"stages.{goal.stage}.reach", goal.reach
        for index, words in enumerate(goal.done_when):
            yield f"stages.{goal.stage}.done_when.{index}", words


@functools.lru_cache(maxsize=2)
def _lexicon(words: tuple[CareWord, ...]) -> _Lexicon:
    """Arrange the words so that a text is read once."""
    found: dict[str, tuple[_Entry, ...]] = {}
    for word in words:
        pattern = r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in word.avoid.casefold().split())
        key = word.avoid.casefold()[:_KEY]
        found[key] = (*found.get(key, ()), _Entry(word, re.compile(rf"{pattern}(?!\w)")))
    return _Lexicon(re.compile(r"\b(?:" + "|".join(map(re.escape, found)) + ")") if found else re.compile(r"(?!)"), found)


def _read(words: str, span: Span, lexicon: _Lexicon, related: tuple[Related, ...]) -> Iterator[Diagnostic]:
    folded = words.casefold()
    for start in lexicon.beginning.finditer(folded):
        for entry in lexicon.entries[start.group()]:
            match = entry.pattern.match(folded, start.start())
            if match and not _WARNED.search(folded[: match.start()]):
                yield warning(
                    "SW370",
                    span,
                    text("Avoid “{word}”.", word=words[match.start() : match.end()] if len(folded) == len(words) else match.group()),
                    text("Write: {instead}.", instead=entry.word.instead),
                    *related,
                )
