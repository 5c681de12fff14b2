"""Whether an output holds what its sheet says: every disagreement is one sentence."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.agreement.formats.reading import Key, Reading, Seen
from tests.agreement.formats.sheet import Anchor, Field, Line, Sheet
from tests.agreement.formats.typography import squeezed
from tests.agreement.formats.words import MARKS, PRINTED

_SENTENCE = "Wypełnijtylko,jeśli"
_ASIDE = re.compile(r"(\(?)jeśli")
_PRINTED = {squeezed(text) for text in PRINTED}
_MARKS = set(squeezed(MARKS))


@dataclass
class Stream:
    """The words of an output without blanks, and where its pieces begin and end."""

    text: str
    edges: list[int]
    taken: list[tuple[int, int]] = field(default_factory=list)

    def find(self, line: Line, start: int, stop: int) -> tuple[int, int] | None:
        """Return the first place of a line between two positions; it begins and ends with a piece unless it may stand inside one."""
        if line.keyed and (place := self._find(line.keyed, start, stop, True)):
            return place
        found = [place for way in line.ways if (place := self._find(way, start, stop, False))]
        if line.free and not found:
            found = [place for way in line.ways if (place := self._find(way, start, stop, True))]
        return min(found, key=lambda place: (place[0], -place[1]), default=None)

    def _find(self, way: str, start: int, stop: int, free: bool) -> tuple[int, int] | None:
        at = self.text.find(way, start, stop)
        while at >= 0:
            if free or (self.edge(at) and self.edge(at + len(way))):
                return at, at + len(way)
            at = self.text.find(way, at + 1, stop)
        return None

    def edge(self, position: int) -> bool:
        index = bisect.bisect_left(self.edges, position)
        return index < len(self.edges) and self.edges[index] == position

    def sentence(self, start: int, stop: int) -> tuple[int, int] | None:
        """Return the place of the next generated condition: it begins a piece and ends with a full stop that ends one."""
        at = self.text.find(_SENTENCE, start, stop)
        while at >= 0 and not self.edge(at):
            at = self.text.find(_SENTENCE, at + 1, stop)
        ends = (edge for edge in self.edges if edge > at and self.text[edge - 1] == ".") if at >= 0 else iter(())
        end = next(ends, None)
        return (at, end) if end else None

    def aside(self, start: int) -> str:
        """Return the condition that stands right behind an option or a row, with or without brackets."""
        found = _ASIDE.match(self.text, start)
        ends = (edge for edge in self.edges if found and edge > start and (found[1] == "" or self.text[edge - 1] == ")"))
        return self.text[start : next(ends, start)]


def stream(reading: Reading) -> Stream:
    text, edges = "", [0]
    for piece in reading.pieces:
        text += squeezed(piece)
        edges.append(len(text))
    return Stream(text, sorted(set(edges)))


@dataclass
class Outcome:
    """What is wrong, and the sentences of conditions as they stand."""

    problems: list[str]
    sentences: dict[str, str]


def compare(sheet: Sheet, reading: Reading) -> Outcome:
    """Hold an output against its sheet."""
    words = stream(reading)
    places, problems, sentences = anchors(sheet, words)
    problems += [problem for anchor, start, stop in places for group in anchor.groups for problem in in_order(group, words, start, stop)]
    for text in sorted(sheet.loose):
        if text and text not in words.text:
            problems.append(f"missing: “{text}”")
    problems += unexpected(sheet, words) if not problems else []
    problems += fields(sheet, reading)
    return Outcome([f"{reading.form}, {sheet.edition}: {problem}" for problem in problems], sentences)


def anchors(sheet: Sheet, words: Stream) -> tuple[list[tuple[Anchor, int, int]], list[str], dict[str, str]]:
    """Find the anchors one after the other; each reaches to the next."""
    found: list[tuple[Anchor, int]] = []
    problems: list[str] = []
    sentences: dict[str, str] = {}
    at, starts = 0, []
    for position, anchor in enumerate(sheet.anchors):
        place = words.find(anchor.line, at, len(words.text)) if anchor.line.ways else words.sentence(at, _next_fixed(sheet.anchors[position + 1 :], words, at))
        if place is None:
            problems.append(f"{anchor.line.what} is missing: “{anchor.line.ways[0] if anchor.line.ways else anchor.needles}”")
            continue
        words.taken.append(place)
        if anchor.condition:
            sentence = sentences[anchor.condition] = words.text[slice(*place)]
            unnamed = [needle for needle in anchor.needles if needle not in sentence]
            problems += [f"{anchor.line.what} does not name “{needle}”: “{sentence}”" for needle in unnamed]
        found.append((anchor, place[1]))
        starts.append(place[0])
        at = place[1]
    stops = [*starts[1:], len(words.text)] if starts else []
    return [(anchor, start, stop) for (anchor, start), stop in zip(found, stops, strict=True)], problems, sentences


def _next_fixed(following: list[Anchor], words: Stream, at: int) -> int:
    """Return where the next anchor begins whose words are known: a condition stands before what it governs."""
    line = next((anchor.line for anchor in following if anchor.line.ways), None)
    place = words.find(line, at, len(words.text)) if line else None
    return place[0] if place else len(words.text)


def in_order(group: list[Line], words: Stream, start: int, stop: int) -> Iterator[str]:
    """Find the lines of a list one after the other inside the reach of their anchor."""
    at = start
    for line in group:
        place = words.find(line, at, stop)
        if place is None:
            where = " (out of order)" if words.find(line, start, stop) else ""
            yield f"{line.what} is missing{where}: “{line.ways[0]}”"
            continue
        words.taken.append(place)
        at = place[1]
        if line.aside:
            told = words.aside(at)
            words.taken.append((at, at + len(told)))
            yield from (f"the condition of {line.what} does not name “{needle}”: “{told}”" for needle in line.aside if needle not in told)


def unexpected(sheet: Sheet, words: Stream) -> Iterator[str]:
    """Yield what stands in an output beside the sheet's own words and those that forms print by themselves."""
    known = {way for anchor in sheet.anchors for line in (anchor.line, *(one for group in anchor.groups for one in group)) for way in line.ways}
    known |= {re.sub(r"^[0-9.]+", "", way) for way in known} | {words.text[slice(*place)] for place in words.taken}
    known |= {text for one in sheet.fields.values() for text in (*one.parts, *one.texts, *(f"{text}:" for text in one.texts))}
    known |= sheet.loose | sheet.optional | _PRINTED
    lengths = sorted({len(text) for text in known if text}, reverse=True)
    covered = sorted(words.taken)
    position = 0
    head = next((start for start, _ in covered), 0)
    for start, end in [*covered, (len(words.text), len(words.text))]:
        if start > position and position >= head:
            yield from _left_over(words, position, start, known, lengths)
        position = max(position, end)


