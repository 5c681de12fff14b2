"""What commands that build have in common: the centre's profile, and saying which tools are skipped and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from swtools.cli._findings import human
from swtools.cli._session import FINDINGS, tell
from swtools.diagnostics import text

if TYPE_CHECKING:
    from swtools.model.centre import Centre
    from swtools.pipeline import Checked


def read_profile(path: Path | None) -> Centre:
    """Return the centre's profile; exit with its findings where it has some."""
    from swtools.model.centre import NO_CENTRE

    if path is None:
        return NO_CENTRE
    from swtools.loading.centre import read_centre

    centre, findings = read_centre(path)
    if findings:
        typer.echo(human(findings, lambda _file: str(path)), err=True)
    if centre is None:
        raise typer.Exit(FINDINGS)
    return centre


def show_errors(checked: Checked, folder: Path) -> None:
    """Show the errors that keep tools from being built, and name the tools; exit where the library itself cannot be read."""
    from swtools.pipeline import skipped

    if checked.errors:
        typer.echo(human(checked.errors, lambda path: display(folder, path)), err=True)
    if not checked.library.stages:
        tell(text("Nothing is built and nothing removed, because standards/library.yaml is missing or has errors."), err=True)
        raise typer.Exit(FINDINGS)
    for path in skipped(checked):
        tell(text("Skipped: {path}", path=display(folder, path)), err=True)


def display(folder: Path, path: str) -> str:
    """Return a library path as seen from the current folder."""
    full = folder.absolute() / path
    here = Path.cwd()
    return full.relative_to(here).as_posix() if full.is_relative_to(here) else full.as_posix()
