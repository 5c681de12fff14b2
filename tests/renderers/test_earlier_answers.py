"""A record of an earlier version in every format: what new forms no longer offer is named, and nothing is lost."""

from __future__ import annotations

import functools
import io
import json
import zipfile
from collections.abc import Iterator

import pytest
from lxml import etree, html
from pypdf import PdfReader

from swtools.bundled import folder
from swtools.document.answered import answered
from swtools.document.blocks import ChoiceField, Document, Edition, GridField
from swtools.document.settings import Settings
from swtools.kinds._document import document
from swtools.model.centre import NO_CENTRE
from swtools.renderers import docx, pdf
from swtools.renderers import html as page
from tests.golden import texts
from tests.layout.test_document import fields
from tests.rules.sample_library import load

SETTINGS = Settings(template_folders=(folder("templates"),), timestamp=0)
RENDERERS = {"pdf": pdf.render, "docx": docx.render, "html": page.render}
FORM = """
- type: choice
  id: dom
  text: "Gdzie Pan/Pani mieszka?"
  options: [{code: najem, text: "wynajem"}, {code: hotel, text: "hotel robotniczy", retired: true}, {code: swoje, text: "swoje"}]
- type: choice
  id: skad
  text: "Skąd Pan/Pani o nas wie?"
  multiple: true
  options: [{code: sasiad, text: "od sąsiada"}, {code: ulotka, text: "ulotka", retired: true}]
- {type: boolean, id: zgoda, text: "Czy jest zgoda?"}
- type: matrix
  id: obszary
  text: "Jak jest?"
  row_header: "Obszar"
  rows: [{code: praca, text: "Praca"}]
  open_rows: 1
  options: [{code: dobrze, text: "dobrze"}, {code: zle, text: "źle", retired: true}, {code: roznie, text: "różnie"}]
- type: table
  id: osoby
  text: "Kto tu mieszka?"
  columns:
    - {id: kto, type: text, text: "Kto"}
    - {id: rola, type: choice, text: "Rola", options: [{code: syn, text: "syn"}, {code: gosc, text: "gość", retired: true}]}
- type: section
  id: dzieci
  title: "Dzieci"
  repeats: {item_label: "Dziecko"}
  items:
    - {type: choice, id: szkola, text: "Gdzie się uczy?", options: [{code: p, text: "podstawowa"}, {code: g, text: "gimnazjum", retired: true}]}
"""
ANSWERS: dict[str, object] = {
    "dom": "hotel",
    "skad": ["sasiad", "ulotka", {"code": "gazeta", "text": "z Głosu Przykładowa"}],
    "zgoda": "nie_wiem",
    "obszary": {"praca": "zle", "zdrowie": "dobrze", "o1": {"name": "Sen", "code": "roznie"}, "o2": {"name": "Kot", "code": "dobrze"}},
    "osoby": [{"kto": "Jan", "rola": "gosc"}],
    "dzieci": [{"szkola": "p"}, {"szkola": "g"}],
}
FORGOTTEN = "odpowiedź z wcześniejszej wersji"
RETIRED = ("hotel robotniczy", "ulotka", "źle", "gość", "gimnazjum")


@functools.cache
def form() -> Document:
    loaded = load(FORM)
    return document(loaded.library.instruments[0], loaded.library, NO_CENTRE, Edition.WORKER)


def by_id(laid_out: Document) -> dict[str, object]:
    return {field.id: field for field in fields(laid_out.blocks)}


def test_a_new_form_offers_nothing_of_it() -> None:
    empty = by_id(answered(form(), {}))
    assert empty == by_id(form())
    assert isinstance(home := empty["dom"], ChoiceField)
    assert [mark.code for mark in home.options] == ["najem", "swoje"]


