"""`swtools check-record FILE…`: is a saved record whole, and does it fit its tool?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from swtools.cli._choice import known
from swtools.cli._session import USAGE, LibraryOption, library_folder, say, tell
from swtools.diagnostics import text
from swtools.errors import reason

if TYPE_CHECKING:
    from swtools.diagnostics import Diagnostic
    from swtools.model.library import Library

ORDER = 6
HELP = text("Check records that were saved from a form: shape, codes, bounds, conditions.")


def command(
    files: Annotated[list[Path], typer.Argument(metavar=say("FILE…"), help=say("The saved records (.json)."), show_default=False)],
    library: LibraryOption = None,
    strict: Annotated[bool, typer.Option("--strict", help=say("Warnings count as errors."))] = False,
    output_format: Annotated[str, typer.Option("--format", metavar="human|json|github|sarif", help=say("How findings are shown."))] = "human",
) -> None:
    """Show the findings and exit with 0 (clean) or 1; where a file cannot be read, say so, check the others and exit with 2."""
    from swtools import pipeline
    from swtools.cli import _findings

    known("--format", (output_format,), set(_findings.FORMATS))
    contents = [(path, content) for path in files if (content := _content(path)) is not None]
    if not contents:
        raise typer.Exit(USAGE)
    checked = pipeline.check(library_folder(library))
    findings = [finding for path, content in contents for finding in _findings_of(path, content, checked.library)]
    nothing = say("No findings: {count} checked.", count=say.plural("{number} record", "{number} records", len(contents)))
    code = _findings.report(findings, lambda path: path, output_format, nothing=nothing, strict=strict)
    raise typer.Exit(code if len(contents) == len(files) else USAGE)


def _content(path: Path) -> bytes | None:
    """Return a file's bytes, of a very long one only so many that it is seen to be too long; say why, and return None, where it cannot be read."""
    from swtools.responses.reading import LARGEST_FILE

    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as problem:
        tell(text("{path} cannot be read: {problem}.", path=str(path), problem=reason(problem)), err=True)
        return None


def _findings_of(path: Path, content: bytes, library: Library) -> list[Diagnostic]:
    from swtools.responses.reading import read_record
    from swtools.responses.record import check_record

    source, findings = read_record(content, path.as_posix())
    return findings if source is None else check_record(source, library)
