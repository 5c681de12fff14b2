"""The order of a pack: talks, questionnaires, forms; the group's own before the shared ones; an annex behind its tool."""

from swtools.model.placement import in_stage
from tests.rules.sample_library import load

LIBRARY = """
# standards/grupa/standard.yaml
title: "Grupa"
code: G
for_whom: "Osoby, których to dotyczy."
takes: [{tool: karta}, {tool: plan}]
# standards/grupa/1-diagnoza/osobna.yaml
code: "G-1-01"
# standards/grupa/1-diagnoza/zalacznik.yaml
code: "G-1-02"
annex_to: karta
# standards/grupa/1-diagnoza/drugi-zalacznik.yaml
code: "G-1-03"
annex_to: karta
# standards/grupa/2-cele/sama.yaml
code: "G-2-01"
annex_to: karta
# standards/grupa/1-diagnoza/ankieta.yaml
kind: questionnaire
code: "G-1-09"
# standards/wspolne/1-diagnoza/karta.yaml
code: "W-90"
# standards/wspolne/1-diagnoza/plan.yaml
code: "W-91"
"""


def order(stage: str) -> list[str]:
    return [tool.id for tool in in_stage(load(LIBRARY).library, "grupa", stage)]


def test_an_annex_stands_behind_its_tool() -> None:
    assert order("diagnoza") == ["ankieta", "osobna", "karta", "zalacznik", "drugi_zalacznik", "plan"]


def test_without_its_tool_an_annex_stands_among_the_groups_own() -> None:
    assert order("cele") == ["sama"]
