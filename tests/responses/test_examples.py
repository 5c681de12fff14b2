"""Every tool has a filled example, and the example is a valid answer to its form."""

from __future__ import annotations

import json

import pytest

from swtools.responses.check import check_answers
from tests.library import EXAMPLES, checked, example, instruments


def test_every_tool_has_an_example_and_every_example_a_tool():
    assert sorted(path.stem for path in EXAMPLES.glob("*.json")) == sorted(instruments())


@pytest.mark.parametrize("identifier", instruments())
def test_the_example_is_a_valid_answer(identifier):
    tool = checked().library.instrument(identifier)
    assert check_answers(tool, example(identifier), "2026-11-23") == []


@pytest.mark.parametrize("identifier", instruments())
def test_the_example_names_its_tool(identifier):
    data = json.loads((EXAMPLES / f"{identifier}.json").read_text(encoding="utf-8"))
    assert data["instrument"] == identifier
    assert data["language"] == "pl"
