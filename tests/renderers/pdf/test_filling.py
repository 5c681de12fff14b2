"""Forms filled by other programs: what is typed reads back equal, is seen in two viewers, and no ruled line strikes it through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from swtools.document.settings import Settings
from swtools.kinds._document import document, editions
from swtools.model.centre import NO_CENTRE
from swtools.model.library import Library
from swtools.pipeline import check
from swtools.renderers.pdf import render
from tests import library
from tests.renderers.pdf import engines
from tests.renderers.pdf.engines import Field

Checker = Callable[[str], Path]
CASES = library.ROOT / "tests" / "cases" / "valid"
SHORT = "Łódź Їжак"
LONG = "Zażółć gęślą jaźń – „cudzysłów”.\nЗателефонувати до школи, ґанок і «Їжакевич».\nTrzeci wiersz, a w nim kilka słów więcej niż w pierwszym."
SHARDS = 3
SCALE = 2.0


def chosen(found: Library) -> dict[tuple[str, str], str]:
    """Return one tool of each group and kind."""
    first: dict[tuple[str, str], str] = {}
    for tool in sorted(found.instruments, key=lambda tool: tool.id):
        first.setdefault((tool.group, tool.kind.value), tool.id)
    return first


@pytest.fixture(scope="module", params=[pytest.param(number, marks=pytest.mark.xdist_group(f"pdf-filling-{number}")) for number in range(SHARDS)])
def forms(request: pytest.FixtureRequest, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A third of: every case, and of the library one tool a group and kind."""
    folder = tmp_path_factory.mktemp("forms")
    found: list[Path] = []
    cases = [(check(path).library, tool.id) for path in sorted(CASES.iterdir()) if path.is_dir() for tool in check(path).library.instruments]
    tools = [(library.checked().library, identifier) for identifier in chosen(library.checked().library).values()]
    for place, (source, identifier) in enumerate([*cases, *tools]):
        if place % SHARDS == request.param:
            tool = source.instrument(identifier)
            path = folder / f"{place}-{identifier}.pdf"
            path.write_bytes(render(document(tool, source, NO_CENTRE, editions(tool, source)[-1]), settings))
            found.append(path)
    return found


def values_for(path: Path, turn: int = 0) -> dict[str, str]:
    """Return something for every field: a text within its limit, an option by turns."""
    return {field.name: _value(field, turn + place) for place, field in enumerate(engines.fields_of(path))}


def _value(field: Field, turn: int) -> str:
    if field.kind == "text":
        words = LONG if field.multiline else SHORT
        return words[: field.limit] if field.limit else words
    options = [option for option in field.options if option]
    return options[turn % len(options)]


def unequal(expected: dict[str, str], found: dict[str, str]) -> dict[str, tuple[str, str | None]]:
    return {name: (value, found.get(name)) for name, value in expected.items() if found.get(name) != value}


def test_pypdf(forms: list[Path], tmp_path: Path) -> None:
    for path in forms:
        values = values_for(path)
        engines.by_pypdf(path, tmp_path / path.name, values)
        assert unequal(values, engines.read(tmp_path / path.name)) == {}, path.name


def test_pdfium(forms: list[Path], tmp_path: Path) -> None:
    for path in forms:
        values = values_for(path, 1)
        engines.by_pdfium(path, tmp_path / path.name, values)
        assert unequal(values, engines.read(tmp_path / path.name)) == {}, path.name


def test_pdfjs_and_two_viewers(forms: list[Path], tmp_path: Path, checker: Checker) -> None:
    """What Firefox saves reads back equal in PDF.js and in pypdf, and each answer is seen in poppler and in PDFium."""
    checker("pdfjs")
    checker("pdftoppm")
    jobs = [(path, tmp_path / path.name, values_for(path, 2)) for path in forms]
    for (path, target, values), said in zip(jobs, engines.by_pdfjs(jobs), strict=True):
        assert unequal(values, said) == {}, path.name
        assert unequal(values, engines.read(target)) == {}, path.name
        for viewer in ("pdfium", "poppler"):
            assert list(unseen(path, target, values, viewer, tmp_path)) == [], path.name


