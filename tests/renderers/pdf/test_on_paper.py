"""What a person with a pen, and one at a screen, finds on the page: tables with long lists, words of one's own, the sheet at the end."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from swtools.document.blocks import (
    Block,
    ChoiceField,
    Column,
    Document,
    Edition,
    LineField,
    LinesField,
    Mark,
    PageBreak,
    Prose,
    ScriptTopic,
    Section,
    SketchField,
    TableField,
)
from swtools.document.settings import Settings
from swtools.renderers.pdf import render
from swtools.renderers.pdf.assemble import Part, assemble, page_count
from tests.checkers.verapdf import failures
from tests.renderers.every_block import every_block_document
from tests.renderers.pdf import engines
from tests.renderers.pdf.structure import problems

Checker = Callable[[str], Path]
Draw = Callable[..., Path]
Fields = Callable[[Path], dict[str, Any]]
GROUPS = tuple(
    Mark(code=f"grupa_{number}", text=f"grupa {word}") for number, word in enumerate(("pracy", "opieki", "domu", "zdrowia", "długów", "szkoły", "urzędu"))
)
OTHER = Mark(code="inne", text="inne, jakie:", free=True)


@pytest.fixture
def draw(settings: Settings, tmp_path: Path) -> Draw:
    """Return the function that renders blocks to a file, worker's copy unless told otherwise."""

    def call(blocks: Sequence[Block], answers: dict[str, object] | None = None, **changes: Any) -> Path:
        document: Document = replace(every_block_document(), blocks=tuple(blocks), case_code_id=None, **changes)
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.pdf"
        path.write_bytes(render(document, settings, answers))
        return path

    return call


def text(path: Path, *options: str) -> str:
    return subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, text=True, check=True).stdout.replace("\u00a0", " ")


@pytest.fixture
def fields() -> Iterator[Callable[[Path], dict[str, Any]]]:
    """Return the function that gives a file's fields by name; the files stay open as long as the test runs."""
    with ExitStack() as opened:

        def call(path: Path) -> dict[str, Any]:
            pdf = opened.enter_context(pikepdf.open(path))
            return {str(field.T): field for field in pdf.Root.AcroForm.Fields}

        yield call


def register(*options: Mark, rows: int = 4) -> TableField:
    """Return a table with one choice between two columns to write in."""
    kind = ChoiceField(id="kind", label="Grupa", options=options)
    columns = (Column(field=LineField(id="case", label="Kod")), Column(field=kind, weight=5), Column(field=LineField(id="note", label="Uwagi")))
    return TableField(id="cases", number="1", label="Sprawy", columns=columns, paper_rows=rows)


def words_at(path: Path) -> list[tuple[str, float, float]]:
    """Return the words of page one with left edge and upper edge in points, as poppler finds them."""
    from lxml import etree

    page = subprocess.run(["pdftotext", "-bbox", "-l", "1", path, "-"], capture_output=True, check=True).stdout
    root = etree.fromstring(page, etree.XMLParser(recover=True))
    return [(word.text or "", float(word.get("xMin")), float(word.get("yMin"))) for word in root.iter("{*}word")]


def test_a_long_list_in_a_table_is_a_numbered_key_on_paper_and_a_list_on_screen(draw: Draw, checker: Checker, fields: Fields) -> None:
    checker("pdftotext")
    path = draw([register(*GROUPS)])
    shown = " ".join(text(path).split())
    assert all(f"{number} – {mark.text}" in shown for number, mark in enumerate(GROUPS, 1))
    assert shown.count("grupa pracy") == 1
    field = fields(path)["cases--2--kind"]
    assert field.FT == "/Ch"
    assert int(field.Ff) & 1 << 17
    assert [(str(entry[0]), str(entry[1])) for entry in field.Opt] == [("", ""), *((mark.code, mark.text) for mark in GROUPS)]
    assert str(field.TU) == str(field.Contents)
    assert str(field.TU).endswith("Grupa")
    assert str(field.TU).startswith("Sprawy")


def test_a_chosen_entry_is_shown_in_words_and_kept_as_code(draw: Draw, checker: Checker) -> None:
    checker("pdftotext")
    path = draw([register(*GROUPS)], {"cases": [{"case": "A1", "kind": "grupa_4"}]})
    assert engines.read(path)["cases--1--kind"] == "grupa_4"
    assert text(path).count("grupa długów") == 2  # in the key and in the cell


