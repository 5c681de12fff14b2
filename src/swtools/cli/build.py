"""`swtools build`: render what has changed."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from swtools.cli._checked import at_centre, centre_of, read_profile, show_errors
from swtools.cli._choice import Choice
from swtools.cli._session import CLEAN, FILE, FINDINGS, FOLDER, NAME, NUMBER, LibraryOption, library_folder, our_fault, say, tell, timestamp
from swtools.diagnostics import text

if TYPE_CHECKING:
    from swtools.pack.build import Built, Progress
    from swtools.pipeline import Checked

ORDER = 2
HELP = text("Render the tools to PDF, DOCX and HTML, with stage packs and a catalogue.")


def command(
    library: LibraryOption = None,
    group: Annotated[list[str] | None, typer.Option("--group", metavar=NAME, help=say("Only this target group (may be repeated)."))] = None,
    stage: Annotated[list[str] | None, typer.Option("--stage", metavar=NAME, help=say("Only this stage: its slug or its folder."))] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar=NAME, help=say("Only interview_script, questionnaire or documentation_form."))] = None,
    role: Annotated[list[str] | None, typer.Option("--role", metavar=NAME, help=say("Only the tools of this role."))] = None,
    party: Annotated[list[str] | None, typer.Option("--party", metavar=NAME, help=say("Only one side: experiencing, child or using."))] = None,
    formats: Annotated[list[str] | None, typer.Option("--format", metavar=NAME, help=say("Only these formats, with commas: pdf, docx, html."))] = None,
    edition: Annotated[list[str] | None, typer.Option("--edition", metavar=NAME, help=say("Editions, with commas: client, worker, discreet."))] = None,
    centre: Annotated[Path | None, typer.Option("--centre", metavar=FILE, help=say("The centre’s profile, a YAML file."))] = None,
    theme: Annotated[list[str] | None, typer.Option("--theme", metavar=NAME, help=say("The look: default, large-print."))] = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar=FOLDER, help=say("The folder to write to."))] = Path("output"),
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar=NUMBER, min=0, help=say("Processes at a time (0: one for each processor)."))] = 0,
    force: Annotated[bool, typer.Option("--force", help=say("Render everything again."))] = False,
) -> None:
    """Build and exit with 0, or 1 where the library has errors."""
    from swtools import pipeline

    folder = library_folder(library)
    settings = pipeline.settings(folder, timestamp())
    read = read_profile(centre, folder)
    profile = centre_of(read)
    base = pipeline.fingerprint(settings)
    inputs = pipeline.inputs(folder, profile, base)
    options = Choice(groups=group, stages=stage, kinds=kind, roles=role, parties=party, formats=formats, editions=edition, themes=theme)
    if not force and options.everything():
        standing = pipeline.standing(output, inputs)
        if standing is not None:
            count = say.plural("{number} file", "{number} files", standing)
            typer.echo(say("Nothing has changed: {count} stand in {folder}.", count=count, folder=str(output)))
            return
    checked = at_centre(pipeline.check(folder), read)
    selection = options.selection(checked)
    if selection.roles:
        from swtools.pack.sets import one_side, sides_of_roles

        one_side(sides_of_roles(checked.library, selection, checked.broken), selection)
    show_errors(checked, folder)
    with progress() as show:
        built = pipeline.build(checked, selection, profile, settings, output, base=base, inputs=inputs, jobs=jobs or processors(), force=force, progress=show)
    raise typer.Exit(report(checked, built, output))


def processors() -> int:
    """Return the number of processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def progress() -> Iterator[Progress]:
    """Draw a progress bar on a terminal and stay silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _total, _path: None
        return
    from rich import progress as bars
    from rich.console import Console

    columns = (bars.BarColumn(), bars.MofNCompleteColumn(), bars.TimeRemainingColumn(), bars.TextColumn("{task.description}"))
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, path: bar.update(task, completed=done, total=total, description=path)


def report(checked: Checked, built: Built, output: Path) -> int:
    """Say what was done and return the exit code."""
    if not built.made and not built.kept and not built.failures:
        tell(text("No tool fits the options; no form was made."), err=True)
    made = say.plural("{number} file made", "{number} files made", len(built.made))
    kept = say.plural("{number} unchanged", "{number} unchanged", built.kept)
    typer.echo(say("{made}, {kept}, in {folder}. Open {index} to see them.", made=made, kept=kept, folder=str(output), index=str(output / "index.html")))
    for path in built.removed:
        tell(text("Removed, because its source is gone or has errors: {path}", path=path))
    if built.failures:
        for result in built.failures:
            tell(text("Could not be rendered: {path}", path=result.target.path), err=True)
        return our_fault("\n\n".join(f"{result.target.path}\n{result.failure}" for result in built.failures))
    return FINDINGS if checked.errors else CLEAN
