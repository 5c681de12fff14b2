"""Filling a form by its real controls: what is recorded, what is hidden, what is computed."""

from dataclasses import replace
from datetime import date

import pytest

from swtools.document.blocks import LineField, LineKind
from tests.browser.conftest import record
from tests.renderers.every_block import every_block_answers, every_block_document


def type_into(page, name, text):
    page.fill(f"[name='{name}']", text)
    page.locator(f"[name='{name}']").blur()


def choose(page, name, value):
    page.locator(f"[name='{name}'][value='{value}']").check()


@pytest.mark.parametrize(
    ("name", "typed", "shown", "value"),
    [
        ("talk_date", "7.3.2026", "07.03.2026", "2026-03-07"),
        ("talk_date", "7 3 2026", "07.03.2026", "2026-03-07"),
        ("talk_date", "07032026", "07.03.2026", "2026-03-07"),
        ("talk_date", "2026-03-07", "07.03.2026", "2026-03-07"),
        ("talk_date", "2026.3.7", "07.03.2026", "2026-03-07"),
        ("talk_date", "07-03-2026", "07.03.2026", "2026-03-07"),
        ("talk_date", "7/3/2026 r.", "07.03.2026", "2026-03-07"),
        ("talk_date", "7.3.26", "07.03.2026", "2026-03-07"),
        ("talk_date", "07-03-26", "07.03.2026", "2026-03-07"),
        ("talk_date", "7 marca 2026", "07.03.2026", "2026-03-07"),
        ("start_time", "8.30", "08:30", "08:30"),
        ("start_time", "0830", "08:30", "08:30"),
        ("month", "3/2026", "03.2026", "2026-03"),
        ("rent", "1 250,5 zł", "1250,50", "1250.50"),
        ("hours", "4,5", "4,5", 4.5),
        ("meeting_no", " 3 ", "3", 3),
        ("phone", "+48 600-100-200", "600 100 200", "600100200"),
        ("pesel", "020708 03628", "02070803628", "02070803628"),
    ],
)
def test_a_line_is_tolerant_and_tidied(opened, name, typed, shown, value):
    page = opened()
    type_into(page, name, typed)
    assert page.input_value(f"[name='{name}']") == shown
    assert record(page)["answers"][name] == value
    assert page.locator(f"[data-q='{name}'] > .error").count() == 0


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("talk_date", "31.2.2026"),
        ("talk_date", "jutro"),
        ("talk_date", "7.3.126"),
        ("talk_date", "29.2.25"),
        ("talk_date", "7.3.2019"),
        ("meeting_no", "3,5"),
        ("meeting_no", "100"),
        ("hours", "25"),
        ("rent", "-1"),
        ("start_time", "24:00"),
        ("month", "13.2026"),
        ("phone", "60010020"),
        ("pesel", "02070803629"),
        ("pesel", "0207080362"),
        ("plate", "ps.12"),
    ],
)
def test_a_line_says_what_is_wrong_when_it_is_left(opened, name, typed):
    page = opened()
    type_into(page, name, typed)
    error = page.locator(f"[data-q='{name}'] > .error")
    assert error.count() == 1
    assert page.get_attribute(f"[name='{name}']", "aria-invalid") == "true"
    assert error.get_attribute("id") in page.get_attribute(f"[name='{name}']", "aria-describedby").split()
    type_into(page, name, "")
    assert error.count() == 0
    assert page.get_attribute(f"[name='{name}']", "aria-invalid") is None


def test_a_day_in_the_future_is_not_a_day_of_a_talk(opened):
    page = opened()
    type_into(page, "talk_date", f"1.1.{date.today().year + 1}")
    assert page.locator("[data-q='talk_date'] > .error").count() == 1


def test_a_text_that_is_no_date_is_kept_beside_the_answers(opened):
    page = opened()
    type_into(page, "talk_date", "przed świętami")
    saved = record(page)
    assert "talk_date" not in saved["answers"]
    assert saved["unplaced"] == {"talk_date": "przed świętami"}