def test_a_list_with_words_of_ones_own_lets_them_be_typed(draw: Draw, checker: Checker, fields: Fields) -> None:
    checker("pdftotext")
    path = draw([register(*GROUPS, OTHER)], {"cases": [{"kind": {"code": "inne", "text": "grupa sąsiedzka"}}]})
    assert int(fields(path)["cases--1--kind"].Ff) & 1 << 18
    assert "grupa sąsiedzka" in text(path)


def test_short_options_in_a_cell_stand_side_by_side(draw: Draw, checker: Checker, fields: Fields) -> None:
    checker("pdftotext")
    path = draw([register(Mark(code="a", text="tak"), Mark(code="b", text="nie"), Mark(code="c", text="różnie"), rows=1)])
    heights = {word: top for word, _, top in words_at(path) if word in ("tak", "nie", "różnie") and top < 700}  # above the foot
    assert len(heights) == 3
    assert max(heights.values()) - min(heights.values()) < 1
    assert fields(path)["cases--1--kind"].FT == "/Btn"


def test_words_of_ones_own_in_a_cell_and_in_a_frame_are_drawn(draw: Draw, checker: Checker, fields: Fields) -> None:
    checker("pdftotext")
    sketch = SketchField(id="map", number="2", label="Mapa", height=60, guides=("górą", "dołem"))
    blocks = [register(Mark(code="a", text="tak"), OTHER), sketch]
    path = draw(blocks, {"cases": [{"kind": {"code": "inne", "text": "u sąsiadki"}}], "map": "Na osobnej kartce, w teczce."})
    assert "u sąsiadki" in text(path)
    assert "Na osobnej kartce" in text(path)
    assert problems(path) == []
    empty = draw(blocks)
    assert "/MK" not in fields(empty)["map"]  # typed words do not hide the frame's guides
    assert str(fields(empty)["map"].TU) == "Mapa"


def test_tables_and_frames_stay_valid(draw: Draw, checker: Checker) -> None:
    checker("verapdf")
    blocks = [register(*GROUPS, OTHER), SketchField(id="map", label="Mapa")]
    paths = [draw(blocks), draw(blocks, {"cases": [{"kind": "grupa_2"}], "map": "słowa"}), draw(blocks, theme="large-print")]
    assert failures(paths) == []
    assert [wrong for path in paths for wrong in problems(path)] == []


def test_a_line_that_wraps_beside_the_notes_moves_the_ruled_lines_down(draw: Draw) -> None:
    def first_rule(label: str) -> float:
        topic = ScriptTopic(id="work", number="1", title="Praca", ask=("Co się dzieje?",), notes_label=label, notes_lines=3)
        path = draw([Section(id="s", number="1", title="Rozmowa", blocks=(topic,))])
        spot = next(spot for spot in engines.spots_of(path) if spot.name == "work")
        return spot.box[3]

    one, two = first_rule("Do karty W-04: pyt. 2.1"), first_rule("Do karty W-04: pyt. 2.1, 2.2, 3.4; BP-1-05: pyt. 3.5, 3.6")
    assert one - two == pytest.approx(12, abs=0.5)  # one line of the label


def longs(count: int) -> Section:
    return Section(
        id="s", number="1", title="Pytania", blocks=tuple(LinesField(id=f"q{n}", number=f"1.{n}", label=f"Co dalej, część {n}?") for n in range(1, count + 1))
    )


