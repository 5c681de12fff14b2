"""The second waist: what stands on the page. Renderers read these blocks and never see an instrument.

All texts are final: in the document's language, with the centre's words filled in and microtypography applied (non-breaking
spaces, word joiners). Text marked "paragraphs" may hold several, separated by an empty line. Conditions, constraints and
calculations are layer-1 values, so that the HTML can run them; paper shows `condition_text`.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from decimal import Decimal

from swtools.conditions.calculate import Operand
from swtools.conditions.tree import Condition

DEFAULT_THEME = "default"
LARGE_PRINT = "large-print"
"""The looks that ship with the package; a library may add others (`templates/pdf/themes/`)."""


class Edition(enum.StrEnum):
    """Whose copy it is. DISCREET is the client's copy that tells a third person nothing."""

    CLIENT = "client"
    WORKER = "worker"
    DISCREET = "discreet"


class Tone(enum.StrEnum):
    """What a piece of prose is."""

    PLAIN = "plain"
    NOTE = "note"
    INSTRUCTION = "instruction"
    ALERT = "alert"
    LEGAL = "legal"
    WORKER = "worker"


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
    keep_together: bool = True


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

    `boolean` says that the record holds tak / nie / nie_wiem; `exclusive` are codes that clear the others.
    """

    options: tuple[Mark, ...]
    multiple: bool = False
    boolean: bool = False
    columns: int = 1
    max_count: int | None = None
    exclusive: tuple[str, ...] = ()
    details: Details | None = None


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

    With `end_labels` the options are the numbers of a scale and the two labels stand above its ends. `open_rows` rows
    (codes o1, o2 …) have a line instead of a label.
    """

    row_header: str = ""
    rows: tuple[Mark, ...]
    open_rows: int = 0
    options: tuple[Mark, ...]
    multiple: bool = False
    numeric: bool = False
    end_labels: tuple[str, str] | None = None
    comment: str | None = None

    @property
    def open_codes(self) -> tuple[str, ...]:
        """The codes of the open rows."""
        return tuple(f"o{number}" for number in range(1, self.open_rows + 1))


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

    `min_rows`/`max_rows` bound the rows on screen.
    """

    columns: tuple[Column, ...]
    paper_rows: int = 4
    min_rows: int = 0
    max_rows: int | None = None
    row_header: str = ""
    row_labels: tuple[Mark, ...] = ()
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Text to read: paragraphs and a list. Tone WORKER is the tinted box of the worker's copy, ALERT the framed one."""

    text: str = ""
    title: str | None = None
    points: tuple[str, ...] = ()
    tone: Tone = Tone.PLAIN
    id: str = ""
    condition: Condition | None = None
    condition_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertBox:
    """A sign and what to do about it, right after its topic."""

    sign: str
    do: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptTopic:
    """A topic of a talk: the spoken sentences large at the left, notes at the right.

    `notes_label` says which question of which form the notes feed ("Do karty W-04: pytanie 3.1").
    """

    id: str
    number: str
    title: str
    ask: tuple[str, ...]
    probes: tuple[str, ...] = ()
    say_also: str | None = None
    technique: str | None = None
    listen_for: str | None = None
    worker_note: str | None = None
    when_to_ask: str | None = None
    minutes: str | None = None
    notes_label: str = ""
    notes_lines: int = 3
    scale: ScaleField | None = None
    alert: AlertBox | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """Short fields that stand side by side on paper, `columns` of them in full width (2, 3 or 4)."""

    fields: tuple[LineField | ComputedField, ...]
    columns: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional:
    """Blocks governed by one condition; its sentence stands above them."""

    condition: Condition
    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """How often a section is repeated. `item_label` names one card ("Dziecko"); paper prints `paper_copies` of them."""

    minimum: int = 0
    maximum: int | None = None
    paper_copies: int = 1
    item_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part with a title. `level` 1 has the bar and the large number; deeper ones are plain sub-headings.

    With `repeat` the record holds an array of objects under `id`; without, the fields stand in the surrounding object.
    """

    id: str
    number: str
    title: str
    level: int = 1
    intro: str | None = None
    blocks: tuple[Block, ...] = ()
    condition: Condition | None = None
    condition_text: str | None = None
    repeat: Repeat | None = None
    worker_only: bool = False


Block = (
    LineField
    | LinesField
    | ChoiceField
    | ScaleField
    | GridField
    | TableField
    | ComputedField
    | SignatureField
    | SketchField
    | Prose
    | ScriptTopic
    | PageBreak
    | FieldRow
    | Conditional
    | Section
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageStep:
    """One step of the stage strip."""

    number: int
    label: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The centre's logo: its bytes, media type and alternative text."""

    data: bytes
    media_type: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of page one. In a client's copy `kind`, `code`, `leader` and `stages` are empty: they stand in the foot only.

    `leader` is the name of the role that runs the tool. `stamp` is the caption of the frame for the centre's stamp ("Pieczęć lub
    logo ośrodka"); `centre_lines` replace it. `facts` are short label–value pairs for the screen (who fills it, how long, code).
    `has_single` and `has_multiple` say whether circles (one answer) and squares (several) occur; `how_to_mark` asks for the drawn
    explanation of the client's copy.
    """

    stamp: str
    centre_lines: tuple[str, ...] = ()
    logo: Logo | None = None
    kind: str = ""
    group: str = ""
    code: str = ""
    leader: str = ""
    stages: tuple[StageStep, ...] = ()
    stage_name: str = ""
    title: str
    purpose: str = ""
    intro: str | None = None
    facts: tuple[tuple[str, str], ...] = ()
    has_single: bool = False
    has_multiple: bool = False
    how_to_mark: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The two lines of the foot: standard · code · version, and what kind of document this is."""

    line: str
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A laid-out tool in one edition, theme and language: everything a renderer needs.

    `instrument` is the tool's id; `subject` and `keywords` are for the file's metadata; `running_title` stands at the head of every
    page but the first. `case_code_label` is its label of the case code ("Kod sprawy"), empty where a tool is anonymous;
    `case_code_id` the field that holds the code, if the tool asks it. `thanks` closes a questionnaire.
    """

    instrument: str
    version: str
    definition_hash: str
    code: str
    kind: str
    edition: Edition
    theme: str
    language: str
    subject: str
    keywords: tuple[str, ...]
    running_title: str
    case_code_label: str
    case_code_id: str | None
    head: Head
    foot: Foot
    blocks: tuple[Block, ...]
    thanks: str | None = None
