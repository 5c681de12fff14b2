"""The page in a real browser, opened from disk: policy, pictures, reading without a script, filters, accessibility, narrow screens."""

from __future__ import annotations

import pytest

from . import sample

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def tab(browser):
    opened = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield opened
    opened.close()


def shown_tools(tab) -> int:
    return len(set(tab.eval_on_selector_all("[data-tool]:not([hidden])", "tools => tools.map(tool => tool.dataset.tool)")))


def test_from_disk_nothing_is_refused_and_nothing_leaves_the_machine(tab, address):
    said, asked = [], []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address + "#osoba-bez-pracy")
    picture = tab.locator("#osoba-bez-pracy_1 img").first
    picture.scroll_into_view_if_needed()
    tab.wait_for_function("picture => picture.complete && picture.naturalWidth > 0", arg=picture.element_handle())
    assert said == []
    assert all(url.startswith("file:") for url in asked)


def test_a_file_opens_from_its_link(tab, address):
    tab.goto(address + "#osoba-bez-pracy")
    tab.locator("#osoba-bez-pracy_1 .files a[href$='.html']").first.click()
    assert tab.url.endswith("/osoba-bez-pracy/1-diagnoza/bp-1-0-narzedzie.worker.html")
    assert "bp-1-0-narzedzie.worker.html" in tab.content()


def test_a_cell_opens_its_group_alone(tab, address):
    tab.goto(address)
    assert tab.locator(".group:visible").count() == 0
    tab.click("td a[href='#rodzina-z-dziecmi_3']")
    assert tab.eval_on_selector_all(".group", "groups => groups.filter(group => group.offsetHeight).map(group => group.id)") == ["rodzina-z-dziecmi"]
    assert tab.locator("#rodzina-z-dziecmi_3 h3").bounding_box()["y"] < 300
    assert tab.locator("tr.open").get_attribute("data-group") == "rodzina-z-dziecmi"
    tab.click("a[href='#all_groups']")
    assert tab.locator(".group:visible").count() == 13


def test_without_a_script_everything_can_be_read_and_reached(browser, address):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)
    assert not tab.locator("#filters").is_visible()
    tab.click("td a[href='#osoba-bez-pracy_1']")
    assert tab.locator("#osoba-bez-pracy_1 .files a").first.is_visible()
    assert tab.locator("#osoba-bez-pracy_1 a.button").is_visible()
    tab.click("#osoba-bez-pracy_1 .lines a[href^='#wspolne.']")
    assert tab.locator("#wspolne_1").is_visible() and not tab.locator("#osoba-bez-pracy").is_visible()
    tab.click("#wspolne .top a")
    tab.click("a[href='#all_groups']")
    assert tab.locator(".group:visible").count() == 13
    context.close()


def test_filter_by_kind_counts_again(tab, address):
    tab.goto(address)
    everything = shown_tools(tab)
    tab.uncheck("#filters input[value='2']")
    cards = [card for group in sample.catalogue().groups for cell in group.cells for card in cell.cards]
    assert shown_tools(tab) == len({card.id for card in cards if card.kind != "documentation_form"})
    assert str(everything) in tab.inner_text("#status") and str(shown_tools(tab)) in tab.inner_text("#status")
    marks = tab.locator("td a[href='#osoba-bez-pracy_1'] .mark:visible")
    assert marks.evaluate_all("all => all.map(mark => mark.firstChild.data)") == ["1", "2"]
    # A stage that had forms only is left with a dash.
    assert tab.locator("td a[href='#rodzina-z-dziecmi_3'] .mark:visible").count() == 0
    assert "dash" in tab.get_attribute("td a[href='#rodzina-z-dziecmi_3']", "class")
    tab.click("#filters [type=reset]")
    tab.wait_for_function("() => !document.querySelector('[data-tool][hidden]')")
    assert "dash" not in (tab.get_attribute("td a[href='#rodzina-z-dziecmi_3']", "class") or "")
    assert tab.evaluate("document.activeElement.id") == "role"


def test_filter_by_role_says_what_it_hides(tab, address):
    tab.goto(address + "#rodzina-z-dziecmi")
    tab.select_option("#role", label="Asystent rodziny")
    cards = [card for group in sample.catalogue().groups for cell in group.cells for card in cell.cards]
    assert shown_tools(tab) == len({card.id for card in cards if card.role == "asystent-rodziny"})
    assert tab.locator("#rodzina-z-dziecmi_1 > .aim").last.is_visible()
    assert "6" in tab.locator("#rodzina-z-dziecmi_1 > .aim").last.inner_text()


def test_links_to_files_have_full_names_for_screen_readers(tab, address):
    tab.goto(address + "#osoba-bez-pracy")
    title = tab.locator("#osoba-bez-pracy_1 li h4").first.inner_text()
    assert tab.locator("#osoba-bez-pracy_1").get_by_role("link", name=f"PDF {title}").first.is_visible()


def test_keyboard_starts_with_a_way_to_the_grid(tab, address):
    tab.goto(address)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('href')") == "#the_grid"
    assert tab.locator(".skip").bounding_box()["y"] >= 0


@pytest.mark.parametrize(("place", "width"), [("", 1280), ("", 360), ("#osoba-bez-pracy", 800), ("#outside_stages", 360)])
def test_axe_finds_nothing(browser, address, axe, width, place):
    # The policy of the page would refuse the checker.
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    tab = context.new_page()
    tab.goto(address + place)
    tab.evaluate(axe)
    found = tab.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found["violations"]] == []
    assert len(found["passes"]) > 30
    context.close()


@pytest.mark.parametrize("width", [320, 360, 480, 640, 800, 1024])
def test_no_sideways_scrolling(tab, address, width):
    # WCAG 2.1, 1.4.10: 320 CSS pixels.
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(address + "#all_groups")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_a_group_is_a_strip_of_its_stages(tab, address):
    tab.set_viewport_size({"width": 360, "height": 780})
    tab.goto(address)
    row = tab.locator("tr[data-group='osoba-bez-pracy']")
    tops = row.locator("td").evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().top)")
    assert len(set(tops)) == 1 and len(tops) == 7
    assert row.locator("th").bounding_box()["y"] < tops[0]


def test_targets_are_large_enough_for_a_finger(tab, address):
    tab.set_viewport_size({"width": 360, "height": 780})
    tab.goto(address + "#osoba-bez-pracy")
    sizes = tab.locator("td a:visible, tbody th a:visible, .files a:visible, .button:visible, .option:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [Math.round(box.width), Math.round(box.height)])"
    )
    assert min(width for width, _ in sizes) >= 40
    assert min(height for _, height in sizes) >= 44
