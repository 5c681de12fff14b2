"""PDF: one rendering for pen and keyboard on the same pages, tagged, PDF/UA-1 and PDF/A-2a in one file."""

from __future__ import annotations

from collections.abc import Sequence

from swtools.document.blocks import Document
from swtools.document.settings import Answers, Settings

FORMAT = "pdf"


def render(document: Document, settings: Settings, answers: Answers | None = None) -> bytes:
    """Return the document as a PDF, empty or filled with a record's answers; one too long for its lines goes on at the end.

    Pure: the same arguments give the same bytes. Reads templates and bundled fonts only.

    Raises:
        EnvironmentProblem: WeasyPrint, the Pango libraries, a template or the theme are missing.
    """
    from swtools.renderers.pdf import finishing, growing, paper, templates
    from swtools.renderers.pdf.geometry import sheet
    from swtools.renderers.pdf.styles import look

    if answers is not None:
        document = growing.grown(document, answers)
    folders = settings.template_folders
    measures = sheet(look(folders, document.edition, document.theme).tokens)
    sheet_of_look = paper.stylesheet(folders, document.edition, document.theme)

    def laid_out(left_over: Sequence[tuple[str, str]]) -> finishing.Finished:
        html = templates.html(document, folders, measures, left_over)
        pages = paper.write(html, sheet_of_look, document.head.logo, settings.timestamp)
        return finishing.finished(pages, document, answers, measures, settings.timestamp)

    result = laid_out(())
    return laid_out(result.left_over).pdf if result.left_over else result.pdf