def _left_over(words: Stream, start: int, stop: int, known: set[str], lengths: list[int]) -> Iterator[str]:
    at = start
    while at < stop:
        size = next((size for size in lengths if at + size <= stop and words.text[at : at + size] in known), 0)
        if not size and words.text[at] in _MARKS:
            size = 1
        if not size:
            end = next((edge for edge in words.edges if edge > at), stop)
            yield f"unexpected: “{words.text[at:end]}” after “{words.text[max(0, at - 30) : at]}”"
            size = max(end, at + 1) - at
        at += size


def fields(sheet: Sheet, reading: Reading) -> Iterator[str]:
    """Hold the fields of an output against those of the sheet."""
    seen = renamed(sheet, reading)
    for key, wanted in sheet.fields.items():
        name = ".".join(key)
        if key not in seen:
            if not wanted.optional:
                yield f"the field {name} is missing"
            continue
        yield from (f"the field {name} {problem}" for problem in _field(wanted, seen[key], reading.form))
    for key in seen:
        if key not in sheet.fields:
            yield f"the field {'.'.join(key)} is not in the definition"
    if reading.rules is not None:
        yield from _rules(sheet, reading)
    for name, labels in sheet.tables.items():
        rows = next((one.rows for key, one in seen.items() if key[0] == name and one.rows), [])
        if labels and len(rows) != len(labels):
            yield f"the table {name} has {len(rows)} rows for {len(labels)} labels"
        counts = {".".join(key): count for key, one in seen.items() if key[0] == name and len(key) == 2 for count in one.times.values()}
        if len(set(counts.values())) > 1:
            yield f"the columns of the table {name} do not stand in the same number of rows: {counts}"


def _rules(sheet: Sheet, reading: Reading) -> Iterator[str]:
    """Hold the conditions that the script obeys against those of the definition."""
    assert reading.rules is not None
    for name in sorted(sheet.rules.keys() | reading.rules.keys()):
        wanted, found = sheet.rules.get(name), reading.rules.get(name)
        if wanted != found:
            yield f"the script’s rule of {name} is {found} and not {wanted}"


