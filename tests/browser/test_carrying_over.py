"""Facts that an earlier form of the same person holds are offered for empty fields of the next one, and nothing else crosses."""

import json
from dataclasses import replace

import pytest

from swtools.document.blocks import ChoiceField, Edition, LineField, LinesField, Mark
from swtools.kinds._document import document
from swtools.model.centre import NO_CENTRE
from tests.browser.conftest import record
from tests.browser.test_saving import complaint, load
from tests.library import checked
from tests.renderers.every_block import every_block_document

CHANNELS = (Mark(code="sms", text="SMS"), Mark(code="list", text="list"))
FIELDS = (
    LineField(id="head__case_code", number="1", label="Kod sprawy", carry="case_code", required=True),
    LineField(id="name", label="Imię osoby", carry="preferred_name"),
    ChoiceField(id="channel", label="Jak się odzywać", options=CHANNELS, multiple=True, carry="safe_channel"),
    LinesField(id="story", label="Co się dzieje"),
)


def form(blocks=FIELDS):
    return replace(every_block_document(), blocks=blocks)


def file_of(tmp_path, answers, facts, instrument="inny_formularz"):
    path = tmp_path / "x.json"
    frame = {"instrument": instrument, "version": "1.0", "definition_hash": "0" * 16, "saved_at": "2026-03-07T14:05:00Z", "language": "pl"}
    path.write_text(json.dumps(frame | {"answers": answers, "facts": facts}), encoding="utf-8")
    return path


def again(page):
    page.locator("#dialog-load .go").click()
    page.wait_for_selector("#dialog-load", state="hidden")


def test_facts_fill_empty_fields_after_they_were_shown(opened, tmp_path):
    page = opened(form())
    page.fill("[name='name']", "Łucja")
    answers = {"kod": "PS.17.2026", "imie": "Jagoda", "story": "Nie stąd", "jak": ["sms"]}
    load(page, file_of(tmp_path, answers, {"kod": "case_code", "imie": "preferred_name", "jak": "safe_channel", "story": "history"}))
    page.wait_for_selector("#load-carry", state="visible")
    assert page.locator("#load-carry li").all_inner_texts() == ["Kod sprawy: PS.17.2026", "Jak się odzywać"]
    assert page.locator("#load-error").inner_text() == "", "an offer is no error"
    assert record(page)["answers"] == {"name": "Łucja"}, "nothing is written before the person has seen what"
    again(page)
    saved = record(page)
    assert saved["answers"] == {"head__case_code": "PS.17.2026", "name": "Łucja", "channel": ["sms"]}
    assert saved["facts"] == {"head__case_code": "case_code", "name": "preferred_name", "channel": "safe_channel"}
    assert "Kod sprawy, Jak się odzywać" in page.locator("#status").inner_text()


@pytest.mark.parametrize(
    ("answers", "facts"),
    [
        ({"kod": "PS.1"}, {}),
        ({"kod": "PS.1"}, {"kod": "history"}),
        ({"kod": "PS.1"}, {"toString": "case_code"}),
        ({"kod": "PS.1"}, ["case_code"]),
        ({"kod": "PS.1"}, "case_code"),
    ],
)
def test_a_file_without_a_fact_for_this_form_is_refused(opened, tmp_path, answers, facts):
    page = opened(form())
    load(page, file_of(tmp_path, answers, facts))
    words = complaint(page)
    assert "x.json" in words
    assert "inny_formularz" not in words, "nobody reads ids"
    assert page.locator("#load-carry").is_hidden()
    assert record(page)["answers"] == {}


def test_what_has_no_place_is_left_out_in_words(opened, tmp_path):
    page = opened(form())
    load(page, file_of(tmp_path, {"jak": ["sms", "golebie"], "kod": {"nie": "tekst"}}, {"jak": "safe_channel", "kod": "case_code"}))
    again(page)
    assert record(page)["answers"] == {"channel": ["sms"]}
    assert page.locator("#load-carry li").count() == 0, "nothing of the file stays in the page"
    assert "Pominięto" in page.locator("#status").inner_text()


def test_another_file_is_shown_anew(opened, tmp_path):
    """What was shown for one file is never taken from another that was chosen meanwhile."""
    page = opened(form())
    load(page, file_of(tmp_path, {"kod": "PS.1"}, {"kod": "case_code"}))
    page.wait_for_selector("#load-carry", state="visible")
    page.set_input_files("#load-file", file_of(tmp_path, {"kod": "PS.2"}, {"kod": "case_code"}))
    page.locator("#dialog-load .go").click()
    page.locator("#load-carry li", has_text="PS.2").wait_for()
    assert page.locator("#load-carry li").all_inner_texts() == ["Kod sprawy: PS.2"]
    assert record(page)["answers"] == {}


def test_a_tool_of_one_side_gives_and_takes_nothing():
    library = checked().library
    for tool in library.instruments:
        carries = "carry='" in repr(document(tool, library, NO_CENTRE, Edition.WORKER).blocks)
        assert not (carries and tool.party), tool.id


def test_the_head_of_a_case_goes_from_the_first_card_to_the_plan(opened, tmp_path):
    library = checked().library
    first = opened(document(library.instrument("karta_celow"), library, NO_CENTRE, Edition.WORKER))
    first.fill("[name$='case_code']", "PS.17.2026")
    path = tmp_path / "x.json"
    path.write_text(json.dumps(record(first)), encoding="utf-8")
    page = opened(document(library.instrument("plan_dzialan"), library, NO_CENTRE, Edition.WORKER))
    load(page, path)
    page.wait_for_selector("#load-carry", state="visible")
    again(page)
    assert page.input_value("[name$='case_code']") == "PS.17.2026"
