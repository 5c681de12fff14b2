"""What a copy of a tool must hold: its texts in the order of the page, and its fields.

A sheet is a list of anchors: titles, questions with their numbers, conditions, prose. What belongs to an anchor (options, rows,
columns, probes …) are lists whose order counts inside each list; formats may draw columns before or after rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.agreement.formats.library import Data
from tests.agreement.formats.reading import Key
from tests.agreement.formats.typography import squeezed
from tests.agreement.formats.words import DETAILS, NEUTRAL, OTHER, ROW, WHAT_ELSE, YES_NO


@dataclass
class Line:
    """A text that must be there; `ways` are its squeezed forms, of which one is found. `free` may stand inside a longer piece.

    `aside` is what the condition in brackets behind it must name; `keyed` is how it stands in the key of a column, with the number to write.
    """

    ways: tuple[str, ...]
    what: str
    free: bool = False
    aside: list[str] = field(default_factory=list)
    keyed: str = ""


@dataclass
class Anchor:
    """A line with what belongs to it. For a condition `ways` is empty, and `needles` are what its sentence must name."""

    line: Line
    groups: list[list[Line]] = field(default_factory=list)
    condition: str = ""
    needles: list[str] = field(default_factory=list)


@dataclass
class Field:
    """A field to fill in: `parts` are the words that its label is made of; `codes` and `texts` are the options of a choice.

    `question` is what the item asks, where the field is only a part of it. `gates` are the conditions of the sections and items that it stands in,
    the outermost first; a code that has a condition of its own has it in `code_gates`. `either` are words of which the label has some.
    """

    kind: str
    parts: tuple[str, ...]
    codes: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    required: bool = False
    optional: bool = False
    cell: bool = False
    question: str = ""
    either: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    code_gates: dict[str, str] = field(default_factory=dict)


@dataclass
class Sheet:
    edition: str
    anchors: list[Anchor] = field(default_factory=list)
    fields: dict[Key, Field] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)
    """Texts that must be there somewhere: units, ends of scales."""
    optional: set[str] = field(default_factory=set)
    """Texts that may be there."""
    tables: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sections: set[str] = field(default_factory=set)
    rules: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The conditions of each item that has a field, or is a card."""


def words(text: object) -> str:
    """Return a text with neutral words for the centre's, squeezed."""
    plain = str(text)
    for name, word in NEUTRAL.items():
        plain = plain.replace("{centre." + name + "}", word)
    return squeezed(plain)


def line(text: object, what: str, *more: object, free: bool = False) -> Line:
    return Line(tuple(dict.fromkeys([words(text), *map(words, more)])), what, free)


def options(data: Data, key: str = "options") -> list[tuple[str, str]]:
    """Return codes and texts that new forms offer; the free answer last."""
    other = key == "options" and data.get("other")
    found = [(str(one["code"]), str(one["text"])) for one in data.get(key) or () if not one.get("retired") and not (other and one["code"] == "inne")]
    if other:
        found.append(("inne", str(other["text"]) if isinstance(other, Mapping) else OTHER))
    return found


def open_rows(data: Data, *, below: bool) -> list[tuple[str, str]]:
    """Return the rows that the person names, and what they are called; `below` says that they stand below given rows."""
    count = data.get("open_rows", 0)
    if below and count == 1:
        return [("o1", WHAT_ELSE)]
    head = WHAT_ELSE if below else data.get("row_header") or ROW
    return [(f"o{index}", f"{head} {index}") for index in range(1, count + 1)]


def answers(data: Data) -> list[tuple[str, str]]:
    """Return what may be marked in a choice or a yes/no question."""
    if data["type"] == "boolean":
        return list(YES_NO[: 3 if data.get("unknown") else 2])
    return options(data)


def numbers(data: Data) -> tuple[str, ...]:
    return tuple(str(value) for value in range(data.get("min", 0), data.get("max", 10) + 1, data.get("step", 1)))


def details(data: Data) -> str:
    """Return the label of a yes/no answer's details: the question goes on in the sentence, so it begins with a small letter (but: Pan, ZUS)."""
    text = str(data["details_text"])
    first = text.split(" ", 1)[0]
    keeps = (first.isupper() and len(first) > 1) or first.startswith("Pan")
    return DETAILS.format(answer=dict(YES_NO)[data["details_if"]], question=text if keeps else text[:1].lower() + text[1:])


def with_unit(column: Data) -> list[str]:
    unit = column.get("unit") or ("zł" if column["type"] == "money" else "")
    return [f"{column['text']} ({unit})"] if unit else []


def listed(value: object) -> list[Data]:
    return value if isinstance(value, list) else []