def renamed(sheet: Sheet, reading: Reading) -> dict[Key, Seen]:
    """Return the fields by the sheet's names: HTML writes `item.code` for an option's text, Word `topic` for the notes of a topic with a scale."""
    found: dict[Key, Seen] = {}
    for key, seen in reading.fields.items():
        texts, notes = (*key, "text"), (*key, "notes")
        if key in sheet.fields and sheet.fields[key].kind == seen.kind:
            found[key] = seen
        elif seen.kind == "text" and texts in sheet.fields:
            found[texts] = seen
        elif seen.kind == "text" and notes in sheet.fields:
            found[notes] = seen
        else:
            found[key] = seen
    return found


def _field(wanted: Field, seen: Seen, form: str) -> Iterator[str]:
    if seen.kind != wanted.kind:
        yield f"is “{seen.kind}” and not “{wanted.kind}”"
        return
    if tuple(seen.choices) != wanted.codes:
        yield f"offers {list(seen.choices)} and not {list(wanted.codes)}"
    else:
        for (code, words), text in zip(seen.choices.items(), wanted.texts, strict=True):
            keyed = f"{wanted.codes.index(code) + 1}-{text}"
            if not _names(words, text, wanted, form) and not (wanted.cell and _names(words, keyed, wanted, form)):
                yield f"calls {code} “{words}” and not “{text}”"
    if not _labelled(wanted, seen, form):
        yield f"is called “{seen.label}” and not “{' / '.join(wanted.parts)}”"
    if len(set(seen.times.values())) > 1:
        yield f"does not offer the same in each copy: {dict(seen.times)}"
    for code, gates in seen.gates.items():
        inner = (wanted.code_gates[code],) if code in wanted.code_gates else ()
        if gates != (*wanted.gates, *inner):
            yield f"stands under the conditions {gates} and not {(*wanted.gates, *inner)}{' at ' + code if code else ''}"
    if form != "docx" and wanted.kind != "several" and wanted.required and seen.required is False:
        yield "is not marked as required"
    if seen.required and not wanted.required and not wanted.cell:
        yield "is marked as required"


def _names(words: str, text: str, wanted: Field, form: str) -> bool:
    """Say whether the words at a mark are those of its option: a PDF says question and option, Word option and question, shortened."""
    label = squeezed(words).rstrip(":")
    if form == "html":
        return label.partition("(jeśli")[0] == text
    if form == "pdf":
        return label == text or label.endswith((f":{text}", f"-{text}"))
    behind = [part for part in (wanted.question, *wanted.parts, *wanted.either) if part]
    ways = [text, *(f"{way}-{part}" for way in (text, *(first + text for first in wanted.parts)) for part in behind)]
    return any(_shortened(label, way) for way in ways)


def _shortened(label: str, way: str) -> bool:
    """Say whether a Word title is these words; a long one is cut."""
    return label == way.rstrip(":") or (label.endswith("…") and way.startswith(label.rstrip("…")))


def _labelled(wanted: Field, seen: Seen, form: str) -> bool:
    label = squeezed(seen.label)
    if label and wanted.either and not any(way in label for way in wanted.either):
        return False
    parts = [part for part in wanted.parts if part]
    if form == "docx":
        # a group of marks has no title of its own; each mark has
        ways = [":".join(parts), *parts]
        return any(_same_title(label, way) for way in ways) if parts and (seen.label or wanted.kind == "text") else True
    asked = [wanted.question] if wanted.question else []
    if form == "html":
        return all(part.casefold() in label.casefold() for part in (*parts, *asked))
    return all(part in label for part in (*parts, *asked))


def _same_title(label: str, way: str) -> bool:
    """Say whether a control's title is these words, alone, before or behind a colon."""
    title = label.rstrip(":")
    return _shortened(title, way) or title.startswith(f"{way}:") or title.endswith(f":{way}")


def leaked(reading: Reading, edition: str, ids: set[str], texts: set[str]) -> Iterator[str]:
    """Yield what a copy must not hold anywhere, on the page or behind it."""
    everything = squeezed(reading.everything)
    names = {part for name in reading.names for part in re.split(r"--|[.:]", name)}
    yield from (f"{reading.form}, {edition}: holds the worker’s field {name}" for name in sorted(ids & names))
    yield from (f"{reading.form}, {edition}: gives away “{text}”" for text in sorted(texts) if text in everything)
