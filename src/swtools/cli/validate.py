"""`swtools validate`: every problem at once, each with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from swtools.cli._checked import display
from swtools.cli._choice import known
from swtools.cli._session import LibraryOption, library_folder, say
from swtools.diagnostics import text
from swtools.errors import EnvironmentProblem

ORDER = 1
HELP = text("Check the library: shape, meaning, wording. All problems at once.")


def command(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar=say("[PATH…]"), help=say("Show only findings in these files or folders."), show_default=False)
    ] = None,
    library: LibraryOption = None,
    strict: Annotated[bool, typer.Option("--strict", help=say("Warnings count as errors."))] = False,
    output_format: Annotated[str, typer.Option("--format", metavar="human|json|github|sarif", help=say("How findings are shown."))] = "human",
) -> None:
    """Show the findings and exit with 0 (clean) or 1."""
    from swtools import pipeline
    from swtools.cli import _findings

    known("--format", (output_format,), set(_findings.FORMATS))
    folder = library_folder(library)
    checked = pipeline.check(folder)
    wanted = [_below(path, folder) for path in paths or []]
    findings = [finding for finding in checked.findings if not wanted or any(_is_in(finding.span.file, prefix) for prefix in wanted)]
    count = say.plural("{number} tool", "{number} tools", len(checked.library.instruments))
    nothing = say("No findings: {count} in the library.", count=count)
    raise typer.Exit(_findings.report(findings, lambda path: display(folder, path), output_format, nothing=nothing, strict=strict))


def _below(path: Path, folder: Path) -> str:
    """Return a given path relative to the library.

    Raises:
        EnvironmentProblem: there is no such file, or it is not in the library.
    """
    root = folder.resolve()
    found = [candidate.resolve() for candidate in (path.absolute(), folder.absolute() / path) if candidate.exists()]
    if not found:
        raise EnvironmentProblem(text("There is no {path}.", path=str(path)))
    inside = next((candidate for candidate in found if candidate.is_relative_to(root)), None)
    if inside is None:
        raise EnvironmentProblem(text("{path} is not in the library {library}. Name its library with --library.", path=str(path), library=str(folder)))
    return inside.relative_to(root).as_posix()


def _is_in(file: str, prefix: str) -> bool:
    return prefix in (".", file) or file.startswith(prefix.rstrip("/") + "/")
