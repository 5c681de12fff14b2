"""A role belongs to a team that the library names.

Packs, the catalogue and the transfer card say which team a tool belongs to; they find it through the role.

**How to mend.** Write the team's `id` as it stands under `teams` in `library.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, Span, did_you_mean, error, text
from swtools.model.library import Library

CODES = {"SW446": "a role of an unknown team"}
_LIBRARY = """
# standards/library.yaml
title: "Próbna"
version: "1.0"
language: pl
stages: [{{number: 1, slug: diagnoza, label: "Diagnoza", short: "Diagnoza", aim: "Wspólny obraz."}}]
teams: [{{id: praca-socjalna, label: "Zespół pracy socjalnej"}}]
roles: [{{slug: pracownik, label: "Pracownik", team: {team}}}]
organisation_models: {{three_teams: {{label: "Trzy zespoły", roles: {{pracownik: pracownik}}}}}}
"""
PASS = _LIBRARY.format(team="praca-socjalna")
FAIL = {"SW446": _LIBRARY.format(team="pracasocjalna")}


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Look up the team of every role."""
    for role in library.roles:
        if role.team and role.team not in library.teams:
            message = text("The role {role} belongs to the team {name}, which does not exist.", role=role.slug, name=role.team)
            yield error("SW446", Span("standards/library.yaml", 1, 1), message, did_you_mean(role.team, library.teams))
