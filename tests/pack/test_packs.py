"""A stage's pack: a cover, then every form of the stage, the shared tools that the group takes included."""

from __future__ import annotations

import json

import pytest
from lxml import html
from pypdf import PdfReader

from tests.command import Run, edit, files, starter
from tests.pack import violence
from tests.pack.conftest import Place
from tests.pack.test_output import manifest

PACK = "moja-grupa/1-diagnoza/pakiet.pdf"


def words(place: Place, path: str) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(place.output / path).pages).replace("\u00a0", " ")


def test_the_cover_says_what_is_inside_and_when_to_use_it(built_once: Place) -> None:
    reader = PdfReader(built_once.output / PACK)
    cover = reader.pages[0].extract_text().replace("\u00a0", " ")
    for word in ("Etap 1. Diagnoza", "Moja grupa", "MG-1-01", "MG-1-02", "Na pierwszym umówionym spotkaniu.", "Po rozmowie, razem z osobą."):
        assert word in cover
    assert cover.index("MG-1-01") < cover.index("MG-1-02")
    assert [label.split("/")[0] for label in reader.page_labels if label.endswith("/1")] == ["MG-1-01", "MG-1-02"]
    assert reader.get_fields() in (None, {})
    entry = next(row for row in manifest(built_once.output)["packs"] if row["path"] == PACK)
    assert entry["instruments"] == ["mg_rozmowa", "mg_karta"]
    assert entry["pages"] == len(reader.pages)


def share(place: Place, takes: str) -> None:
    """Put a form among the shared tools, and let the group take it."""
    shared = place.library / "standards" / "wspolne"
    violence.form(shared / "1-diagnoza" / "zgoda.yaml", "zgoda", "W-01", "Zgoda na kontakt", "also_in_stages: [ewaluacja-koncowa]")
    (shared / "standard.yaml").write_text('title: "Narzędzia wspólne"\ncode: W\nfor_whom: "Każda osoba."\n', encoding="utf-8")
    edit(place.group / "standard.yaml", "legal_basis: [ups]", f"takes:\n  - {takes}\nlegal_basis: [ups]")


def test_taken_tools_are_in_the_pack(place: Place, swtools: Run) -> None:
    share(place, "{tool: zgoda}")
    ran = swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--format", "pdf")
    assert ran.code == 0, ran.err
    assert {"wspolne/1-diagnoza/zgoda.pdf", "wspolne/1-diagnoza/pakiet.pdf", "wspolne/6-ewaluacja-koncowa/pakiet.pdf"} <= set(files(place.output))
    assert "Zgoda na kontakt" in words(place, PACK)
    assert "Zgoda na kontakt" in words(place, "moja-grupa/6-ewaluacja-koncowa/pakiet.pdf")


def test_taken_tools_only_at_the_named_stages(place: Place, swtools: Run) -> None:
    share(place, "{tool: zgoda, stages: [ewaluacja-koncowa]}")
    assert swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--format", "pdf").code == 0
    assert "Zgoda na kontakt" not in words(place, PACK)
    assert "Zgoda na kontakt" in words(place, "moja-grupa/6-ewaluacja-koncowa/pakiet.pdf")


def test_a_build_of_one_group_has_whole_packs(place: Place, swtools: Run) -> None:
    """Whoever builds one group at one stage prints its pack; the shared forms that belong to it are built as well, and no others."""
    share(place, "{tool: zgoda}")
    violence.form(place.library / "standards" / "wspolne" / "1-diagnoza" / "inna.yaml", "inna", "W-02", "Inna karta", "")
    output = place.output.parent / "one"
    options = ("--group", "moja-grupa", "--stage", "diagnoza", "--format", "pdf")
    ran = swtools("build", "--library", place.library, "--output", output, "--jobs", 1, *options)
    assert ran.code == 0, ran.err
    labels = PdfReader(output / PACK).page_labels
    assert [label.split("/")[0] for label in labels if label.endswith("/1")] == ["MG-1-01", "MG-1-02", "W-01"]
    made = set(files(output))
    assert "wspolne/1-diagnoza/inna.pdf" not in made
    assert "wspolne/1-diagnoza/pakiet.pdf" not in made, "a pack that lacks a form nobody asked for is not made"


def test_a_group_that_only_takes(place: Place, swtools: Run) -> None:
    """A group is named by its standard; it needs no tool of its own to have a pack, a row and a name on the command line."""
    share(place, "{tool: zgoda}")
    other = place.library / "standards" / "inna"
    other.mkdir()
    (other / "standard.yaml").write_text('title: "Inna grupa"\ncode: IN\nfor_whom: "Inni."\ntakes: [{tool: zgoda}]\n', encoding="utf-8")
    assert swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--format", "pdf").code == 0
    assert "Zgoda na kontakt" in words(place, "inna/1-diagnoza/pakiet.pdf")
    assert b"Inna" in files(place.output)["index.html"]
    ran = swtools("print", "--library", place.library, "--group", "inna", "--stage", "diagnoza", "-o", place.output.parent / "set.pdf")
    assert ran.code == 0, ran.err


def test_the_pack_follows_its_parts(place: Place, swtools: Run) -> None:
    """A retired tool leaves the pack; the pack of the other stage is not touched."""
    before = files(place.output)
    edit(place.group / "1-diagnoza" / "karta.yaml", "status: draft", "status: retired")
    assert swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1).code == 0
    assert "moja-grupa/1-diagnoza/karta.pdf" not in files(place.output)
    assert [label for label in PdfReader(place.output / PACK).page_labels if label.endswith("/1")] == ["MG-1-01/1"]
    assert "Karta diagnozy" not in PdfReader(place.output / PACK).pages[0].extract_text()
    other = "moja-grupa/6-ewaluacja-koncowa/pakiet.pdf"
    assert files(place.output)[other] == before[other]


