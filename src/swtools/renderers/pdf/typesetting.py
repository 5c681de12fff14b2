"""One document from blocks to bytes: HTML, pages, form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from swtools.document.blocks import Document
from swtools.document.settings import Answers, Settings
from swtools.renderers.pdf import continuation, finishing, paper, templates
from swtools.renderers.pdf.fields import FormField
from swtools.renderers.pdf.measures import sheet
from swtools.renderers.pdf.styles import look

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint import Document as Pages

_FEW = 0.15
"""A last page with less than this share of its height filled is worth a second try with less air."""
_TIGHT = ("tight.css",)


class Typesetter:
    """Sets one document in its look."""

    def __init__(self, document: Document, settings: Settings) -> None:
        self._document = document
        self._settings = settings
        self._measures = sheet(look(settings.template_folders, document.edition, document.theme).tokens)

    def typeset(self, answers: Answers | None, left_over: Sequence[tuple[str, str]] = ()) -> finishing.Finished:
        """Return the finished file; `left_over` are answers that go on at the end, with their questions."""
        document, timestamp = self._document, self._settings.timestamp
        pages = self._pages(templates.html(document, self._settings.template_folders, self._measures, left_over))
        more: tuple[FormField, ...] = ()
        if answers is None and continuation.wanted(document):
            more = continuation.fields(document)
            pages = paper.joined(pages, self._laid_out(continuation.html(document, self._settings.template_folders, self._measures)))
        return finishing.finished(paper.written(pages, timestamp), document, answers, self._measures, timestamp, more)

    def _pages(self, html: str) -> Pages:
        """Lay the form out; where its last page holds only a few lines, once more with less air, if that saves the page."""
        usual = self._laid_out(html)
        if len(usual.pages) > 1 and paper.filled_share(usual) < _FEW:
            tight = self._laid_out(html, _TIGHT)
            if len(tight.pages) < len(usual.pages):
                return tight
        return usual

    def _laid_out(self, html: str, more: tuple[str, ...] = ()) -> Pages:
        return paper.laid_out(html, self._sheet(more), self._document.head.logo)

    def _sheet(self, more: tuple[str, ...]) -> CSS:
        return paper.stylesheet(self._settings.template_folders, self._document.edition, self._document.theme, more)
