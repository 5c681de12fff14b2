"""A choice with many options in a row of a table is a list: written, read back, governed, checked, printed, reached by keys."""

import itertools
from dataclasses import replace

import pytest

from swtools.conditions.tree import Comparison, Literal, Operator
from swtools.document.blocks import ChoiceField, Column, LineField, LineKind, LinesField, Mark, TableField
from swtools.renderers.html import render
from tests.browser.conftest import SETTINGS, record
from tests.browser.test_firefox import firefox  # noqa: F401 - a fixture
from tests.browser.test_firefox import record as record_of
from tests.browser.test_firefox import violations as violations_of
from tests.browser.test_page import printed, violations, with_large_text
from tests.renderers.every_block import every_block_document

REASONS = ("cele osiągnięte", "cele w części", "nieaktualne", "rezygnacja", "wyjazd", "brak kontaktu", "powód po naszej stronie")
CHILD = Comparison(item="dorosly", op=Operator.EQ, operand=Literal(value="nie"))


def reason(**other):
    marks = tuple(Mark(code=f"r{number}", text=text) for number, text in enumerate(REASONS, start=1))
    guardian = Mark(code="opiekun", text="decyzja opiekuna", condition=CHILD, condition_text="jeśli osoba nie jest dorosła")
    return ChoiceField(id="reason", label="Powód", options=(*marks, guardian, Mark(code="inne", text="inne, jakie:", free=True)), **other)


RESULTS = {"tak": "osiągnięty w całości", "czesc": "osiągnięty w części", "nie": "nieosiągnięty"}
YES_NO = (Mark(code="tak", text="tak"), Mark(code="nie", text="nie"))


def lists(**other):
    """Return a form with a register: a list of nine options, one of three long ones, and what stays as it is."""
    register = TableField(
        id="register",
        number="1",
        label="Rejestr",
        paper_rows=3,
        max_rows=100,
        landscape=True,
        columns=(
            Column(field=LineField(id="case", label="Kod", max_length=40)),
            Column(field=reason(**other)),
            Column(field=ChoiceField(id="result", label="Wynik", options=tuple(Mark(code=code, text=text) for code, text in RESULTS.items()))),
            Column(field=ChoiceField(id="agreed", label="Zgoda", boolean=True, options=YES_NO)),
            Column(field=ChoiceField(id="forms", label="Formy", multiple=True, options=reason().options[2:5])),
            Column(field=LineField(id="closed", label="Zamknięta", kind=LineKind.DATE)),
            Column(field=LinesField(id="note", label="Uwagi", lines=1)),
        ),
    )
    adult = ChoiceField(id="dorosly", number="0", label="Czy osoba jest dorosła?", boolean=True, options=YES_NO)
    return replace(every_block_document(), blocks=(adult, register, replace(reason(), id="alone", number="2")), case_code_id="", case_code_label="")


def pick(page, name, words):
    page.locator(f"select[name='{name}']").select_option(label=words)


def register(count):
    return {"register": [{"case": f"PS.{number}.2026", "reason": f"r{number % 7 + 1}"} for number in range(1, count + 1)]}


def rows(page):
    return page.locator("[data-rows='register'] > .card")


def test_only_what_would_fill_lines_of_a_row_is_a_list(opened):
    page = opened(lists())
    assert page.evaluate("[...document.querySelectorAll('form select')].map(e => e.name)") == ["register.0.reason", "register.0.result"]
    assert page.locator("[name='register.0.agreed'][type='radio']").count() == 2
    assert page.locator("[name='register.0.forms'][type='checkbox']").count() == 3
    assert page.locator("[name='alone'][type='radio']").count() == 9


