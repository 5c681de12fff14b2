"""What is answered where a part of an answer is hidden, and when a constraint speaks: expectations from the language page."""

from __future__ import annotations

import pytest

from swtools.loading.build import build
from swtools.loading.discover import File
from swtools.responses.check import check_answers
from swtools.responses.visible import shown_items
from tests.responses.test_check import FORM

HEAD = FORM.partition("items:")[0]
TODAY = "2026-11-23"


def form(items: str):
    loaded = build([File(path="standards/grupa/1-diagnoza/form.yaml", schema="instrument", content=f"{HEAD}items:\n{items}".encode())])
    assert loaded.findings == ()
    return loaded.library.instruments[0]


def shown(tool, answers):
    return [entry.path for entry in shown_items(tool, answers, TODAY)]


MATRIX = """
  - {type: boolean, id: children, text: "Czy są dzieci?"}
  - type: matrix
    id: areas
    text: "Jak jest?"
    rows: [{code: home, text: "dom"}, {code: school, text: "szkoła", when: {children: tak}}]
    options: [{code: good, text: "dobrze"}, {code: bad, text: "źle"}]
  - {type: text, id: school_what, text: "Co w szkole?", when: {areas.school: bad}}
"""


@pytest.mark.parametrize(("children", "expected"), [("tak", True), ("nie", False)])
def test_a_hidden_row_of_a_matrix_is_unanswered(children, expected):
    paths = shown(form(MATRIX), {"children": children, "areas": {"home": "good", "school": "bad"}})
    assert ("school_what" in paths) is expected


CARDS = """
  - {type: boolean, id: work, text: "Czy jest praca?"}
  - type: section
    id: jobs
    title: "Praca"
    repeats: {min: 0, max: 3}
    items: [{type: text, id: job, text: "Jaka?", when: {work: tak}}]
  - {type: text, id: since, text: "Od kiedy?", when: {item: jobs, op: answered}}
"""


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"work": "tak", "jobs": [{"job": "kucharz"}]}, True),
        ({"work": "nie", "jobs": [{"job": "kucharz"}]}, False),
        ({"work": "tak", "jobs": []}, False),
        ({"work": "tak"}, False),
    ],
)
def test_a_repeating_section_is_answered_by_what_its_cards_show(answers, expected):
    assert ("since" in shown(form(CARDS), answers)) is expected


TABLE = """
  - {type: boolean, id: work, text: "Czy jest praca?"}
  - type: table
    id: income
    text: "Dochody"
    columns:
      - {type: choice, id: work, text: "Skąd", options: [{code: family, text: "rodzina"}, {code: wage, text: "praca", when: {work: tak}}]}
  - {type: text, id: more, text: "Co jeszcze?", when: {item: income, op: answered}}
"""


@pytest.mark.parametrize(("work", "cell", "expected"), [("tak", "wage", True), ("nie", "wage", False), ("nie", "family", True)])
def test_a_closed_option_in_a_cell_is_unanswered(work, cell, expected):
    assert ("more" in shown(form(TABLE), {"work": work, "income": [{"work": cell}]})) is expected


RULES = """
  - {type: date, id: start, text: "Początek"}
  - type: date
    id: end
    text: "Koniec"
    constraint: {rule: {item: end, op: ge, value_of: start}, message: "Koniec jest przed początkiem."}
  - {type: text, id: reason, text: "Powód"}
  - type: integer
    id: hours
    text: "Godziny"
    constraint:
      rule: {any: [{item: hours, op: le, value: 8}, {item: reason, op: answered}]}
      message: "Powyżej ośmiu godzin podaj powód."
"""


@pytest.mark.parametrize(
    ("answers", "broken"),
    [
        ({"end": "2026-03-01"}, []),
        ({"start": "2026-03-02"}, []),
        ({"start": "2026-03-02", "end": "2026-03-01"}, ["end"]),
        ({"start": "2026-03-01", "end": "2026-03-01"}, []),
        ({"hours": 9}, ["hours"]),
        ({"hours": 9, "reason": "zastępstwo"}, []),
        ({"reason": "zastępstwo"}, []),
    ],
)
def test_a_constraint_is_asked_once_all_that_it_compares_is_answered(answers, broken):
    assert [problem.path for problem in check_answers(form(RULES), answers, TODAY) if problem.code == "SW606"] == broken
