"""What the handbook of a standard shows: chapters of words, lists, tables to read and the picture of the stages.

Like `Document` it stands between what is said and how it is drawn: renderers read it and never see a library. All texts are
final: translated, with the centre's words filled in and microtypography applied.
"""

from __future__ import annotations

from dataclasses import dataclass

from swtools.document.blocks import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading below the chapter's; `number` hangs before it ("5.2")."""

    number: str = ""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph. `strong` for the one sentence that counts, `small` for a note."""

    text: str
    strong: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A list, with a bold line that leads to it where there is one."""

    lead: str = ""
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a cell."""

    text: str
    strong: bool = False
    small: bool = False


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table to read: its head and its share of the width."""

    title: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table to read. The first cell of a row names it; `head` is the place of the cell that does where it is another one.

    `caption` says to those who cannot see it what the table is; `wide` starts at the numbers' axis; `close` is set small; `kept` is not
    parted between pages.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    head: int = 0
    wide: bool = False
    close: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A framed part that must not be read as the rest: its title, what it means, and its table."""

    title: str
    text: str
    grid: Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """A stage on the path: its number, its name, and the places (from 0) of the steps that it may lead back to."""

    number: int
    label: str
    back_to: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePath:
    """The picture of the stages: steps on a line, arcs for the ways back; `alt` says the same in words."""

    steps: tuple[PathStep, ...]
    back: str
    alt: str


Part = Heading | Words | Points | Grid | Notice | StagePath


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter; its number is its place."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """The whole handbook. `frame` is a document without blocks: head, foot, title, language and what the metadata says."""

    frame: Document
    chapters: tuple[Chapter, ...]
