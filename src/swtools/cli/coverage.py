"""`swtools coverage`: target groups × stages × kinds, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from swtools.cli._checked import display
from swtools.cli._choice import Choice, known
from swtools.cli._session import CLEAN, FINDINGS, NAME, LibraryOption, library_folder, say, tell, timestamp
from swtools.diagnostics import text

if TYPE_CHECKING:
    from swtools.document.catalogue import Coverage, CoverageCell
    from swtools.model.coverage import Matrix
    from swtools.model.library import Library

ORDER = 7
HELP = text("Show which tools each target group has at each stage, and what is missing.")


def command(
    library: LibraryOption = None,
    group: Annotated[list[str] | None, typer.Option("--group", metavar=NAME, help=say("Only this target group (may be repeated)."))] = None,
    output_format: Annotated[str, typer.Option("--format", metavar="table|json|html", help=say("How the matrix is shown."))] = "table",
) -> None:
    """Print the matrix and exit with 0, or 1 where a cell of the smallest set is empty."""
    from swtools import coverage, pipeline
    from swtools.messages import translator
    from swtools.model.coverage import coverage as matrix_of

    known("--format", (output_format,), {"table", "json", "html"})
    folder = library_folder(library)
    checked = pipeline.check(folder)
    for path in pipeline.skipped(checked):
        tell(text("Does not count, because it has errors: {path}", path=display(folder, path)), err=True)
    groups = Choice(groups=group).selection(checked).groups
    matrix = matrix_of(checked.library, groups, checked.broken)
    language = checked.library.language if output_format == "html" else say.language
    names = coverage.named(checked.library, checked.broken, pipeline.unreadable(checked)) if output_format == "html" else ()
    shown = coverage.shown(matrix, checked.library, translator(language, "forms"), remarks=output_format != "html", not_counted=names)
    if output_format == "json":
        _show_json(matrix, checked.library, shown)
    elif output_format == "html":
        from swtools.renderers import catalogue

        page = catalogue.render_coverage(shown, checked.library.title, language, pipeline.settings(folder, timestamp()))
        typer.echo(page.decode(), nl=False)
    else:
        _show_table(shown)
    raise typer.Exit(CLEAN if matrix.complete else FINDINGS)


def _show_json(matrix: Matrix, library: Library, shown: Coverage) -> None:
    import json

    rows = [
        {
            "group": row.group.slug,
            "party": row.party,
            "cells": [
                {
                    "stage": cell.stage,
                    "kind": cell.kind.value,
                    "demanded": cell.demanded,
                    "gap": cell.gap.value if cell.gap else None,
                    "left_out": list(cell.left_out),
                    "tools": [{"id": tool.id, "code": tool.code, "use": tool.use, "shared": tool.id in cell.shared} for tool in cell.tools],
                }
                for cell in row.cells
            ],
        }
        for row in matrix.rows
    ]
    data = {"stages": [stage.slug for stage in library.stages], "complete": matrix.complete, "groups": rows, "gaps": list(shown.gaps)}
    typer.echo(json.dumps(data, ensure_ascii=False, indent=1))


def _show_table(shown: Coverage) -> None:
    wide = max((len(line.label) for group in shown.groups for line in group.lines), default=0)
    for stage in shown.stages:
        typer.echo(f"{stage.number}  {stage.short}")
    for group in shown.groups:
        typer.echo(f"\n{group.title}")
        typer.echo("  " + " " * wide + "".join(f"{stage.number:>9}" for stage in shown.stages))
        for line in group.lines:
            typer.echo(f"  {line.label:<{wide}}" + "".join(f"{_cell(cell):>9}" for cell in line.cells))
    typer.echo("\n" + say("Required/recommended/optional tools; * with shared ones. – none and none needed."))
    for sentence in shown.gaps:
        typer.echo(f"- {sentence}")
    if shown.complete:
        typer.echo(say("No cell of the smallest set is empty."))


def _cell(cell: CoverageCell) -> str:
    if not cell.total:
        return say("MISSING") if cell.empty else "–"
    return f"{cell.required}/{cell.recommended}/{cell.optional}" + ("*" if cell.shared else " ")
