"""The formats, one folder each, and what can be said of a library's own templates before anything is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from swtools.diagnostics import Diagnostic


def check_templates(library: Path) -> Iterator[Diagnostic]:
    """Return the findings (SW551–SW557) about the templates that a library has of its own; nothing in them is executed."""
    from swtools import bundled
    from swtools.renderers import _own

    own = library / "templates"
    if own.is_dir() and own.resolve() == bundled.folder("templates").resolve():
        return
    for path in _own.word_templates(library):
        from swtools.renderers import docx

        yield from docx.check_template(path, path.relative_to(library).as_posix())
    yield from _own.check(library)
