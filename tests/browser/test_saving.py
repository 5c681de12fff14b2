"""Saving to a file and loading it again: nothing is lost, nothing is believed unread."""

import json
import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from swtools.document.blocks import ChoiceField, LineField, LineKind, Mark
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
    page.wait_for_selector("#load-error:not(:empty)")
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
    page.wait_for_selector("#load-passphrase[aria-invalid]")
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


def test_answers_without_a_place_are_told_in_the_words_of_the_form(opened, tmp_path):
    document = every_block_document()
    home = ChoiceField(
        id="home", label="Gdzie Pan/Pani mieszka?", options=(Mark(code="wynajem", text="wynajem"),), retired=(Mark(code="hotel", text="hotel robotniczy"),)
    )
    answers = {
        "home": "hotel",
        "since": "z_dawna",
        "who_present": ["osoba", "duch"],
        "coping": {"was": 99},
        "areas": {"kosmos": {"code": "dobrze"}, "praca": {"code": "srednio", "text": "bywa"}},
        "goals": [{"goal": "A", "obcy": 1}],
        "old_question": "dawna odpowiedź",
    }
    file = tmp_path / "x.json"
    file.write_text(json.dumps({"instrument": "kazdy_blok", "version": "0.9", "answers": answers}), encoding="utf-8")
    page = opened(replace(document, blocks=(home, *document.blocks)))
    load(page, file)
    page.wait_for_selector("#unplaced", state="visible")
    lines = [line.replace("\u2060", "").replace("\u00a0", " ") for line in page.locator("#unplaced li").all_inner_texts()]
    earlier = "odpowiedź z wcześniejszej wersji"
    assert set(lines) == {
        "Gdzie Pan/Pani mieszka? hotel robotniczy",
        f"Od kiedy tak jest? {earlier} (z_dawna)",
        f"Kto brał udział w rozmowie? {earlier} (duch)",
        "Na ile radzi Pan/Pani sobie z tą sprawą? było: 99",
        "Jak jest teraz w tych obszarach? wiersz z wcześniejszej wersji (kosmos): dobrze",
        f"Jak jest teraz w tych obszarach? Praca lub nauka: {earlier} (srednio): bywa",
        "Co robimy i kto? 1, obcy: 1",
        "old_question: dawna odpowiedź",
    }


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


def test_an_answer_under_an_old_id_finds_its_question(opened, tmp_path):
    fields = (LineField(id="name", label="Imię", replaces="imie"), LineField(id="day", label="Dzień", kind=LineKind.DATE, replaces="data"))
    content = {"instrument": "kazdy_blok", "version": "0.9", "answers": {"imie": "Łucja", "data": "przed świętami", "obce": "x"}}
    file = tmp_path / "x.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    page = opened(replace(every_block_document(), blocks=fields))
    load(page, file)
    page.wait_for_selector("#unplaced", state="visible")
    saved = record(page)
    assert saved["answers"] == {"name": "Łucja"}
    assert saved["unplaced"] == {"day": "przed świętami", "obce": "x"}


PICKER = """window.written = [];
window.showSaveFilePicker = async options => {
  if (window.turnBack) throw new DOMException("", "AbortError");
  return { createWritable: async () => ({ write: async text => {
    if (window.full) throw new DOMException("", "QuotaExceededError");
    window.written.push([options.suggestedName, text]);
  }, close: async () => undefined }) };
};"""


def test_a_browser_that_can_asks_where_to_save(opened):
    page = opened(answers=every_block_answers())
    page.evaluate(PICKER)
    page.click("[data-command='save']")
    page.locator("#dialog-save .go").click()
    page.wait_for_selector("#dialog-save", state="hidden")
    ((name, text),) = page.evaluate("written")
    assert name.endswith("_W-04.json")
    assert json.loads(text)["answers"]["first_name"] == "Łucja"


