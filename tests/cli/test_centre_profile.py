"""A centre's profile that does not fit the library: every name at its place, all at once, in both languages, exit code 1."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.command import ROOT, Run, edit, process

MISFITS = """name: "OPS"
groups: [moja-grupa, moja-grup]
roles: {kierownik: nikt, konsultant: superwizor, superwizor: kierownik}
role_labels:
  kierownk: "Szef"
team_labels: {zespol-x: "Zespół"}
stage_labels:
  diagnoza: "Poznanie"
  diagnzoa: "Poznanie"
confirmed_lines:
  - "112"
  - "116123"
  - "999 999"
"""
# line, column, code, the word that is wrong
WRONG = [
    (2, 22, "SW501", "moja-grup"),
    (3, 20, "SW501", "nikt"),
    (3, 38, "SW502", "konsultant"),
    (3, 62, "SW502", "superwizor"),
    (5, 3, "SW501", "kierownk"),
    (6, 15, "SW501", "zespol-x"),
    (9, 3, "SW501", "diagnzoa"),
    (12, 5, "SW503", "116123"),
    (13, 5, "SW503", "999 999"),
]
LINE = re.compile(r"^(?P<file>.*?):(?P<line>\d+):(?P<column>\d+): \S+\[(?P<code>SW\d+)\] (?P<words>.*)$")


def profile(folder: Path, content: str = MISFITS) -> Path:
    path = folder / "nasz.yaml"
    path.write_text(content, encoding="utf-8")
    return path


def found(shown: str, path: Path) -> list[tuple[int, int, str, str]]:
    lines = [match for line in shown.splitlines() if (match := LINE.match(line))]
    assert {match["file"] for match in lines} == {str(path)}
    return [(int(match["line"]), int(match["column"]), match["code"], match["words"]) for match in lines]


COMMANDS = [("list",), ("build", "--jobs", 1), ("print", "--group", "moja-grupa", "--stage", "diagnoza")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_name_at_its_place(library: Path, tmp_path: Path, swtools: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[object, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    path = profile(tmp_path)
    ran = swtools(*command, "--library", library, "--centre", path)
    assert ran.code == 1
    assert [row[:3] for row in found(ran.err, path)] == [row[:3] for row in WRONG]
    assert all(word in words for (*_, words), (*_, word) in zip(found(ran.err, path), WRONG, strict=True))
    assert not (tmp_path / "output").exists()
    assert not (tmp_path / "pakiet.pdf").exists()


@pytest.mark.parametrize("language", ["pl", "en"])
def test_in_both_languages(library: Path, tmp_path: Path, language: str) -> None:
    ran = process("list", "--library", library, "--centre", profile(tmp_path), cwd=tmp_path, SWTOOLS_LANG=language)
    assert ran.returncode == 1
    assert {"pl": "błąd[SW501]", "en": "error[SW501]"}[language] in ran.stderr
    assert {"pl": "W bibliotece nie ma etapu diagnzoa.", "en": "There is no stage diagnzoa in the library."}[language] in ran.stderr


def test_with_what_the_profile_gets_wrong_itself(library: Path, tmp_path: Path, swtools: Run) -> None:
    """A missing logo or a wrong key hides nothing; what the schema has said of a place is not said again."""
    path = profile(tmp_path, 'name: "OPS"\nlogo: brak.png\nnmae: "OPS"\ngroups: [Moja Grupa]\nstage_labels: {diagnzoa: "Poznanie"}\n')
    ran = swtools("list", "--library", library, "--centre", path)
    assert ran.code == 1
    assert [row[:3] for row in found(ran.err, path)] == [(3, 1, "SW201"), (4, 10, "SW206"), (5, 16, "SW501")]
    path = profile(tmp_path, 'name: "OPS"\nlogo: brak.png\nstage_labels: {diagnzoa: "Poznanie"}\n')
    ran = swtools("list", "--library", library, "--centre", path)
    assert [row[:3] for row in found(ran.err, path)] == [(2, 7, "SW405"), (3, 16, "SW501")]


def test_the_number_as_the_library_writes_it(library: Path, tmp_path: Path, swtools: Run) -> None:
    """The list says „116 123”; a centre that writes it together learns how."""
    ran = swtools("list", "--library", library, "--centre", profile(tmp_path))
    assert re.search(r"116123.*\n.*116 123", ran.err)


def test_a_profile_that_fits(library: Path, tmp_path: Path, swtools: Run) -> None:
    path = profile(tmp_path, 'name: "OPS"\ngroups: [moja-grupa]\nroles: {konsultant: kierownik}\nstage_labels: {diagnoza: "A"}\nconfirmed_lines: ["112"]\n')
    ran = swtools("list", "--library", library, "--centre", path)
    assert (ran.code, ran.err) == (0, "")


def test_a_library_that_cannot_be_read_is_the_cause(library: Path, tmp_path: Path, swtools: Run) -> None:
    """A standard or a head with mistakes of its own does not make the profile wrong."""
    edit(library / "standards" / "moja-grupa" / "standard.yaml", "for_whom:", "for_whm:")
    path = profile(tmp_path, 'name: "OPS"\ngroups: [moja-grupa]\n')
    assert "SW501" not in swtools("list", "--library", library, "--centre", path).err
    edit(library / "standards" / "library.yaml", "stages:", "stagse:")
    assert "SW50" not in swtools("list", "--library", library, "--centre", profile(tmp_path)).err


def test_the_example_fits_the_library_that_ships(swtools: Run) -> None:
    ran = swtools("list", "--library", ROOT, "--centre", ROOT / "examples" / "centre.yaml", "--group", "osoba-bez-pracy")
    assert ran.code == 0, ran.err
