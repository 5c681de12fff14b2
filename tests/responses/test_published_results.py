"""Kołobrzeg published what its standard reached; a register of as many cases and contracts must give the same numbers.

Published: 29 persons with a contract, 35.8% of those covered (so about 81); contracts by kind 2, 9, 5, 3 and 18 (37 together); 12 persons
still working.
"""

from __future__ import annotations

import pytest

from swtools.responses.check import check_answers
from tests.library import checked

KINDS = ["nieokreslony"] * 2 + ["okreslony"] * 9 + ["probny"] * 5 + ["dzielo"] * 3 + ["zlecenie"] * 18
PERSONS, STILL_WORKING = 29, 12
PUBLISHED = {
    "job_base": 81,
    "job_persons": 29,
    "job_share": {"part": 29, "base": 81, "percent": 35.8},
    "job_nieokreslony": 2,
    "job_okreslony": 9,
    "job_probny": 5,
    "job_dzielo": 3,
    "job_zlecenie": 18,
    "job_inna": 0,
    "job_contracts": 37,
    "still_working": 12,
}


def register() -> dict[str, object]:
    """Return the rows: 81 cases, 37 contracts of 29 persons, of whom 12 work on."""

    def code(number: int) -> str:
        return f"PS.{number:03d}.2012"

    cases = [{"case": code(n), "target": "bez_pracy", "people": 1, "worker": "A", "opened": "2012-03-01", "stage": "e4"} for n in range(1, 82)]
    events = []
    for count, kind in enumerate(KINDS):
        person = count % PERSONS + 1
        event = {"case": code(person), "target": "bez_pracy", "day": "2013-02-01", "kind": kind}
        events.append(event if person <= STILL_WORKING else event | {"until": "2013-09-30"})
    return {"span": {"from": "2012-01-01", "to": "2013-10-31"}, "cases": cases, "events": events}


def found(answers: dict[str, object]) -> list[object]:
    tool = checked().library.instrument("rejestr_spraw")
    assert tool is not None
    return list(check_answers(tool, answers, "2013-10-31"))


def test_the_register_gives_the_published_numbers() -> None:
    assert found(register() | PUBLISHED) == []


@pytest.mark.parametrize("name", [name for name, value in PUBLISHED.items() if isinstance(value, int)])
def test_another_number_is_found_out(name: str) -> None:
    wrong = PUBLISHED | {name: int(str(PUBLISHED[name])) + 1}
    assert found(register() | wrong), name
