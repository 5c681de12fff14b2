"""The sides of violence: their forms never stand in one pack, and no paper says whose side it is."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from tests.command import Run, files
from tests.pack import violence

STAGE = "moja-grupa/1-diagnoza"
ROLE = "role/pracownik-socjalny-ps/moja-grupa"


@pytest.fixture
def sides(tmp_path: Path, swtools: Run) -> Path:
    violence.library(tmp_path)
    ran = swtools("build", "--library", tmp_path, "--output", tmp_path / "output", "--jobs", 1, "--format", "pdf")
    assert ran.code == 0, ran.err
    return tmp_path


def said(pdf: bytes) -> str:
    """Return everything that a PDF says about itself and on its pages, in small letters."""
    reader = PdfReader(BytesIO(pdf))
    words = [str(reader.metadata), *(page.extract_text() for page in reader.pages), *reader.page_labels]
    words += [str(entry["/Title"]) for entry in reader.outline if not isinstance(entry, list)]
    with pikepdf.open(BytesIO(pdf)) as document:
        if "/Metadata" in document.Root:
            words.append(document.Root.Metadata.read_bytes().decode())
    return "\n".join(words).lower()


def test_a_pack_for_each_side(sides: Path) -> None:
    standing = files(sides / "output")
    packs = {path for path in standing if "pakiet" in path}
    assert packs == {f"{folder}/pakiet-{side}.pdf" for folder in (STAGE, ROLE) for side in violence.SIDES}
    for folder in (STAGE, ROLE):
        for side, own in violence.SIDES.items():
            words = said(standing[f"{folder}/pakiet-{side}.pdf"])
            assert "pd-1-03" in words
            assert [letter for letter in violence.SIDES.values() if f"pd-1-{letter}" in words] == [own]


def test_word_files_of_each_side_stand_apart(tmp_path: Path, swtools: Run) -> None:
    violence.library(tmp_path)
    ran = swtools("build", "--library", tmp_path, "--output", tmp_path / "output", "--jobs", 1, "--format", "docx")
    assert ran.code == 0, ran.err
    standing = files(tmp_path / "output")
    assert {path for path in standing if path.endswith(".zip")} == {f"{STAGE}/pakiet-docx-{side}.zip" for side in violence.SIDES}
    for side, own in violence.SIDES.items():
        with zipfile.ZipFile(BytesIO(standing[f"{STAGE}/pakiet-docx-{side}.zip"])) as archive:
            names = " ".join(archive.namelist())
        assert [letter for letter in violence.SIDES.values() if f"plan-{letter}" in names] == [own]
        assert "wspolna" in names


def test_a_role_s_papers_are_asked_for_one_side(sides: Path, swtools: Run) -> None:
    role = ("--role", "pracownik-socjalny-ps", "--group", "moja-grupa", "--library", sides)
    for command in (("print", "-o", sides / "set.pdf"), ("build", "--output", sides / "other", "--jobs", 1)):
        ran = swtools(*command, *role)
        assert ran.code == 2
        assert "--party" in ran.err
    assert not (sides / "set.pdf").exists()
    assert not (sides / "other").exists()
    ran = swtools("print", "-o", sides / "set.pdf", *role, "--party", "experiencing")
    assert ran.code == 0, ran.err
    assert PdfReader(sides / "set.pdf").page_labels[0] == "PD-1-03/1"
    words = said((sides / "set.pdf").read_bytes())
    assert "pd-1-b" not in words
    assert "pd-1-c" not in words


def test_a_shared_tool_taken_for_one_side_stays_with_it(tmp_path: Path, swtools: Run) -> None:
    violence.library(tmp_path)
    shared = tmp_path / "standards" / "wspolne"
    violence.form(shared / "1-diagnoza" / "zgoda.yaml", "zgoda", "W-01", "Zgoda na kontakt")
    (shared / "standard.yaml").write_text('title: "Wspólne"\ncode: W\nfor_whom: "Każda osoba."\n', encoding="utf-8")
    with (tmp_path / "standards" / "moja-grupa" / "standard.yaml").open("a", encoding="utf-8") as standard:
        standard.write("takes: [{tool: zgoda, party: using}]\n")
    ran = swtools("build", "--library", tmp_path, "--output", tmp_path / "output", "--jobs", 1, "--format", "pdf")
    assert ran.code == 0, ran.err
    standing = files(tmp_path / "output")
    for folder in (STAGE, ROLE):
        assert "w-01" in said(standing[f"{folder}/pakiet-using.pdf"])
        for side in ("experiencing", "child"):
            assert "w-01" not in said(standing[f"{folder}/pakiet-{side}.pdf"])


def test_no_paper_says_whose_side_it_is(sides: Path) -> None:
    for path, content in files(sides / "output").items():
        if path.endswith(".pdf") and "podrecznik" not in path:  # a handbook is for the workers, and must tell the sides apart
            words = said(content).replace("przemoc domowa", "")  # the group's own title may stand on its papers
            assert not [word for word in violence.WORDS if word in words], path


def test_printing_asks_for_a_side(sides: Path, swtools: Run) -> None:
    options = ("print", "--library", sides, "--group", "moja-grupa", "--stage", "diagnoza", "-o", sides / "set.pdf")
    ran = swtools(*options)
    assert ran.code == 2
    assert "--party" in ran.err
    assert not (sides / "set.pdf").exists()
    for several in ("experiencing,using", "experiencing,child"):
        assert swtools(*options, "--party", several).code == 2
    ran = swtools(*options, "--party", "using")
    assert ran.code == 0, ran.err
    words = said((sides / "set.pdf").read_bytes())
    assert "pd-1-c" in words
    assert "pd-1-03" in words
    assert "pd-1-a" not in words
    assert not [word for word in violence.WORDS if word in words.replace("przemoc domowa", "")]


def test_building_one_side_leaves_the_other_out(tmp_path: Path, swtools: Run) -> None:
    violence.library(tmp_path)
    ran = swtools("build", "--library", tmp_path, "--output", tmp_path / "output", "--jobs", 1, "--format", "html", "--party", "using")
    assert ran.code == 0, ran.err
    made = {path for path in files(tmp_path / "output") if path.startswith(STAGE)}
    assert made == {f"{STAGE}/plan-c.html", f"{STAGE}/plan-c.discreet.html", f"{STAGE}/wspolna.html"}


def test_a_discreet_copy_says_nothing(tmp_path: Path, swtools: Run) -> None:
    """Its title is neutral, its code is all that names it, and neither file name nor metadata knows the group."""
    violence.library(tmp_path, discreet=True)
    profile = tmp_path / "centre.yaml"
    profile.write_text('name: "Ośrodek Wsparcia Ofiar Przemocy"\naddress: "ul. Cicha 1"\n', encoding="utf-8")
    ran = swtools("build", "--library", tmp_path, "--output", tmp_path / "output", "--jobs", 1, "--edition", "discreet", "--centre", profile)
    assert ran.code == 0, ran.err
    standing = files(tmp_path / "output")
    made = {path: content for path, content in standing.items() if ".discreet." in path}
    assert {path.partition(".")[2] for path in made} == {"discreet.pdf", "discreet.docx", "discreet.html"}
    for path, content in made.items():
        assert "przemoc" not in Path(path).name
        words = content.decode().lower() if path.endswith("html") else said(content) if path.endswith("pdf") else _word(content)
        assert "moje sprawy" in words.replace("\u00a0", " "), path
        assert "mój plan" not in words, path
        assert not [word for word in ("przemoc", "ofiar", "cicha", "domowa") if word in words], path
    for folder in (STAGE, ROLE):
        pack = said(standing[f"{folder}/pakiet-using.pdf"])
        assert "moje sprawy" in pack.replace("\u00a0", " ")
        assert not [word for word in ("przemoc", "ofiar", "cicha", "mój plan", "nasza rozmowa", "na drugim spotkaniu") if word in pack]


def _word(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist() if name.endswith((".xml", ".rels"))).lower()
