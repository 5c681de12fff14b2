"""`swtools list`: groups, stages, tools."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from swtools.cli._checked import at_centre, display, read_profile
from swtools.cli._choice import Choice, known
from swtools.cli._session import FILE, NAME, LibraryOption, library_folder, say, tell
from swtools.diagnostics import text

if TYPE_CHECKING:
    from swtools.model.instrument import Instrument
    from swtools.model.library import Library
    from swtools.pipeline import Checked

ORDER = 5
HELP = text("Show groups, stages and tools of the library.")


def command(
    library: LibraryOption = None,
    group: Annotated[list[str] | None, typer.Option("--group", metavar=NAME, help=say("Only this target group (may be repeated)."))] = None,
    stage: Annotated[list[str] | None, typer.Option("--stage", metavar=NAME, help=say("Only this stage: its slug or its folder."))] = None,
    role: Annotated[list[str] | None, typer.Option("--role", metavar=NAME, help=say("Only the tools of this role."))] = None,
    centre: Annotated[Path | None, typer.Option("--centre", metavar=FILE, help=say("The centre’s profile, a YAML file."))] = None,
    output_format: Annotated[str, typer.Option("--format", metavar="table|json", help=say("How the list is shown."))] = "table",
) -> None:
    """Print the tools, group by group and stage by stage; a group that is asked for is shown with the shared tools that it takes."""
    from swtools import pipeline
    from swtools.pack.plan import of_group, selected

    known("--format", (output_format,), {"table", "json"})
    folder = library_folder(library)
    checked = at_centre(pipeline.check(folder), read_profile(centre, folder))
    selection = Choice(groups=group, stages=stage, roles=role).selection(checked)
    asked = {group: of_group(checked.library, group, selection) for group in selection.groups}
    for path in pipeline.unreadable(checked):
        tell(text("Not in the list, because it cannot be read: {path}", path=display(folder, path)), err=True)
    if output_format == "json":
        taken = {tool.id: tool for by_stage in asked.values() for _, tools in by_stage for tool in tools}
        _show_json([*taken.values()] if asked else selected(checked.library, selection))
        return
    for slug, by_stage in (asked or _at_home(checked.library, selected(checked.library, selection))).items():
        _show_group(slug, by_stage, checked)


def _at_home(library: Library, tools: Sequence[Instrument]) -> dict[str, list[tuple[str, list[Instrument]]]]:
    """Return the tools of each group by the stage in whose folder they stand."""
    from swtools.model.placement import OUTSIDE, groups_of

    found: dict[str, dict[str, list[Instrument]]] = {slug: {} for slug in groups_of(library)}
    for tool in tools:
        found[tool.group].setdefault(tool.stage or OUTSIDE, []).append(tool)
    return {slug: [*by_stage.items()] for slug, by_stage in found.items()}


def _show_json(tools: Sequence[Instrument]) -> None:
    import json

    rows = [
        {"id": tool.id, "code": tool.code, "title": tool.title, "kind": tool.kind.value, "group": tool.group, "stage": tool.stage, "role": tool.role}
        for tool in tools
    ]
    typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))


def _show_group(slug: str, by_stage: Sequence[tuple[str, Sequence[Instrument]]], checked: Checked) -> None:
    library = checked.library
    standard = library.group(slug)
    typer.echo(f"{slug}: {standard.title}" if standard else slug)
    for place, tools in by_stage:
        stage = library.stage(place)
        typer.echo(f"  {stage.folder}: {stage.label}" if stage else f"  {place}")
        for tool in tools:
            marks = [say("shared")] * (tool.group != slug) + [say("has errors")] * (tool.id in checked.broken)
            mark = f"  ({', '.join(marks)})" if marks else ""
            typer.echo(f"    {tool.code:<9} {tool.title} [{tool.kind.value}, {tool.role}]{mark}")
