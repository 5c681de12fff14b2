"""Rows and cards: add, remove, bring back, keep names unique."""

from dataclasses import replace

from swtools.document.blocks import Column, LineField, Repeat, Section, TableField
from tests.browser.conftest import record
from tests.renderers.every_block import every_block_document


def goals(page):
    return page.locator("[data-rows='goals'] > fieldset.card")


def add(page, path):
    page.locator(f"[data-rows='{path}'] ~ .add").click()


def test_a_row_is_added_with_focus_and_said(opened):
    page = opened()
    assert goals(page).count() == 1
    add(page, "goals")
    assert goals(page).count() == 2
    assert page.evaluate("document.activeElement.name") == "goals.1.goal"
    assert "2" in page.locator("[data-rows='goals'] ~ .live").inner_text()


def test_a_removed_row_comes_back_in_its_place(opened):
    page = opened()
    add(page, "goals")
    page.fill("[name='goals.0.goal']", "Pierwszy")
    page.fill("[name='goals.1.goal']", "Drugi")
    goals(page).first.locator(".remove-row").click()
    assert record(page)["answers"]["goals"] == [{"goal": "Drugi"}]
    assert page.evaluate("document.activeElement.className") == "restore-row"
    page.keyboard.press("Enter")
    assert record(page)["answers"]["goals"] == [{"goal": "Pierwszy"}, {"goal": "Drugi"}]


def test_serials_are_never_used_twice(opened):
    page = opened()
    add(page, "goals")
    goals(page).nth(1).locator(".remove-row").click()
    add(page, "goals")
    names = page.evaluate("[...document.querySelectorAll('[data-rows=goals] [name]')].map(e => e.name)")
    ids = page.evaluate("[...document.querySelectorAll('form [id]')].map(e => e.id)")
    assert len(set(ids)) == len(ids)
    assert "goals.2.goal" in names


def test_the_last_row_has_no_button_to_remove_it_and_the_most_no_button_to_add(opened):
    page = opened()
    assert not goals(page).first.locator(".remove-row").is_visible()
    for _ in range(11):
        add(page, "goals")
    assert not page.locator("[data-rows='goals'] ~ .add").is_visible()


def test_an_empty_card_is_not_recorded_and_a_half_read_one_is(opened):
    page = opened()
    add(page, "goals")
    page.fill("[name='goals.1.until']", "po świętach")
    saved = record(page)
    assert saved["answers"]["goals"] == [{}]
    assert saved["unplaced"] == {"goals[0].until": "po świętach"}


def nested():
    inner = TableField(id="toys", label="Zabawki", columns=(Column(field=LineField(id="toy", label="Co")),), paper_rows=2)
    outer = Section(
        id="kids", number="1", title="Dzieci", repeat=Repeat(maximum=4, paper_copies=2, item_label="Dziecko"), blocks=(LineField(id="kid", label="Imię"), inner)
    )
    return replace(every_block_document(), blocks=(outer,))


def test_rows_within_cards(opened):
    page = opened(nested())
    add(page, "kids")
    add(page, "kids.1.toys")
    page.fill("[name='kids.1.kid']", "Ola")
    page.fill("[name='kids.1.toys.1.toy']", "miś")
    assert record(page)["answers"] == {"kids": [{"kid": "Ola", "toys": [{"toy": "miś"}]}]}


def test_a_record_with_rows_within_cards_is_shown(opened):
    answers = {"kids": [{"kid": "Ola", "toys": [{"toy": "miś"}, {"toy": "lala"}]}, {"kid": "Jan"}, {"toys": [{"toy": "auto"}]}]}
    page = opened(nested(), answers)
    assert record(page)["answers"] == answers
    assert page.locator("[data-rows='kids'] > fieldset.card").count() == 3
