"""The starter library for commands that read one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import starter, swtools

__all__ = ["swtools"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a copy of the starter library that a test may spoil."""
    return starter(tmp_path / "library")


@pytest.fixture
def card(library: Path) -> Path:
    """Return its documentation form."""
    return library / "standards" / "moja-grupa" / "1-diagnoza" / "karta.yaml"
