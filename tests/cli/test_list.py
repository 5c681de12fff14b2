"""`swtools list`: groups, stages, tools."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.command import Run, edit
from tests.pack import violence


def test_the_table(library: Path, swtools: Run) -> None:
    ran = swtools("list", "--library", library)
    assert (ran.code, ran.err) == (0, "")
    lines = [line.rstrip() for line in ran.out.splitlines()]
    assert lines[0] == "moja-grupa: Moja grupa"
    assert lines[1].startswith("  1-diagnoza: ")
    assert lines[2].split() == ["MG-1-02", "Karta", "diagnozy", "[documentation_form,", "pracownik-socjalny-ps]"]
    assert len(lines) == 6


def test_json(library: Path, swtools: Run) -> None:
    ran = swtools("list", "--library", library, "--format", "json")
    rows = json.loads(ran.out)
    assert {row["id"] for row in rows} == {"mg_karta", "mg_rozmowa", "mg_ankieta"}
    card = next(row for row in rows if row["id"] == "mg_karta")
    assert card == {
        "id": "mg_karta",
        "code": "MG-1-02",
        "title": "Karta diagnozy",
        "kind": "documentation_form",
        "group": "moja-grupa",
        "stage": "diagnoza",
        "role": "pracownik-socjalny-ps",
    }


@pytest.mark.parametrize(("options", "count"), [(("--stage", "6-ewaluacja-koncowa"), 1), (("--stage", "diagnoza"), 2), (("--group", "moja-grupa"), 3)])
def test_it_can_be_narrowed(library: Path, swtools: Run, options: tuple[str, ...], count: int) -> None:
    assert len(json.loads(swtools("list", "--library", library, "--format", "json", *options).out)) == count


def test_a_named_group_is_shown_with_the_shared_tools_that_it_takes(library: Path, swtools: Run, tmp_path: Path) -> None:
    """What `print` puts into the group's set stands in its list, at the stage where the group takes it, and says that it is shared."""
    shared = library / "standards" / "wspolne"
    violence.form(shared / "1-diagnoza" / "zgoda.yaml", "zgoda", "W-01", "Zgoda na kontakt", "also_in_stages: [ewaluacja-koncowa]")
    violence.form(shared / "1-diagnoza" / "inna.yaml", "inna", "W-02", "Inna karta", "")
    (shared / "standard.yaml").write_text('title: "Narzędzia wspólne"\ncode: W\nfor_whom: "Każda osoba."\n', encoding="utf-8")
    takes = "takes:\n  - {tool: zgoda, stages: [ewaluacja-koncowa]}\nlegal_basis: [ups]"
    edit(library / "standards" / "moja-grupa" / "standard.yaml", "legal_basis: [ups]", takes)

    def codes(*options: str) -> list[str]:
        lines = swtools("list", "--library", library, *options).out.splitlines()
        return [f"{line.split()[0]}{' wspólne' if line.endswith('(wspólne)') else ''}" for line in lines if line.startswith("    ")]

    assert codes("--group", "moja-grupa") == ["MG-1-01", "MG-1-02", "MG-6-01", "W-01 wspólne"]
    assert codes("--group", "moja-grupa", "--stage", "diagnoza") == ["MG-1-01", "MG-1-02"]
    assert codes("--group", "moja-grupa", "--stage", "ewaluacja-koncowa") == ["MG-6-01", "W-01 wspólne"]
    assert codes("--group", "wspolne") == ["W-01", "W-02"]
    assert sorted(codes()) == ["MG-1-01", "MG-1-02", "MG-6-01", "W-01", "W-02"]
    rows = json.loads(swtools("list", "--library", library, "--group", "moja-grupa", "--format", "json").out)
    assert [row["id"] for row in rows if row["group"] == "wspolne"] == ["zgoda"]
    ran = swtools("print", "--library", library, "--group", "moja-grupa", "--stage", "ewaluacja-koncowa", "-o", tmp_path / "set.pdf")
    assert ran.code == 0, ran.err
    labels = PdfReader(tmp_path / "set.pdf").page_labels
    assert [label.removesuffix("/1") for label in labels if label.endswith("/1")] == ["MG-6-01", "W-01"]


