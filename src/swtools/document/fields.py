"""What a form asks: every kind of field, with what is marked, written or computed in it. Taken from `document.blocks`."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from decimal import Decimal

from swtools.conditions.calculate import Operand
from swtools.conditions.tree import Condition


class Width(enum.StrEnum):
    """The relative width of a short field in its row, or of a table's column."""

    NARROW = "narrow"
    MEDIUM = "medium"
    WIDE = "wide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A constraint with the sentence that is shown when it does not hold."""

    rule: Condition
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something to mark: an option, a row of a matrix, a mark of a scale, a rater.

    `free` says that words of one's own go with it: `text` is then their label ("ktoś inny, kto:"), and a line follows.
    `condition_text` is printed behind an option that has a condition.
    """

    code: str
    text: str
    free: bool = False
    score: int | None = None
    condition: Condition | None = None
    condition_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What every field has. `id` is the item's id (record key), `number` the printed number ("2.3" or "").

    `label` is the question; `help` stands tight under it; `worker_only` marks a field of the worker's copy; `replaces` is the id
    under which older records hold its answer; `carry` is the fact (a concept's id) that may be taken over from another form's record.
    `keep_together` says that pages may not divide it on paper, or that they may; None leaves it to the renderer.
    """

    id: str
    number: str = ""
    label: str = ""
    help: str | None = None
    required: bool = False
    condition: Condition | None = None
    condition_text: str | None = None
    constraint: Check | None = None
    initial: object = None
    replaces: str | None = None
    carry: str | None = None
    worker_only: bool = False
    keep_together: bool | None = None


class LineKind(enum.StrEnum):
    """What is written on a line; the HTML checks it, the PDF limits it."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    MONTH = "month"
    PERIOD = "period"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineField(Field):
    """A short answer on one line, or in character boxes.

    `boxes` are the groups of boxes (2-2-4 for a date, 3-3-3 for a phone), with `box_labels` under them. A PERIOD is two dates
    (ids `<id>.from`, `<id>.to`), an ATTACHMENT a number and a note.
    """

    kind: LineKind = LineKind.TEXT
    format: str | None = None
    pattern: str | None = None
    pattern_message: str | None = None
    boxes: tuple[int, ...] = ()
    box_labels: tuple[str, ...] = ()
    unit: str | None = None
    minimum: str | None = None
    maximum: str | None = None
    max_length: int | None = None
    width: Width = Width.MEDIUM


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesField(Field):
    """A long answer on ruled lines; `lines` is their number on paper."""

    lines: int = 3
    max_length: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The text that a yes/no answer opens: its code, its label and its ruled lines."""

    code: str
    label: str
    lines: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField(Field):
    """Options to mark: circles for one answer, squares for several. `columns` is how many stand side by side on A4.

    `boolean` says that the record holds tak / nie / nie_wiem; `exclusive` are codes that clear the others. `retired` are options that
    new forms do not show: they name what an older record holds (`document.answered`).
    """

    options: tuple[Mark, ...]
    multiple: bool = False
    boolean: bool = False
    columns: int = 1
    max_count: int | None = None
    exclusive: tuple[str, ...] = ()
    details: Details | None = None
    retired: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleField(Field):
    """Numbered circles in one row, end labels above; several `marks` (was, is, goal or raters) give a row each."""

    values: tuple[int, ...]
    min_label: str = ""
    max_label: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GridField(Field):
    """A matrix: rows × one shared list of options. `comment` is the head of a column to write in.

    With `end_labels` the options are the numbers of a scale and the two labels stand above its ends. `open_rows` (codes o1, o2 …)
    have a line instead of a label; their text is what the row is called where it must have a name ("Co jeszcze?"). What is `retired` is that of a choice.
    """

    row_header: str = ""
    rows: tuple[Mark, ...]
    open_rows: tuple[Mark, ...] = ()
    options: tuple[Mark, ...]
    multiple: bool = False
    numeric: bool = False
    end_labels: tuple[str, str] | None = None
    comment: str | None = None
    retired: tuple[Mark, ...] = ()
    retired_rows: tuple[Mark, ...] = ()


CellField = LineField | LinesField | ChoiceField
"""What may stand in the cells of a table's column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: a field without number, and its share of the width (weights; the sum is the table)."""

    field: CellField
    weight: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TableField(Field):
    """A table with typed columns. `paper_rows` empty rows are printed, numbered; `row_labels` fixes them instead.

    `min_rows`/`max_rows` bound the rows on screen. `retired_rows`: labels that only older records have.
    """

    columns: tuple[Column, ...]
    paper_rows: int = 4
    min_rows: int = 0
    max_rows: int | None = None
    row_header: str = ""
    row_labels: tuple[Mark, ...] = ()
    retired_rows: tuple[Mark, ...] = ()
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A labelled band of a computed value; open ends are None."""

    low: Decimal | None
    high: Decimal | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedField(Field):
    """A value that the screen computes and the hand writes: "Suma: ____".

    `where` says which rows of a table count; in it `.column` is a cell of the row. A percentage is written "29 z 81, 35,8".
    """

    op: str
    operands: tuple[Operand, ...]
    where: Condition | None = None
    unit: str | None = None
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """One signature: its id, who signs, and whether place and date stand before it."""

    id: str
    text: str
    place_and_date: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureField(Field):
    """Signatures that stand side by side; never alone on a page."""

    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchField(Field):
    """An empty frame to draw in, `height` millimetres high."""

    height: int = 60
    template: str | None = None
    guides: tuple[str, ...] = ()
    legend: tuple[str, ...] = ()