def test_a_name_in_the_place_of_the_code_stays_out_of_the_file_name(opened):
    page = opened()
    code = page.evaluate("JSON.parse(document.getElementById('model').textContent).case_code")
    for written, begins in (("PS.17.2026", "PS.17.2026_"), ("Łucja Żak", "bez-kodu_"), ("", "bez-kodu_")):
        page.fill(f"[name='{code}']", written)
        page.click("[data-command='save']")
        assert page.locator("#file-name").inner_text().startswith(begins)
        page.keyboard.press("Escape")


def test_who_turns_back_has_saved_nothing_and_lost_nothing(opened):
    page = opened()
    page.fill("[name='first_name']", "Łucja")
    page.evaluate(PICKER + "window.turnBack = true;")
    page.click("[data-command='save']")
    page.locator("#dialog-save .go").click()
    page.wait_for_timeout(200)
    assert page.locator("#dialog-save").is_visible()
    assert "zapisan" in page.locator("#status").inner_text()


def test_a_full_disk_is_told(opened):
    page = opened()
    page.fill("[name='first_name']", "Łucja")
    page.evaluate(PICKER + "window.full = true;")
    page.click("[data-command='save']")
    page.locator("#dialog-save .go").click()
    page.wait_for_selector("#save-error:not(:empty)")
    assert page.input_value("[name='first_name']") == "Łucja"


def hostile(answers, **frame):
    return json.dumps({"instrument": "kazdy_blok", "version": "1.0", "answers": answers} | frame)


