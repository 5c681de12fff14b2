"""Printing on demand: collated sets of a stage's or a role's forms, each form on a new sheet, as a file or on a CUPS printer."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from swtools.diagnostics import text
from swtools.document.blocks import DEFAULT_THEME, Edition
from swtools.errors import EnvironmentProblem
from swtools.kinds import editions
from swtools.model.instrument import Instrument
from swtools.model.placement import in_stage
from swtools.pack.plan import Selection, Target, selected, shown_title, working_copies
from swtools.pack.sets import led, of_side, once, one_side, parties_of
from swtools.pack.worker import Workshop
from swtools.renderers.pdf import assemble


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """What to print: a group's stage, or (`stage` None) all that one role runs in the group; narrowed by a selection; `copies` collated sets."""

    group: str
    stage: str | None
    selection: Selection
    edition: Edition | None = None
    copies: int = 1
    duplex: bool = False


def tools_of(order: PrintOrder, workshop: Workshop, broken: Collection[str]) -> list[Instrument]:
    """Return the tools to print, in the order of a pack.

    Raises:
        EnvironmentProblem: a party occurs and none is chosen; the two sides never stand in one set.
    """
    library = workshop.library
    wanted = {tool.id for tool in selected(library, Selection(kinds=order.selection.kinds, roles=order.selection.roles), broken)}
    by_stage = [(order.stage, in_stage(library, order.group, order.stage))] if order.stage else led(library, order.selection.roles[0], order.group, broken)
    by_stage = [(stage, [tool for tool in tools if tool.id in wanted]) for stage, tools in by_stage]
    by_stage = [(stage, [tool for tool in tools if order.edition is None or order.edition in editions(tool, library)]) for stage, tools in by_stage]
    one_side(parties_of(library, order.group, by_stage), order.selection)
    return once(of_side(library, order.group, by_stage, next(iter(order.selection.parties), None)))


def print_set(order: PrintOrder, workshop: Workshop, broken: Collection[str]) -> tuple[bytes, list[Instrument]]:
    """Return the collated sets as one PDF, and the tools that are in it."""
    tools = tools_of(order, workshop, broken)
    if not tools:
        return b"", []
    parts = []
    for tool, edition in [(one, copy) for one in tools for copy in _copies(one, order, workshop)]:
        theme = order.selection.themes[0] if order.selection.themes else DEFAULT_THEME
        target = Target(path="", instrument=tool.id, edition=edition, theme=theme, language=order.selection.language, format="pdf")
        parts.append(assemble.Part(title=shown_title(tool, edition), code=tool.code, pdf=workshop.render(target)))
    content = assemble.assemble(
        parts,
        title=_title(order, workshop),
        language=order.selection.language,
        timestamp=workshop.settings.timestamp,
        duplex=order.duplex,
        copies=order.copies,
    )
    return content, tools


def _copies(tool: Instrument, order: PrintOrder, workshop: Workshop) -> tuple[Edition, ...]:
    return (order.edition,) if order.edition else working_copies(tool, workshop.library)


def _title(order: PrintOrder, workshop: Workshop) -> str:
    library = workshop.library
    stage = library.stage(order.stage) if order.stage else None
    role = library.role(order.selection.roles[0]) if order.stage is None and order.selection.roles else None
    if stage:
        return workshop.centre.stage_label(stage)
    return role.label if role else library.title


def send_to_printer(content: bytes, printer: str, *, duplex: bool) -> None:
    """Hand a PDF to CUPS.

    Raises:
        EnvironmentProblem: there is no CUPS here, or it refuses the job.
    """
    command = shutil.which("lp")
    if command is None:
        raise EnvironmentProblem(text("There is no CUPS on this computer (the command lp is missing). Write a file with -o and print it from there."))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pakiet.pdf"
        path.write_bytes(content)
        sides = "two-sided-long-edge" if duplex else "one-sided"
        arguments = [command, "-d", printer, "-o", f"sides={sides}", str(path)]
        result = subprocess.run(arguments, capture_output=True, text=True, check=False)  # noqa: S603 (no shell; the printer's name is one argument)
    if result.returncode:
        raise EnvironmentProblem(text("The printer {printer} did not take the job: {problem}", printer=printer, problem=result.stderr.strip()))
