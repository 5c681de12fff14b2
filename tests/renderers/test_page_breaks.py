"""Hints for paper work wherever they may stand, inside cards too: new pages and what pages may not divide, in PDF, Word and print of the screen."""

from __future__ import annotations

import functools
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from swtools.bundled import folder
from swtools.document.blocks import ChoiceField, Conditional, Document, Edition, LinesField, PageBreak, Section
from swtools.document.settings import Settings
from swtools.kinds._document import document
from swtools.model.centre import NO_CENTRE
from swtools.renderers import docx, html, pdf
from tests import outside
from tests.rules.sample_library import load

Checker = Callable[[str], Path]
Pages = list[list[str]]

SETTINGS = Settings(template_folders=(folder("templates"),), timestamp=0)
BREAK = ", paper: {page_break_before: true}"
KEEP = "paper: {keep_together: true}"
CARDS = """
- {{type: longtext, id: przed, text: "Przed?"}}
- type: section
  id: karty
  title: "Dzieci"
  repeats: {{item_label: "Dziecko", paper_copies: 2}}
  items:
    - {{type: longtext, id: alfa, text: "Alfa?", lines: 2{first}}}
    - {{type: longtext, id: beta, text: "Beta?", lines: 2{middle}}}
    - {{type: section, id: pod, title: "Pod", items: [{{type: longtext, id: gamma, text: "Gamma?", lines: 2{nested}}}]}}
"""
GRIDS = """
- {{type: longtext, id: przed, text: "Przed?", lines: 17}}
- type: section
  id: karty
  title: "Dzieci"
  {repeats}
  items:
    - type: matrix
      id: m
      text: "Macierz?"
      options: [{{code: a, text: "a"}}, {{code: b, text: "b"}}]
      rows: [{rows}]
      {paper}
"""
ROWS = ", ".join(f'{{code: r{number}, text: "Wiersz {number}"}}' for number in range(16))
SECTION = """
- {{type: longtext, id: przed, text: "Przed?", lines: 17}}
- type: section
  id: calosc
  title: "Całość"
  {paper}
  items:
    - {{type: longtext, id: alfa, text: "Alfa?", lines: 4}}
    - {{type: longtext, id: beta, text: "Beta?", lines: 4}}
"""
MIDDLE = [["Przed", "Dzieci", "Dziecko 1", "Alfa"], ["Beta", "Pod", "Gamma", "Dziecko 2", "Alfa"], ["Beta", "Pod", "Gamma"]]
FIRST = [["Przed"], ["Dzieci", "Dziecko 1", "Alfa", "Beta", "Pod", "Gamma"], ["Dziecko 2", "Alfa", "Beta", "Pod", "Gamma"]]
NESTED = [["Przed", "Dzieci", "Dziecko 1", "Alfa", "Beta"], ["Pod", "Gamma", "Dziecko 2", "Alfa", "Beta"], ["Pod", "Gamma"]]
CASES: dict[str, tuple[str, Pages]] = {
    "in a card": (CARDS.format(first="", middle=BREAK, nested=""), MIDDLE),
    "each card": (CARDS.format(first=BREAK, middle="", nested=""), FIRST),
    "a section in a card": (CARDS.format(first="", middle="", nested=BREAK), NESTED),
    "a matrix": (GRIDS.format(repeats="", rows=ROWS, paper=KEEP), [["Przed"], ["Dzieci", "Macierz", "Wiersz 15"]]),
    "a matrix that may break": (GRIDS.format(repeats="", rows=ROWS, paper=""), [["Przed", "Dzieci", "Macierz"], ["Wiersz 15"]]),
    "a matrix in a card": (
        GRIDS.format(repeats='repeats: {item_label: "Dziecko"}', rows=ROWS, paper=KEEP),
        [["Przed"], ["Dzieci", "Dziecko 1", "Macierz", "Wiersz 15"]],
    ),
    "a section": (SECTION.format(paper=KEEP), [["Przed"], ["Całość", "Alfa", "Beta"]]),
    "a section that may break": (SECTION.format(paper=""), [["Przed", "Całość", "Alfa"], ["Beta"]]),
}
WORDS = re.compile("Przed|Dzieci|Dziecko [12]|Alfa|Beta|Pod(?!pis)|Gamma|Macierz|Wiersz 15|Całość")


@functools.cache
def laid_out(definition: str) -> Document:
    library = load(definition).library
    return document(library.instruments[0], library, NO_CENTRE, Edition.WORKER)


def pages(file: Path) -> Pages:
    """Return what of the words stands on each page that has some."""
    said = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout
    return [found for page in said.split("\f") if (found := WORDS.findall(page))]


def as_pdf(made: Document, place: Path, _checker: Checker) -> Path:
    (place / "form.pdf").write_bytes(pdf.render(made, SETTINGS))
    return place / "form.pdf"


def as_word(made: Document, place: Path, checker: Checker) -> Path:
    (place / "form.docx").write_bytes(docx.render(made, SETTINGS))
    profile = f"-env:UserInstallation=file://{place}/profile"
    command = [str(checker("soffice")), profile, "--headless", "--convert-to", "pdf", "--outdir", str(place), str(place / "form.docx")]
    subprocess.run(command, check=True, capture_output=True)
    return place / "form.pdf"


def as_printed(made: Document, place: Path, checker: Checker) -> Path:
    (place / "form.html").write_bytes(html.render(made, SETTINGS))
    to = f"--print-to-pdf={place / 'form.pdf'}"
    command = [str(checker("chromium")), "--headless", *outside.CHROMIUM_ARGUMENTS, "--no-pdf-header-footer", to, (place / "form.html").as_uri()]
    subprocess.run(command, check=True, capture_output=True)
    return place / "form.pdf"


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("drawn", [as_pdf, as_word, as_printed])
def test_what_stands_on_which_page(case: str, drawn: Callable[[Document, Path, Checker], Path], tmp_path: Path, checker: Checker) -> None:
    definition, wanted = CASES[case]
    assert pages(drawn(laid_out(definition), tmp_path, checker)) == wanted


def test_a_break_takes_the_sentence_of_a_condition_along() -> None:
    (asked, _, governed) = laid_out("""
- {type: boolean, id: pomoc, text: "Czy ktoś pomaga?"}
- {type: longtext, id: kto, text: "Kto?", when: {pomoc: tak}, paper: {page_break_before: true}}
""").blocks
    assert isinstance(asked, ChoiceField)
    assert isinstance(governed, Conditional)
    assert [type(block) for block in governed.blocks] == [LinesField]


def test_what_is_said_nothing_about_is_left_to_the_renderer_and_both_answers_reach_it() -> None:
    definition = """
- {type: longtext, id: a, text: "A?"}
- {type: longtext, id: b, text: "B?", paper: {keep_together: false}}
- {type: table, id: c, text: "C?", columns: [{id: x, type: text, text: "X"}], paper: {keep_together: true}}
- type: section
  id: d
  title: "D"
  paper: {keep_together: true, page_break_before: true}
  items: [{type: display, id: e, text: "E.", paper: {keep_together: true}}]
"""
    *asked, broken, section = laid_out(definition).blocks
    assert [getattr(field, "keep_together", "?") for field in asked] == [None, False, True]
    assert isinstance(broken, PageBreak)
    assert isinstance(section, Section)
    assert section.keep_together
    assert getattr(section.blocks[0], "keep_together", False)
