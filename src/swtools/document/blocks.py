"""The second waist: what stands on the page. Renderers read these blocks and never see an instrument.

All texts are final: in the document's language, with the centre's words filled in and microtypography applied (non-breaking
spaces, word joiners). Text marked "paragraphs" may hold several, separated by an empty line. Conditions, constraints and
calculations are layer-1 values, so that the HTML can run them; paper shows `condition_text`.

This is the one face of three modules: `fields` holds what is asked, `frames` what stands round it, this one the sheet as a whole.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from swtools.document.fields import (
    Band,
    CellField,
    Check,
    ChoiceField,
    Column,
    ComputedField,
    Details,
    Field,
    GridField,
    LineField,
    LineKind,
    LinesField,
    Mark,
    ScaleField,
    SignatureField,
    Signer,
    SketchField,
    TableField,
    Width,
)
from swtools.document.frames import (
    AlertBox,
    Block,
    Conditional,
    FieldRow,
    PageBreak,
    Prose,
    Repeat,
    ScriptTopic,
    Section,
    Tone,
)

__all__ = [
    "DEFAULT_THEME",
    "LARGE_PRINT",
    "AlertBox",
    "Band",
    "Block",
    "CellField",
    "Check",
    "ChoiceField",
    "Column",
    "ComputedField",
    "Conditional",
    "Details",
    "Document",
    "Edition",
    "Field",
    "FieldRow",
    "Foot",
    "GridField",
    "Head",
    "LineField",
    "LineKind",
    "LinesField",
    "Logo",
    "Mark",
    "PageBreak",
    "Prose",
    "Repeat",
    "ScaleField",
    "ScriptTopic",
    "Section",
    "SignatureField",
    "Signer",
    "SketchField",
    "StageStep",
    "TableField",
    "Tone",
    "Width",
]

DEFAULT_THEME = "default"
LARGE_PRINT = "large-print"
"""The looks that ship with the package; a library may add others (`templates/pdf/themes/`)."""


class Edition(enum.StrEnum):
    """Whose copy it is. DISCREET is the client's copy that tells a third person nothing."""

    CLIENT = "client"
    WORKER = "worker"
    DISCREET = "discreet"


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
    """The two lines of the foot: code · version, in a worker's copy behind the standard, and what kind of document this is."""

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
