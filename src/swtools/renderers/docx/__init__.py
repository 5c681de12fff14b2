"""Word: a centre's .docx template filled with our own WordprocessingML; fields are content controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from swtools.diagnostics import Diagnostic
    from swtools.document.blocks import Document
    from swtools.document.settings import Answers, Settings

FORMAT = "docx"


def render(document: Document, settings: Settings, answers: Answers | None = None) -> bytes:
    """Return the .docx of a document; `answers` fill its content controls.

    Same document, settings and answers give the same bytes.

    Raises:
        EnvironmentProblem: no template is found, or the template does not keep the contract of `docs/docx-template.md`.
    """
    from swtools.renderers.docx._document import written

    return written(document, settings, answers)


def check_template(path: Path, name: str | None = None) -> list[Diagnostic]:
    """Return the findings (SW551–SW555) about a centre's own Word template; `name` is the file as findings call it."""
    from swtools.renderers.docx._template import check_template as check

    return check(path, name)
