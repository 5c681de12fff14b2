"""A small library that is built once; each test works on its own copy."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.command import files, starter, swtools

__all__ = ["swtools"]


@dataclass(frozen=True, slots=True)
class Place:
    """A library and the output folder of its last build."""

    library: Path
    output: Path

    @property
    def group(self) -> Path:
        return self.library / "standards" / "moja-grupa"

    def stamps(self) -> dict[str, int]:
        """Return when each file was written."""
        return {name: (self.output / name).stat().st_mtime_ns for name in files(self.output)}

    def written_since(self, before: dict[str, int]) -> set[str]:
        """Return the files that were written anew."""
        return {name for name, stamp in self.stamps().items() if before.get(name) != stamp}


def _still(patch: pytest.MonkeyPatch) -> None:
    """Leave templates and source out of the fingerprint: somebody may be editing them while the tests run."""
    from swtools.pack import keys

    patch.setattr(keys, "_add", lambda *_: None)


@pytest.fixture(autouse=True)
def still_source(monkeypatch: pytest.MonkeyPatch) -> None:
    _still(monkeypatch)


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Place:
    from swtools.cli import main

    folder = tmp_path_factory.mktemp("built")
    place = Place(starter(folder / "library"), folder / "output")
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as stop:
        _still(patch)
        for variable in ("LANG", "LC_ALL", "SOURCE_DATE_EPOCH"):
            patch.delenv(variable, raising=False)
        patch.setattr(sys, "argv", ["swtools", "build", "--library", str(place.library), "--output", str(place.output), "--jobs", "1"])
        main()
    assert stop.value.code == 0
    return place


@pytest.fixture
def place(built_once: Place, tmp_path: Path) -> Place:
    shutil.copytree(built_once.library, tmp_path / "library")
    shutil.copytree(built_once.output, tmp_path / "output")
    return Place(tmp_path / "library", tmp_path / "output")
