"""What commands that build have in common: the centre's profile, and saying which tools are skipped and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from swtools.cli._findings import human
from swtools.cli._session import FINDINGS, tell
from swtools.diagnostics import Diagnostic, in_order, text

if TYPE_CHECKING:
    from swtools.loading.centre import Profile
    from swtools.model.centre import Centre
    from swtools.pipeline import Checked


def read_profile(path: Path | None, folder: Path) -> Profile | None:
    """Return the centre's profile; where it has errors, show them with what does not fit the library in `folder`, and exit."""
    if path is None:
        return None
    from swtools.loading import centre

    profile = centre.read_profile(path)
    if profile.centre is None:
        from swtools import pipeline

        _refuse(profile, [*profile.findings, *pipeline.unfit(pipeline.check(folder), profile)])
    if profile.findings:
        _show(profile, profile.findings)
    return profile


def centre_of(profile: Profile | None) -> Centre:
    """Return the centre of a sound profile, or no centre where there is none."""
    from swtools.model.centre import NO_CENTRE

    return profile.centre if profile and profile.centre else NO_CENTRE


def at_centre(checked: Checked, profile: Profile | None) -> Checked:
    """Return a library as the centre has it; exit with all that the profile names and the library does not have."""
    from swtools import pipeline

    if profile and (findings := pipeline.unfit(checked, profile)):
        _refuse(profile, findings)
    return pipeline.organised(checked, centre_of(profile))


def _refuse(profile: Profile, findings: Sequence[Diagnostic]) -> NoReturn:
    _show(profile, in_order(findings))
    raise typer.Exit(FINDINGS)


def _show(profile: Profile, findings: Sequence[Diagnostic]) -> None:
    typer.echo(human(findings, lambda _file: str(profile.path)), err=True)


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
