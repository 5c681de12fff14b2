"""The handbook: what the definitions say, in a book that a screen reader, Word and a printer can use."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from swtools.messages import translator
from tests.command import Run, edit
from tests.pack import violence
from tests.pack.conftest import Place
from tests.pack.test_packs import share

BOOK = "moja-grupa/podrecznik"
tr = translator("pl", "forms")


def pdf_words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).replace("\u00a0", " ").split())


def document_xml(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


def word_words(path: Path) -> str:
    return " ".join(" ".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", document_xml(path))).replace("\u00a0", " ").split())


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_it_says_what_the_standard_says(built_once: Place, form: str) -> None:
    words = pdf_words(built_once.output / f"{BOOK}.pdf") if form == "pdf" else word_words(built_once.output / f"{BOOK}.docx")
    expected = (
        "Napisz tu, z kim pracujecie według tego standardu.",
        "Osoba chce zmiany w ważnej dla niej sprawie.",
        "Osoba sama nazywa, co ma być inaczej, i robi pierwszy krok.",
        "Wiadomo, co osoba chce zmienić i na czym można się oprzeć.",
        "Osoba zna wnioski i mówi, co o nich myśli.",
        "MG-1-01",
        "Poznać sytuację oczami osoby i to, na czym można się oprzeć.",
        "Na pierwszym umówionym spotkaniu.",
        "Pracownik socjalny do spraw pracy socjalnej",
        "Dz.U. 2025 poz. 1214",
        "31.03.2026",
        "116 123",
    )
    assert [part for part in expected if part not in words] == []


def test_the_library_s_own_names_its_groups(built_once: Place) -> None:
    words = pdf_words(built_once.output / "podrecznik.pdf")
    assert "Moja grupa" in words
    assert "MG-1-01" not in words, "a group's own tools stand in the group's handbook"


def test_what_nobody_checked_is_not_printed_as_law(place: Place, swtools: Run) -> None:
    acts = place.library / "standards" / "legal-basis.yaml"
    with acts.open("a", encoding="utf-8") as file:
        file.write('  - {id: inny, title: "Ustawa o czymś innym", reference: "Dz.U. 1999 poz. 1", grounds: "sprawa", as_of: "2026-01-02", verified: false}\n')
    edit(place.group / "standard.yaml", "legal_basis: [ups]", "legal_basis: [ups, inny]")
    assert swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--group", "moja-grupa").code == 0
    for words in (pdf_words(place.output / f"{BOOK}.pdf"), word_words(place.output / f"{BOOK}.docx")):
        law = words.rindex("Dz.U. 2025 poz. 1214")
        mark = words.rindex(tr("For a lawyer to check"))
        assert law < mark < words.rindex("Ustawa o czymś innym") < words.rindex("Dz.U. 1999 poz. 1")
        assert words.count("Ustawa o czymś innym") == 1


def test_the_sides_of_violence_are_told_apart(tmp_path: Path, swtools: Run) -> None:
    violence.library(tmp_path)
    assert swtools("build", "--library", tmp_path, "--output", tmp_path / "output", "--jobs", 1).code == 0
    for words in (pdf_words(tmp_path / "output" / f"{BOOK}.pdf"), word_words(tmp_path / "output" / f"{BOOK}.docx")):
        adult, child, using = (tr(f"For work with the {who}") for who in ("adult experiencing violence", "child", "person using violence"))
        told = [words.index(each, words.index(adult)) for each in (adult, "PD-1-A", child, "PD-1-B", using, "PD-1-C")]
        assert told == sorted(told)


def test_shared_tools_that_the_group_takes_are_in_it(place: Place, swtools: Run) -> None:
    share(place, "{tool: zgoda}")
    assert swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--format", "docx").code == 0
    words = word_words(place.output / f"{BOOK}.docx")
    assert words.count("Na drugim spotkaniu.") == 1, "a tool is described where it stands first"
    assert "Zgoda na kontakt" in word_words(place.output / "podrecznik.docx")


def test_a_narrow_build_leaves_the_handbook(place: Place, swtools: Run) -> None:
    before = (place.output / f"{BOOK}.docx").read_bytes()
    edit(place.group / "standard.yaml", 'title: "Moja grupa"', 'title: "Nasza grupa"')
    assert swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--stage", "diagnoza", "--format", "html").code == 0
    assert (place.output / f"{BOOK}.docx").read_bytes() == before
    assert swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--format", "docx").code == 0
    assert "Nasza grupa" in word_words(place.output / f"{BOOK}.docx")


def test_word_has_headings_contents_and_heads_that_repeat(built_once: Place) -> None:
    xml = document_xml(built_once.output / f"{BOOK}.docx")
    with zipfile.ZipFile(built_once.output / f"{BOOK}.docx") as archive:
        styles = archive.read("word/styles.xml").decode()
    assert re.search(r'w:styleId="SWSekcja".*?<w:basedOn w:val="Heading1"/>', styles, re.DOTALL)
    chapters = re.findall(r'<w:pStyle w:val="SWSekcja"/>', xml)
    assert len(chapters) >= 7
    targets = set(re.findall(r'<w:hyperlink w:anchor="([^"]*)"', xml))
    assert targets == set(re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]*)"', xml))
    assert "TOC " in xml
    tables = [table for table in re.findall(r"<w:tbl>.*?</w:tbl>", xml, re.DOTALL) if '"SWTabela"' in table]
    assert tables
    assert all("<w:tblHeader/>" in table and "<w:tblCaption" in table for table in tables)
    assert "wordprocessingGroup" in xml, "the stages are a drawing"


def test_pdf_has_bookmarks_and_a_described_picture(built_once: Place) -> None:
    reader = PdfReader(built_once.output / f"{BOOK}.pdf")
    titles = {str(entry["/Title"]) for entry in reader.outline if not isinstance(entry, list)} | {
        str(entry["/Title"]) for part in reader.outline if isinstance(part, list) for entry in part if not isinstance(entry, list)
    }
    assert any(tr("Who does what") in title for title in titles)
    with pikepdf.open(BytesIO((built_once.output / f"{BOOK}.pdf").read_bytes())) as pdf:
        figures = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
        assert any("6" in str(figure.get("/Alt", "")) for figure in figures)


@pytest.mark.slow
def test_outside_programs_have_no_complaint(built_once: Place, checker: Callable[[str], Path]) -> None:
    from tests.checkers.ooxml.validator import findings
    from tests.checkers.verapdf import failures

    books = [built_once.output / f"{name}.pdf" for name in (BOOK, "podrecznik")]
    checker("verapdf")
    assert failures(books) == []
    assert findings(checker("ooxml"), built_once.output / f"{BOOK}.docx") == []
