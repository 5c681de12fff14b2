"""The condition evaluator against the vectors; the script shipped with the HTML must pass the same file."""

import json
from pathlib import Path

import pytest

from swtools.conditions.evaluate import evaluate, from_answers
from swtools.conditions.tree import parse

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_vector(vector: dict) -> None:
    assert evaluate(parse(vector["condition"]), from_answers(vector["answers"]), vector["today"]) is vector["expect"]


def test_every_operator_has_vectors() -> None:
    from swtools.conditions.tree import Operator, comparisons

    seen = {comparison.op for vector in VECTORS for comparison in comparisons(parse(vector["condition"]))}
    assert seen == set(Operator)
