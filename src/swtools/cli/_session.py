"""What every command shares: the reader's language, the library option, exit codes, and the words for a fault of ours."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from swtools import bundled
from swtools.diagnostics import Text, text
from swtools.errors import EnvironmentProblem
from swtools.messages import reader_language, translator

CLEAN, FINDINGS, USAGE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130
DEFAULT_TIMESTAMP = 1_767_225_600
"""2026-01-01, the moment in metadata where neither SOURCE_DATE_EPOCH nor the library says another."""
FIRST_TIMESTAMP, LAST_TIMESTAMP = 315_532_800, 4_354_819_198
"""1980 to 2107, what the date of a ZIP entry can say (APPNOTE.TXT 4.4.6); a .docx is a ZIP archive."""

say = translator(reader_language())

FILE, FOLDER, NAME, NUMBER = say("FILE"), say("FOLDER"), say("NAME"), say("NUMBER")
"""What an option takes, for the help."""

LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", metavar=FOLDER, help=say("The folder that holds standards/ (default: this one, or the library that ships with swtools).")),
]


def library_folder(given: Path | None) -> Path:
    """Return the library: the one named, else the current folder, else the one that ships with the package."""
    if given is not None:
        return given
    here = Path.cwd()
    return here if (here / "standards").is_dir() else bundled.folder("standards").parent


def timestamp() -> int:
    """Return the moment for metadata, in seconds since 1970: SOURCE_DATE_EPOCH where it is set.

    Raises:
        EnvironmentProblem: SOURCE_DATE_EPOCH is not a number, or no moment that a ZIP archive (from 1980) can carry.
    """
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return DEFAULT_TIMESTAMP
    if not value.isdecimal() or not FIRST_TIMESTAMP <= int(value[:12]) <= LAST_TIMESTAMP:
        raise EnvironmentProblem(text("SOURCE_DATE_EPOCH must be a number of seconds from 1980 to 2107; it is {value}.", value=value))
    return int(value)


def tell(message: Text, *, err: bool = False) -> None:
    """Print a sentence in the reader's language."""
    typer.echo(say.text(message), err=err)


def our_fault(trace: str | None = None) -> int:
    """Say that the fault is ours, keep the trace in a file, and return the exit code."""
    import tempfile
    import traceback

    content = trace or traceback.format_exc()
    with tempfile.NamedTemporaryFile("w", prefix="swtools-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(content)
    tell(text("This is a fault of swtools, not yours. Please send us the file {path}; it holds no answers of any form.", path=file.name), err=True)
    if os.environ.get("SWTOOLS_DEBUG"):
        typer.echo(content, err=True)
    return OUR_FAULT
