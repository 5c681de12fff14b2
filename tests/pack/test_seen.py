"""The list of files as last seen: it saves reading, and it never hides a change."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from swtools.pack import seen
from swtools.pack.keys import file_sha256
from tests.command import Run, files
from tests.pack.conftest import Place


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read to compare them."""
    read: list[str] = []

    def reading(path: Path) -> str | None:
        read.append(path.name)
        return file_sha256(path)

    monkeypatch.setattr(seen, "file_sha256", reading)
    return read


def settle(output: Path) -> None:
    """Make the list younger than the files that it names."""
    later = time.time_ns() + 5_000_000_000
    os.utime(output / seen.NAME, ns=(later, later))


def test_what_stands_unchanged_is_not_read_again(place: Place, swtools: Run, counted: list[str]) -> None:
    build = ("build", "--library", place.library, "--output", place.output)
    assert swtools(*build).out.startswith("Nic się nie zmieniło")  # a copied folder has other times: all is read once
    assert len(counted) >= len(files(place.output)) - 1
    settle(place.output)
    counted.clear()
    assert swtools(*build).out.startswith("Nic się nie zmieniło")
    assert counted == []


def test_a_file_changed_in_place_with_its_old_time_is_found(place: Place, swtools: Run) -> None:
    build = ("build", "--library", place.library, "--output", place.output, "--jobs", 1)
    assert swtools(*build).code == 0
    settle(place.output)
    path = place.output / "moja-grupa" / "6-ewaluacja-koncowa" / "ankieta.docx"
    whole, times = path.read_bytes(), path.stat()
    path.write_bytes(whole[:-1] + b"x")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert swtools(*build).code == 0
    assert path.read_bytes() == whole


def test_a_narrow_build_does_not_vouch_for_what_it_did_not_look_at(place: Place, swtools: Run) -> None:
    path = place.output / "moja-grupa" / "6-ewaluacja-koncowa" / "ankieta.docx"
    whole = path.read_bytes()
    path.write_bytes(b"harmed")
    build = ("build", "--library", place.library, "--output", place.output, "--jobs", 1)
    assert swtools(*build, "--stage", "diagnoza", "--format", "html").code == 0
    settle(place.output)
    assert swtools(*build).code == 0
    assert path.read_bytes() == whole


@pytest.mark.parametrize("content", ["", "[1]", '{"index.html": 3}', '{"index.html": [1, 2, 3, 4, 5]}', '{"index.html": ["a", null, {}, 4]}'])
def test_a_strange_list_only_costs_time(place: Place, swtools: Run, content: str) -> None:
    (place.output / seen.NAME).write_text(content, encoding="utf-8")
    settle(place.output)
    assert swtools("build", "--library", place.library, "--output", place.output).out.startswith("Nic się nie zmieniło")
