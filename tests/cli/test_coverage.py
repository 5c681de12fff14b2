"""`swtools coverage`: the matrix, its gaps, the exit code."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.command import Run

MINIMUM = "minimum:\n  interview_script: [diagnoza]\n  documentation_form: [diagnoza]\n"


@pytest.fixture
def demanding(library: Path) -> Path:
    """Return a library that asks of its group what the starter has: a talk and a form at the diagnosis."""
    head = library / "standards" / "library.yaml"
    head.write_text(head.read_text(encoding="utf-8") + "\n" + MINIMUM, encoding="utf-8")
    return library


def test_complete(demanding: Path, swtools: Run) -> None:
    ran = swtools("coverage", "--library", demanding)
    assert (ran.code, ran.err) == (0, "")
    assert "Moja grupa" in ran.out


def test_a_gap_is_named_and_fails(demanding: Path, swtools: Run) -> None:
    head = demanding / "standards" / "library.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("  documentation_form: [diagnoza]", "  documentation_form: [diagnoza, cele]"), encoding="utf-8")
    ran = swtools("coverage", "--library", demanding)
    assert ran.code == 1
    assert any("Moja grupa" in line and "Cele" in line and line.startswith("- ") for line in ran.out.splitlines())


def test_json(demanding: Path, swtools: Run) -> None:
    data = json.loads(swtools("coverage", "--library", demanding, "--format", "json").out)
    assert data["complete"] is True
    (row,) = data["groups"]
    cells = {(cell["stage"], cell["kind"]): cell for cell in row["cells"]}
    assert len(cells) == len(row["cells"]) == 7 * 3
    assert [tool["id"] for tool in cells["diagnoza", "documentation_form"]["tools"]] == ["mg_karta"]
    assert cells["diagnoza", "documentation_form"]["demanded"] is True
    assert cells["cele", "documentation_form"] == {"stage": "cele", "kind": "documentation_form", "demanded": False, "gap": None, "left_out": [], "tools": []}


def test_a_tool_with_errors_does_not_count(demanding: Path, swtools: Run) -> None:
    card = demanding / "standards" / "moja-grupa" / "1-diagnoza" / "karta.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("{better_days: tak}", "{beter_days: tak}"), encoding="utf-8")
    ran = swtools("coverage", "--library", demanding)
    assert ran.code == 1
    assert "karta.yaml" in ran.err


def test_html_is_a_table_without_a_script(demanding: Path, swtools: Run) -> None:
    ran = swtools("coverage", "--library", demanding, "--format", "html")
    found: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, _attrs: object) -> None:
            found.append(tag)

    Tags().feed(ran.out)
    assert "script" not in found
    assert found.count("td") == 7 * 3
    assert ran.out.startswith("<!DOCTYPE html>")


def test_an_unknown_group(demanding: Path, swtools: Run) -> None:
    assert swtools("coverage", "--library", demanding, "--group", "moja-grpa").code == 2
