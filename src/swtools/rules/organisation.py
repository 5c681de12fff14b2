"""An organisation model moves tools between roles: every tool stays with a role that exists, and the two processes stay apart.

A centre with two roles has no services team; `organisation_models` in `library.yaml` says who takes over. A role that is
moved to one that is itself moved leaves its tools with nobody; a team of which no role is left must be named as one that the
model does not have. And no role may run tools of social work *and* of benefits: that is what the models are for.

**How to mend.** Write both roles with their `slug` from `roles`. Move each role straight to the one that runs its tools.
Name under `without_teams` the teams that such a centre does not have. A consultant's or manager's tools are `shared`.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, did_you_mean, error, text
from swtools.model.instrument import Process
from swtools.model.library import Library, OrganisationModel
from swtools.model.organisation import effective_role, moved_away, roles_of_teams

CODES = {
    "SW447": "an organisation model that names an unknown role or team",
    "SW448": "a role that is moved twice",
    "SW449": "a team without a role, or one that is left out though it has some",
    "SW450": "a role with tools of social work and of benefits",
}
_LIBRARY = """
# standards/library.yaml
title: "Próbna"
version: "1.0"
language: pl
stages: [{{number: 1, slug: diagnoza, label: "Diagnoza", short: "Diagnoza", aim: "Wspólny obraz."}}]
teams: [{{id: ps, label: "Praca socjalna"}}, {{id: swiadczenia, label: "Świadczenia"}}, {{id: uslugi, label: "Usługi"}}]
roles:
  - {{slug: pracownik, label: "Pracownik", team: ps}}
  - {{slug: decyzje, label: "Pracownik do spraw świadczeń", team: swiadczenia}}
  - {{slug: uslugi, label: "Pracownik do spraw usług", team: uslugi}}
organisation_models:
  two_roles: {{label: "Dwie role", {}}}
# standards/wspolne/1-diagnoza/karta.yaml
role: pracownik
# standards/wspolne/1-diagnoza/potrzeby.yaml
role: uslugi
process: services
# standards/wspolne/1-diagnoza/ustalenia.yaml
role: decyzje
process: benefits
"""
PASS = _LIBRARY.format("roles: {uslugi: decyzje}, without_teams: [uslugi]")
FAIL = {
    "SW447": _LIBRARY.format("roles: {usluga: decyzje}"),
    "SW448": _LIBRARY.format("roles: {uslugi: decyzje, decyzje: pracownik}, without_teams: [uslugi, swiadczenia]"),
    "SW449": _LIBRARY.format("roles: {uslugi: decyzje}"),
    "SW450": _LIBRARY.format("roles: {decyzje: pracownik}, without_teams: [swiadczenia]"),
}


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Check every model."""
    for model in library.organisation_models.values():
        findings = [*_names(model, library), *_moves(model, library)]
        yield from findings
        if not findings:  # what follows from a wrong name is not said again
            yield from _teams(model, library)
            yield from _processes(model, library)


def _names(model: OrganisationModel, library: Library) -> Iterator[Diagnostic]:
    roles = [role.slug for role in library.roles]
    named = [(f"roles.{role}", name, roles) for role, heir in model.roles.items() for name in (role, heir)]
    named += [(f"without_teams.{index}", team, list(library.teams)) for index, team in enumerate(model.without_teams)]
    for key, name, known in named:
        if name not in known:
            message = text("The model {model} names {name}, which library.yaml does not have.", model=model.slug, name=name)
            yield error("SW447", model.place(key), message, did_you_mean(name, known))


def _moves(model: OrganisationModel, library: Library) -> Iterator[Diagnostic]:
    gone = moved_away(library, model.slug)
    for role, heir in gone.items():
        if heir in gone:
            yield error(
                "SW448",
                model.place(f"roles.{role}"),
                text("The tools of {role} go to {heir}, and those of {heir} to {other}.", role=role, heir=heir, other=gone[heir]),
                text("Write the role that runs them in the end."),
            )


def _teams(model: OrganisationModel, library: Library) -> Iterator[Diagnostic]:
    left = roles_of_teams(library, model.slug)
    started = {role.team for role in library.roles if role.team}
    for team, roles in left.items():
        if not roles and team in started and team not in model.without_teams:
            yield error(
                "SW449",
                model.span,
                text("In the model {model} no role is left in the team {team}.", model=model.slug, team=team),
                text("Name the team under `without_teams`, or leave it a role."),
            )
    for index, team in enumerate(model.without_teams):
        if left[team]:
            yield error(
                "SW449",
                model.place(f"without_teams.{index}"),
                text("The model {model} has no team {team}, but these roles belong to it: {roles}.", model=model.slug, team=team, roles=", ".join(left[team])),
                text("Move these roles, or keep the team."),
            )


def _processes(model: OrganisationModel, library: Library) -> Iterator[Diagnostic]:
    found: dict[str, set[Process]] = {}
    for tool in library.instruments:
        found.setdefault(effective_role(library, tool.role, model.slug), set()).add(tool.process)
    for role, processes in sorted(found.items()):
        if {Process.SOCIAL_WORK, Process.BENEFITS} <= processes:
            yield error(
                "SW450",
                model.span,
                text("In the model {model} the role {role} runs tools of social work and of benefits.", model=model.slug, role=role),
                text("Give these tools to two roles; what both need is `shared`."),
            )
