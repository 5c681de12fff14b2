"""Plain values and their places from the events of a YAML parser.

PyYAML parses (libyaml where it is there, else its Python twin); composing is ours, because a library's composer
resolves aliases, forgets places, keeps the last of two equal keys and stops at the first problem.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from swtools.diagnostics import Diagnostic, Related, Span, Text, error, text, warning
from swtools.source.characters import UNSEEN, Lines
from swtools.source.places import Data, Pointer, RawPlace
from swtools.source.scalars import Scalar, UnusableNumberError, resolve
from swtools.source.schemas import text_keys
from swtools.source.syntax import explain

MOST_DEPTH = 40
MOST_NODES = 50_000
_LONGEST_QUOTED = 40
"""Letters of a number or a text that a finding repeats."""

_GOES_ON = re.compile(r"[ \t]+#(?:\w|[ \t]*\d)")
"""What follows a text where an author did not mean a comment: “# 3”, “#3”, “#tag”; not “# about”."""

Event = Any
"""One of PyYAML's events; those of its two parsers have no common class."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StopError(Exception):
    """Reading on makes no sense; the finding has been noted."""


class Composer:
    """Builds plain values from the parser's events. `broken` says that they are not what the author meant."""

    def __init__(self, file: str, lines: Lines) -> None:
        self.file = file
        self.lines = lines
        self.findings: list[Diagnostic] = []
        self.places: dict[Pointer, RawPlace] = {}
        self.broken = False
        self._nodes = 0
        self._next: Any = None

    def compose(self, content: str) -> Data:
        """Return the data of the document; findings, places and `broken` stand in the composer afterwards."""
        loader = None
        try:
            loader = _Loader(content)
            self._next = loader.get_event
            return self._stream()
        except _StopError:
            self.broken = True
        except (yaml.YAMLError, ValueError, OverflowError) as problem:
            # The Python twin of libyaml lets chr() complain about an impossible escape.
            self.broken = True
            self.findings.append(explain(problem, self.lines))
        finally:
            if loader is not None:
                loader.dispose()
        return None

    def _stream(self) -> Data:
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            self._empty()
            return None
        self._directives(event)
        event = self._next()
        if isinstance(event, yaml.ScalarEvent) and not event.value and not event.style and not event.tag:
            self._empty()
            data = None
        else:
            data = self._node(event, (), (0, 0), 1)
        self._next()
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            hint = text("Delete the line “---” or move what follows to a file of its own.")
            self._fatal("SW111", event, text("A second document begins here; one file holds one."), hint)
        return data

    def _empty(self) -> None:
        self.broken = True
        hint = text("Begin with the keys of the kind of file, for example from a neighbouring file.")
        self.findings.append(error("SW112", Span(self.file, 1, 1), text("The file is empty."), hint))

    def _directives(self, event: Event) -> None:
        if event.tags or (event.version and tuple(event.version) != (1, 2)):
            self._note("SW110", event, text("A directive (%) is not allowed."), text("Delete the line; the language is YAML 1.2."))

    def _node(self, event: Event, pointer: Pointer, key: tuple[int, int], depth: int) -> Data:
        self._count(event)
        mark = event.start_mark
        if isinstance(event, yaml.ScalarEvent):
            if event.tag or event.anchor:
                self._decorations(event)
            self.places[pointer] = (*key, mark.line + 1, mark.column + 1, event.value)
            if not event.style and event.value:
                self._cut_off(event, pointer)
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            hint = text("Write the text out again, or make a block or a list of it. A text that begins with * goes in quotes.")
            self._note("SW108", event, text("The alias *{name} is not allowed.", name=event.anchor), hint)
            self.broken = True
            return None
        if depth > MOST_DEPTH:
            self._fatal("SW114", event, text("More than {most} levels stand inside one another.", most=MOST_DEPTH), text("Divide it into blocks."))
        self._decorations(event)
        self.places[pointer] = (*key, mark.line + 1, mark.column + 1, None)
        return self._mapping(pointer, depth) if isinstance(event, yaml.MappingStartEvent) else self._sequence(pointer, depth)

    def _sequence(self, pointer: Pointer, depth: int) -> list[Any]:
        entries: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            entries.append(self._node(event, (*pointer, len(entries)), (0, 0), depth + 1))
        return entries

    def _mapping(self, pointer: Pointer, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, tuple[int, int]] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            name = self._key(event, depth)
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            if name in first:
                self._twice(event, name, first[name])
                self._forgotten(self._next(), depth + 1)
                continue
            first[name] = place
            data[name] = self._node(self._next(), (*pointer, name), place, depth + 1)
        return data

    def _forgotten(self, event: Event, depth: int) -> None:
        """Read a value for its findings only: the second of two equal keys, a key that is a list."""
        places, self.places = self.places, {}
        self._node(event, (), (0, 0), depth)
        self.places = places

    def _key(self, event: Event, depth: int) -> str:
        """Return the key's text; for what can be no key a name that no author writes, so that reading goes on."""
        self._count(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._note("SW113", event, text("A key must be a simple text."), text("Write `key: value`; a text with brackets goes in quotes."))
            self.broken = True
            if not isinstance(event, yaml.AliasEvent):
                self._forgotten(event, depth + 1)
            return self._no_name()
        self._decorations(event)
        if event.value == "<<" and not event.style:
            self._note("SW109", event, text("A merge key (<<) is not allowed."), text("Write the keys out, or make a block of them."))
            self.broken = True
            return self._no_name()
        if not event.style and not _is_text(event.value):
            message = text("The key {key} is not read as a text.", key=event.value or text("(empty)"))
            self._note("SW113", event, message, text('Put the key in quotes: "{key}".', key=event.value))
            self.broken = True
        return str(event.value)

    def _no_name(self) -> str:
        return f"\0{self._nodes}"

    def _scalar(self, event: Event) -> Scalar:
        value: str = event.value
        if event.style:
            if event.style == '"' and (unseen := UNSEEN.search(value)):
                message = text("This text holds an invisible or forbidden character (U+{code}).", code=f"{ord(unseen.group()):04X}")
                self._note("SW103", event, message, text("Delete the backslash and what belongs to it; a backslash that is meant is written twice (\\\\)."))
                self.broken = True
            return value
        if event.tag:
            return value
        try:
            return resolve(value)
        except UnusableNumberError:
            hint = text('If it is a text, put quotes: "{value}".', value=value)
            self._note("SW117", event, text("The number {value} cannot be used.", value=_shortened(value)), hint)
            self.broken = True
            return None

    def _cut_off(self, event: Event, pointer: Pointer) -> None:
        """Warn where words for people seem to go on behind “ #”, which begins a comment.

        A comment is usual behind any value; here it begins with a word without a blank, or with a number.
        """
        rest = self.lines.after(event.end_mark.line, event.end_mark.column)
        if not _GOES_ON.match(rest) or not any(step in text_keys() for step in [step for step in pointer if isinstance(step, str)][-2:]):
            return
        lost = rest.strip()
        column = event.end_mark.column + len(rest) - len(rest.lstrip())
        whole = f"{event.value} {lost}"
        message = text("Here the text ends: “{words}” is a comment and is not printed.", words=_shortened(lost))
        hint = text(
            'If it belongs to the text, put all of it in quotes: "{whole}". If it is a comment, put only the text before it in quotes.', whole=_shortened(whole)
        )
        self.findings.append(warning("SW118", self.lines.inside(event.end_mark.line, column), message, hint))

    def _decorations(self, event: Event) -> None:
        if event.anchor:
            hint = text("Delete it; repeated parts are blocks or lists of the library. A text that begins with & goes in quotes.")
            self._note("SW107", event, text("The anchor &{name} is not allowed.", name=event.anchor), hint)
        if event.tag:
            hint = text("Delete it; a text that begins with ! goes in quotes.")
            self._note("SW110", event, text("The tag {name} is not allowed.", name=event.tag.replace("tag:yaml.org,2002:", "!!")), hint)

    def _twice(self, event: Event, name: str, first: tuple[int, int]) -> None:
        related = Related(span=Span(self.file, *first), message=text("first used here"))
        span = self.lines.inside(event.start_mark.line, event.start_mark.column)
        message = text("The key {key} stands twice.", key=name)
        self.findings.append(error("SW106", span, message, text("Keep one of them, or rename the other."), related))

    def _count(self, event: Event) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            message = text("The file holds more than {most} keys and values.", most=MOST_NODES)
            self._fatal("SW116", event, message, text("Divide it into several tools or blocks."))

    def _note(self, code: str, event: Event, message: Text, hint: Text) -> None:
        span = self.lines.inside(event.start_mark.line, event.start_mark.column)
        self.findings.append(error(code, span, message, hint))

    def _fatal(self, code: str, event: Event, message: Text, hint: Text) -> None:
        self._note(code, event, message, hint)
        raise _StopError


def _shortened(value: str) -> str:
    return value if len(value) < _LONGEST_QUOTED else value[:_LONGEST_QUOTED] + "…"


def _is_text(plain: str) -> bool:
    try:
        return isinstance(resolve(plain), str)
    except UnusableNumberError:
        return False