DEEP = "[" * 500_000 + "]" * 500_000
HOSTILE = {
    "deep": DEEP,
    "deep within": '{"instrument": "kazdy_blok", "answers": {"first_name": "x", "old": ' + DEEP + "}}",
    "wide": hostile({"goals": [{}] * 100_001}),
    "huge": " " * 8_000_001,
    "not a text": "\ufffe",
    "protected nonsense": json.dumps({"instrument": "kazdy_blok", "data": "%%%", "salt": 7}),
    "another form in disguise": hostile({"first_name": "x"}, instrument="kazdy_blok\u202e"),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_words_and_the_screen_stays(opened, tmp_path, content):
    file = tmp_path / "x.json"
    file.write_text(content, encoding="utf-8")
    page = opened()
    page.fill("[name='first_name']", "zostaje")
    load(page, file)
    assert "\u202e" not in complaint(page)
    page.keyboard.press("Escape")
    assert page.input_value("[name='first_name']") == "zostaje"


def sealed(page, inner):
    """Return a protected file, well made, that holds something else than a record."""
    page.fill("[name='first_name']", "x")
    page.click("[data-command='save']")
    page.evaluate(
        "inner => { const real = JSON.stringify; JSON.stringify = (value, ...rest) => value && value.answers ? inner : real(value, ...rest); }", inner
    )
    page.check("#protect")
    page.fill("#passphrase", PASSPHRASE)
    page.fill("#passphrase-again", PASSPHRASE)
    with page.expect_download() as download:
        page.locator("#dialog-save .go").click()
    return download.value.path()


@pytest.mark.parametrize("inner", ["nie JSON", "null", '{"instrument": "inny", "answers": {}}', DEEP])
def test_a_protected_file_that_holds_no_record_is_told(opened, tmp_path, inner):
    file = tmp_path / "x.json"
    file.write_bytes(sealed(opened(), inner).read_bytes())
    page = opened()
    page.fill("[name='first_name']", "zostaje")
    load(page, file)
    complaint(page)
    page.fill("#load-passphrase", PASSPHRASE)
    page.evaluate("document.getElementById('load-error').textContent = ''")
    page.locator("#dialog-load .go").click()
    assert complaint(page)
    page.keyboard.press("Escape")
    assert page.input_value("[name='first_name']") == "zostaje"


WRONG_VALUES = [
    None,
    True,
    7,
    -1e308,
    "x",
    [],
    {},
    [[]],
    {"code": {}},
    {"toString": 1},
    ["a", None],
    {"__proto__": {"polluted": 1}},
    {"constructor": {"prototype": {"polluted": 1}}},
]


OPEN = ("first_name", "problem", "talk_date", "hours", "since", "who_present", "trust", "areas", "coping", "goals", "dzieci")
"""Questions that nothing hides."""
HOSTILE_NAMES = ("__proto__", "constructor", "toString", "hasOwnProperty")


@pytest.mark.parametrize("value", WRONG_VALUES, ids=repr)
def test_values_of_the_wrong_type_are_kept_aside_and_break_nothing(opened, tmp_path, value):
    file = tmp_path / "x.json"
    content = {"version": value, "saved_at": value, "unplaced": {"__proto__": value, "old": value}}
    file.write_text(hostile(dict.fromkeys([*every_block_answers(), *HOSTILE_NAMES], value), **content), encoding="utf-8")
    page = opened()
    load(page, file)
    page.wait_for_selector("#dialog-load", state="hidden")
    saved = record(page)
    assert page.evaluate("({}).polluted") is None
    assert {*HOSTILE_NAMES, "old"} <= set(saved["unplaced"])
    if value not in ([], {}, [[]]):
        assert {*OPEN} <= {re.split(r"[.[]", name)[0] for name in [*saved["answers"], *saved["unplaced"]]}
    again = opened()
    file.write_text(json.dumps(saved), encoding="utf-8")
    load(again, file)
    again.wait_for_selector("#dialog-load", state="hidden")
    assert {**record(again), "saved_at": ""} == {**saved, "saved_at": ""}


LONG = "ą" * 100_000
MARKS = "a\u0000b\u202ec\u2066d\u200b\u001b[31m<b>e</b>"


def test_long_texts_and_marks_of_direction_are_kept_whole_and_shown_tame(opened, tmp_path):
    answers = {"problem": LONG, "first_name": MARKS, "old": LONG, MARKS: MARKS}
    file = tmp_path / "x.json"
    file.write_text(hostile(answers), encoding="utf-8")
    page = opened()
    load(page, file)
    page.wait_for_selector("#unplaced", state="visible")
    lines = page.locator("#unplaced li").all_text_contents()
    assert max(map(len, lines)) < 600
    assert not any(mark in "".join(lines) for mark in "\u0000\u202e\u2066\u200b\u001b")
    saved = record(page)
    assert saved["answers"]["problem"] == LONG
    assert saved["answers"]["first_name"] == MARKS
    assert saved["unplaced"] == {"old": LONG, MARKS: MARKS}


def test_very_many_answers_without_a_place_are_counted_and_kept(opened, tmp_path):
    answers = {f"old_{number}": "x" for number in range(5000)}
    file = tmp_path / "x.json"
    file.write_text(hostile(answers), encoding="utf-8")
    page = opened()
    load(page, file)
    page.wait_for_selector("#unplaced", state="visible")
    assert page.locator("#unplaced li").count() < 300
    assert "4800" in page.locator("#unplaced li").last.inner_text()
    assert record(page)["unplaced"] == answers


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


def with_clock(opened):
    page = opened()
    page.clock.install()
    page.reload()
    return page


def test_a_computer_that_wakes_up_empties_the_form_at_once(opened):
    page = with_clock(opened)
    page.fill("[name='first_name']", "Łucja")
    page.click("[data-command='save']")
    page.clock.fast_forward(8 * 60 * 60_000)
    assert "first_name" not in record(page)["answers"]
    assert page.locator("dialog[open]").count() == 0


def test_a_scroll_that_nobody_made_keeps_no_form_open(opened):
    page = with_clock(opened)
    page.fill("[name='first_name']", "Łucja")
    for _ in range(70):
        page.evaluate("dispatchEvent(new Event('scroll'))")
        page.clock.run_for(30_000)
    assert "first_name" not in record(page)["answers"]


def test_a_page_that_comes_back_from_the_browsers_memory_is_empty(opened):
    page = opened()
    page.fill("[name='first_name']", "Łucja")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert "first_name" not in record(page)["answers"]


def test_an_abandoned_form_warns_and_is_emptied(opened):
    page = with_clock(opened)
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
