"""What every command shares: the reader's language, the library option, exit codes, and no tracebacks."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from swtools import bundled
from swtools.diagnostics import Text, text
from swtools.errors import EnvironmentProblem
from swtools.messages import reader_language, translator

CLEAN, FINDINGS, USAGE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130
DEFAULT_TIMESTAMP = 1_767_225_600
"""2026-01-01, the moment in metadata where neither SOURCE_DATE_EPOCH nor the library says another."""

say = translator(reader_language())

LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", metavar=say("FOLDER"), help=say("The folder that holds standards/ (default: this one, or the library that ships with swtools).")),
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
        EnvironmentProblem: SOURCE_DATE_EPOCH is not a number.
    """
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if value and not value.isdecimal():
        raise EnvironmentProblem(text("SOURCE_DATE_EPOCH must be a number of seconds; it is {value}.", value=value))
    return int(value) if value else DEFAULT_TIMESTAMP


def tell(message: Text, *, err: bool = False) -> None:
    """Print a sentence in the reader's language."""
    typer.echo(say.text(message), err=err)


def guarded(application: Callable[..., Any]) -> int:
    """Run the application and turn whatever happens into an exit code and words for people."""
    try:
        application(standalone_mode=False)
    except EnvironmentProblem as problem:
        tell(problem.message, err=True)
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        tell(text("Interrupted. Files that were already finished are whole."), err=True)
        return INTERRUPTED
    except typer.Exit as stop:
        return int(stop.exit_code)
    except Exception as problem:
        usage = _usage(problem)
        return usage if usage is not None else our_fault()
    return CLEAN


def _usage(problem: Exception) -> int | None:
    """Show a wrong call of the command line; None where the problem is something else."""
    show = getattr(problem, "show", None)
    if show is None:
        return None
    show(file=sys.stderr)
    return USAGE


def our_fault(trace: str | None = None) -> int:
    """Say that the fault is ours, keep the trace in a file, and return the exit code."""
    import traceback

    content = trace or traceback.format_exc()
    with tempfile.NamedTemporaryFile("w", prefix="swtools-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(content)
    tell(text("This is a fault of swtools, not yours. Please send us the file {path}; it holds no answers of any form.", path=file.name), err=True)
    if os.environ.get("SWTOOLS_DEBUG"):
        typer.echo(content, err=True)
    return OUR_FAULT