def unseen(empty: Path, filled: Path, values: dict[str, str], viewer: str, folder: Path) -> Iterator[str]:
    """Yield the fields whose box looks the same before and after, and the ruled ones in which a line still runs through."""
    before, after = (pictures(path, viewer, folder / f"{viewer}-{name}-{path.stem}") for name, path in (("empty", empty), ("filled", filled)))
    from PIL import ImageChops

    for spot in engines.spots_of(empty):
        if spot.state and values[spot.name] != spot.state:
            continue
        box = pixels(spot.box, before[spot.page].height)
        one, other = before[spot.page].crop(box), after[spot.page].crop(box)
        if ImageChops.difference(one, other).point(lambda v: 255 if v > 60 else 0).getbbox() is None:
            yield f"{viewer} does not show {spot.name} {spot.state}"
        if rules(one) and rules(other) and not spot.state and "\n" in values[spot.name]:
            yield f"{viewer} strikes {spot.name} through"


def pictures(path: Path, viewer: str, folder: Path) -> list[Any]:
    return engines.pages_by_pdfium(path, SCALE) if viewer == "pdfium" else engines.pages_by_poppler(path, SCALE, folder)


def pixels(box: tuple[float, float, float, float], height: int) -> tuple[int, int, int, int]:
    left, bottom, right, top = box
    return round(left * SCALE) + 2, height - round(top * SCALE) + 2, round(right * SCALE) - 2, height - round(bottom * SCALE) - 3


def rules(picture: Any) -> int:
    """Count the rows of pixels that are inked nearly from edge to edge."""
    rows = (picture.crop((0, y, picture.width, y + 1)).tobytes() for y in range(picture.height))
    return sum(sum(value < 200 for value in row) > 0.9 * picture.width for row in rows)


def test_a_blank_print_shows_the_ruled_lines(empty: Path) -> None:
    shown = engines.pages_by_pdfium(empty, SCALE)
    long = {field.name for field in engines.fields_of(empty) if field.multiline}
    ruled = [spot for spot in engines.spots_of(empty) if spot.name in ("problem", "facts")]
    assert {spot.name for spot in ruled} <= long
    for spot in ruled:
        assert rules(shown[spot.page].crop(pixels(spot.box, shown[spot.page].height))) >= 1, spot.name


def test_every_option_can_be_chosen_in_every_program(empty: Path, tmp_path: Path, checker: Checker) -> None:
    """Each option of each question once: as many turns as the longest list has options."""
    checker("pdfjs")
    marks = [field for field in engines.fields_of(empty) if field.kind != "text"]
    turns = max(len(field.options) for field in marks)
    wanted = [{field.name: _value(field, turn) for field in marks} for turn in range(turns)]
    seen = {(field.name, values[field.name]) for values in wanted for field in marks}
    assert seen == {(field.name, option) for field in marks for option in field.options if option}
    jobs = [(empty, tmp_path / f"js{turn}.pdf", values) for turn, values in enumerate(wanted)]
    for values, said in zip(wanted, engines.by_pdfjs(jobs), strict=True):
        assert unequal(values, said) == {}
    for turn, values in enumerate(wanted):
        engines.by_pypdf(empty, tmp_path / f"py{turn}.pdf", values)
        assert unequal(values, engines.read(tmp_path / f"py{turn}.pdf")) == {}
        engines.by_pdfium(empty, tmp_path / f"fium{turn}.pdf", values)
        assert unequal(values, engines.read(tmp_path / f"fium{turn}.pdf")) == {}


@pytest.mark.parametrize("letters", ["Żółw, ґава, ўсё, Ștefan", "zdrowie: zo\u0301\u0142ty", "Nguyễn Thị Hương", "ხელი"])
def test_no_letter_is_lost(letters: str, settings: Settings, tmp_path: Path) -> None:
    """The data hold every letter; the picture those of the font, else their base letters (Nguyen), `?` only for a script it has not."""
    from tests.renderers.every_block import every_block_document

    path = tmp_path / "letters.pdf"
    path.write_bytes(render(every_block_document(), settings, {"first_name": letters}))
    assert engines.read(path)["first_name"] == letters
    with pikepdf.open(path) as pdf:
        field = next(field for field in pdf.Root.AcroForm.Fields if field.T == "first_name")
        shown = bytes(field.AP.N.read_bytes())
    assert b"Tj" in shown
    question_mark = _glyph(path, "?")
    assert (question_mark in shown) == (letters == "ხელი")


def _glyph(path: Path, letter: str) -> bytes:
    with pikepdf.open(path) as pdf:
        (font,) = pdf.Root.AcroForm.DR.Font.values()
        known = re.search(rb"<([0-9a-fA-F]{4})> <%04x>" % ord(letter), bytes(font.ToUnicode.read_bytes()))
    assert known
    return known[1].lower()
