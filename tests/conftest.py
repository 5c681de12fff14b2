"""What every test may ask for."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import outside

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).resolve().parents[1]

# A runner in the background hands down an ignored Ctrl-C; the programs under test must meet it as at a terminal.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test the same environment: no reader's language, no fixed clock, no display left over from the shell."""
    for variable in ("SWTOOLS_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def checker() -> Callable[[str], Path]:
    """Return the function that finds a program from outside: `checker("qpdf")`; it skips locally and fails on CI where it is missing."""
    return outside.checker


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start Playwright, once for all tests: a second one beside it in the same process does not start."""
    outside.checker("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start a real browser, Debian's Chromium."""
    started = playwright.chromium.launch(executable_path=str(outside.checker("chromium")), args=outside.CHROMIUM_ARGUMENTS)
    yield started
    started.close()


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[], bytes]], bytes]:
    """Return the function that gives the file of a name, and makes it only where no test of this run has, in whichever worker."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "once"
    folder.mkdir(exist_ok=True)

    def content(name: str, make: Callable[[], bytes]) -> bytes:
        path = folder / name
        if not path.exists():
            fresh = folder / f"{name}.{os.getpid()}"
            fresh.write_bytes(make())
            fresh.replace(path)
        return path.read_bytes()

    return content


SLOW = ("tests/agreement/", "tests/browser/", "tests/golden/", "tests/pack/", "tests/renderers/pdf/")
"""Folders whose tests render whole documents or start a browser."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what renders documents or needs a program from outside; `make check` leaves those out."""
    for item in items:
        if item.nodeid.startswith(SLOW) or {"checker", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


def pytest_report_header() -> str:
    """Name the checkers that are missing, so that a run says what it did not look at."""
    names = ("qpdf", "pdftotext", "pdftoppm", "soffice", "chromium", "firefox", "node", "axe", "ooxml", "pdfjs", "terser", "verapdf", "vnu")
    missing = [name for name in names if outside.find(name) is None]
    return f"checkers: {'all here' if not missing else 'missing ' + ', '.join(missing)}; CI={os.environ.get('CI', '')}"