def test_a_list_is_written_read_back_and_taken_back(opened):
    page = opened(lists())
    pick(page, "register.0.reason", "wyjazd")
    pick(page, "register.0.result", "nieosiągnięty")
    assert record(page)["answers"] == {"register": [{"reason": "r5", "result": "nie"}]}
    again = opened(lists(), record(page)["answers"])
    assert again.input_value("[name='register.0.reason']") == "r5"
    again.select_option("[name='register.0.reason']", index=0)
    assert record(again)["answers"] == {"register": [{"result": "nie"}]}
    again.click("[data-command='clear']")
    again.locator("#dialog-clear button:not([data-close])").click()
    assert again.input_value("[name='register.0.result']") == ""
    assert record(again)["answers"] == {}


def test_an_option_of_a_list_opens_its_text(opened):
    page = opened(lists())
    text = page.locator("[name='register.0.reason.inne']")
    assert not text.is_visible()
    pick(page, "register.0.reason", "inne, jakie:")
    assert text.is_visible()
    page.click("#check")
    assert page.locator("#errors a").count() == 1
    text.fill("spór w rodzinie")
    text.blur()
    assert page.locator("#errors a").count() == 0
    answers = {"register": [{"reason": {"code": "inne", "text": "spór w rodzinie"}}]}
    assert record(page)["answers"] == answers
    assert record(opened(lists(), answers))["answers"] == answers
    pick(page, "register.0.reason", "wyjazd")
    assert not text.is_visible()
    assert record(page)["answers"] == {"register": [{"reason": "r5"}]}


def test_an_option_with_a_condition_leaves_its_list_and_comes_back(opened):
    page = opened(lists())
    option = page.locator("select[name='register.0.reason'] option[value='opiekun']")
    assert option.evaluate("e => e.disabled && e.hidden")
    page.check("[name='dorosly'][value='nie']")
    assert not option.evaluate("e => e.disabled || e.hidden")
    pick(page, "register.0.reason", "decyzja opiekuna")
    assert record(page)["answers"]["register"] == [{"reason": "opiekun"}]
    page.check("[name='dorosly'][value='tak']")
    assert page.input_value("[name='register.0.reason']") == ""
    assert "register" not in record(page)["answers"]
    page.check("[name='dorosly'][value='nie']")
    assert record(page)["answers"]["register"] == [{"reason": "opiekun"}]
    page.check("[name='dorosly'][value='tak']")
    pick(page, "register.0.reason", "wyjazd")
    page.check("[name='dorosly'][value='nie']")
    assert record(page)["answers"]["register"] == [{"reason": "r5"}]


def test_a_condition_holds_in_rows_added_later_and_in_loaded_ones(opened):
    answers = {"dorosly": "nie", "register": [{"reason": "r1"}, {"reason": "opiekun"}]}
    page = opened(lists(), answers)
    assert record(page)["answers"] == answers
    page.locator(".add").click()
    pick(page, "register.2.reason", "decyzja opiekuna")
    page.check("[name='dorosly'][value='tak']")
    assert record(page)["answers"]["register"] == [{"reason": "r1"}]


@pytest.mark.parametrize("value", ["wycofane", {"code": "r1", "text": "dopisek"}])
def test_what_a_filled_list_holds_from_an_earlier_version_is_chosen_in_it(opened, value):
    answers = {"register": [{"case": "PS.1.2026", "reason": value}]}
    assert record(opened(lists(), answers))["answers"] == answers


@pytest.mark.parametrize("value", ["wycofane", "", 7, ["r1"], {"code": "r1", "text": "dopisek"}])
def test_what_a_list_does_not_hold_is_shown_and_saved_again(opened, value):
    page = opened(lists())
    page.evaluate("value => swtools.show({register: [{case: 'PS.1.2026', reason: value}]}, {})", value)
    assert value in record(page)["unplaced"].values() or "dopisek" in record(page)["unplaced"].values()
    assert page.locator("#unplaced li").count() == 1
    assert record(page)["answers"]["register"][0]["case"] == "PS.1.2026"


def test_a_text_left_over_at_a_list_is_not_lost(opened):
    page = opened(lists())
    page.evaluate("swtools.show({}, {'register[0].reason': 'r99'})")
    assert record(page)["unplaced"] == {"register[0].reason": "r99"}


