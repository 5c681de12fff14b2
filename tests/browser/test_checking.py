"""The check on request: summary, focus, links, and how a mended error goes."""

from tests.browser.conftest import record
from tests.renderers.every_block import every_block_answers


def test_the_summary_takes_focus_and_names_every_gap(opened):
    page = opened()
    title = page.title()
    page.click("#check")
    errors = page.locator("#errors")
    assert errors.is_visible()
    assert page.evaluate("document.activeElement.id") == "errors"
    links = errors.locator("a")
    assert [link.split(":")[0] for link in links.all_inner_texts()] == ["1.1", "2.1", "2.4"]
    assert "3" in page.title()
    assert page.title() != title


def test_a_link_goes_to_the_field(opened):
    page = opened()
    page.click("#check")
    page.locator("#errors a").nth(1).click()
    assert page.evaluate("document.activeElement.name") == "problem"


def test_a_mended_error_goes_from_both_places(opened):
    page = opened()
    page.click("#check")
    page.fill("[name='case_code']", "PS.17.2026")
    page.locator("[name='case_code']").blur()
    assert page.locator("[data-q='case_code'] > .error").count() == 0
    assert page.locator("#errors a").count() == 2
    page.locator("[name='help_now'][value='nie']").check()
    assert page.locator("#errors a").count() == 1


def test_a_good_form_is_told_so(opened):
    page = opened(answers=every_block_answers())
    page.click("#check")
    assert page.locator("#ready").is_visible()
    assert not page.locator("#errors").is_visible()


def test_an_empty_row_asks_for_nothing_but_a_begun_one_does(opened):
    answers = every_block_answers() | {"goals": [{"who": "p. Łucja"}]}
    page = opened(answers=answers)
    page.click("#check")
    assert page.locator("#errors a").all_inner_texts()[0].startswith("4.1, ")
    page.fill("[name='goals.0.who']", "")
    page.locator("[name='goals.0.who']").blur()
    assert not page.locator("#errors").is_visible()


def test_a_free_answer_without_words_is_a_gap(opened):
    page = opened(answers=every_block_answers() | {"who_present": ["inne"]})
    page.click("#check")
    page.locator("#errors a").first.click()
    assert page.evaluate("document.activeElement.name") == "who_present.inne"


def test_gaps_never_block_saving(opened):
    page = opened()
    page.click("#check")
    page.click("[data-command='save']")
    with page.expect_download():
        page.locator("#dialog-save .go").click()
    assert record(page)["answers"] == {"worker": "Ewa Żółć-Świętek"}


def test_a_message_waits_for_the_release_of_the_mouse(opened):
    page = opened()
    page.fill("[name='talk_date']", "31.2.2026")
    box = page.locator("[name='phone']").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    assert page.locator("[data-q='talk_date'] > .error").count() == 0
    page.mouse.up()
    page.wait_for_selector("[data-q='talk_date'] > .error")
