"""The sample as a page, in memory and on a disk with all its files, and a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html as lxml_html

from swtools.bundled import folder
from swtools.document.catalogue import Catalogue
from swtools.document.settings import Settings
from swtools.renderers.catalogue import render

from .sample import catalogue, write_files

Parsed = lxml_html.HtmlElement


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings(template_folders=(folder("templates"),), timestamp=0)


@pytest.fixture(scope="session")
def parsed(settings: Settings) -> Callable[[Catalogue], Parsed]:
    return lambda shown: lxml_html.document_fromstring(render(shown, settings).decode())


@pytest.fixture(scope="session")
def page(parsed: Callable[[Catalogue], Parsed]) -> Parsed:
    return parsed(catalogue())


@pytest.fixture(scope="session")
def address(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the pack to a folder whose name needs encoding, as on a real memory stick, and return its `file:` address."""
    output = tmp_path_factory.mktemp("Pakiet narzędzi #1")
    write_files(catalogue(), output)
    index = output / "index.html"
    index.write_bytes(render(catalogue(), settings))
    return index.as_uri()


@pytest.fixture(scope="session")
def axe(checker: Callable[[str], Path]) -> str:
    return checker("axe").read_text(encoding="utf-8")
