"""`swtools print`: collated sets, each form on a new sheet, to a file or to a printer."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from tests.command import Run, edit
from tests.pack.conftest import Place

MARGIN = 10 * 72 / 25.4
"""What mirrors the binder's margin, in points (outputs.md)."""


@pytest.fixture
def call(place: Place, swtools: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Print stage 1 of the starter library; the talk and the form are its tools."""
    monkeypatch.chdir(tmp_path)

    def run(*options: object) -> object:
        return swtools("print", "--library", place.library, "--group", "moja-grupa", "--stage", "1-diagnoza", *options)

    return run  # type: ignore[return-value]


def labels(path: Path) -> list[str]:
    """Return the page labels: the code of a form and the number of its page; blank backs carry the label of their form."""
    return list(PdfReader(path).page_labels)


def forms(path: Path) -> list[str]:
    """Return the codes of the forms in the order of their first pages."""
    return [label.split("/")[0] for label in labels(path) if label.endswith("/1")]


def test_sets_are_collated(call: Run, tmp_path: Path) -> None:
    ran = call("--copies", 2)
    assert ran.code == 0, ran.err
    assert "pakiet.pdf" in ran.out
    path = tmp_path / "pakiet.pdf"
    assert forms(path) == ["MG-1-01", "MG-1-02"] * 2
    pages = labels(path)
    assert pages[: len(pages) // 2] == pages[len(pages) // 2 :]


def test_a_set_is_for_paper(call: Run, tmp_path: Path) -> None:
    """No fields, the worker's copy, a title and a language, and an outline of its forms."""
    assert call("-o", "deep/set.pdf").code == 0
    with pikepdf.open(tmp_path / "deep" / "set.pdf") as document:
        assert "/AcroForm" not in document.Root
        assert str(document.Root.Lang) == "pl"
        assert str(document.docinfo["/Title"]) == "Diagnoza i ocena sytuacji"
    reader = PdfReader(tmp_path / "deep" / "set.pdf")
    assert [str(entry["/Title"]) for entry in reader.outline if not isinstance(entry, list)] == ["MG-1-01 Pierwsza dłuższa rozmowa", "MG-1-02 Karta diagnozy"]
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Karta diagnozy" in text


def shift(page: pikepdf.Page) -> tuple[float, float]:
    """Return by how much the first operator of a page moves it; (0, 0) where it moves nothing."""
    first = page.Contents[0] if isinstance(page.Contents, pikepdf.Array) else page.Contents
    found = re.match(rb"\s*q\s+1 0 0 1 (-?[\d.]+) (-?[\d.]+) cm", first.read_bytes())
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def test_duplex_starts_each_form_on_a_new_sheet_and_mirrors_the_margin(call: Run, tmp_path: Path) -> None:
    assert call("--duplex", "--copies", 2, "-o", "set.pdf").code == 0
    with pikepdf.open(tmp_path / "set.pdf") as document:
        starts = [index for index, label in enumerate(labels(tmp_path / "set.pdf")) if label.endswith("/1")]
        assert len(starts) == 4
        assert not [index for index in starts if index % 2], "a form starts on the back of another"
        shifts = [shift(page) if "/Contents" in page.obj else None for page in document.pages]
        assert {found for found in shifts[::2] if found} <= {(0.0, 0.0)}
        backs = [found for found in shifts[1::2] if found]
        assert backs
        assert {(round(x, 1), round(y, 1)) for x, y in backs} <= {(-round(MARGIN, 1), 0.0), (0.0, round(MARGIN, 1))}
        assert document.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--kind", "interview_script"), ["MG-1-01"]),
        (("--kind", "documentation_form"), ["MG-1-02"]),
        (("--role", "pracownik-socjalny-ps"), ["MG-1-01", "MG-1-02"]),
        (("--edition", "client"), ["MG-1-02"]),
        (("--edition", "worker"), ["MG-1-01", "MG-1-02"]),
        (("--theme", "large-print", "--kind", "documentation_form"), ["MG-1-02"]),
    ],
)
def test_options_narrow_the_set(call: Run, tmp_path: Path, options: tuple[str, ...], expected: list[str]) -> None:
    assert call(*options, "-o", "set.pdf").code == 0
    assert forms(tmp_path / "set.pdf") == expected


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--role", "kierownik"), "moja-grupa"),
        (("--role", "kierownk"), "kierownik"),
        (("--edition", "client,worker"), "--edition"),
        (("--copies", 0), "--copies"),
        (("-o", "a.pdf", "--printer", "biuro"), "--printer"),
        (("-o", "a.docx"), "a.docx"),
    ],
)
def test_what_cannot_be_printed_is_a_sentence(call: Run, tmp_path: Path, options: tuple[str, ...], word: str) -> None:
    ran = call(*options)
    assert ran.code == 2
    assert word in ran.err
    assert not list(tmp_path.glob("*.[pd][do][fc]*"))


def test_a_broken_form_is_named_and_the_others_are_printed(call: Run, place: Place, tmp_path: Path) -> None:
    edit(place.group / "1-diagnoza" / "karta.yaml", "type: scale", "type: skale")
    ran = call("-o", "set.pdf")
    assert ran.code == 1
    assert "karta.yaml" in ran.err
    assert forms(tmp_path / "set.pdf") == ["MG-1-01"]


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program `lp` on the PATH that keeps what it is handed; the printer `brak` refuses."""
    program = tmp_path / "bin" / "lp"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\nprintf "%s\\n" "$@" >"$TAKEN/arguments"\nfor last; do :; done\ncp "$last" "$TAKEN/job.pdf"\n'
        '[ "$2" = brak ] && { echo "lp: The printer or class does not exist." >&2; exit 1; }\nexit 0\n',
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    taken = tmp_path / "taken"
    taken.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("TAKEN", str(taken))
    return taken


def test_a_printer_gets_the_set(call: Run, printer: Path, tmp_path: Path) -> None:
    ran = call("--printer", "biuro 2", "--duplex", "--kind", "documentation_form")
    assert ran.code == 0, ran.err
    assert "biuro 2" in ran.out
    arguments = (printer / "arguments").read_text(encoding="utf-8").splitlines()
    assert arguments[:4] == ["-d", "biuro 2", "-o", "sides=two-sided-long-edge"]
    assert forms(printer / "job.pdf") == ["MG-1-02"]
    assert not Path(arguments[-1]).exists(), "the job's file is left behind"
    assert not (tmp_path / "pakiet.pdf").exists()


@pytest.mark.usefixtures("printer")
def test_a_printer_that_refuses(call: Run) -> None:
    ran = call("--printer", "brak", "--kind", "documentation_form")
    assert ran.code == 2
    assert "brak" in ran.err
    assert "does not exist" in ran.err


def test_no_printing_system(call: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = call("--printer", "biuro", "--kind", "documentation_form")
    assert ran.code == 2
    assert "CUPS" in ran.err
    assert "-o" in ran.err
