"""The same pages in Firefox: silent, accessible, usable by keyboard, saved and loaded."""

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from swtools.renderers.html import render
from tests import outside
from tests.browser.conftest import SETTINGS
from tests.browser.firefox import Firefox
from tests.browser.test_page import AXE_TAGS
from tests.library import instruments
from tests.renderers.every_block import every_block_answers, every_block_document

pytestmark = pytest.mark.xdist_group("firefox")

PASSPHRASE = "zielony wóz trzy śliwki"
TAB, ENTER, RIGHT, ESCAPE, SPACE = "\ue004", "\ue007", "\ue014", "\ue00c", " "


@pytest.fixture(scope="module")
def firefox(tmp_path_factory) -> Iterator[Firefox]:
    started = Firefox(outside.checker("firefox"), tmp_path_factory.mktemp("firefox"))
    started.listen()
    yield started
    started.close()


@pytest.fixture
def form(firefox, tmp_path):
    """Return a way to open the form with every block."""

    def open_form(answers=None) -> Firefox:
        file = tmp_path / "form.html"
        file.write_bytes(render(every_block_document(), SETTINGS, answers))
        firefox.open(file.as_uri())
        return firefox

    return open_form


def record(page: Firefox):
    return json.loads(page.run("return JSON.stringify(swtools.record())"))


def violations(page: Firefox):
    page.run(outside.checker("axe").read_text(encoding="utf-8") + "\nwindow.axe = axe;")
    shown = "all.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))])"
    found = page.run(f"return axe.run(document, {{runOnly: arguments[0]}}).then(all => JSON.stringify({shown}))", AXE_TAGS)
    return json.loads(found)


def saved_file(page: Firefox) -> Path:
    before = set(page.downloads.iterdir())
    page.click("#dialog-save .go")
    page.wait("!document.getElementById('dialog-save').open")
    for _ in range(200):
        new = [path for path in set(page.downloads.iterdir()) - before if path.suffix == ".json" and path.stat().st_size]
        if new:
            return new[0]
        page.run("return new Promise(done => setTimeout(done, 50))")
    raise AssertionError("nothing was saved")


def load(page: Firefox, file: Path, passphrase: str = "") -> None:
    page.click("[data-command='load']")
    page.type("#load-file", str(file))
    page.click("#dialog-load .go")
    if passphrase:
        page.wait("document.getElementById('load-protected').checkVisibility()")
        page.type("#load-passphrase", passphrase)
        page.click("#dialog-load .go")
    page.wait("!document.getElementById('dialog-load').open")


def test_nothing_is_asked_of_the_network_while_a_form_is_filled_saved_and_loaded(form):
    page = form(every_block_answers())
    before = len(page.requests())
    page.type("[name='talk_date']", "7.3.2026")
    page.click("[data-command='save']")
    file = saved_file(page)
    page = form()
    load(page, file)
    page.run("window.dispatchEvent(new Event('beforeprint')); window.dispatchEvent(new Event('afterprint'))")
    page.click("#check")
    assert [address for address in page.requests()[before:] if not address.startswith(("file:", "data:", "blob:"))] == []


def test_the_log_would_show_a_request(firefox, tmp_path):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/picture.png"
        page = tmp_path / "loud.html"
        page.write_text(f"<!DOCTYPE html><title>x</title><img src='{address}'>", encoding="utf-8")
        firefox.open(page.as_uri())
        firefox.wait("document.readyState === 'complete'")
        assert address in firefox.requests()
        server.shutdown()


def test_a_record_goes_out_and_comes_back(form):
    page = form(every_block_answers())
    page.click("[data-command='save']")
    file = saved_file(page)
    assert json.loads(file.read_text(encoding="utf-8"))["answers"] == {**every_block_answers(), "costs_sum": 305.4}
    page = form()
    load(page, file)
    assert record(page)["answers"] == {**every_block_answers(), "costs_sum": 305.4}


def test_a_protected_record_goes_out_and_comes_back(form):
    page = form(every_block_answers())
    page.click("[data-command='save']")
    page.click("#protect")
    page.type("#passphrase", PASSPHRASE)
    page.type("#passphrase-again", PASSPHRASE)
    file = saved_file(page)
    assert "Łucja" not in file.read_text(encoding="utf-8")
    page = form()
    load(page, file, PASSPHRASE)
    assert record(page)["answers"]["first_name"] == "Łucja"


@pytest.mark.parametrize("state", ["empty", "errors", "filled"])
def test_axe_finds_nothing(form, state):
    page = form(every_block_answers() if state == "filled" else None)
    if state == "errors":
        page.type("[name='talk_date']", "31.2.2026")
        page.click("#check")
        assert page.run("return document.querySelectorAll('#errors a').length") > 3
    assert violations(page) == []


def test_keys_alone_fill_check_and_correct(form):
    page = form()
    page.run("document.querySelector(\"[name='first_name']\").focus()")
    page.press(*"Łucja", TAB)
    assert record(page)["answers"]["first_name"] == "Łucja"
    page.run("document.querySelector(\"[name='trust']\").focus()")
    page.press(SPACE, RIGHT, RIGHT)
    assert record(page)["answers"]["trust"] == 2
    page.run("document.getElementById('check').focus()")
    page.press(ENTER)
    assert page.run("return document.activeElement.id") == "errors"
    page.press(TAB, ENTER)
    assert page.run("return document.activeElement.name") == "case_code"
    page.press(*"PS.17.2026", TAB)
    assert page.run("return document.querySelector(\"[data-q='case_code'] > .error\")") is None


def test_a_date_is_read_with_two_digits_of_the_year(form):
    page = form()
    page.type("[name='talk_date']", "7.3.26")
    page.press(TAB)
    assert record(page)["answers"]["talk_date"] == "2026-03-07"


@pytest.mark.parametrize("identifier", instruments()[::12])
def test_a_sample_of_the_tools(firefox, tmp_path, identifier):
    from swtools.document.blocks import Edition
    from swtools.kinds._document import document
    from swtools.model.centre import NO_CENTRE
    from tests.library import checked, example

    library = checked().library
    tool = library.instrument(identifier)
    file = tmp_path / "form.html"
    file.write_bytes(render(document(tool, library, NO_CENTRE, Edition.WORKER, "default", "pl"), SETTINGS, example(identifier)))
    before = len(firefox.requests())
    firefox.open(file.as_uri())
    saved = record(firefox)
    assert "unplaced" not in saved
    assert set(example(identifier)) <= set(saved["answers"])
    assert violations(firefox) == []
    assert [address for address in firefox.requests()[before:] if not address.startswith(("file:", "data:"))] == []