def test_a_tool_with_errors_is_marked(library: Path, card: Path, swtools: Run) -> None:
    edit(card, "{better_days: tak}", "{beter_days: tak}")
    ran = swtools("list", "--library", library)
    assert ran.code == 0
    assert "(ma błędy)" in next(line for line in ran.out.splitlines() if "MG-1-02" in line)


def test_a_tool_that_cannot_be_read_is_not_forgotten(library: Path, card: Path, swtools: Run) -> None:
    card.write_text("kind: [", encoding="utf-8")
    ran = swtools("list", "--library", library)
    assert ran.code == 0
    assert "karta.yaml" in ran.err
    assert "MG-1-01" in ran.out


def test_a_group_that_the_centre_does_not_work_with_is_simply_not_there(library: Path, swtools: Run, tmp_path: Path) -> None:
    """Its tools are neither unreadable nor skipped: nobody needs to do anything about them."""
    shutil.copytree(library / "standards" / "moja-grupa", library / "standards" / "inna-grupa")
    for path in [*(library / "standards" / "inna-grupa").rglob("*.yaml")]:
        renamed = path.read_text(encoding="utf-8").replace("mg_", "ig_").replace("MG", "IG")
        path.write_text(renamed, encoding="utf-8")
    (tmp_path / "centre.yaml").write_text('name: "Ośrodek"\ngroups: [moja-grupa]\n', encoding="utf-8")
    ran = swtools("list", "--library", library, "--centre", tmp_path / "centre.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert "IG-1-01" not in ran.out
    built = swtools("build", "--library", library, "--centre", tmp_path / "centre.yaml", "--kind", "questionnaire", "--output", tmp_path / "made", "--jobs", 1)
    assert (built.code, built.err) == (0, "")


def test_an_organisation_model_moves_tools(library: Path, card: Path, swtools: Run, tmp_path: Path) -> None:
    edit(card, "role: pracownik-socjalny-ps", "role: pracownik-ds-uslug")
    edit(card, "process: social_work", "process: services")
    profile = tmp_path / "centre.yaml"
    led = {}
    for model in ("three_teams", "two_roles"):
        profile.write_text(f'name: "OPS"\norganisation_model: {model}\n', encoding="utf-8")
        rows = json.loads(swtools("list", "--library", library, "--centre", profile, "--format", "json").out)
        led[model] = next(row["role"] for row in rows if row["id"] == "mg_karta")
    assert led == {"three_teams": "pracownik-ds-uslug", "two_roles": "pracownik-socjalny-swiadczenia"}
    ran = swtools("list", "--library", library, "--centre", profile, "--role", "pracownik-ds-uslug")
    assert ran.code == 2
    assert "--role pracownik-socjalny-swiadczenia" in ran.err
    rows = json.loads(swtools("list", "--library", library, "--centre", profile, "--role", "pracownik-socjalny-swiadczenia", "--format", "json").out)
    assert [row["id"] for row in rows] == ["mg_karta"]


def test_a_model_that_the_library_does_not_have(library: Path, swtools: Run, tmp_path: Path) -> None:
    profile = tmp_path / "centre.yaml"
    profile.write_text('name: "OPS"\norganisation_model: two_roles\n', encoding="utf-8")
    head = library / "standards" / "library.yaml"
    text = head.read_text(encoding="utf-8")
    start, end = text.index("organisation_models:"), text.index("  three_teams:")
    head.write_text(text[:start] + "organisation_models:\n" + text[end:], encoding="utf-8")
    ran = swtools("list", "--library", library, "--centre", profile)
    assert ran.code == 1
    assert f"{profile}:2:21: " in ran.err
    assert "two_roles" in ran.err
