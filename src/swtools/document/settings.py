"""What a renderer is handed besides the document: where templates stand and which moment is "now"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FORMATS = ("pdf", "docx", "html")
"""The formats of documents; each is the name of a folder in `renderers/`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`template_folders` are searched in order (a library's own first, the bundled one last); each holds `<format>/…`.

    `timestamp` is the moment for metadata, in seconds since 1970 (SOURCE_DATE_EPOCH), never read from a clock.
    """

    template_folders: tuple[Path, ...]
    timestamp: int


Answers = Mapping[str, object]
"""A record's answers: item id to value, in the shapes of `docs/definition-language.md`."""