def test_a_required_list_is_asked_for_and_mended(opened):
    page = opened(lists(required=True))
    page.fill("[name='register.0.case']", "PS.1.2026")
    page.click("#check")
    assert page.locator("#errors a").all_inner_texts() == ["1, Wiersz 1: Zaznacz odpowiedź."]
    choice = page.locator("[name='register.0.reason']")
    assert choice.get_attribute("aria-invalid") == "true"
    (error,) = page.locator("[data-q='register.0.reason'] > .error").all()
    assert error.get_attribute("id") in choice.get_attribute("aria-describedby").split()
    assert violations(page) == []
    page.locator("#errors a").click()
    assert page.evaluate("document.activeElement.name") == "register.0.reason"
    pick(page, "register.0.reason", "rezygnacja")
    assert page.locator("#errors a").count() == 0
    assert choice.get_attribute("aria-invalid") is None


def test_a_list_is_chosen_from_by_keys(opened):
    page = opened(lists())
    page.locator("[name='register.0.case']").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "register.0.reason"
    page.keyboard.type("brak")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert record(page)["answers"]["register"] == [{"reason": "r6", "result": "tak"}]


def test_lists_are_accessible_empty_and_filled(opened):
    assert violations(opened(lists())) == []
    answers = {"register": [{"reason": {"code": "inne", "text": "spór"}, "result": "tak"}]}
    assert violations(opened(lists(), answers, viewport={"width": 320, "height": 800})) == []
    assert violations(opened(lists(), register(14))) == []


def tops(page, names):
    return [round(page.locator(f"[name='register.0.{name}']").first.bounding_box()["y"]) for name in names]


def test_fields_of_a_row_stand_side_by_side_where_there_is_room(opened):
    wide = opened(lists(), viewport={"width": 1280, "height": 900})
    case, chosen, *_ = tops(wide, ["case", "reason"])
    assert abs(case - chosen) <= 2
    assert rows(wide).first.bounding_box()["height"] < 380
    narrow = opened(lists(), register(3), viewport={"width": 320, "height": 800})
    found = tops(narrow, ["case", "reason", "result", "closed", "note"])
    assert all(second - first > 44 for first, second in itertools.pairwise(found))
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320
    assert narrow.locator("[name='register.0.reason']").bounding_box()["height"] >= 44


@pytest.mark.parametrize("width", [640, 1280])
def test_no_list_is_cut_off_with_text_of_twice_the_size(opened, program, tmp_path, width):
    source = opened(lists(), register(14)).url
    with with_large_text(program, tmp_path, width) as page:
        page.goto(source)
        rows(page).first.locator(".fold").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


KEY = "Powód – w tabeli wpisz numer: 1 – cele osiągnięte, 2 – cele w części"


def words(page, tmp_path):
    return " ".join(" ".join(printed(page, tmp_path)).replace("\u00a0", " ").split())


def test_an_empty_list_is_printed_as_marks_or_with_a_key_above_its_table(opened, tmp_path):
    text = words(opened(lists()), tmp_path)
    assert KEY in text
    assert "8 – decyzja opiekuna" in text
    assert "Wynik – w tabeli" not in text
    assert text.count("nieosiągnięty") == 3


def test_a_list_prints_the_words_that_were_chosen(opened, tmp_path):
    text = words(opened(lists(), {"register": [{"reason": {"code": "inne", "text": "spór w rodzinie"}, "result": "nie"}]}), tmp_path)
    assert text.count("nieosiągnięty") == 3
    assert "spór w rodzinie" in text


def test_without_script_lists_are_there_and_their_keys_are_printed(opened, tmp_path):
    page = opened(lists(), script=False)
    pick(page, "register.0.reason", "wyjazd")
    assert page.locator("[name='register.0.reason.inne']").is_visible()
    text = words(page, tmp_path)
    assert KEY in text
    assert "Wynik – w tabeli wpisz numer: 1 – osiągnięty w całości" in text


