"""A real browser (Debian's Chromium) on forms opened from disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright

from swtools.bundled import folder
from swtools.document.blocks import Document
from swtools.document.settings import Settings
from swtools.renderers.html import render
from tests import outside
from tests.renderers.every_block import every_block_document

SETTINGS = Settings(template_folders=(folder("templates"),), timestamp=0)

Opened = Callable[..., Page]

FIND = """(answers => reference => {
    const [item, part] = reference.split(".");
    const value = answers[item];
    if (part === undefined) return value;
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value[part] : undefined;
})"""
"""Script: from the answers of a vector to the function that looks one up."""


@pytest.fixture
def program(playwright: Playwright) -> Callable[[Path, int], AbstractContextManager[Page]]:
    """Return a way to start the browser with a profile of its own: `program(profile, width)`."""

    @contextmanager
    def start(profile: Path, width: int) -> Iterator[Page]:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=str(outside.checker("chromium")), args=outside.CHROMIUM_ARGUMENTS, viewport={"width": width, "height": 900}
        )
        yield context.new_page()
        context.close()

    return start


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Render a document, open it from disk and return its page; at the end no error may stand in the console."""
    problems: list[str] = []
    contexts = []

    def open_form(
        document: Document | None = None, answers: dict[str, Any] | None = None, *, script: bool = True, requests: list[str] | None = None, **context: Any
    ) -> Page:
        file = tmp_path / f"form{len(contexts)}.html"
        file.write_bytes(render(document or every_block_document(), SETTINGS, answers))
        contexts.append(browser.new_context(java_script_enabled=script, accept_downloads=True, **context))
        page = contexts[-1].new_page()
        page.on("request", lambda request: None if requests is None else requests.append(request.url))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        # Headless Chromium has the file picker but nobody to answer it: the download stands in, as in Firefox.
        page.add_init_script("delete window.showSaveFilePicker")
        page.goto(file.as_uri())
        return page

    yield open_form
    for context in contexts:
        context.close()
    assert problems == []


def record(page: Page) -> dict[str, Any]:
    """Return what the form would save."""
    saved = json.loads(page.evaluate("JSON.stringify(swtools.record())"))
    assert isinstance(saved, dict)
    return saved