@pytest.mark.parametrize("options", [(), ("--force",), ("--group", "moja-grupa", "--format", "html")])
def test_a_folder_of_another_library_is_left_alone(place: Place, swtools: Run, options: tuple[str, ...]) -> None:
    """The other library's sources are neither gone nor broken: nothing of it may go, and nothing may come between."""
    other = starter(place.output.parent / "other")
    edit(other / "standards" / "library.yaml", "Moja biblioteka narzędzi", "Biblioteka sąsiedniej gminy")
    before = {path: path.stat().st_mtime_ns for path in place.output.rglob("*")}
    ran = swtools("build", "--library", other, "--output", place.output, "--jobs", 1, *options)
    assert ran.code == 2, ran.out
    assert {path: path.stat().st_mtime_ns for path in place.output.rglob("*")} == before
    assert ran.out == ""
    (sentence,) = ran.err.splitlines()
    for word in (str(place.output), "„Moja biblioteka narzędzi”", "--output"):
        assert word in sentence
    assert swtools("build", "--library", other, "--output", place.output.parent / "elsewhere", "--jobs", 1, "--format", "html").code == 0


def test_an_edited_library_keeps_its_folder(place: Place, swtools: Run) -> None:
    edit(place.library / "standards" / "library.yaml", 'version: "1.0"', 'version: "1.1"')
    (place.group / "1-diagnoza" / "karta.yaml").unlink()
    ran = swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--format", "html")
    assert "moja-grupa/1-diagnoza/karta.html" not in files(place.output), ran.err


def test_a_manifest_that_names_no_library_is_accepted(place: Place, swtools: Run) -> None:
    """An older shape says nothing about whose it is; its folder is written to as ever."""
    path = place.output / "manifest.json"
    older = json.loads(path.read_text(encoding="utf-8"))
    del older["library"]
    path.write_text(json.dumps(older), encoding="utf-8")
    assert swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--format", "html").code == 0
    assert manifest(place.output)["library"] == "Moja biblioteka narzędzi"


def two_groups(place: Place) -> None:
    """Add a second group with a form of its own at the diagnosis and a taken one at the end, and a smallest set that both fulfil."""
    share(place, "{tool: zgoda}")
    other = place.library / "standards" / "inna"
    violence.form(other / "1-diagnoza" / "wlasna.yaml", "wlasna", "IN-1-01", "Karta innej grupy", "")
    (other / "standard.yaml").write_text('title: "Inna grupa"\ncode: IN\nfor_whom: "Inni."\ntakes: [{tool: zgoda}]\n', encoding="utf-8")
    head = place.library / "standards" / "library.yaml"
    head.write_text(head.read_text(encoding="utf-8") + "\nminimum:\n  documentation_form: [diagnoza]\n", encoding="utf-8")


def start_page(place: Place, swtools: Run, name: str, *options: str) -> html.HtmlElement:
    output = place.output.parent / name
    ran = swtools("build", "--library", place.library, "--output", output, "--jobs", 1, *options)
    assert ran.code == 0, ran.err
    return html.parse(output / "index.html").getroot()


def row(page: html.HtmlElement, group: str) -> list[str]:
    """Return what each cell of a group's row says, by stage; the numbers are the tools' (scripts, questionnaires, forms)."""
    return [" ".join(cell.text_content().split()) for cell in page.xpath(f"//tr[@data-group='{group}']/td")]


def test_the_catalogue_of_one_group_is_about_that_group(place: Place, swtools: Run) -> None:
    """Of the other group only shared forms stand, which were made for this one; to say that they are all it has would be untrue."""
    two_groups(place)
    page = start_page(place, swtools, "one", "--group", "moja-grupa", "--format", "pdf")
    assert page.xpath("//tbody/tr/@data-group") == ["moja-grupa", "wspolne"]
    assert "Inna grupa" not in page.text_content()
    assert not list(page.iter("details")), "the smallest set is the library's; half of it is not here"
    assert not list((place.output.parent / "one").glob("inna/**/*.pdf")), "nor is a pack of the other group made of shared forms"
    assert "nie zbudowano" not in page.text_content()


def test_the_catalogue_of_one_stage_does_not_deny_the_others(place: Place, swtools: Run) -> None:
    two_groups(place)
    page = start_page(place, swtools, "stage", "--stage", "diagnoza", "--format", "html")
    ours, other = row(page, "moja-grupa"), row(page, "inna")
    assert ours[1].startswith("1 ")
    assert ours[6] == "nie zbudowano", "a questionnaire is there, only not in this pack"
    assert other[1].startswith("1 ")
    assert other[6] == "tylko narzędzia wspólne", "the taken form stands, and the group has no other here"
    assert ours[2] == other[2] == "brak"
    assert "Puste pole znaczy" in page.text_content()
    section = " ".join(page.get_element_by_id("moja-grupa").text_content().split())
    assert "Na tym etapie grupa pracuje" not in section
    assert not list(page.iter("details"))


def test_the_catalogue_of_a_whole_build_says_what_the_library_has(place: Place, swtools: Run) -> None:
    two_groups(place)
    page = start_page(place, swtools, "whole", "--format", "html")
    assert page.xpath("//tbody/tr/@data-group")[:3] == ["inna", "moja-grupa", "wspolne"]
    assert row(page, "inna")[6] == "tylko narzędzia wspólne"
    assert "Puste pole" not in page.text_content()
    (details,) = page.iter("details")
    assert "najmniejszy zestaw jest pełny" in " ".join(details.text_content().split())
