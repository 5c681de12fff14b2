"""`swtools list`: groups, stages, tools."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from swtools.cli._checked import display, read_profile
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
    """Print the tools, group by group and stage by stage."""
    from swtools import pipeline
    from swtools.model.placement import groups_of
    from swtools.pack.plan import selected

    known("--format", (output_format,), {"table", "json"})
    folder = library_folder(library)
    checked = pipeline.organised(pipeline.check(folder), read_profile(centre))
    selection = Choice(groups=group, stages=stage, roles=role).selection(checked)
    tools = selected(checked.library, selection)
    for path in pipeline.unreadable(checked):
        tell(text("Not in the list, because it cannot be read: {path}", path=display(folder, path)), err=True)
    if output_format == "json":
        _show_json(tools)
        return
    for slug in selection.groups or groups_of(checked.library):
        _show_group(slug, [tool for tool in tools if tool.group == slug], checked)


def _show_json(tools: Sequence[Instrument]) -> None:
    import json

    rows = [
        {"id": tool.id, "code": tool.code, "title": tool.title, "kind": tool.kind.value, "group": tool.group, "stage": tool.stage, "role": tool.role}
        for tool in tools
    ]
    typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))


def _show_group(slug: str, tools: Sequence[Instrument], checked: Checked) -> None:
    standard = checked.library.group(slug)
    typer.echo(f"{slug}: {standard.title}" if standard else slug)
    for label in dict.fromkeys(_stage_label(tool.stage, checked.library) for tool in tools):
        typer.echo(f"  {label}")
        for tool in tools:
            if _stage_label(tool.stage, checked.library) == label:
                mark = f"  ({say('has errors')})" if tool.id in checked.broken else ""
                typer.echo(f"    {tool.code:<9} {tool.title} [{tool.kind.value}, {tool.role}]{mark}")


def _stage_label(slug: str | None, library: Library) -> str:
    from swtools.model.placement import OUTSIDE

    found = library.stage(slug) if slug else None
    return f"{found.folder}: {found.label}" if found else OUTSIDE
