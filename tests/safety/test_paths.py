"""Nothing outside the output folder is written or removed, whatever names, links and old manifests say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.command import Run, edit, files, starter

pytestmark = pytest.mark.slow
SURVEY = "moja-grupa/6-ewaluacja-koncowa/ankieta.html"


def build(swtools: Run, library: Path, output: Path, *options: object):
    return swtools("build", "--library", library, "--output", output, "--jobs", 1, "--format", "html", "--stage", "ewaluacja-koncowa", *options)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder that no build may touch."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    (folder / ".swtools-mine").write_text("mine", encoding="utf-8")
    return folder


def untouched(folder: Path) -> bool:
    return sorted(path.name for path in folder.iterdir()) == [".swtools-mine", "mine.txt"] and (folder / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("link", ["moja-grupa", "moja-grupa/6-ewaluacja-koncowa", SURVEY, "index.html", "manifest.json", ".swtools.pending"])
def test_a_link_inside_the_output_folder_is_not_followed(tmp_path, outside, swtools: Run, link):
    library, output = starter(tmp_path / "library"), tmp_path / "out"
    (output / link).parent.mkdir(parents=True)
    target = outside / "mine.txt" if "." in Path(link).name else outside
    (output / link).symlink_to(target)
    ran = build(swtools, library, output)
    assert untouched(outside)
    assert ran.code == 2 or (output / link).resolve().is_relative_to(output.resolve()), ran.out + ran.err
    if ran.code == 2:
        assert link.split("/")[0] in ran.err


def test_a_link_in_place_of_the_lock_does_not_empty_its_target(tmp_path, outside, swtools: Run):
    library, output = starter(tmp_path / "library"), tmp_path / "out"
    output.mkdir()
    (output / ".swtools.lock").symlink_to(outside / "mine.txt")
    ran = build(swtools, library, output)
    assert untouched(outside)
    assert ran.code in (0, 2)


def test_leftovers_beyond_a_link_are_not_swept(tmp_path, outside, swtools: Run):
    library, output = starter(tmp_path / "library"), tmp_path / "out"
    output.mkdir()
    (output / "elsewhere").symlink_to(outside)
    build(swtools, library, output)
    assert untouched(outside)


@pytest.mark.parametrize("path", ["../outside/mine.txt", "/etc/hostname", "moja-grupa/../../outside/mine.txt", "link/mine.txt"])
def test_a_manifest_that_names_a_file_outside_removes_nothing(tmp_path, outside, swtools: Run, path):
    library, output = starter(tmp_path / "library"), tmp_path / "out"
    assert build(swtools, library, output).code == 0
    (output / "link").symlink_to(outside)
    stored = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    stored["artifacts"][0]["path"] = path
    (output / "manifest.json").write_text(json.dumps(stored), encoding="utf-8")
    (output / ".swtools.pending").write_text(f"{path}\n", encoding="utf-8")
    ran = swtools("build", "--library", library, "--output", output, "--jobs", 1, "--format", "html", "--force")
    assert untouched(outside)
    assert ran.code in (0, 2)


@pytest.mark.parametrize(
    "name", ["../zly.yaml", "..%2fzly.yaml", "Zły Plik.yaml", "a\nb.yaml", ".ukryty.yaml", "con.yaml", "a;rm -rf x.yaml", "-x.yaml", "<b>.yaml"]
)
def test_hostile_file_names_are_findings_or_stay_inside(tmp_path, swtools: Run, name):
    library, output = starter(tmp_path / "library"), tmp_path / "out"
    stage = library / "standards" / "moja-grupa" / "6-ewaluacja-koncowa"
    shutil.copy(stage / "ankieta.yaml", (stage / name).resolve())
    before = set(files(tmp_path)) - {file for file in files(tmp_path) if file.startswith("out")}
    build(swtools, library, output)
    after = {file for file in files(tmp_path) if not file.startswith("out/")}
    assert after == before


@pytest.mark.parametrize("identifier", ["../../x", "/etc/x", "a/b", "..", "C:\\x", "a b", "<b>"])
def test_hostile_ids_are_findings(tmp_path, swtools: Run, identifier):
    library = starter(tmp_path / "library")
    card = library / "standards" / "moja-grupa" / "1-diagnoza" / "karta.yaml"
    edit(card, "id: mg_karta", f"id: {json.dumps(identifier)}")
    ran = swtools("validate", "--library", library)
    assert ran.code == 1
    assert "karta.yaml:3:" in ran.out


@pytest.mark.parametrize("folder", ["..", "Zła Grupa", "a;b", "con", "-x", "<b>"])
def test_hostile_group_folders_are_findings(tmp_path, swtools: Run, folder):
    library = starter(tmp_path / "library")
    standards = library / "standards"
    if folder == "..":
        (standards / "link").symlink_to(tmp_path)
    else:
        (standards / "moja-grupa").rename(standards / folder)
    output = tmp_path / "out"
    swtools("build", "--library", library, "--output", output, "--jobs", 1, "--format", "html")
    inside = [path.resolve() for path in output.rglob("*")] if output.exists() else []
    assert all(path.is_relative_to(output.resolve()) for path in inside)
    assert {path.name for path in tmp_path.iterdir()} <= {"library", "out"}


def test_an_output_folder_above_is_the_reader_s_own_choice_and_a_file_is_refused(tmp_path, swtools: Run):
    library = starter(tmp_path / "library")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    ran = build(swtools, library, tmp_path / "file")
    assert ran.code == 2
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
    assert build(swtools, library, tmp_path / "library" / ".." / "made").code == 0
    assert (tmp_path / "made" / SURVEY).is_file()
