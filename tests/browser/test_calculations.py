"""The shipped script against the same computed values as Python, and what a register with its report shows."""

import json
from pathlib import Path

from swtools.conditions.calculate import in_rows
from swtools.conditions.tree import parse, to_json
from swtools.document.blocks import Edition
from swtools.kinds._document import document
from swtools.model.centre import NO_CENTRE
from tests.browser.conftest import FIND, record
from tests.rules.sample_library import load

VECTORS = json.loads((Path(__file__).parents[1] / "conditions" / "calculations.json").read_text(encoding="utf-8"))
REGISTER = """
- {type: period, id: reported, text: "Okres"}
- type: table
  id: register
  text: "Rejestr"
  columns:
    - {id: case, type: text, text: "Kod"}
    - {id: opened, type: date, text: "Od"}
    - {id: contract, type: choice, text: "Umowa", options: [{code: okres, text: "na czas określony"}, {code: zlecenie, text: "zlecenie"}]}
- type: section
  id: report
  title: "Sprawozdanie"
  items:
    - {type: computed, id: persons, text: "Osoby", op: distinct, of: [register.case]}
    - {type: computed, id: contracts, text: "Umowy", op: count, of: [register], where: {item: contract, op: answered}}
    - {type: computed, id: at_work, text: "Osoby z umową", op: distinct, of: [register.case], where: {item: contract, op: answered}}
    - {type: computed, id: new, text: "Nowe", op: distinct, of: [register.case], where: {item: opened, op: ge, value_of: reported.from}}
    - {type: computed, id: share, text: "Procent osób z umową", op: percentage, of: [at_work, persons]}
"""
ROWS = [
    {"case": "PS-1", "opened": "2026-01-10", "contract": "okres"},
    {"case": "PS-1", "opened": "2026-01-10", "contract": "zlecenie"},
    {"case": "PS-2", "opened": "2025-12-01"},
    {"case": "PS-3", "opened": "2026-02-01"},
]
REPORT = {"persons": 3, "contracts": 2, "at_work": 1, "new": 2, "share": {"part": 1, "base": 3, "percent": 33.3}}


def wire(vector: dict) -> dict:
    where = {"where": to_json(in_rows(parse(vector["where"]), vector["columns"]))} if "where" in vector else {}
    return {"op": vector["op"], "of": vector["of"], **where}


def test_the_script_passes_the_vectors(opened):
    page = opened()
    cases = [{"node": wire(vector), "answers": vector["answers"], "today": vector["today"]} for vector in VECTORS]
    results = page.evaluate(
        """cases => cases.map(({node, answers, today}) => {
            const lookup = FIND(answers);
            return JSON.stringify(swtools.computed(node, lookup, today)) ?? "null";
        })""".replace("FIND", FIND),
        cases,
    )
    found = {vector["name"]: json.loads(result) for vector, result in zip(VECTORS, results, strict=True)}
    assert found == {vector["name"]: vector["expect"] for vector in VECTORS}


def test_a_register_computes_its_report(opened):
    loaded = load(REGISTER)
    assert not loaded.findings
    form = document(loaded.library.instruments[0], loaded.library, NO_CENTRE, Edition.WORKER)
    page = opened(form, {"reported": {"from": "2026-01-01", "to": "2026-03-31"}, "register": ROWS})
    answers = record(page)["answers"]
    assert {name: answers[name] for name in REPORT} == REPORT
    assert page.locator("output#q-share").inner_text().replace("\u00a0", " ") == "1 z 3, 33,3 %"
