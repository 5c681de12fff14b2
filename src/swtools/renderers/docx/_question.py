"""The head of a question: its number in the column of numbers, its text, its help."""

from __future__ import annotations

from swtools.document.blocks import Field
from swtools.renderers.docx._place import Place
from swtools.renderers.docx._xml import TAB, indent, paragraph, run, styled


def question(place: Place, field: Field, note: str = "") -> str:
    """Return the question's paragraphs; both stay with what follows. `note` is added behind the help."""
    text = paragraph("SWPytanie", _numbered(field), keep_next=True, properties="" if field.number else indent(place.look.axis)) if field.label else ""
    help_text = " ".join(part for part in (field.help, note) if part)
    return text + (paragraph("SWWskazowka", run(help_text), keep_next=True) if help_text else "")


def _numbered(field: Field) -> str:
    return (styled(field.number, "SWNumer") + TAB if field.number else "") + run(field.label)


def short_label(field: Field, *, hangs: bool) -> str:
    """Return the label of a short field; its number stands before it unless it hangs in the column of numbers."""
    number = f"{field.number}\u00a0\u00a0" if field.number and not hangs else ""
    return run(number + field.label)
