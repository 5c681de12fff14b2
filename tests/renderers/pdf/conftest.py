"""Every edition and theme, rendered once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from swtools.bundled import folder
from swtools.document.blocks import Edition
from swtools.document.settings import Settings
from swtools.renderers.pdf import render
from tests.renderers.every_block import every_block_answers, every_block_document

TIMESTAMP = 1_700_000_000
LOOKS = [(Edition.WORKER, "default"), (Edition.CLIENT, "default"), (Edition.CLIENT, "large-print"), (Edition.DISCREET, "default")]


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings(template_folders=(folder("templates"),), timestamp=TIMESTAMP)


@pytest.fixture(scope="session")
def pdfs(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Edition, str, bool], Path]:
    """Path of each look's file, by edition, theme and whether it is filled."""
    target = tmp_path_factory.mktemp("pdf")
    paths = {}
    for edition, theme in LOOKS:
        for filled in (False, True):
            path = target / f"{edition}-{theme}-{'filled' if filled else 'empty'}.pdf"
            path.write_bytes(render(every_block_document(edition, theme), settings, every_block_answers() if filled else None))
            paths[edition, theme, filled] = path
    return paths


@pytest.fixture(scope="session")
def empty(pdfs: dict[tuple[Edition, str, bool], Path]) -> Path:
    return pdfs[Edition.WORKER, "default", False]


@pytest.fixture(scope="session")
def filled(pdfs: dict[tuple[Edition, str, bool], Path]) -> Path:
    return pdfs[Edition.WORKER, "default", True]
