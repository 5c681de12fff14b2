"""What the head of a tool names exists: role, stages, subgroups, acts, the tool it is a variant of, its group and folder.

These names lead from a tool to its place: to the pack it is printed in, to the person who runs it, to the law it stands on.
A folder says the stage with its number, `1-diagnoza`; the number must be the one of `library.yaml`.

**How to mend.** Take the names from `library.yaml` (roles, stages), `standard.yaml` (subgroups) and `legal-basis.yaml`
(acts), or add what is missing there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from swtools.diagnostics import Diagnostic, Span, Text, choose_from, error, text, warning
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.model.placement import OUTSIDE

CODES = {
    "SW420": "an unknown role",
    "SW421": "an unknown stage",
    "SW422": "a folder that is no stage of the library",
    "SW423": "a folder without a standard.yaml",
    "SW424": "an unknown subgroup",
    "SW425": "an unknown act",
    "SW426": "a variant of an unknown tool, or of itself",
    "SW427": "a stage that is named twice",
}
PASS = """
role: pracownik
also_in_stages: [cele]
legal_basis: [ups]
"""
FAIL = {
    "SW420": "role: pracownica\n",
    "SW421": "also_in_stages: [plany]\n",
    "SW422": "# standards/wspolne/2-diagnoza/karta.yaml\nuse: optional\n",
    "SW423": "# standards/osoba-starsza/1-diagnoza/karta.yaml\nuse: optional\n",
    "SW424": "subgroups: [mlodzi]\n",
    "SW425": "legal_basis: [upss]\n",
    "SW426": "variant_of: karta_diagnozy\n",
    "SW427": "also_in_stages: [diagnoza]\n",
}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Look up every name of the head."""
    roles = [role.slug for role in library.roles]
    if roles:
        for key, role in (("role", instrument.role), *(("also_for", role) for role in instrument.also_for)):
            yield from _unknown("SW420", instrument.place(key), role, roles, text("There is no role {name}.", name=role))
    yield from _stages(instrument, library)
    group = library.group(instrument.group)
    if group:
        known = [subgroup.id for subgroup in group.subgroups]
        for index, name in enumerate(instrument.subgroups):
            message = text("The group {group} has no subgroup {name}.", group=group.slug, name=name)
            yield from _unknown("SW424", instrument.place(f"subgroups.{index}"), name, known, message)
    if library.acts:
        for index, name in enumerate(instrument.legal_basis):
            yield from _unknown("SW425", instrument.place(f"legal_basis.{index}"), name, library.acts, text("There is no act {name}.", name=name))
    if instrument.variant_of:
        others = [tool.id for tool in library.instruments if tool.id != instrument.id]
        message = text("There is no other tool {name}.", name=instrument.variant_of)
        yield from _unknown("SW426", instrument.place("variant_of"), instrument.variant_of, others, message)


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Look for groups without a standard, once for each folder."""
    known = {group.slug for group in library.groups}
    if not known:
        return
    for slug in dict.fromkeys(tool.group for tool in library.instruments):
        if slug not in known:
            first = next(tool for tool in library.instruments if tool.group == slug)
            yield error(
                "SW423",
                first.span,
                text("The folder {group} has no standard.yaml.", group=slug),
                text("Add standards/{group}/standard.yaml, or move the tool.", group=slug),
            )


def _stages(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    if not library.stages:
        return
    slugs = [stage.slug for stage in library.stages]
    for index, slug in enumerate(instrument.also_in_stages):
        span = instrument.place(f"also_in_stages.{index}")
        yield from _unknown("SW421", span, slug, slugs, text("There is no stage {name}.", name=slug))
        if slug == instrument.stage:
            yield warning("SW427", span, text("The tool’s folder says {name} already.", name=slug), text("Take it out of also_in_stages."))
    folder = instrument.path.split("/")[-2]
    folders = [stage.folder for stage in library.stages]
    if folder != OUTSIDE:
        yield from _unknown("SW422", instrument.span, folder, [*folders, OUTSIDE], text("The folder {name} is no stage of the library.", name=folder))


def _unknown(code: str, span: Span, name: str, known: Collection[str], message: Text) -> Iterator[Diagnostic]:
    if name not in known:
        yield error(code, span, message, choose_from(name, known))
