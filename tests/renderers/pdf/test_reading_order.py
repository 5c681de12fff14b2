"""A topic that goes on overleaf is read whole, and only then its notes; nothing else moves."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from swtools.document.blocks import AlertBox, Document, ScaleField, ScriptTopic, Section
from swtools.document.settings import Settings
from swtools.renderers.pdf import render
from tests.agreement.formats.pdf import read
from tests.checkers.verapdf import failures
from tests.renderers.every_block import every_block_document
from tests.renderers.pdf.structure import problems
from tests.renderers.pdf.test_conformance import Checker

SENTENCES = 15
NOTES = "Do karty W-04, pyt. 2.1"


def talk(*, notes_lines: int = 4) -> Document:
    ask = tuple(f"Proszę opowiedzieć o dniu {number}: co się dzieje rano, co po południu i kto wtedy jest obok?" for number in range(1, SENTENCES + 1))
    scale = ScaleField(id="s", values=tuple(range(11)), min_label="wcale", max_label="całkiem")
    long = ScriptTopic(id="dzien", number="1", title="Zwykły dzień", ask=ask, probes=("Coś jeszcze?",), notes_label=NOTES, notes_lines=notes_lines, scale=scale)
    short = replace(long, id="drugi", number="2", title="Drugi", ask=("Co dalej?",), notes_label="Notatki", alert=AlertBox(sign="Milczy", do=("Poczekaj",)))
    return replace(every_block_document(), blocks=(Section(id="r", number="", title="Rozmowa", blocks=(long, short)),))


@pytest.fixture(scope="module", params=[2, 4, 12])
def made(request: pytest.FixtureRequest, settings: Settings) -> bytes:
    return render(talk(notes_lines=request.param), settings)


def test_notes_are_read_after_all_that_is_said(made: bytes) -> None:
    pieces = [piece.strip() for piece in read(made, (), ()).pieces]
    heard = " ".join(pieces)
    places = [heard.index(f"o dniu {number}:") for number in range(1, SENTENCES + 1)]
    assert places == sorted(places)
    assert places[-1] < heard.index("Coś jeszcze?") < heard.index(NOTES) < heard.index("Co dalej?") < heard.rindex("Notatki") < heard.index("Milczy")


def test_the_case_has_a_topic_that_breaks_beside_its_notes(settings: Settings) -> None:
    """Without this the test above could not fail: the first page holds the notes, the second the rest of what is said."""
    with pikepdf.open(BytesIO(render(talk(), settings))) as pdf:
        names = [{str(note.get("/T", "")) for note in page.obj.get("/Annots", ())} for page in pdf.pages]
        assert "dzien--notes" in names[0]
        assert any(note.get("/Parent", {}).get("/T") == "dzien--scale" for note in pdf.pages[1].Annots)


def test_tags_and_form_stay_sound(made: bytes, tmp_path: Path, checker: Checker) -> None:
    checker("verapdf")
    file = tmp_path / "talk.pdf"
    file.write_bytes(made)
    assert problems(file) == []
    assert failures([file]) == []
    with pikepdf.open(file) as pdf:
        kinds = {str(item.S) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"}
    assert not kinds & {"/Art", "/Sect"}
