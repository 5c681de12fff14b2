"""PDF: one rendering for pen and keyboard on the same pages, tagged, PDF/UA-1 and PDF/A-2a in one file."""

from __future__ import annotations

from swtools.document.answered import answered
from swtools.document.blocks import Document
from swtools.document.settings import Answers, Settings

FORMAT = "pdf"


def render(document: Document, settings: Settings, answers: Answers | None = None) -> bytes:
    """Return the document as a PDF, empty or filled with a record's answers.

    An empty form with several long answers is closed by a continuation sheet; in a filled one an answer too long for its lines goes
    on at the end. Pure: the same arguments give the same bytes. Reads templates and bundled fonts only.

    Raises:
        EnvironmentProblem: WeasyPrint, the Pango libraries, a template or the theme are missing.
    """
    from swtools.renderers.pdf import growing
    from swtools.renderers.pdf.typesetting import Typesetter

    if answers is not None:
        document = growing.grown(answered(document, answers), answers)
    typesetter = Typesetter(document, settings)
    result = typesetter.typeset(answers)
    return typesetter.typeset(answers, result.left_over).pdf if result.left_over else result.pdf
