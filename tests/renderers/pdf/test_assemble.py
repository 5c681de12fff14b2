"""Packs for printing: what a duplex printer and a reader's outline get."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from swtools.document.settings import Settings
from swtools.renderers.pdf.assemble import Part, assemble, flatten, page_count
from swtools.renderers.pdf.cover import Cover, CoverEntry, CoverPart, cover
from swtools.renderers.pdf.thumbnail import first_page_png

POINTS_PER_MM = 72 / 25.4


def front_of(tools: int, settings: Settings) -> bytes:
    """Return the cover of a stage with so many tools; its aim and signs are as long as in the library."""
    when = "Gdy choć jedna odpowiedź o bezpieczeństwie brzmi „tak” albo „nie wiem”, na każdym etapie."
    entries = tuple(
        CoverEntry(code=f"W-{n:02}", title="Karta diagnozy i oceny", kind="Karta", who="pracownik", minutes=30, pages=2, when_to_use=when) for n in range(tools)
    )
    aim = "Wspólny obraz: co osoba umie i ma, co utrudnia drogę do pracy i od czego zacząć."
    signs = ("Każda ważna przeszkoda ma dopisane, co by pomogło.", "Wspólny wniosek jest jasny.", "Osoba ma swój egzemplarz.")
    return cover(Cover(title="Diagnoza", subtitle="Osoba bez pracy", aim=aim, done_when=signs, parts=(CoverPart(entries=entries),)), settings)


@pytest.fixture(scope="module")
def front(settings: Settings) -> bytes:
    return front_of(40, settings)


@pytest.mark.parametrize("tools", [3, 8, 14])
def test_aim_signs_and_tools_of_a_stage_stand_on_one_page(tools: int, settings: Settings) -> None:
    (page,) = PdfReader(BytesIO(front_of(tools, settings))).pages
    words = " ".join(page.extract_text().split())
    assert "Wspólny obraz" in words
    assert "Osoba ma swój egzemplarz." in words
    assert f"W-{tools - 1:02}" in words


@pytest.fixture(scope="module")
def parts(front: bytes, filled: Path, empty: Path) -> list[Part]:
    return [
        Part(title="Co jest w środku", pdf=front),
        Part(title="Karta wypełniona", code="W-04", pdf=filled.read_bytes()),
        Part(title="Karta pusta", code="W-05", pdf=empty.read_bytes()),
    ]


def _pack(parts: list[Part], *, duplex: bool, copies: int = 1) -> bytes:
    return assemble(parts, title="Pakiet: diagnoza", language="pl", timestamp=0, duplex=duplex, copies=copies)


def test_pack_has_all_pages_once(parts: list[Part]) -> None:
    assert page_count(_pack(parts, duplex=False)) == sum(page_count(part.pdf) for part in parts)


def test_every_part_and_copy_starts_on_a_new_sheet(parts: list[Part]) -> None:
    with pikepdf.open(BytesIO(_pack(parts, duplex=True, copies=2))) as pdf:
        starts = [int(start) for start in list(pdf.Root.PageLabels.Nums)[::2]]
    assert len(starts) == 6
    assert all(start % 2 == 0 for start in starts)


def test_nothing_of_a_form_or_of_structure_is_left(parts: list[Part]) -> None:
    with pikepdf.open(BytesIO(_pack(parts, duplex=True))) as pdf:
        for key in ("/AcroForm", "/StructTreeRoot", "/MarkInfo", "/Metadata", "/OutputIntents"):
            assert key not in pdf.Root
        for page in pdf.pages:
            assert "/Annots" not in page.obj
            assert "/StructParents" not in page.obj
        assert str(pdf.Root.Lang) == "pl"
        assert str(pdf.docinfo.Title) == "Pakiet: diagnoza"
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Co jest w środku", "W-04 Karta wypełniona", "W-05 Karta pusta"]


def test_same_parts_same_bytes(parts: list[Part]) -> None:
    assert _pack(parts, duplex=True, copies=2) == _pack(parts, duplex=True, copies=2)


def test_qpdf_has_no_complaint(parts: list[Part], tmp_path: Path, checker: Callable[[str], Path]) -> None:
    checker("qpdf")
    path = tmp_path / "pack.pdf"
    path.write_bytes(_pack(parts, duplex=True, copies=2))
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_even_pages_mirror_the_margin(empty: Path) -> None:
    """The ink of an even page stands 10 mm further left than on the single-sided copy, that of an odd page where it was."""
    single, double = (_ink(_pack([Part(title="x", pdf=empty.read_bytes())], duplex=duplex), (0, 1)) for duplex in (False, True))
    assert double[0] == single[0]
    assert single[1] - double[1] == pytest.approx(10 * POINTS_PER_MM, abs=1)


def _ink(data: bytes, pages: tuple[int, ...]) -> list[int]:
    """Return the leftmost inked column of pages, in points."""
    import pypdfium2
    from PIL import ImageOps

    with pypdfium2.PdfDocument(data) as document:
        boxes = [ImageOps.invert(document[page].render(scale=1, grayscale=True).to_pil()).point(lambda v: 255 if v > 90 else 0).getbbox() for page in pages]
    return [box[0] if box else 0 for box in boxes]


def test_flattened_answers_look_as_before(filled: Path) -> None:
    import pypdfium2
    from PIL import ImageChops

    def pictures(data: bytes) -> list[Any]:
        with pypdfium2.PdfDocument(data) as document:
            document.init_forms()
            return [page.render(scale=3, grayscale=True, may_draw_forms=True).to_pil() for page in document]

    before, after = pictures(filled.read_bytes()), pictures(flatten(filled.read_bytes()))
    for one, other in zip(before, after, strict=True):
        assert ImageChops.difference(one, other).point(lambda v: 255 if v > 64 else 0).getbbox() is None


def test_cover_names_every_tool(front: bytes, tmp_path: Path, checker: Callable[[str], Path]) -> None:
    checker("pdftotext")
    path = tmp_path / "cover.pdf"
    path.write_bytes(front)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    assert all(f"W-{n:02}" in text for n in range(40))
    assert page_count(front) > 1


def test_thumbnail_is_small_grey_and_stable(empty: Path) -> None:
    from PIL import Image

    data = empty.read_bytes()
    picture = first_page_png(data, 320)
    assert picture == first_page_png(data, 320)
    assert len(picture) < 25_000
    with Image.open(BytesIO(picture)) as image:
        assert image.width == 320
