"""What commands that build have in common: the centre's profile, and saying which tools are skipped and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from swtools.cli._findings import human
from swtools.cli._session import FINDINGS, tell
from swtools.diagnostics import Severity, text

if TYPE_CHECKING:
    from swtools.model.centre import Centre
    from swtools.pipeline import Checked


def read_profile(path: Path | None) -> Centre:
    """Return the centre's profile; exit with its findings where it has some."""
    from swtools.loading.centre import read_centre
    from swtools.model.centre import NO_CENTRE

    if path is None:
        return NO_CENTRE
    centre, findings = read_centre(path)
    if findings:
        typer.echo(human(findings, lambda _file: str(path)), err=True)
    if centre is None:
        raise typer.Exit(FINDINGS)
    return centre


def show_errors(checked: Checked, folder: Path) -> None:
    """Show the errors that keep tools from being built, and name the tools."""
    from swtools.pipeline import skipped

    errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
    if errors:
        typer.echo(human(errors, lambda path: display(folder, path)), err=True)
    for path in skipped(checked):
        tell(text("Skipped: {path}", path=display(folder, path)), err=True)


def display(folder: Path, path: str) -> str:
    """Return a library path as seen from the current folder."""
    full = folder.absolute() / path
    here = Path.cwd()
    return full.relative_to(here).as_posix() if full.is_relative_to(here) else full.as_posix()
