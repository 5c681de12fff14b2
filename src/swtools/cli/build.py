"""`swtools build`: render what has changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from swtools.cli._checked import read_profile, show_errors
from swtools.cli._choice import Choice
from swtools.cli._session import CLEAN, FINDINGS, LibraryOption, library_folder, our_fault, say, tell, timestamp
from swtools.diagnostics import text

if TYPE_CHECKING:
    from swtools.pack.build import Built, Progress
    from swtools.pipeline import Checked

ORDER = 2
HELP = text("Render the tools to PDF, DOCX and HTML, with stage packs and a catalogue.")


def command(
    library: LibraryOption = None,
    group: Annotated[list[str] | None, typer.Option("--group", help=say("Only this target group (may be repeated)."))] = None,
    stage: Annotated[list[str] | None, typer.Option("--stage", help=say("Only this stage: its slug or its folder."))] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", help=say("Only interview_script, questionnaire or documentation_form."))] = None,
    role: Annotated[list[str] | None, typer.Option("--role", help=say("Only the tools of this role."))] = None,
    party: Annotated[list[str] | None, typer.Option("--party", help=say("Only one side: experiencing or using."))] = None,
    formats: Annotated[str, typer.Option("--format", help=say("Formats, with commas."))] = "pdf,docx,html",
    edition: Annotated[str, typer.Option("--edition", help=say("Editions, with commas: client, worker, discreet."))] = "",
    centre: Annotated[Path | None, typer.Option("--centre", help=say("The centre’s profile, a YAML file."))] = None,
    theme: Annotated[list[str] | None, typer.Option("--theme", help=say("The look: default, large-print."))] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help=say("The folder to write to."))] = Path("output"),
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help=say("Processes at a time (0: one for each processor)."))] = 0,
    force: Annotated[bool, typer.Option("--force", help=say("Render everything again."))] = False,
) -> None:
    """Build and exit with 0, or 1 where tools were skipped."""
    from swtools import pipeline
    from swtools.pack import build as builder

    folder = library_folder(library)
    settings = pipeline.settings(folder, timestamp())
    profile = read_profile(centre)
    files = pipeline.files(folder)
    base = pipeline.fingerprint(settings)
    options = Choice(group, stage, kind, role, party, formats, edition, theme)
    whole = pipeline.inputs(files, profile, base, repr(options.key()))
    if not force and options.everything():
        standing = builder.unchanged(output, whole)
        if standing is not None:
            typer.echo(
                say("Nothing has changed: {count} stand in {folder}.", count=say.plural("{number} file", "{number} files", standing), folder=str(output))
            )
            return
    checked = pipeline.check(folder)
    selection = options.selection(checked)
    show_errors(checked, folder)
    built = pipeline.build(checked, selection, profile, settings, output, base=base, inputs=whole, jobs=jobs or processors(), force=force, progress=progress())
    raise typer.Exit(report(checked, built, output))


def processors() -> int:
    """Return the number of processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def progress() -> Progress:
    """Return a callback that draws a progress bar on a terminal and stays silent elsewhere."""
    import sys

    if not sys.stderr.isatty():
        return lambda _done, _total, _path: None
    from rich import progress as bars
    from rich.console import Console

    columns = (bars.BarColumn(), bars.MofNCompleteColumn(), bars.TimeRemainingColumn(), bars.TextColumn("{task.description}"))
    bar = bars.Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=None)
    bar.start()

    def show(done: int, total: int, path: str) -> None:
        bar.update(task, completed=done, total=total, description=path)
        if done == total:
            bar.stop()

    return show


def report(checked: Checked, built: Built, output: Path) -> int:
    """Say what was done and return the exit code."""
    from swtools.pipeline import skipped

    made = say.plural("{number} file made", "{number} files made", len(built.made))
    kept = say.plural("{number} unchanged", "{number} unchanged", built.kept)
    typer.echo(say("{made}, {kept}, in {folder}. Open {index} to see them.", made=made, kept=kept, folder=str(output), index=str(output / "index.html")))
    for path in built.removed:
        tell(text("Removed, because its source is gone or has errors: {path}", path=path))
    if built.failures:
        for result in built.failures:
            tell(text("Could not be rendered: {path}", path=result.target.path), err=True)
        return our_fault("\n\n".join(f"{result.target.path}\n{result.failure}" for result in built.failures))
    return FINDINGS if skipped(checked) else CLEAN
