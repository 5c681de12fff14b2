"""Same input, same bytes: elsewhere, with other jobs, another hash seed and another time zone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import files, process, starter


@pytest.mark.slow
def test_two_builds_are_alike(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "somewhere else" / "ż"
    for folder in (one, other):
        starter(folder)
    first = process("build", "--jobs", 1, cwd=one, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    second = process("build", "--jobs", 2, cwd=other, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C", SWTOOLS_LANG="en")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    left, right = files(one / "output"), files(other / "output")
    assert left.keys() == right.keys()
    assert not [path for path in left if left[path] != right[path]]
    assert {"manifest.json", "index.html", "moja-grupa/1-diagnoza/pakiet.pdf", "miniatury/mg_karta.png"} <= left.keys()


@pytest.mark.slow
def test_the_moment_is_an_argument(tmp_path: Path) -> None:
    starter(tmp_path)
    options = ("build", "--jobs", 1, "--stage", "ewaluacja-koncowa", "--format", "pdf,docx")
    assert process(*options, cwd=tmp_path).returncode == 0
    usual = files(tmp_path / "output")
    assert process(*options, cwd=tmp_path, SOURCE_DATE_EPOCH="1000000000").returncode == 0
    dated = files(tmp_path / "output")
    path = "moja-grupa/6-ewaluacja-koncowa/ankieta.pdf"
    assert b"D:20260101" in usual[path] or b"2026-01-01T00:00:00" in usual[path]
    assert b"D:20010909" in dated[path] or b"2001-09-09T01:46:40" in dated[path]
    assert dated["moja-grupa/6-ewaluacja-koncowa/ankieta.docx"] != usual["moja-grupa/6-ewaluacja-koncowa/ankieta.docx"]
