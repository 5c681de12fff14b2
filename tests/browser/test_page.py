"""The page as a whole: no network, accessible, small screens, without script, on paper."""

import itertools
import json
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from swtools.document.blocks import Edition
from tests import outside
from tests.renderers.every_block import every_block_answers, every_block_document

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def violations(page):
    page.evaluate(outside.checker("axe").read_text(encoding="utf-8"))
    return page.evaluate(
        """async tags => (await axe.run(document, {runOnly: tags})).violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))])""",
        AXE_TAGS,
    )


@pytest.mark.parametrize("edition", list(Edition))
def test_axe_finds_nothing_in_an_empty_form(opened, edition):
    assert violations(opened(every_block_document(edition))) == []


def test_axe_finds_nothing_in_a_filled_form(opened):
    assert violations(opened(answers=every_block_answers())) == []


def test_axe_finds_nothing_in_a_form_with_errors(opened):
    page = opened()
    page.fill("[name='talk_date']", "31.2.2026")
    page.click("#check")
    assert page.locator("#errors a").count() > 3
    assert violations(page) == []


@pytest.mark.parametrize("name", ["save", "load", "print", "clear"])
def test_axe_finds_nothing_in_the_dialogs(opened, name):
    page = opened()
    page.click(f"[data-command='{name}']")
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_cut_off_on_small_screens(opened, width):
    page = opened(answers=every_block_answers(), viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@contextmanager
def with_large_text(program, tmp_path, width):
    """Start a browser whose reader has set text of twice the usual size."""
    preferences = tmp_path / "profile" / "Default" / "Preferences"
    preferences.parent.mkdir(parents=True)
    preferences.write_text(json.dumps({"webkit": {"webprefs": {"default_font_size": 32}}}), encoding="utf-8")
    with program(tmp_path / "profile", width) as page:
        yield page


@pytest.mark.parametrize("width", [640, 1280])
def test_nothing_is_cut_off_with_text_of_twice_the_size(opened, program, tmp_path, width):
    source = opened(answers=every_block_answers()).url
    with with_large_text(program, tmp_path, width) as page:
        page.goto(source)
        assert page.evaluate("getComputedStyle(document.body).fontSize") == "36px"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_targets_are_large_enough_to_touch(opened):
    page = opened(viewport={"width": 360, "height": 740})
    small = page.evaluate(
        """[...document.querySelectorAll("button, .option, .scale label, input.input, textarea, .unit, summary")]
            .filter(e => e.checkVisibility() && !e.closest("dialog"))
            .map(e => [e.textContent.trim().slice(0, 30), Math.round(e.getBoundingClientRect().height)])
            .filter(([, height]) => height < 44)"""
    )
    assert small == []


def test_no_request_leaves_the_page_whatever_is_done_with_it(opened, tmp_path):
    requests = []
    page = opened(answers=every_block_answers(), requests=requests)
    page.click("[data-command='save']")
    with page.expect_download() as download:
        page.locator("#dialog-save .go").click()
    page.click("[data-command='load']")
    page.set_input_files("#load-file", download.value.path())
    page.locator("#dialog-load .go").click()
    page.click("#check")
    printed(page, tmp_path)
    page.click("[data-command='clear']")
    page.locator("#dialog-clear button:not([data-close])").click()
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []


def test_the_log_would_show_a_request(opened):
    requests = []
    page = opened(requests=requests)
    address = "http://127.0.0.1:9/picture.png"
    page.evaluate("address => { const link = document.createElement('a'); link.href = address; document.body.append(link); link.click(); }", address)
    page.wait_for_timeout(300)
    assert address in requests


def test_the_policy_refuses_a_foreign_script(browser, opened):
    page = opened()
    source = Path(page.url.removeprefix("file://"))
    altered = source.with_name("altered.html")
    altered.write_text(source.read_text(encoding="utf-8").replace("</body>", "<script>document.title='obcy'</script></body>"), encoding="utf-8")
    other = browser.new_page()
    other.goto(altered.as_uri())
    assert other.title() != "obcy"
    other.close()


def test_without_script_every_part_is_there_and_said(opened):
    page = opened(script=False)
    assert page.locator("[data-no-script]").first.is_visible()
    assert page.locator("[name='help_changed']").is_visible()
    assert page.locator("[name='who_present.inne']").is_visible()
    assert not page.locator("[data-command='save']").is_visible()


def test_keyboard_reaches_every_control_in_reading_order(opened):
    page = opened()
    page.locator("#title").focus()
    tops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        top = page.evaluate("(e => e.closest('form') ? e.getBoundingClientRect().top + scrollY : null)(document.activeElement)")
        if top is not None:
            tops.append(top)
    assert len(tops) > 30
    assert all(second >= first - 60 for first, second in itertools.pairwise(tops))


def test_arrows_move_in_a_scale(opened):
    page = opened()
    page.locator("[name='trust'][value='5']").check()
    page.keyboard.press("ArrowRight")
    assert page.locator("[name='trust'][value='6']").is_checked()


def printed(page, tmp_path):
    """Return the text of each page as it is printed."""
    program = outside.checker("pdftotext")
    file = tmp_path / "print.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    text = subprocess.run([program, "-layout", file, "-"], capture_output=True, check=True, text=True).stdout
    return text.split("\f")[:-1]


def test_an_empty_form_is_printed_with_room_for_a_pen(opened, tmp_path):
    pages = printed(opened(), tmp_path)
    text = "\n".join(pages)
    assert "Wypełnij tylko, jeśli w pytaniu 2.4 zaznaczono" in text
    assert "Co ta pomoc już zmieniła?" in text
    assert "Narzędzia wspólne · W-04 · wersja 1.0" in pages[0]
    assert "Kod sprawy ____" in pages[1]
    assert "Zapisz" not in text
    assert text.count("Dziecko ") == 2


def test_without_script_the_form_is_printed_whole(opened, tmp_path):
    text = "\n".join(printed(opened(script=False), tmp_path))
    assert "Co ta pomoc już zmieniła?" in text
    assert "Wypełnij tylko, jeśli w pytaniu 2.4 zaznaczono" in text
    assert "Sprawdź odpowiedzi" not in text
    assert "Skrypty są wyłączone" not in text


def test_the_head_of_a_long_table_is_repeated_on_every_sheet(opened, tmp_path):
    goals = [{"goal": f"Cel numer {number} z opisem, który zajmuje więcej niż jedną linię w tej kolumnie"} for number in range(12)]
    pages = printed(opened(answers=every_block_answers() | {"goals": goals}), tmp_path)
    with_rows = [page for page in pages if "Cel numer" in page]
    assert len(with_rows) > 1
    assert all("Po czym to poznamy" in page or "Do kiedy" in page for page in with_rows)


def test_a_filled_form_prints_its_answers_whole(opened, tmp_path):
    answers = every_block_answers()
    long = " ".join(f"Zdanie numer {number} o tym, co się dzieje." for number in range(40))
    pages = printed(opened(answers=answers | {"problem": long, "help_now": "nie"}), tmp_path)
    text = " ".join(" ".join(pages).split())
    assert "Zdanie numer 39" in text
    assert "Kod sprawy PS-2026-017" in pages[1]
    assert "Co ta pomoc już zmieniła?" not in text
    assert "sąsiadka, pani Żaneta" in text


def test_the_workers_part_is_printed_only_on_request(opened, tmp_path):
    page = opened()
    assert "Fakty i przypuszczenia pracownika" not in "\n".join(printed(page, tmp_path))
    page.evaluate("document.documentElement.classList.add('print-worker')")
    assert "Fakty i przypuszczenia pracownika" in "\n".join(printed(page, tmp_path))
