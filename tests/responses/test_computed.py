"""What a record says is computed must be what its answers give; conditions look at what they give."""

from __future__ import annotations

import pytest

from swtools.responses.check import check_answers
from tests.responses.test_parts import TODAY, form

REPORT = """
  - type: table
    id: contracts
    text: "Umowy"
    columns:
      - {id: person, type: text, text: "Osoba"}
      - {id: kind, type: choice, text: "Rodzaj", options: [{code: stala, text: "stała"}, {code: inna, text: "inna"}]}
  - {type: integer, id: covered, text: "Objęci"}
  - {type: computed, id: persons, text: "Osoby", op: distinct, of: [contracts.person]}
  - {type: computed, id: count, text: "Umowy", op: count, of: [contracts], where: {kind: stala}}
  - {type: computed, id: share, text: "Procent", op: percentage, of: [persons, covered]}
  - {type: text, id: why, text: "Co pomogło?", when: {item: share.percent, op: ge, value: 30}}
"""
ROWS = [{"person": "A", "kind": "stala"}, {"person": "A", "kind": "inna"}, {"person": "B", "kind": "inna"}]
GOOD = {"contracts": ROWS, "covered": 6, "persons": 2, "count": 1, "share": {"part": 2, "base": 6, "percent": 33.3}, "why": "Rozmowy."}


def problems(**other: object) -> list[tuple[str, str]]:
    answers = {key: value for key, value in (GOOD | other).items() if value is not None}
    return [(problem.code, problem.path) for problem in check_answers(form(REPORT), answers, TODAY)]


def test_a_record_that_is_right():
    assert problems() == []


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"persons": 3}, [("SW607", "persons")]),
        ({"share": {"part": 2, "base": 6, "percent": 33.4}}, [("SW607", "share")]),
        ({"share": 33.3}, [("SW602", "share")]),
        ({"covered": None, "why": None}, [("SW607", "share")]),
        ({"covered": 10}, [("SW607", "share"), ("SW601", "why")]),
        ({"persons": None, "share": None}, []),
    ],
    ids=["too many", "another percentage", "without its base", "a percentage of nothing", "a condition on what it is", "left out"],
)
def test_a_record_that_is_not(other: dict[str, object], expected: list[tuple[str, str]]):
    assert problems(**other) == expected


KOLOBRZEG = """
  - type: table
    id: register
    text: "Rejestr"
    columns:
      - {id: person, type: text, text: "Kod"}
      - type: choice
        id: contract
        text: "Umowa"
        options:
          - {code: nieokreslony, text: "na czas nieokreślony"}
          - {code: okreslony, text: "na czas określony"}
          - {code: probny, text: "na okres próbny"}
          - {code: dzielo, text: "o dzieło"}
          - {code: zlecenie, text: "zlecenie"}
  - {type: computed, id: covered, text: "Osoby objęte", op: distinct, of: [register.person]}
  - {type: computed, id: contracts, text: "Umowy", op: count, of: [register], where: {item: contract, op: answered}}
  - {type: computed, id: fixed, text: "Na czas określony", op: count, of: [register], where: {contract: okreslony}}
  - {type: computed, id: working, text: "Osoby z umową", op: distinct, of: [register.person], where: {item: contract, op: answered}}
  - {type: computed, id: share, text: "Ile procent objętych ma umowę", op: percentage, of: [working, covered]}
"""
CONTRACTS = {"nieokreslony": 2, "okreslony": 9, "probny": 5, "dzielo": 3, "zlecenie": 18}


def test_published_results_come_out_of_the_register():
    """Kołobrzeg: 37 contracts of 29 persons, 35.8 % of the persons covered (seed 003; 37 and 81 are arithmetic)."""
    kinds = [kind for kind, number in CONTRACTS.items() for _ in range(number)]
    rows = [{"person": f"BP-{number % 29 + 1}", "contract": kind} for number, kind in enumerate(kinds)]
    rows += [{"person": f"BP-{number}"} for number in range(30, 82)]
    found = {"covered": 81, "contracts": 37, "fixed": 9, "working": 29, "share": {"part": 29, "base": 81, "percent": 35.8}}
    assert check_answers(form(KOLOBRZEG), {"register": rows, **found}, TODAY) == []