def test_a_conditional_part_opens_and_its_answers_leave_the_record_when_it_closes(opened):
    page = opened()
    helps = page.locator("[name='help_changed']")
    assert not helps.is_visible()
    choose(page, "help_now", "tak")
    assert helps.is_visible()
    type_into(page, "help_changed", "Mam z kim rozmawiać.")
    assert record(page)["answers"]["help_changed"] == "Mam z kim rozmawiać."
    choose(page, "help_now", "nie")
    assert not helps.is_visible()
    assert helps.is_disabled()
    assert "help_changed" not in record(page)["answers"]
    choose(page, "help_now", "tak")
    assert helps.input_value() == "Mam z kim rozmawiać."


def test_an_option_with_a_condition_is_not_there_until_it_holds(opened):
    page = opened()
    interpreter = page.locator("[name='who_present'][value='tlumacz']")
    assert not interpreter.is_visible()
    type_into(page, "start_time", "8:30")
    interpreter.check()
    assert record(page)["answers"]["who_present"] == ["tlumacz"]
    type_into(page, "start_time", "9:00")
    assert "who_present" not in record(page)["answers"]


def test_a_row_of_a_matrix_with_a_condition(opened):
    page = opened()
    row = page.locator("[name='areas.bliscy']").first
    assert not row.is_visible()
    choose(page, "help_now", "tak")
    page.locator("[name='areas.bliscy'][value='dobrze']").check()
    assert record(page)["answers"]["areas"] == {"bliscy": {"code": "dobrze"}}
    choose(page, "help_now", "nie")
    assert "areas" not in record(page)["answers"]


def test_an_exclusive_answer_clears_the_others(opened):
    page = opened()
    choose(page, "who_present", "osoba")
    choose(page, "who_present", "nikt")
    assert record(page)["answers"]["who_present"] == ["nikt"]
    choose(page, "who_present", "bliski")
    assert record(page)["answers"]["who_present"] == ["bliski"]


def test_too_many_answers_are_counted(opened):
    page = opened()
    for code in ("osoba", "bliski", "asystent", "specjalista"):
        choose(page, "who_present", code)
    assert page.locator("[data-q='who_present'] > .error").count() == 0
    choose(page, "who_present", "inne")
    message = page.locator("[data-q='who_present'] > .error").inner_text()
    assert "4" in message
    assert "5" in message


def test_another_answer_opens_its_text(opened):
    page = opened()
    text = page.locator("[name='who_present.inne']")
    assert not text.is_visible()
    choose(page, "who_present", "inne")
    type_into(page, "who_present.inne", "sąsiadka")
    assert record(page)["answers"]["who_present"] == [{"code": "inne", "text": "sąsiadka"}]


def test_a_yes_opens_its_details(opened):
    page = opened()
    choose(page, "better_days", "tak")
    type_into(page, "better_days.tak", "Rano, nad rzeką.")
    assert record(page)["answers"]["better_days"] == {"code": "tak", "text": "Rano, nad rzeką."}
    choose(page, "better_days", "nie")
    assert record(page)["answers"]["better_days"] == "nie"


def test_an_answer_can_be_taken_back(opened):
    page = opened()
    choose(page, "since", "rok")
    page.locator("[data-q='since'] .clear-answer").click()
    assert "since" not in record(page)["answers"]
    assert page.evaluate("document.activeElement.name") == "since"


def test_one_row_of_a_matrix_is_taken_back_with_the_pointer_or_the_keyboard(opened):
    page = opened()
    choose(page, "areas.praca", "trudno")
    choose(page, "areas.mieszkanie", "dobrze")
    row = page.locator("[data-q='areas'] [data-part='praca']")
    row.locator(".clear-answer").click()
    assert record(page)["answers"]["areas"] == {"mieszkanie": {"code": "dobrze"}}
    assert not row.locator(".clear-answer").is_visible()
    page.locator("[name='areas.mieszkanie'][value='dobrze']").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("Usuń odpowiedź: ")
    page.keyboard.press("Enter")
    assert "areas" not in record(page)["answers"]
    assert page.evaluate("document.activeElement.name") == "areas.mieszkanie"


