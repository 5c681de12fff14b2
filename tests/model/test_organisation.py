"""The centre's model: who runs a tool there, on paper too, without touching the records."""

from __future__ import annotations

from dataclasses import replace

from swtools.document.blocks import Edition
from swtools.kinds._document import document
from swtools.model.centre import Centre
from swtools.model.definition_hash import definition_hash
from swtools.model.organisation import effective_role, moved_away, organised, roles_of_teams
from tests.rules.sample_library import load

LIBRARY = """
# standards/library.yaml
title: "Próbna"
version: "1.0"
language: pl
stages: [{number: 1, slug: diagnoza, label: "Diagnoza", short: "Diagnoza", aim: "Wspólny obraz."}]
teams: [{id: ps, label: "Praca socjalna"}, {id: swiadczenia, label: "Świadczenia"}, {id: uslugi, label: "Usługi"}]
roles:
  - {slug: pracownik, label: "Pracownik", team: ps}
  - {slug: decyzje, label: "Pracownik do spraw świadczeń", team: swiadczenia}
  - {slug: uslugi, label: "Pracownik do spraw usług", team: uslugi}
organisation_models:
  two_roles: {label: "Dwie role", roles: {uslugi: decyzje}, without_teams: [uslugi]}
  three_teams: {label: "Trzy zespoły", roles: {uslugi: uslugi}}
# standards/wspolne/1-diagnoza/karta.yaml
role: pracownik
# standards/wspolne/1-diagnoza/potrzeby.yaml
role: uslugi
process: services
"""


def library():
    loaded = load(LIBRARY)
    assert not loaded.findings
    return loaded.library


def test_tools_go_to_the_role_that_takes_over():
    there = organised(library(), Centre(organisation_model="two_roles"))
    assert {tool.id: tool.role for tool in there.instruments} == {"karta": "pracownik", "potrzeby": "decyzje"}
    assert [role.slug for role in there.roles] == ["pracownik", "decyzje"]
    assert there.moved_roles == {"uslugi": "decyzje"}
    assert effective_role(library(), "uslugi", "two_roles") == "decyzje"


def test_a_model_that_moves_nothing_changes_nothing():
    there = library()
    assert organised(there, Centre(organisation_model="three_teams")) == there
    assert moved_away(there, "three_teams") == {}
    assert effective_role(there, "uslugi", "three_teams") == "uslugi"


def test_the_teams_that_are_left():
    assert roles_of_teams(library(), "two_roles") == {"ps": ("pracownik",), "swiadczenia": ("decyzje",), "uslugi": ()}


def test_the_printed_head_names_who_leads_there():
    for model, label in (("three_teams", "Pracownik do spraw usług"), ("two_roles", "Pracownik do spraw świadczeń")):
        there = organised(library(), Centre(organisation_model=model))
        tool = there.instrument("potrzeby")
        made = document(tool, there, Centre(organisation_model=model), Edition.WORKER)
        assert label in made.head.leader.replace("\u00a0", " ")
        assert label in [value.replace("\u00a0", " ") for _, value in made.head.facts]
        assert document(tool, there, Centre(), Edition.CLIENT).head.leader == ""


def test_a_record_outlives_the_move():
    tool = library().instrument("potrzeby")
    assert definition_hash(tool) == definition_hash(replace(tool, role="decyzje"))
