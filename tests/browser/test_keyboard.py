"""One whole form with nothing but the keyboard: found, filled, checked, corrected, saved."""

import json

from tests.browser.conftest import record
from tests.renderers.every_block import every_block_answers

DESCRIBE = """() => {
    const at = document.activeElement;
    if (at === document.body) return null;
    return { name: at.name || "", id: at.id, type: at.type || at.tagName, value: at.value || "", text: at.textContent, rows: at.closest("[data-rows]") ? 1 : 0,
             add: at.classList.contains("add") ? at.parentNode.querySelector(":scope > [data-rows]").dataset.rows : "" };
}"""


def wanted(answers, name):
    """Return the answer under the name of a control (`goals.0.goal`), or None."""
    value = answers
    for step in name.split("."):
        if isinstance(value, list):
            value = (
                value[int(step)]
                if step.isdigit() and int(step) < len(value)
                else next((part for part in value if isinstance(part, dict) and part.get("code") == step), None)
            )
            value = value.get("text") if isinstance(value, dict) and not step.isdigit() else value
        elif isinstance(value, dict) and "code" in value and step == value["code"] and step not in value:
            value = value.get("text")
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def codes(value):
    listed = value if isinstance(value, list) else [value.get("code") if isinstance(value, dict) else value]
    return [str(part["code"] if isinstance(part, dict) else part) for part in listed if part is not None]


def answer(page, at, answers):
    """Give the answer of the control that has the focus; arrows choose in a group, as browsers do it."""
    value = wanted(answers, at["name"])
    if value is None:
        return
    if at["type"] == "checkbox":
        if at["value"] in codes(value) and not page.evaluate("document.activeElement.checked"):
            page.keyboard.press("Space")
    elif at["type"] == "radio":
        page.keyboard.press("Space")
        for _ in range(12):
            if page.evaluate("document.activeElement.value") in codes(value):
                break
            page.keyboard.press("ArrowDown")
    elif not page.evaluate("document.activeElement.value"):
        page.keyboard.insert_text(str(value))


def cards(page, path):
    return page.evaluate(
        "path => [...document.querySelectorAll('[data-rows]')].find(box => box.dataset.rows === path).querySelectorAll(':scope > .card').length", path
    )


def tab_to(page, condition):
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate(f"(at => {condition})(document.activeElement)"):
            return
    raise AssertionError(f"no key leads to {condition}")


def test_a_whole_form_is_filled_checked_corrected_and_saved_without_a_mouse(opened):
    answers = every_block_answers()
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    seen = []
    for _ in range(400):
        page.keyboard.press("Tab")
        at = page.evaluate(DESCRIBE)
        if at["id"] == "check":
            break
        seen.append(at["name"])
        if at["name"]:
            answer(page, at, answers)
        elif at["add"] and len(wanted(answers, at["add"]) or []) > cards(page, at["add"]):
            page.keyboard.press("Enter")
            answer(page, page.evaluate(DESCRIBE), answers)
    assert len(set(seen)) > 60
    saved = record(page)["answers"]
    assert saved == {**answers, "costs_sum": 305.4}

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "ready"
    tab_to(page, "at.name === 'case_code'")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    tab_to(page, "at.id === 'check'")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "errors"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "case_code"
    page.keyboard.insert_text(answers["case_code"])

    page.keyboard.press("Control+s")
    assert page.evaluate("document.activeElement.closest('dialog').id") == "dialog-save"
    for _ in range(6):
        if "go" in page.evaluate("document.activeElement.className").split():
            break
        page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert file["answers"] == {**answers, "costs_sum": 305.4}
    page.wait_for_selector("#dialog-save", state="hidden")
    assert page.evaluate("document.activeElement.name") == "case_code"
