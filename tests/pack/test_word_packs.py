"""A stage's Word files in one archive: the copies of every tool, in the order of the pack."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.command import Run, files
from tests.pack.conftest import Place
from tests.pack.test_packs import share

ARCHIVE = "moja-grupa/1-diagnoza/pakiet-docx.zip"


def test_the_archive_holds_the_word_files_as_they_stand(built_once: Place) -> None:
    standing = files(built_once.output)
    with zipfile.ZipFile(built_once.output / ARCHIVE) as archive:
        assert archive.testzip() is None
        found = {name: archive.read(name) for name in archive.namelist()}
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert list(found) == ["01-rozmowa.worker.docx", "02-karta.docx", "02-karta.worker.docx"]
    for name, content in found.items():
        assert content == standing[f"moja-grupa/1-diagnoza/{name[3:]}"]


def test_taken_tools_are_in_the_archive(place: Place, swtools: Run) -> None:
    share(place, "{tool: zgoda}")
    assert swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--format", "docx").code == 0
    with zipfile.ZipFile(place.output / ARCHIVE) as archive:
        assert archive.namelist()[-1] == "03-zgoda.docx"


def test_without_word_there_is_no_archive(built_once: Place, tmp_path: Path, swtools: Run) -> None:
    assert swtools("build", "--library", built_once.library, "--output", tmp_path, "--jobs", 1, "--format", "html").code == 0
    assert not [path for path in files(tmp_path) if path.endswith((".zip", ".docx", ".pdf"))]
