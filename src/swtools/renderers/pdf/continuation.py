"""The sheet that closes a form with long answers: which question, and lines for the rest of its answer.

It is no part of the form proper: it asks nothing, has no page number of the form's count, and packs leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from swtools.document.blocks import Block, ChoiceField, Conditional, Details, Document, LinesField, Section
from swtools.messages import Translator, translator
from swtools.renderers.pdf.fields import TextField
from swtools.renderers.pdf.measures import Sheet
from swtools.renderers.pdf.names import CONTINUATION, field_name
from swtools.renderers.pdf.templates import page

_FEWEST = 3
"""A form with fewer long answers than this has room enough in them."""
PARTS = 3
_PAGE, _HEAD, _PART = 297.0, 20.0, 15.2
"""Heights in millimetres at a line of 14 pt: an A4 page, the heading with its sentence, and what a part takes besides its lines."""
_BODY = 14 * 25.4 / 72


@dataclass(frozen=True, slots=True)
class Part:
    """One answer that goes on: the names of its two fields."""

    question: str
    words: str


def wanted(document: Document) -> bool:
    """Say whether a document gets the sheet: a form with several long answers (a talk has its notes elsewhere)."""
    return sum(1 for _ in _long_answers(document.blocks)) >= _FEWEST


def fields(document: Document) -> tuple[TextField, ...]:
    """Return the fields of the sheet, in the order in which they stand on it."""
    tr = translator(document.language, "forms")
    return tuple(field for index in range(1, PARTS + 1) for field in _part_fields(index, tr))


def html(document: Document, folders: tuple[Path, ...], measures: Sheet) -> str:
    """Return the HTML of the sheet: one page."""
    scale = measures.mm("lh") / _BODY
    free = _PAGE - measures.mm("page-top") - measures.mm("page-bottom") - _HEAD * scale
    parts = [Part(_name(index, "question"), _name(index, "text")) for index in range(1, PARTS + 1)]
    lines = int((free / PARTS - _PART * scale) / measures.mm("pitch"))
    return page("continuation.html.j2", document, folders, measures, parts_=parts, lines=lines)


def _part_fields(index: int, tr: Translator) -> tuple[TextField, TextField]:
    return (
        TextField(name=_name(index, "question"), label=tr("Continuation {number}: to question no.", number=index), max_length=20),
        TextField(name=_name(index, "text"), label=tr("Continuation {number}: the rest of the answer", number=index), multiline=True, ruled=True),
    )


def _name(index: int, part: str) -> str:
    return field_name(CONTINUATION, index, part)


def _long_answers(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Section(blocks=inner) | Conditional(blocks=inner):
                yield from _long_answers(inner)
            case LinesField() | ChoiceField(details=Details()):
                yield block
            case _:
                pass