@pytest.mark.parametrize("theme", ["default", "large-print"])
@pytest.mark.parametrize("edition", list(Edition))
def test_long_answers_go_on_on_one_sheet_of_their_own(draw: Draw, checker: Checker, edition: Edition, theme: str, fields: Fields) -> None:
    checker("pdftotext")
    path = draw([longs(3)], edition=edition, theme=theme)
    with pikepdf.open(path) as pdf:
        pages = len(pdf.pages)
    names = list(fields(path))
    assert names[0] == "case_code_of_sheet"
    sheet = [name for name in names if name.startswith("continuation_of_answers--")]
    assert names[-len(sheet) :] == sheet == [f"continuation_of_answers--{n}--{part}" for n in (1, 2, 3) for part in ("question", "text")]
    assert {spot.page for spot in engines.spots_of(path) if spot.name in sheet} == {pages - 1}
    assert page_count(path.read_bytes()) == pages - 1
    assert f"z {pages - 1}" in text(path, "-f", "1", "-l", "1")  # the form counts its own pages
    assert problems(path) == []
    case_code = fields(path)["case_code_of_sheet"]
    assert len(case_code.get("/Kids", [case_code])) == pages - 1  # on every page but the first
    pack = assemble([Part(title="x", pdf=path.read_bytes())], title="x", language="pl", timestamp=0, duplex=False)
    assert page_count(pack) == pages - 1


def test_no_sheet_for_two_long_answers_nor_for_a_filled_form(draw: Draw, fields: Fields) -> None:
    for path in (draw([longs(2)]), draw([longs(3)], {})):
        assert not [name for name in fields(path) if name.startswith("continuation")]


def test_a_discreet_sheet_is_discreet(draw: Draw, checker: Checker) -> None:
    checker("pdftotext")
    discreet = every_block_document(Edition.DISCREET)
    changes = {name: getattr(discreet, name) for name in ("edition", "head", "foot", "running_title", "subject", "keywords")}
    sheet = text(draw([longs(3)], **changes), "-f", "2")
    assert "Notatki do rozmowy" in sheet
    assert "Karta diagnozy" not in sheet
    assert "pracy socjalnej" not in sheet


def test_a_group_over_two_pages_is_one_question(draw: Draw, fields: Fields) -> None:
    options = tuple(Mark(code=f"o{number}", text=f"Odpowiedź {number}, na tyle długa, że stoi w wierszu sama i nikt jej nie skróci.") for number in range(45))
    path = draw([ChoiceField(id="many", number="1", label="Co wybrać?", options=options)])
    group = fields(path)["many"]
    assert len({spot.page for spot in engines.spots_of(path) if spot.name == "many"}) == 2
    assert [next(str(key) for key in kid.AP.N if key != "/Off") for kid in group.Kids] == [f"/o{number}" for number in range(45)]
    assert problems(path) == []


def test_a_last_page_of_a_few_lines_is_saved_by_less_air_and_handwriting_keeps_its_room(draw: Draw) -> None:
    """Short fields until one more would need a second page: that one still finds room on the first."""

    def pages(count: int) -> int:
        blocks = [LineField(id=f"f{n}", number=str(n), label=f"Pytanie {n}") for n in range(count)]
        path = draw(blocks)
        low = [spot.box[3] - spot.box[1] for spot in engines.spots_of(path) if spot.name.startswith("f")]
        assert min(low) >= 8 * 72 / 25.4 - 0.5
        return page_count(path.read_bytes())

    loose = next(count for count in range(8, 30) if pages(count) == 2)
    assert loose > 11  # without less air twelve such questions need two pages


def test_words_stand_once_in_a_frame(draw: Draw, checker: Checker) -> None:
    checker("pdftotext")
    assert text(draw([Prose(title="Zrób teraz", points=("Dzwoń pod 112.",))])).count("Zrób teraz") == 1


def test_a_drawing_goes_on_one_page_with_its_title_and_its_legend(draw: Draw) -> None:
    """In large print a frame of 175 mm leaves no room for them: an empty page and a title alone would stand before it."""
    legend = tuple(f"linia numer {number} – więź silna, a cienka przerywana – więź słaba lub niepewna" for number in range(4))
    sketch = SketchField(
        id="rysunek", number="1.1", label="W środku ja lub moja rodzina, w kołach wokół ludzie", help="Na przykład sąsiedzi.", height=175, legend=legend
    )
    blocks = [Prose(text="Najpierw rozmowa."), PageBreak(), Section(id="s", number="1", title="Moje otoczenie", blocks=(sketch,))]
    for theme, height in (("default", 175), ("large-print", 100)):
        path = draw(blocks, theme=theme)
        (spot,) = (spot for spot in engines.spots_of(path) if spot.name == "rysunek")
        assert (spot.box[3] - spot.box[1]) * 25.4 / 72 >= height - 5
        assert page_count(path.read_bytes()) == 2
        assert problems(path) == []
