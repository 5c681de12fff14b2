"""`swtools build`: render what has changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from swtools.cli._session import CLEAN, FINDINGS, LibraryOption, library_folder, our_fault, say, tell, timestamp
from swtools.diagnostics import Severity, text
from swtools.errors import EnvironmentProblem

if TYPE_CHECKING:
    from swtools.model.centre import Centre
    from swtools.pack.build import Built, Progress
    from swtools.pack.plan import Selection
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


class Choice:
    """The options of a build as given."""

    def __init__(self, *given: object) -> None:
        names = ("groups", "stages", "kinds", "roles", "parties", "formats", "editions", "themes")
        self._given = dict(zip(names, given, strict=True))

    def _list(self, name: str) -> tuple[str, ...]:
        value = self._given[name]
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return tuple(str(part) for part in value) if isinstance(value, list) else ()

    def key(self) -> dict[str, tuple[str, ...]]:
        """Return the options in a form that compares."""
        return {name: self._list(name) for name in self._given}

    def everything(self) -> bool:
        """Say whether a whole build in the usual look is asked for."""
        narrowed = any(self._list(name) for name in ("groups", "stages", "kinds", "roles", "parties", "editions", "themes"))
        return not narrowed and set(self._list("formats")) == {"pdf", "docx", "html"}

    def selection(self, checked: Checked) -> Selection:
        """Return the selection.

        Raises:
            EnvironmentProblem: a name is not known; the known ones are listed.
        """
        from swtools.document.blocks import Edition
        from swtools.model.instrument import Kind
        from swtools.pack.plan import FORMATS, Selection

        library = checked.library
        stages = {stage.slug for stage in library.stages} | {"poza-etapami"}
        folders = {stage.folder: stage.slug for stage in library.stages}
        return Selection(
            groups=known("--group", self._list("groups"), {tool.group for tool in library.instruments}),
            stages=known("--stage", tuple(folders.get(name, name) for name in self._list("stages")), stages),
            kinds=known("--kind", self._list("kinds"), set(Kind)),
            roles=known("--role", self._list("roles"), {entry.slug for entry in library.roles}),
            parties=known("--party", self._list("parties"), {"experiencing", "using"}),
            formats=known("--format", self._list("formats"), set(FORMATS)) or FORMATS,
            editions=known("--edition", self._list("editions"), set(Edition)),
            themes=known("--theme", self._list("themes"), {"default", "large-print"}) or ("default",),
            language=library.language,
        )


def known(option: str, given: tuple[str, ...], names: set[str]) -> tuple[str, ...]:
    """Return the given names if all are known.

    Raises:
        EnvironmentProblem: one is not.
    """
    import difflib

    for name in given:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            listed = ", ".join(sorted(str(entry) for entry in names))
            if near:
                raise EnvironmentProblem(
                    text("{option} does not know {name}. Did you mean {near}? Known: {names}.", option=option, name=name, near=near[0], names=listed)
                )
            raise EnvironmentProblem(text("{option} does not know {name}. Known: {names}.", option=option, name=name, names=listed))
    return given


def read_profile(path: Path | None) -> Centre:
    """Return the centre's profile; exit with its findings where it has some."""
    from swtools.cli._findings import human
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
    from swtools.cli._findings import human
    from swtools.cli.validate import display
    from swtools.pipeline import skipped

    errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
    if errors:
        typer.echo(human(errors, lambda path: display(folder, path)), err=True)
    for path in skipped(checked):
        tell(text("Skipped: {path}", path=display(folder, path)), err=True)


def processors() -> int:
    """Return the number of processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def progress() -> Progress:
    """Return a callback that draws a progress bar on a terminal and stays silent elsewhere."""
    import sys

    if not sys.stderr.isatty():
        return lambda _done, _total, _path: None
    from rich.console import Console
    from rich import progress as bars

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

