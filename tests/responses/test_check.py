"""What a wrong answer is: expectations from the language page, on a small form."""

from __future__ import annotations

import pytest

from swtools.loading.build import build
from swtools.loading.discover import File
from swtools.responses.check import check_answers

FORM = """
kind: documentation_form
id: form
code: T-1
title: "Formularz"
purpose: "Próba."
when_to_use: "W próbie."
version: "1.0"
status: draft
role: pracownik
process: social_work
use: optional
audience: worker
duration_minutes: 5
items:
  - {type: text, id: name, text: "Imię", max_length: 10, required: true}
  - {type: integer, id: hours, text: "Godziny", min: 1, max: 24}
  - {type: money, id: cost, text: "Koszt", concept: cost}
  - {type: date, id: start, text: "Początek"}
  - type: date
    id: end
    text: "Koniec"
    constraint: {rule: {item: end, op: ge, value_of: start}, message: "Koniec jest przed początkiem."}
  - {type: boolean, id: helped, text: "Czy ktoś pomaga?", unknown: true, details_if: tak, details_text: "Kto?"}
  - {type: longtext, id: how, text: "Jak?", when: {helped: tak}}
  - type: choice
    id: areas
    text: "Obszary"
    multiple: true
    max: 2
    exclusive: [zaden]
    other: true
    options: [{code: praca, text: "praca"}, {code: dom, text: "dom"}, {code: zaden, text: "żaden"}]
  - {type: scale, id: hope, text: "Nadzieja", marks: [was, is], min_label: "mała", max_label: "duża"}
  - type: table
    id: steps
    text: "Kroki"
    max: 2
    columns: [{id: step, type: text, text: "Krok"}, {id: when, type: date, text: "Kiedy"}]
"""


@pytest.fixture(scope="module")
def form():
    loaded = build([File(path="standards/grupa/1-diagnoza/form.yaml", schema="instrument", content=FORM.encode())])
    assert loaded.findings == ()
    return loaded.library.instruments[0]


GOOD = {
    "name": "Zażółć",
    "hours": 8,
    "cost": "120.50",
    "start": "2026-03-07",
    "end": "2026-03-08",
    "helped": {"code": "tak", "text": "siostra"},
    "how": "Zażółć gęślą jaźń",
    "areas": ["praca", {"code": "inne", "text": "zdrowie"}],
    "hope": {"was": 3, "is": 5},
    "steps": [{"step": "telefon", "when": "2026-03-09"}],
}


def test_a_good_record_has_no_problems(form):
    assert check_answers(form, GOOD, "2026-11-23") == []


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"name": None}, "SW605", "name"),
        ({"name": 5}, "SW602", "name"),
        ({"name": "dłuższe niż dziesięć"}, "SW604", "name"),
        ({"hours": 25}, "SW604", "hours"),
        ({"hours": 7.5}, "SW602", "hours"),
        ({"hours": True}, "SW602", "hours"),
        ({"cost": 120.5}, "SW602", "cost"),
        ({"cost": "1e3"}, "SW602", "cost"),
        ({"start": "7.03.2026"}, "SW602", "start"),
        ({"start": "2026-02-30"}, "SW602", "start"),
        ({"end": "2026-03-01"}, "SW606", "end"),
        ({"helped": "może"}, "SW603", "helped"),
        ({"helped": {"code": "nie", "text": "siostra"}}, "SW602", "helped"),
        ({"helped": "nie"}, "SW601", "how"),
        ({"areas": ["praca", "praca"]}, "SW604", "areas"),
        ({"areas": ["zaden", "dom"]}, "SW604", "areas"),
        ({"areas": ["praca", "dom", "inne"]}, "SW604", "areas"),
        ({"areas": "praca"}, "SW602", "areas"),
        ({"hope": 5}, "SW602", "hope"),
        ({"hope": {"is": 11}}, "SW604", "hope.is"),
        ({"hope": {"goal": 5}}, "SW603", "hope.goal"),
        ({"steps": [{"when": "9.03.2026"}]}, "SW602", "steps[0].when"),
        ({"steps": [{"step": "a"}, {"step": "b"}, {"step": "c"}]}, "SW604", "steps"),
        ({"steps": [{"step": "a", "who": "b"}]}, "SW601", "steps[0].who"),
        ({"unknown": "x"}, "SW601", "unknown"),
    ],
)
def test_a_wrong_answer_is_found_at_its_place(form, change, code, path):
    answers = {key: value for key, value in (GOOD | change).items() if value is not None}
    assert (code, path) in [(problem.code, problem.path) for problem in check_answers(form, answers, "2026-11-23")]
