"""What outside programs say about the files: veraPDF, qpdf, poppler."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf

from swtools.document.blocks import Edition
from tests.checkers.verapdf import failures
from tests.renderers.pdf.structure import problems

Files = dict[tuple[Edition, str, bool], Path]
Checker = Callable[[str], Path]


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_look_is_pdf_ua_1_and_pdf_a_2a_and_a_broken_file_is_found(pdfs: Files, empty: Path, tmp_path: Path, checker: Checker) -> None:
    checker("verapdf")
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(empty) as pdf:
        del pdf.Root["/StructTreeRoot"]
        pdf.save(broken)
    found = failures([*pdfs.values(), broken])
    assert {line.split()[0] for line in found} == {str(broken)}, found


def test_forms_and_tags_are_sound_in_every_look(pdfs: Files) -> None:
    assert {path.name: wrong for path in pdfs.values() if (wrong := problems(path))} == {}


def test_qpdf_has_no_complaint(pdfs: Files, checker: Checker) -> None:
    checker("qpdf")
    for path in pdfs.values():
        report = _run("qpdf", "--check", str(path))
        assert "WARNING" not in report


def test_only_bundled_fonts_are_embedded(pdfs: Files, checker: Checker) -> None:
    checker("pdftotext")
    for path in pdfs.values():
        rows = _run("pdffonts", str(path)).splitlines()[2:]
        assert rows
        assert all("SW-Sans" in row for row in rows), rows
        assert all(row.split()[-5] == "yes" for row in rows), rows


def test_text_can_be_read(pdfs: Files, checker: Checker) -> None:
    checker("pdftotext")
    text = _run("pdftotext", "-layout", str(pdfs[Edition.WORKER, "default", False]), "-")
    assert "Z czym Pan/" in text
    assert "Warto usłyszeć" in text or "Worth hearing" in text
    assert "дані захищено" in text
    assert "\ufffd" not in text


def test_filled_values_are_drawn_in_polish(filled: Path, checker: Checker) -> None:
    checker("pdftotext")
    text = _run("pdftotext", "-layout", str(filled), "-")
    for words in ("Łucja", "Ewa Żółć-Świętek", "sąsiadka, pani Żaneta", "1250,50", "305,40", "07.03.2026"):
        assert words in text, words


def test_discreet_copy_tells_nothing(pdfs: Files, checker: Checker) -> None:
    checker("pdftotext")
    path = pdfs[Edition.DISCREET, "default", False]
    info = _run("pdfinfo", str(path)) + _run("pdftotext", "-f", "1", "-l", "1", str(path), "-")
    assert "Narzędzia wspólne" not in info
    assert "pracy socjalnej" not in info


def test_headings_are_tagged(empty: Path, checker: Checker) -> None:
    checker("pdftotext")
    tags = _run("pdfinfo", "-struct", str(empty))
    for tag in ("H1", "H2", "Table", "TH", "Form", "L", "LI"):
        assert f"{tag}" in tags.split() or f"{tag}:" in tags, tag