def test_a_row_that_is_added_or_brought_back_has_the_focus_in_its_first_field(opened):
    first = lists().blocks[1]
    page = opened(replace(lists(), blocks=(replace(first, columns=first.columns[1:]),)))
    page.locator(".add").click()
    assert page.evaluate("document.activeElement.name") == "register.1.reason"
    rows(page).nth(1).locator(".remove-row").click()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "register.1.reason"


def folded(page):
    return page.evaluate("[...document.querySelectorAll('.card')].filter(card => !card.querySelector('.cells').checkVisibility()).length")


def test_a_dozen_rows_stay_open_and_more_are_folded_to_their_first_answers(opened):
    assert folded(opened(lists(), register(12))) == 0
    page = opened(lists(), register(13))
    assert folded(page) == 13
    assert rows(page).nth(4).locator(".fold").inner_text() == "PS.5.2026 · brak kontaktu"
    assert record(page)["answers"] == register(13)


def test_a_folded_row_is_opened_and_closed_by_keys(opened):
    page = opened(lists(), register(13))
    page.locator("[name='dorosly']").first.focus()
    page.keyboard.press("Tab")
    fold = rows(page).first.locator(".fold")
    assert fold.evaluate("e => e === document.activeElement")
    assert fold.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    assert fold.get_attribute("aria-expanded") == "true"
    assert page.locator("[name='register.0.case']").is_visible()
    assert "Nic jeszcze" in page.inner_text("#status")
    page.keyboard.press("Space")
    assert not page.locator("[name='register.0.case']").is_visible()


def test_thirty_rows_are_filled_one_after_another_by_keys(opened):
    page = opened(lists())
    page.locator("[name='register.0.case']").focus()
    for number in range(30):
        if number:
            page.locator(".add").press("Enter")
        page.keyboard.type(f"PS.{number}.2026")
        page.keyboard.press("Tab")
        page.keyboard.type("wyj")
    assert record(page)["answers"]["register"] == [{"case": f"PS.{number}.2026", "reason": "r5"} for number in range(30)]
    assert folded(page) == 29
    assert page.locator("[name='register.29.case']").is_visible()


def test_an_error_opens_its_row(opened):
    page = opened(lists(required=True), {"register": [*register(13)["register"], {"case": "PS.14.2026"}]})
    page.click("#check")
    assert folded(page) == 13
    rows(page).nth(13).locator(".fold").click()
    page.locator("#errors a").click()
    assert page.evaluate("document.activeElement.name") == "register.13.reason"


def test_rows_open_when_no_more_than_a_dozen_are_left(opened):
    page = opened(lists(), register(13))
    rows(page).first.locator(".fold").click()
    rows(page).first.locator(".remove-row").click()
    assert folded(page) == 0
    assert page.locator(".fold:visible").count() == 0


def test_folded_rows_are_printed_whole(opened, tmp_path):
    text = words(opened(lists(), register(40)), tmp_path)
    assert all(f"PS.{number}.2026" in text for number in range(1, 41))
    assert "brak kontaktu ·" not in text


def test_a_loaded_file_takes_the_place_of_longer_tables(opened):
    page = opened(lists(), register(14))
    page.evaluate("answers => swtools.show(answers, {})", register(2))
    assert folded(page) == 0
    assert record(page)["answers"] == register(2)


@pytest.mark.xdist_group("firefox")
def test_firefox_writes_reads_and_hides_options(firefox, tmp_path):  # noqa: F811
    file = tmp_path / "form.html"
    file.write_bytes(render(lists(), SETTINGS, register(13)))
    firefox.open(file.as_uri())
    firefox.click(".card .fold")
    firefox.type("[name='register.0.reason']", "rezyg")
    assert record_of(firefox)["answers"]["register"][0] == {"case": "PS.1.2026", "reason": "r4"}
    hidden = "return document.querySelector(`[name='register.0.reason'] [value=opiekun]`).hidden"
    assert firefox.run(hidden) is True
    firefox.click("[name='dorosly'][value='nie']")
    assert firefox.run(hidden) is False
    assert violations_of(firefox) == []
