"""Every real tool in the browser: silent, accessible, not cut off; its filled example is shown, read back and a valid record."""

import json

import pytest

from swtools.document.blocks import Edition
from swtools.kinds._document import document
from swtools.model.centre import NO_CENTRE
from swtools.renderers.html import render
from swtools.responses.check import check_answers
from swtools.responses.reading import read_record
from swtools.responses.record import check_record
from tests import outside
from tests.browser.conftest import SETTINGS, record
from tests.browser.test_page import AXE_TAGS, with_large_text
from tests.library import checked, example, instruments

NARROW, WIDE = {"width": 320, "height": 800}, {"width": 1280, "height": 900}


def laid_out(identifier):
    library = checked().library
    return document(library.instrument(identifier), library, NO_CENTRE, Edition.WORKER, "default", "pl")


class Window:
    """One page that goes from form to form, with what it asked for and what went wrong on it."""

    def __init__(self, browser, folder):
        self.page = browser.new_context(viewport=NARROW).new_page()
        self.requests, self.problems = [], []
        self._file = folder / "form.html"
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda message: self.problems.append(message.text) if message.type == "error" else None)
        self.page.on("dialog", lambda dialog: dialog.accept())  # leaving a form with answers asks first

    def open(self, document):
        """Open a form, narrow, with axe beside it."""
        self._file.write_bytes(render(document, SETTINGS))
        self.requests.clear()
        self.page.set_viewport_size(NARROW)
        self.page.goto(self._file.as_uri())
        self.page.evaluate(outside.checker("axe").read_text(encoding="utf-8"))
        return self.page


@pytest.fixture(scope="module")
def window(browser, tmp_path_factory):
    """The same page for all tools: a new one for each would take most of the time."""
    found = Window(browser, tmp_path_factory.mktemp("window"))
    yield found
    found.page.context.close()


@pytest.mark.parametrize("identifier", instruments())
def test_a_form_is_silent_accessible_not_cut_off_and_keeps_its_answers(window, identifier):
    page = window.open(laid_out(identifier))
    assert_fits(page)
    wrong = page.locator("input:is(.pesel, .phone, .integer, .money, [data-boxes='2 2 4']):visible:not(:disabled)").first
    if wrong.count():
        wrong.fill("zły wpis")
        wrong.blur()
    page.click("#check")
    assert page.locator("#errors, #ready").locator("visible=true").count() == 1
    assert_fits(page)
    answers = example(identifier)
    page.set_viewport_size(WIDE)
    assert page.evaluate("answers => swtools.show(answers, {})", answers) == {}
    assert_kept(page, identifier, answers)
    assert violations(page) == []
    assert [address for address in window.requests if not address.startswith(("file:", "data:", "blob:"))] == []
    assert len(window.requests) >= 1
    assert window.problems == []


def assert_fits(page):
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert violations(page) == []


def assert_kept(page, identifier, answers):
    """What the form would save is what it was given, and a valid record."""
    saved = record(page)
    assert "unplaced" not in saved
    assert set(answers) <= set(saved["answers"])
    library = checked().library
    assert check_answers(library.instrument(identifier), saved["answers"], "2026-11-23") == []
    source, findings = read_record(json.dumps(saved, ensure_ascii=False, indent=1).encode(), "zapis.json")
    assert source is not None
    assert [*findings, *check_record(source, library)] == []


def violations(page):
    """Return what axe, which stands in the page, finds; of what passes it only counts."""
    return page.evaluate(
        """async tags => (await axe.run(document, {runOnly: tags, resultTypes: ["violations"]}))
          .violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))])""",
        AXE_TAGS,
    )


@pytest.mark.parametrize("width", [640, 1280])
def test_no_form_is_cut_off_with_text_of_twice_the_size(program, tmp_path, width):
    file = tmp_path / "form.html"
    too_wide = []
    with with_large_text(program, tmp_path, width) as page:
        for identifier in instruments():
            file.write_bytes(render(laid_out(identifier), SETTINGS))
            page.goto(file.as_uri())
            if page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append(identifier)
        assert page.evaluate("getComputedStyle(document.body).fontSize") == "36px"
    assert too_wide == []
