"""The table of contents: a field of Word over the headings, filled with links, so that it also serves where no program updates it.

Page numbers appear when Word updates the field (F9): only the program that sets the pages knows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from swtools.renderers.docx._place import Place
from swtools.renderers.docx._xml import TAB, bold, escape, indent, paragraph, run, tabs

_FIELD = ' TOC \\o "1-2" \\h \\z \\u '
_CONTROL = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A heading: its chapter and its place in it (0: the chapter itself)."""

    chapter: int
    place: int = 0
    number: str = ""
    text: str


def mark(chapter: int, place: int, content: str) -> str:
    """Return the content of a heading as a place that the contents can lead to."""
    number = chapter * 1000 + place
    return f'<w:bookmarkStart w:id="{number}" w:name="{_anchor(chapter, place)}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def contents(place: Place, entries: Sequence[Entry]) -> str:
    """Return the contents, with a line for each heading."""
    title = paragraph("SWTekst", bold(place.words("Contents")), keep_next=True)
    begin = _character("begin") + f'<w:r><w:instrText xml:space="preserve">{escape(_FIELD)}</w:instrText></w:r>' + _character("separate")
    lines = [_link(entry) for entry in entries]
    lines[:1] = [begin + line for line in lines[:1]]
    lines[-1:] = [line + _character("end") for line in lines[-1:]]
    body = (paragraph("SWCel", line, properties=_shape(entry)) for line, entry in zip(lines, entries, strict=True))
    return f"<w:sdt>{_CONTROL}<w:sdtContent>{title}{''.join(body)}</w:sdtContent></w:sdt>"


def _link(entry: Entry) -> str:
    text = run(entry.number) + TAB + run(entry.text) if entry.number else run(entry.text)
    return f'<w:hyperlink w:anchor="{_anchor(entry.chapter, entry.place)}" w:history="1">{text}</w:hyperlink>'


def _shape(entry: Entry) -> str:
    """Return stop and indents: a chapter's number hangs, a heading inside it stands further in."""
    return tabs(("left", 20.0)) + (indent(left=25.0) if entry.place else indent(left=20.0, hanging=10.0))


def _anchor(chapter: int, place: int) -> str:
    return f"_Toc{chapter:03}{place:03}"


def _character(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
