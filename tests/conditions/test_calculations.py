"""Computed values against the vectors; the script shipped with the HTML must pass the same file."""

import json
from pathlib import Path

import pytest

from swtools.conditions.calculate import Calculation, Operand, calculate, in_rows, rounded
from swtools.conditions.evaluate import from_answers
from swtools.conditions.tree import parse

VECTORS = json.loads((Path(__file__).parent / "calculations.json").read_text(encoding="utf-8"))
OPERATIONS = {"sum", "count", "distinct", "mean", "difference", "percentage", "score", "age"}


def operand(data: dict) -> Operand:
    return Operand(item=data["item"], column=data.get("column"), scores=tuple(data.get("scores", {}).items()))


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_vector(vector: dict) -> None:
    where = in_rows(parse(vector["where"]), vector["columns"]) if "where" in vector else None
    calculation = Calculation(op=vector["op"], operands=tuple(map(operand, vector["of"])), where=where)
    found = calculate(calculation, from_answers(vector["answers"]), vector["today"])
    assert found == vector["expect"]
    assert json.dumps(found) == json.dumps(vector["expect"]), "a record holds 37, not 37.0"


def test_every_operation_has_vectors() -> None:
    schema = json.loads((Path(__file__).parents[2] / "schemas" / "items" / "computed.schema.json").read_text(encoding="utf-8"))
    assert {vector["op"] for vector in VECTORS} == set(schema["properties"]["op"]["enum"]) == OPERATIONS


@pytest.mark.parametrize(("number", "places", "expected"), [(1.005, 2, 1.01), (2.675, 2, 2.68), (-1.005, 2, -1.0), (0.05, 1, 0.1), (3.0, 2, 3), (-0.001, 2, 0)])
def test_rounding_is_half_up_as_written(number: float, places: int, expected: float) -> None:
    assert rounded(number, places) == expected
