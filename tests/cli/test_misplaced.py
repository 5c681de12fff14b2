"""A file that stands where nobody looks for it is one finding: what others miss of it follows, and is not said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.command import ROOT, Run

STAGE = "moja-grupa/1-diagnoza"
SHELF = {"blocks": "block", "choices": "option list", STAGE: "tool"}


def found(swtools: Run, library: Path) -> list[tuple[str, str, str | None]]:
    ran = swtools("validate", "--library", library, "--format", "json")
    return [(row["code"], Path(row["file"]).relative_to(library / "standards").as_posix(), row["hint"]) for row in json.loads(ran.out)["findings"]]


@pytest.fixture
def rich(library: Path) -> Path:
    """Return the starter library with a list that its form uses, and a table of topics."""
    card = library / "standards" / STAGE / "karta.yaml"
    (library / "standards" / "choices").mkdir(exist_ok=True)
    (library / "standards" / "choices" / "miejsca.yaml").write_text(
        'id: miejsca\ntitle: "Miejsca"\noptions:\n  - {code: dom, text: "w domu"}\n  - {code: tu, text: "tutaj"}\n', encoding="utf-8"
    )
    card.write_text(card.read_text(encoding="utf-8") + '  - {type: choice, id: miejsce, text: "Gdzie się spotkamy?", options: miejsca}\n', encoding="utf-8")
    return library


def test_the_library_of_these_tests_is_clean(rich: Path, swtools: Run) -> None:
    assert found(swtools, rich) == []


MOVED = [
    ("blocks/case-head.yaml", "case-head.yaml", "SW401"),
    ("blocks/case-head.yaml", "blocks/Case-head.yaml", "SW403"),
    ("blocks/case-head.yaml", "blocks/case-head.yml", "SW403"),
    ("blocks/case-head.yaml", "blocks/nowe/case-head.yaml.txt", "SW403"),
    ("blocks/case-head.yaml", "zzz/case-head.yaml", "SW401"),
    ("choices/miejsca.yaml", "zzz/inna-nazwa.yaml", "SW401"),
    ("concepts.yaml", "koncepty/concepts.yaml", "SW401"),
    ("legal-basis.yaml", "prawo/legal-basis.yaml", "SW401"),
    (f"{STAGE}/karta.yaml", "moja-grupa/zzz.yaml", "SW401"),
    (f"{STAGE}/karta.yaml", f"{STAGE}/zzz/karta.yaml", "SW401"),
    ("moja-grupa/standard.yaml", "moja-grupa/zzz.yaml", "SW401"),
    ("blocks/case-head.yaml", "choices/case-head.yaml", "SW401"),
    ("blocks/case-head.yaml", f"{STAGE}/case-head.yaml", "SW401"),
    ("choices/miejsca.yaml", "blocks/miejsca.yaml", "SW401"),
    ("choices/miejsca.yaml", f"{STAGE}/miejsca.yaml", "SW401"),
    (f"{STAGE}/karta.yaml", "choices/karta.yaml", "SW401"),
    (f"{STAGE}/karta.yaml", "topics/karta.yaml", "SW401"),
]


@pytest.mark.parametrize(("home", "place", "code"), MOVED)
def test_the_cause_stands_alone(rich: Path, swtools: Run, home: str, place: str, code: str) -> None:
    standards = rich / "standards"
    (standards / place).parent.mkdir(parents=True, exist_ok=True)
    (standards / home).rename(standards / place)
    rows = found(swtools, rich)
    assert [row[:2] for row in rows] == [(code, place)]
    assert rows[0][2]


@pytest.mark.parametrize(("home", "place"), [row[:2] for row in MOVED if row[1].split("/")[0] in ("blocks", "choices") and row[2] == "SW401"])
def test_it_says_where_the_file_belongs(rich: Path, swtools: Run, home: str, place: str) -> None:
    standards = rich / "standards"
    (standards / home).rename(standards / place)
    ((_, _, hint),) = found(swtools, rich)
    folder = home.rpartition("/")[0]
    assert hint is not None
    assert ("<n-stage>/" in hint or "<n-etap>/" in hint) if folder == STAGE else f"{folder}/" in hint


def test_what_is_really_missing_is_still_said(rich: Path, swtools: Run) -> None:
    """Beside a misplaced file."""
    standards = rich / "standards"
    shutil.copy(standards / "blocks" / "case-head.yaml", standards / "inny.yaml")
    (standards / "inny.yaml").write_text("id: inny\n", encoding="utf-8")
    (standards / "choices" / "miejsca.yaml").unlink()
    assert {row[0] for row in found(swtools, rich)} == {"SW401", "SW315"}


def test_a_tool_without_its_kind_is_no_block(rich: Path, swtools: Run) -> None:
    card = rich / "standards" / STAGE / "karta.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("kind: documentation_form\n", ""), encoding="utf-8")
    assert {row[0] for row in found(swtools, rich)} == {"SW301"}


def test_nothing_of_it_is_found_in_the_library_that_ships(swtools: Run) -> None:
    ran = swtools("validate", "--library", ROOT, "--format", "json")
    assert [row for row in json.loads(ran.out)["findings"] if row["code"] in ("SW401", "SW403")] == []
