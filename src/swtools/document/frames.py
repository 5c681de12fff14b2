"""What stands round the fields: prose, topics, rows, conditions and sections; and `Block`, all of them. Taken from `document.blocks`."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from swtools.conditions.tree import Condition
from swtools.document.fields import (
    ChoiceField,
    ComputedField,
    GridField,
    LineField,
    LinesField,
    ScaleField,
    SignatureField,
    SketchField,
    TableField,
)


class Tone(enum.StrEnum):
    """What a piece of prose is."""

    PLAIN = "plain"
    NOTE = "note"
    INSTRUCTION = "instruction"
    ALERT = "alert"
    LEGAL = "legal"
    WORKER = "worker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Text to read: paragraphs and a list. Tone WORKER is the tinted box of the worker's copy, ALERT the framed one.

    `keep_together` says that no page divides it on paper.
    """

    text: str = ""
    title: str | None = None
    points: tuple[str, ...] = ()
    tone: Tone = Tone.PLAIN
    id: str = ""
    condition: Condition | None = None
    condition_text: str | None = None
    keep_together: bool = False


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
    """What follows starts on a new page. As the first block of a section it takes the section's heading along, and each card of a repeated one."""


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
    `keep_together` says that no page divides the section, or any card of a repeated one, on paper.
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
    keep_together: bool = False


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