def test_options_are_named_by_the_definition_and_codes_that_it_forgot_by_words() -> None:
    filled = by_id(answered(form(), ANSWERS))
    assert isinstance(home := filled["dom"], ChoiceField)
    assert [mark.text for mark in home.options] == ["wynajem", "swoje", "hotel robotniczy"]
    assert isinstance(heard := filled["skad"], ChoiceField)
    assert [(mark.text, mark.free) for mark in heard.options] == [("od sąsiada", False), ("ulotka", False), (f"{FORGOTTEN} (gazeta):", True)]
    assert isinstance(areas := filled["obszary"], GridField)
    assert [mark.text for mark in areas.rows] == ["Praca", "wiersz z wcześniejszej wersji (zdrowie)"]
    assert [mark.code for mark in areas.open_rows] == ["o1", "o2"]


@pytest.mark.parametrize("output_format", RENDERERS)
@pytest.mark.parametrize("code", ["a=b", "a--b", "a.b", "Ą ę", "\u202ex", "<b>", "x" * 500, ""])
def test_what_was_never_a_code_is_no_option_and_breaks_nothing(output_format: str, code: str) -> None:
    answers: dict[str, object] = {"dom": code, "skad": [code], "obszary": {code: code}, "osoby": [{"rola": code}], "dzieci": [{"szkola": code}]}
    assert by_id(answered(form(), answers)) == by_id(form())
    assert RENDERERS[output_format](form(), SETTINGS, answers)


@pytest.mark.parametrize("output_format", RENDERERS)
def test_the_words_stand_on_the_page_of_a_filled_form_only(output_format: str) -> None:
    render = RENDERERS[output_format]
    empty, filled = (texts.of(output_format, render(form(), SETTINGS, answers)) for answers in (None, ANSWERS))
    for words in (*RETIRED, f"{FORGOTTEN} (gazeta)", "wiersz z wcześniejszej wersji (zdrowie)"):
        assert words in filled
        assert words not in empty


def test_every_answer_is_marked_in_the_pdf() -> None:
    held = {name: str(field.get("/V", "")) for name, field in (PdfReader(io.BytesIO(pdf.render(form(), SETTINGS, ANSWERS))).get_fields() or {}).items()}
    wanted = {
        "dom": "/hotel",
        "skad--ulotka": "/ulotka",
        "zgoda": "/nie_wiem",
        "obszary--praca": "/zle",
        "obszary--zdrowie": "/dobrze",
        "dzieci--2--szkola": "/g",
    }
    assert {name: held[name] for name in wanted} == wanted
    assert held["skad--gazeta--text"] == "z Głosu Przykładowa"
    assert held["obszary--o2--name"] == "Kot"


def test_every_answer_is_marked_in_word() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.render(form(), SETTINGS, ANSWERS))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    marked = set(_marked_controls(root))
    assert {"dom:hotel", "skad:ulotka", "skad:gazeta", "zgoda:nie_wiem", "obszary:praca:zle", "obszary:zdrowie:dobrze", "obszary:o2:dobrze"} <= marked
    assert "z Głosu Przykładowa" in "".join(root.itertext())


def _marked_controls(root: etree._Element) -> Iterator[str]:
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w14": "http://schemas.microsoft.com/office/word/2010/wordml"}
    for control in root.iterfind(".//w:sdtPr", space):
        tag = control.find("w:tag", space)
        if tag is not None and control.find("w14:checkbox/w14:checked[@w14:val='1']", space) is not None:
            yield tag.get(f"{{{space['w']}}}val", "")


def test_the_screen_has_a_place_for_every_answer() -> None:
    made = html.fromstring(page.render(form(), SETTINGS, ANSWERS).decode())
    offered = {(mark.get("name"), mark.get("value")) for mark in made.xpath("//input[@type='radio' or @type='checkbox']")}
    assert {
        ("dom", "hotel"),
        ("skad", "gazeta"),
        ("zgoda", "nie_wiem"),
        ("obszary.praca", "zle"),
        ("obszary.zdrowie", "dobrze"),
        ("obszary.o2", "dobrze"),
    } <= offered
    model = json.loads(made.xpath("string(//*[@id='model'])"))
    assert next(node for node in model["fields"] if node["id"] == "dom")["codes"] == ["najem", "swoje", "hotel"]
