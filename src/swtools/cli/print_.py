"""`swtools print`: collated sets of a stage's or a role's forms."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from swtools.cli._checked import at_centre, centre_of, read_profile, show_errors
from swtools.cli._choice import Choice, only
from swtools.cli._session import FILE, FINDINGS, NAME, NUMBER, LibraryOption, library_folder, say, timestamp
from swtools.diagnostics import text
from swtools.errors import EnvironmentProblem

ORDER = 3
HELP = text("Print the forms of a stage or of a role: collated sets, each form on a new sheet.")


def command(
    group: Annotated[str, typer.Option("--group", metavar=NAME, help=say("The target group."))],
    stage: Annotated[str, typer.Option("--stage", metavar=NAME, help=say("The stage: its slug or its folder. With --role it may be left out."))] = "",
    library: LibraryOption = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar=NAME, help=say("Only interview_script, questionnaire or documentation_form."))] = None,
    role: Annotated[list[str] | None, typer.Option("--role", metavar=NAME, help=say("Only the tools of this role."))] = None,
    party: Annotated[str, typer.Option("--party", metavar=NAME, help=say("Only one side: experiencing, child or using."))] = "",
    edition: Annotated[str, typer.Option("--edition", metavar=NAME, help=say("Only this edition: client, worker, discreet."))] = "",
    theme: Annotated[str, typer.Option("--theme", metavar=NAME, help=say("The look: default, large-print."))] = "default",
    centre: Annotated[Path | None, typer.Option("--centre", metavar=FILE, help=say("The centre’s profile, a YAML file."))] = None,
    copies: Annotated[int, typer.Option("--copies", metavar=NUMBER, min=1, max=200, help=say("How many sets."))] = 1,
    duplex: Annotated[bool, typer.Option("--duplex", help=say("For both sides of the paper: the binder margin is mirrored."))] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar=FILE, help=say("The file to write (default: pakiet.pdf)."))] = None,
    printer: Annotated[str | None, typer.Option("--printer", metavar=NAME, help=say("Send it to this printer instead."))] = None,
) -> None:
    """Write or print the sets."""
    from swtools import pipeline
    from swtools.document.blocks import Edition
    from swtools.pack import printing, writing
    from swtools.pack.plan import homes_of

    if printer and output:
        raise EnvironmentProblem(text("Choose one of -o and --printer."))
    if output and output.suffix.lower() != ".pdf":
        raise EnvironmentProblem(text("The sets are a PDF: {path} must end in .pdf.", path=str(output)))
    folder = library_folder(library)
    profile = read_profile(centre, folder)
    checked = at_centre(pipeline.check(folder), profile)
    show_errors(checked, folder)
    selection = Choice(groups=group, stages=stage, kinds=kind, roles=role, parties=party, formats="pdf", editions=edition, themes=theme).selection(checked)
    whole_role = not stage and len(selection.roles) == 1
    if not stage and not whole_role:
        raise EnvironmentProblem(text("Say what to print: a stage with --stage, or one role with --role."))
    order = printing.PrintOrder(
        group=only("--group", selection.groups),
        stage=None if whole_role else only("--stage", selection.stages),
        selection=selection,
        edition=Edition(only("--edition", selection.editions)) if selection.editions else None,
        copies=copies,
        duplex=duplex,
    )
    homes = tuple(f"standards/{home}/" for home in homes_of(checked.library, order.group, order.stage))
    missing = any(path.startswith(homes) for path in pipeline.skipped(checked))
    workshop = pipeline.workshop(checked, centre_of(profile), pipeline.settings(folder, timestamp()), Path.cwd(), base="")
    content, tools = printing.print_set(order, workshop, checked.broken)
    if not tools and not missing:
        raise EnvironmentProblem(text("There is nothing to print: no form of {group} fits the options.", group=group))
    if not tools:
        raise typer.Exit(FINDINGS)
    if printer:
        printing.send_to_printer(content, printer, duplex=duplex)
        typer.echo(say("Sent to {printer}: {count}.", printer=printer, count=say.plural("{number} form", "{number} forms", len(tools))))
    else:
        path = output or Path("pakiet.pdf")
        writing.write(path.absolute().parent, path.name, content)
        typer.echo(say("{path}: {count} in each set.", path=str(path), count=say.plural("{number} form", "{number} forms", len(tools))))
    if missing:
        raise typer.Exit(FINDINGS)
