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
from tests.browser.conftest import SETTINGS, record
from tests.browser.test_page import violations, with_large_text
from tests.library import checked, example, instruments


def laid_out(identifier):
    library = checked().library
    return document(library.instrument(identifier), library, NO_CENTRE, Edition.WORKER, "default", "pl")


@pytest.mark.parametrize("identifier", instruments())
def test_the_example_is_shown_read_back_and_a_valid_record(opened, identifier):
    library = checked().library
    answers = example(identifier)
    page = opened(laid_out(identifier), answers)
    saved = record(page)
    assert "unplaced" not in saved
    assert set(answers) <= set(saved["answers"])
    assert check_answers(library.instrument(identifier), saved["answers"], "2026-11-23") == []
    source, findings = read_record(json.dumps(saved, ensure_ascii=False, indent=1).encode(), "zapis.json")
    assert source is not None
    assert [*findings, *check_record(source, library)] == []
    assert violations(page) == []


@pytest.mark.parametrize("identifier", instruments())
def test_empty_and_with_errors_it_is_accessible_silent_and_not_cut_off(opened, identifier):
    requests = []
    page = opened(laid_out(identifier), requests=requests, viewport={"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
    wrong = page.locator("input:is(.pesel, .phone, .integer, .money, [data-boxes='2 2 4']):visible:not(:disabled)").first
    if wrong.count():
        wrong.fill("zły wpis")
        wrong.blur()
    page.click("#check")
    assert page.locator("#errors, #ready").locator("visible=true").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
    assert [address for address in requests if not address.startswith(("file:", "data:", "blob:"))] == []
    assert len(requests) >= 1


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
