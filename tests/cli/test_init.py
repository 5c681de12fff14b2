"""`swtools init`: a library that is clean from the first minute, and nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import ROOT, Run, files


def test_what_it_makes_is_clean(tmp_path: Path, swtools: Run) -> None:
    folder = tmp_path / "my library"
    ran = swtools("init", folder)
    assert ran.code == 0, ran.err
    assert f"--library '{folder}'" in ran.out
    assert f"--output '{folder / 'output'}'" in ran.out, "a build into the default folder would take another library's forms away"
    assert swtools("validate", "--library", folder, "--strict").code == 0
    assert (folder / "schemas" / "questionnaire.schema.json").is_file()
    assert (folder / "centre.yaml").is_file()


def test_editors_find_the_schemas(tmp_path: Path, swtools: Run) -> None:
    """Each file names its schema by a path that leads to it."""
    swtools("init", tmp_path)
    for path in [*(tmp_path / "standards").rglob("*.yaml"), tmp_path / "centre.yaml"]:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), path
        assert (path.parent / first.partition("=")[2]).resolve().is_file(), path


def test_an_existing_folder_keeps_its_files(tmp_path: Path, swtools: Run) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    (tmp_path / "centre.yaml").write_text('name: "Nasz"\n', encoding="utf-8")
    assert swtools("init", tmp_path).code == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "centre.yaml").read_text(encoding="utf-8") == 'name: "Nasz"\n'
    assert (tmp_path / "standards" / "library.yaml").is_file()


def test_a_library_is_never_overwritten(tmp_path: Path, swtools: Run) -> None:
    swtools("init", tmp_path)
    (tmp_path / "standards" / "library.yaml").write_text("mine", encoding="utf-8")
    before = files(tmp_path)
    ran = swtools("init", tmp_path)
    assert ran.code == 2
    assert str(tmp_path) in ran.err
    assert files(tmp_path) == before


@pytest.mark.parametrize("name", ["a-file", "a-file/below"])
def test_a_file_in_the_way(tmp_path: Path, swtools: Run, name: str) -> None:
    (tmp_path / "a-file").touch()
    ran = swtools("init", tmp_path / name)
    assert ran.code == 2
    assert "a-file" in ran.err


def test_the_word_template_comes_where_it_is_asked_for(tmp_path: Path, swtools: Run) -> None:
    """The page about the template says: start from a copy. It is active where it stands, and clean."""
    swtools("init", tmp_path / "plain")
    assert not (tmp_path / "plain" / "templates").exists(), "a copy that nobody asked for would hold on to the looks of an old version"
    folder = tmp_path / "own"
    ran = swtools("init", folder, "--word-template")
    assert ran.code == 0, ran.err
    template = folder / "templates" / "docx" / "form.docx"
    assert str(template) in ran.out
    assert template.read_bytes() == (ROOT / "templates" / "docx" / "form.docx").read_bytes()
    assert swtools("validate", "--library", folder, "--strict").code == 0
    page = (ROOT / "docs" / "pl" / "szablon-word.md").read_text(encoding="utf-8")
    assert "--word-template" in page


def test_a_library_that_stands_gets_the_word_template_alone(tmp_path: Path, swtools: Run) -> None:
    swtools("init", tmp_path)
    (tmp_path / "standards" / "library.yaml").write_text("mine", encoding="utf-8")
    before = files(tmp_path)
    assert swtools("init", tmp_path, "--word-template").code == 0
    after = files(tmp_path)
    assert after.keys() - before.keys() == {"templates/docx/form.docx"}
    assert before.items() <= after.items()
    (tmp_path / "templates" / "docx" / "form.docx").write_bytes(b"mine")
    ran = swtools("init", tmp_path, "--word-template")
    assert ran.code == 2
    assert "form.docx" in ran.err
    assert (tmp_path / "templates" / "docx" / "form.docx").read_bytes() == b"mine"