def test_one_mark_of_a_scale_is_taken_back(opened):
    page = opened()
    choose(page, "coping.was", "2")
    choose(page, "coping.is", "4")
    page.locator("[data-q='coping'] [data-part='was'] .clear-answer").click()
    assert record(page)["answers"]["coping"] == {"is": 4}


@pytest.mark.parametrize(("bounds", "year"), [({}, 1956), ({"maximum": "today"}, 1956), ({"maximum": "1930-12-31"}, 1856)])
def test_two_digits_of_a_year_mean_the_latest_one_that_can_be(opened, bounds, year):
    page = opened(with_date(**bounds))
    type_into(page, "born", "7.3.56")
    assert record(page)["answers"]["born"] == f"{year}-03-07"
    assert str(year) in page.locator("#q-born-echo").inner_text()


def with_date(**bounds):
    return replace(every_block_document(), blocks=(LineField(id="born", label="Urodzenie", kind=LineKind.DATE, **bounds),))


def test_sum_difference_and_band(opened):
    page = opened()
    type_into(page, "costs.0.amount", "210")
    type_into(page, "costs.1.amount", "95,40")
    page.locator("[name='coping.was'][value='2']").check()
    page.locator("[name='coping.is'][value='4']").check()
    answers = record(page)["answers"]
    assert answers["costs_sum"] == pytest.approx(305.4)
    assert page.locator("#q-costs_sum").inner_text() == "305,40\u00a0zł"
    assert answers["change"] == 2
    assert "jest lepiej" in page.locator("#q-change").inner_text()


def test_a_rule_over_two_ends_of_a_period(opened):
    page = opened()
    type_into(page, "stay.to", "1.01.2020")
    assert page.locator("[data-q='stay'] > .error").count() == 0
    type_into(page, "stay.from", "1.02.2020")
    assert "wcześniejsza" in page.locator("[data-q='stay'] > .error").inner_text()
    type_into(page, "stay.from", "1.12.2019")
    assert page.locator("[data-q='stay'] > .error").count() == 0


def test_a_filled_form_holds_the_record_it_was_made_from(opened):
    answers = every_block_answers()
    page = opened(answers=answers)
    # The sum is computed here, so it is a number; everything else is what was put in.
    assert record(page)["answers"] == {**answers, "costs_sum": 305.4}


def test_the_section_list_counts_questions(opened):
    page = opened()
    assert page.locator(".contents .progress").nth(1).inner_text().startswith("1")  # the worker's name is put in beforehand
    type_into(page, "case_code", "PS.17.2026")
    assert page.locator(".contents .progress").nth(1).inner_text().startswith("2")


def test_the_workers_part_is_switched_off(opened):
    page = opened()
    facts = page.locator("[name='facts']")
    assert facts.is_visible()
    page.locator("#worker-part").uncheck()
    assert not facts.is_visible()
    assert not page.get_by_text("Fakty zapisuj osobno").is_visible()


def test_enter_in_a_field_throws_nobody_out(opened):
    page = opened()
    page.fill("[name='first_name']", "Łucja")
    page.press("[name='first_name']", "Enter")
    assert page.input_value("[name='first_name']") == "Łucja"


def test_questions_called_like_parts_of_the_page_work(opened):
    names = ("form", "model", "words", "title", "status", "check", "errors", "main", "answers", "save")
    page = opened(replace(every_block_document(), blocks=tuple(LineField(id=name, label=name) for name in names)))
    for name in names:
        type_into(page, name, name)
    assert record(page)["answers"] == {name: name for name in names}
    page.click("#check")
    assert page.locator("#ready").is_visible()
