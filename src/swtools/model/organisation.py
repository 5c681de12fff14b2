"""How a centre is organised: which role runs another role's tools (`organisation_models` of library.yaml).

A library is written for roles; a centre with two roles has fewer of them than one with three teams. `organised` gives the
library as the centre has it, so that whatever reads `tool.role` afterwards (packs, list, manifest, printed head) reads the
role that runs the tool there.
"""

from __future__ import annotations

from dataclasses import replace

from swtools.model.centre import Centre
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.model.placement import SHARED


def effective_role(library: Library, role: str, model: str) -> str:
    """Return the slug of the role that runs the tools of `role` in a model; a model or role it does not name moves nothing."""
    found = library.organisation_models.get(model)
    return found.roles.get(role, role) if found else role


def moved_away(library: Library, model: str) -> dict[str, str]:
    """Return the roles that do not exist in a model, each with the role that has its tools."""
    found = library.organisation_models.get(model)
    return {role: heir for role, heir in found.roles.items() if role != heir} if found else {}


def organised(library: Library, centre: Centre) -> Library:
    """Return the library as it stands in a centre.

    Every tool has its effective role, roles that are moved away are gone, roles and teams have the centre's names, and groups
    that it does not work with are left out with their tools.
    """
    gone = moved_away(library, centre.organisation_model)
    gone = {role: centre.moved_roles.get(heir, heir) for role, heir in (gone | centre.moved_roles).items()}
    kept = {*centre.groups, SHARED} if centre.groups else {group.slug for group in library.groups} | {tool.group for tool in library.instruments}
    return replace(
        library,
        roles=tuple(replace(role, label=centre.role_labels.get(role.slug, role.label)) for role in library.roles if role.slug not in gone),
        teams=library.teams | {team: label for team, label in centre.team_labels.items() if team in library.teams},
        groups=tuple(group for group in library.groups if group.slug in kept),
        moved_roles=gone,
        instruments=tuple(_led(tool, gone) for tool in library.instruments if tool.group in kept),
    )


def _led(tool: Instrument, gone: dict[str, str]) -> Instrument:
    others = dict.fromkeys(gone.get(role, role) for role in tool.also_for)
    return replace(tool, role=gone.get(tool.role, tool.role), also_for=tuple(others))


def roles_of_teams(library: Library, model: str) -> dict[str, tuple[str, ...]]:
    """Return the roles that are left in each team of the library in a model, teams without any included."""
    gone = moved_away(library, model)
    return {team: tuple(role.slug for role in library.roles if role.team == team and role.slug not in gone) for team in library.teams}
