"""Running the application: whatever happens becomes an exit code and words for people, never a traceback."""

from __future__ import annotations

import io
import sys

import typer

from swtools.cli._app import application
from swtools.cli._session import CLEAN, INTERRUPTED, USAGE, our_fault, tell
from swtools.cli._usage import sentence, where
from swtools.diagnostics import text
from swtools.errors import EnvironmentProblem


def guarded() -> int:
    """Run the application and turn whatever happens into an exit code and words for people."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter still shows the rest
    try:
        code = application()(prog_name="swtools", standalone_mode=False)  # typer returns the code of an Exit here, 130 for Ctrl-C
    except EnvironmentProblem as problem:
        tell(problem.message, err=True)
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Exception as problem:
        if not hasattr(problem, "format_message"):
            return our_fault()
        return _misused(problem)
    if code == INTERRUPTED:
        tell(text("Interrupted. Files that were already finished are whole."), err=True)
    return code if isinstance(code, int) else CLEAN


def _misused(problem: Exception) -> int:
    """Say what is wrong with the call; where no command was named, show the help."""
    if type(problem).__name__ == "NoArgsIsHelpError":
        typer.echo(str(problem), err=True)
        return USAGE
    tell(sentence(problem), err=True)
    tell(text("{command} --help shows what it takes.", command=where(problem)), err=True)
    return USAGE
