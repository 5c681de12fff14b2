"""One page of a real browser for each form, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from swtools.model.instrument import Instrument
from swtools.model.library import Library
from tests.agreement.script import Form

TODAY = "2024-02-29"
"""A day on which "a year ago" and "in a month" are not trivial."""

Opened = Callable[[Instrument, Library], Form]


@pytest.fixture(scope="session")
def today() -> str:
    return TODAY


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Render a tool's worker copy, which holds every item, and open it; at the end no error may stand in the console."""
    problems: list[str] = []
    contexts = []

    def open_form(instrument: Instrument, library: Library) -> Form:
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.clock.set_fixed_time(f"{TODAY}T12:00")
        return Form(page, instrument, library, tmp_path / f"{instrument.id}.html")

    yield open_form
    for context in contexts:
        context.close()
    assert problems == []
