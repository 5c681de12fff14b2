"""PDF: one rendering for pen and keyboard on the same pages, tagged, PDF/UA-1 and PDF/A-2a in one file."""

from __future__ import annotations

from swtools.document.blocks import Document
from swtools.document.settings import Answers, Settings

FORMAT = "pdf"


def render(document: Document, settings: Settings, answers: Answers | None = None) -> bytes:
    """Return the document as a PDF, empty or filled with a record's answers.

    Pure: the same arguments give the same bytes. Reads templates and bundled fonts only.

    Raises:
        EnvironmentProblem: WeasyPrint, the Pango libraries, a template or the theme are missing.
    """
    from swtools.renderers.pdf import finishing, paper, templates
    from swtools.renderers.pdf.geometry import sheet
    from swtools.renderers.pdf.styles import look

    folders = settings.template_folders
    measures = sheet(look(folders, document.edition, document.theme).tokens)
    html = templates.html(document, folders, measures)
    pages = paper.write(html, paper.stylesheet(folders, document.edition, document.theme), document.head.logo, settings.timestamp)
    return finishing.finished(pages, document, answers, measures, settings.timestamp)
