"""Saving to a file and loading it again: nothing is lost, nothing is believed unread."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.browser.conftest import record
from tests.renderers.every_block import every_block_answers, every_block_document

PASSPHRASE = "zielony wóz trzy śliwki"


def save(page, tmp_path, passphrase=""):
    page.click("[data-command='save']")
    if passphrase:
        page.check("#protect")
        page.fill("#passphrase", passphrase)
        page.fill("#passphrase-again", passphrase)
    with page.expect_download() as download:
        page.locator("#dialog-save .go").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.wait_for_selector("#dialog-save", state="hidden")
    return file


def load(page, file):
    page.click("[data-command='load']")
    page.set_input_files("#load-file", file)
    page.locator("#dialog-load .go").click()


def complaint(page):
    page.wait_for_function("document.getElementById('load-error').textContent !== ''")
    return page.locator("#load-error").inner_text()


def test_the_file_is_the_record(opened, tmp_path):
    page = opened(answers=every_block_answers())
    file = save(page, tmp_path)
    assert file.name == f"PS-2026-017_{date.today().isoformat()}_W-04.json"
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert list(saved) == ["instrument", "version", "definition_hash", "saved_at", "language", "answers"]
    assert (saved["instrument"], saved["version"], saved["definition_hash"], saved["language"]) == ("kazdy_blok", "1.0", "0" * 64, "pl")
    assert datetime.fromisoformat(saved["saved_at"].replace("Z", "+00:00")).tzinfo is not None
    assert saved["answers"] == {**every_block_answers(), "costs_sum": 305.4}


def test_a_file_fills_an_empty_form(opened, tmp_path):
    file = save(opened(answers=every_block_answers()), tmp_path)
    page = opened()
    load(page, file)
    page.wait_for_selector("#dialog-load", state="hidden")
    assert record(page)["answers"] == {**every_block_answers(), "costs_sum": 305.4}
    assert page.locator("[data-rows='dzieci'] > fieldset.card").count() == 2


def test_a_passphrase_hides_everything_and_opens_it(opened, tmp_path):
    file = save(opened(answers=every_block_answers()), tmp_path, PASSPHRASE)
    text = file.read_text(encoding="utf-8")
    assert "Łucja" not in text
    assert "answers" not in json.loads(text)
    page = opened()
    load(page, file)
    complaint(page)
    page.fill("#load-passphrase", "nie to hasło, nie to")
    page.locator("#dialog-load .go").click()
    page.wait_for_function("document.getElementById('load-passphrase').getAttribute('aria-invalid') === 'true'")
    page.fill("#load-passphrase", PASSPHRASE)
    page.locator("#dialog-load .go").click()
    page.wait_for_selector("#dialog-load", state="hidden")
    assert record(page)["answers"]["first_name"] == "Łucja"


def test_passphrases_must_be_long_and_the_same(opened):
    page = opened()
    page.click("[data-command='save']")
    page.check("#protect")
    page.fill("#passphrase", "krótkie")
    page.locator("#dialog-save .go").click()
    first = page.locator("#save-error").inner_text()
    page.fill("#passphrase", PASSPHRASE)
    page.fill("#passphrase-again", PASSPHRASE + "!")
    page.locator("#dialog-save .go").click()
    second = page.locator("#save-error").inner_text()
    assert first
    assert second
    assert first != second


def damaged(file):
    data = json.loads(file.read_text(encoding="utf-8"))
    data["data"] = "AAAA" + data["data"][4:]
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_a_damaged_file_is_not_called_a_wrong_passphrase(opened, tmp_path):
    file = damaged(save(opened(answers=every_block_answers()), tmp_path, PASSPHRASE))
    page = opened()
    page.fill("[name='first_name']", "zostaje")
    load(page, file)
    complaint(page)
    assert not page.locator("#load-passphrase").is_visible()
    assert page.input_value("[name='first_name']") == "zostaje"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "to nie jest JSON",
        "[]",
        "null",
        '"tekst"',
        "{}",
        '{"instrument": "kazdy_blok"}',
        '{"instrument": "kazdy_blok", "answers": []}',
        '{"instrument": "inny_formularz", "answers": {}}',
        '{"instrument": 7, "answers": {}}',
    ],
)
def test_a_file_that_is_none_leaves_the_screen_alone(opened, tmp_path, content):
    file = tmp_path / "x.json"
    file.write_text(content, encoding="utf-8")
    page = opened()
    page.fill("[name='first_name']", "zostaje")
    load(page, file)
    assert complaint(page)
    page.keyboard.press("Escape")
    assert page.input_value("[name='first_name']") == "zostaje"


def test_what_has_no_place_is_shown_kept_and_saved_again(opened, tmp_path):
    answers = {
        "first_name": "Łucja",
        "old_question": "dawna odpowiedź",
        "since": "nie_ma_takiego_kodu",
        "talk_date": "2026-02-31",
        "meeting_no": "trzy",
        "who_present": ["osoba", "duch"],
        "coping": {"was": 99, "is": 4},
        "goals": [{"goal": "A", "obcy": 1}, "nie wiersz"],
        "areas": {"kosmos": {"code": "dobrze"}, "praca": {"code": "dobrze"}},
        "__proto__": {"polluted": True},
    }
    file = tmp_path / "x.json"
    file.write_text(json.dumps({"instrument": "kazdy_blok", "version": "0.9", "answers": answers}), encoding="utf-8")
    page = opened()
    load(page, file)
    page.wait_for_selector("#unplaced", state="visible")
    saved = record(page)
    assert saved["answers"] == {
        "first_name": "Łucja",
        "who_present": ["osoba"],
        "coping": {"is": 4},
        "goals": [{"goal": "A"}],
        "areas": {"praca": {"code": "dobrze"}},
    }
    assert saved["unplaced"] == {
        "old_question": "dawna odpowiedź",
        "since": "nie_ma_takiego_kodu",
        "talk_date": "2026-02-31",
        "meeting_no": "trzy",
        "who_present": ["duch"],
        "coping.was": 99,
        "goals[0].obcy": 1,
        "goals[1]": "nie wiersz",
        "areas.kosmos": {"code": "dobrze"},
        "__proto__": {"polluted": True},
    }
    assert page.evaluate("({}).polluted") is None


def test_markup_in_a_file_stays_text(opened, tmp_path):
    evil = "<img src=x onerror=document.title='zle'>"
    file = tmp_path / "x.json"
    file.write_text(json.dumps({"instrument": "kazdy_blok", "version": evil, "answers": {"first_name": evil, evil: evil}}), encoding="utf-8")
    page = opened()
    load(page, file)
    page.wait_for_selector("#unplaced", state="visible")
    assert page.locator("#unplaced img, #status img").count() == 0
    assert record(page)["answers"]["first_name"] == evil


def test_typed_texts_come_back_as_typed(opened, tmp_path):
    page = opened()
    page.fill("[name='talk_date']", "przed świętami")
    page.locator("[data-rows='goals'] ~ .add").click()
    page.fill("[name='goals.1.until']", "po świętach")
    file = save(page, tmp_path)
    again = opened()
    load(again, file)
    again.wait_for_selector("#dialog-load", state="hidden")
    assert again.input_value("[name='talk_date']") == "przed świętami"
    assert again.input_value("[name='goals.0.until']") == "po świętach"


def test_another_version_is_told(opened, tmp_path):
    file = save(opened(replace(every_block_document(), version="0.8"), every_block_answers()), tmp_path)
    page = opened()
    load(page, file)
    page.wait_for_selector("#dialog-load", state="hidden")
    assert "0.8" in page.locator("#status").inner_text()


def test_clear_takes_everything_away(opened):
    page = opened(answers=every_block_answers())
    page.click("[data-command='clear']")
    page.locator("#dialog-clear button:not([data-close])").click()
    assert record(page)["answers"] == {"worker": "Ewa Żółć-Świętek"}  # put in by the definition
    assert page.locator("[data-rows='dzieci'] > fieldset.card").count() == 1


def test_leaving_with_unsaved_answers_is_warned_of(opened):
    page = opened()
    page.fill("[name='first_name']", "Łucja")
    warned = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.dismiss()))
    page.evaluate("document.getElementById('title').focus()")
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert warned == ["beforeunload"]


def test_ctrl_s_opens_saving(opened):
    page = opened()
    page.keyboard.press("Control+s")
    assert page.locator("#dialog-save").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#dialog-save").is_visible()


def test_an_abandoned_form_warns_and_is_emptied(opened):
    page = opened()
    page.clock.install()
    page.reload()
    page.fill("[name='first_name']", "Łucja")
    page.clock.run_for(21 * 60_000)
    page.locator("#dialog-idle").wait_for(state="visible")
    page.keyboard.press("Escape")
    page.clock.run_for(60_000)
    assert record(page)["answers"]["first_name"] == "Łucja"
    page.clock.run_for(40 * 60_000)
    assert "first_name" not in record(page)["answers"]


def test_nothing_is_stored_in_the_browser(opened):
    page = opened()
    page.fill("[name='first_name']", "Łucja")
    page.locator("[name='first_name']").blur()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []
