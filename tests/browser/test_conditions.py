"""The shipped script against the same vectors as the Python evaluator."""

import json
from pathlib import Path

from swtools.conditions.tree import parse, to_json
from tests.browser.conftest import FIND

VECTORS = json.loads((Path(__file__).parents[1] / "conditions" / "vectors.json").read_text(encoding="utf-8"))


def test_the_script_passes_the_vectors(opened):
    page = opened()
    cases = [{**vector, "condition": to_json(parse(vector["condition"]))} for vector in VECTORS]
    results = page.evaluate(
        """cases => cases.map(({condition, answers, today}) => {
            const lookup = FIND(answers);
            return swtools.evaluate(condition, lookup, today);
        })""".replace("FIND", FIND),
        cases,
    )
    assert {case["name"]: result for case, result in zip(cases, results, strict=True)} == {vector["name"]: vector["expect"] for vector in VECTORS}
