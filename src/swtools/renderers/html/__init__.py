"""One self-contained HTML file: native controls, no network, savable to a file, printable like the PDF."""

from __future__ import annotations

from swtools.document.blocks import Document
from swtools.document.settings import Answers, Settings

FORMAT = "html"


def render(document: Document, settings: Settings, answers: Answers | None = None) -> bytes:
    """Return the form as UTF-8 HTML; `answers` (a record's) are put into its fields when it opens.

    Everything the page needs is inside: style, script and fonts, each allowed by its SHA-256 in the Content-Security-Policy.
    """
    from swtools.renderers.html._page import page

    return page(document, settings.template_folders, answers).encode()
