"""A talk and its form lie in the same pack (SW470): by side, by group, and once."""

from __future__ import annotations

from swtools import rules
from tests.rules.sample_library import load

TALK = """
# standards/wspolne/1-diagnoza/rozmowa.yaml
kind: interview_script
topics:
  - {id: mocne, title: "Mocne strony", ask: "Co idzie dobrze?", feeds: [karta.mocne]}
  - {id: drugie, title: "Mocne strony", ask: "Co jeszcze?", feeds: [karta.mocne]}
# standards/wspolne/2-cele/karta.yaml
items: [{type: longtext, id: mocne, text: "Mocne strony"}]
"""
SIDES = """
# standards/grupa/1-diagnoza/ona.yaml
party: experiencing
discreet: true
neutral_title: "Plan"
# standards/grupa/1-diagnoza/on.yaml
party: using
discreet: true
neutral_title: "Plan"
"""


def group(takes: str, slug: str = "grupa") -> str:
    return f'\n# standards/{slug}/standard.yaml\ntitle: "Grupa"\ncode: {slug[0].upper()}\nfor_whom: "Osoby."\ndiscreet: true\ntakes: {takes}\n'


def found(sample: str) -> list[tuple[str, int]]:
    loaded = load(sample)
    assert not loaded.findings
    return [(one.span.file, one.span.line) for one in rules.run(loaded.library, ()) if one.code == "SW470"]


def test_one_finding_in_the_standard_that_takes_the_talk_alone() -> None:
    assert found(TALK + group("[{tool: rozmowa}]")) == [("standards/grupa/standard.yaml", 5)]
    assert found(TALK + group("[{tool: rozmowa}, {tool: karta}]")) == []
    assert found(TALK + group("[{tool: karta}]")) == []
    assert found(TALK) == [], "shared tools are no group's pack"


def test_each_group_for_itself() -> None:
    both = group("[{tool: rozmowa}, {tool: karta}]") + group("[{tool: rozmowa}]", "inna")
    assert found(TALK + both) == [("standards/inna/standard.yaml", 5)]


def test_each_side_for_itself() -> None:
    takes = "[{tool: rozmowa}, {tool: karta, party: experiencing}]"
    assert found(TALK + SIDES + group(takes)) == [("standards/grupa/standard.yaml", 5)]
    takes = "[{tool: rozmowa, party: experiencing}, {tool: karta, party: experiencing}]"
    assert found(TALK + SIDES + group(takes)) == []
    takes = "[{tool: rozmowa, party: using}, {tool: karta, party: experiencing}]"
    assert len(found(TALK + SIDES + group(takes))) == 1


def test_the_stage_does_not_matter_but_being_taken_does() -> None:
    """What is prepared at the diagnosis may be written down with the goals; a stage at which the group does not take the form is none."""
    assert found(TALK + group("[{tool: rozmowa}, {tool: karta, stages: [cele]}]")) == []


def test_an_own_talk_is_named_where_it_feeds() -> None:
    own = TALK.replace("standards/wspolne/1-diagnoza", "standards/grupa/1-diagnoza")
    assert found(own + group("[]").replace("takes: []\n", "")) == [("standards/grupa/1-diagnoza/rozmowa.yaml", line) for line in _line(own)]


def _line(sample: str) -> list[int]:
    loaded = load(sample + group("[]").replace("takes: []\n", ""))
    talk = next(tool for tool in loaded.library.instruments if tool.id == "rozmowa")
    return [talk.topics()[0].place("feeds.0").line]


def test_what_does_not_exist_is_another_finding() -> None:
    sample = TALK.replace("feeds: [karta.mocne]", "feeds: [nie_ma.mocne]") + group("[{tool: rozmowa}]")
    assert found(sample) == []
