"""What a build may be narrowed to, and what is said to a name that nobody knows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.command import Run, files

CARD, TALK, SURVEY = "1-diagnoza/karta", "1-diagnoza/rozmowa", "6-ewaluacja-koncowa/ankieta"
ALL = {f"{CARD}.html", f"{CARD}.worker.html", f"{TALK}.worker.html", f"{SURVEY}.html"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), ALL),
        (("--group", "moja-grupa"), ALL),
        (("--stage", "diagnoza"), ALL - {f"{SURVEY}.html"}),
        (("--stage", "6-ewaluacja-koncowa"), {f"{SURVEY}.html"}),
        (("--stage", "diagnoza", "--stage", "ewaluacja-koncowa"), ALL),
        (("--stage", "diagnoza,ewaluacja-koncowa"), ALL),
        (("--stage", "poza-etapami"), set()),
        (("--kind", "questionnaire"), {f"{SURVEY}.html"}),
        (("--kind", "questionnaire,interview_script"), {f"{SURVEY}.html", f"{TALK}.worker.html"}),
        (("--role", "kierownik"), {f"{SURVEY}.html"}),
        (("--edition", "client"), {f"{CARD}.html", f"{SURVEY}.html"}),
        (("--edition", "worker"), {f"{CARD}.worker.html", f"{TALK}.worker.html"}),
        (("--edition", "client,worker"), ALL),
        (("--edition", "discreet"), set()),
        (("--party", "using"), ALL),
        (("--stage", "diagnoza", "--kind", "questionnaire"), set()),
        (("--jobs", "1"), ALL),
    ],
)
def test_a_build_can_be_narrowed(library: Path, swtools: Run, tmp_path: Path, options: tuple[str, ...], expected: set[str]) -> None:
    ran = swtools("build", "--library", library, "--output", tmp_path / "made", "--format", "html", "--jobs", "1", *options)
    assert ran.code == 0, ran.err
    made = {path.removeprefix("moja-grupa/") for path in files(tmp_path / "made") if path.startswith("moja-grupa/")}
    assert made == expected


@pytest.mark.parametrize(
    ("given", "endings"), [(("--format", "html,docx"), {"html", "docx", "zip"}), (("--format", "html", "--format", "docx"), {"html", "docx", "zip"})]
)
def test_formats(library: Path, swtools: Run, tmp_path: Path, given: tuple[str, ...], endings: set[str]) -> None:
    ran = swtools("build", "--library", library, "-o", tmp_path / "made", "-j", "1", "--kind", "questionnaire", *given)
    assert ran.code == 0
    assert {path.rpartition(".")[2] for path in files(tmp_path / "made" / "moja-grupa")} == endings


def test_large_print(library: Path, swtools: Run, tmp_path: Path) -> None:
    output = tmp_path / "made"
    ran = swtools(
        "build", "--library", library, "--output", output, "--jobs", 1, "--format", "pdf", "--kind", "questionnaire", "--theme", "default,large-print"
    )
    assert ran.code == 0, ran.err
    stage = "moja-grupa/6-ewaluacja-koncowa"
    assert set(files(output / stage)) == {"ankieta.pdf", "ankieta.large-print.pdf", "pakiet.pdf"}
    rows = {row["path"]: row for row in json.loads((output / "manifest.json").read_text(encoding="utf-8"))["artifacts"]}
    assert rows[f"{stage}/ankieta.large-print.pdf"]["theme"] == "large-print"
    assert rows[f"{stage}/ankieta.pdf"]["build_key"] != rows[f"{stage}/ankieta.large-print.pdf"]["build_key"]


@pytest.mark.parametrize(
    ("option", "wrong", "near"),
    [
        ("--group", "moja-grpa", "moja-grupa"),
        ("--stage", "diagnza", "diagnoza"),
        ("--stage", "1-diagnozy", "diagnoza"),
        ("--kind", "questionaire", "questionnaire"),
        ("--role", "kierwonik", "kierownik"),
        ("--party", "experincing", "experiencing"),
        ("--format", "pdff", "pdf"),
        ("--edition", "workers", "worker"),
        ("--theme", "large_print", "large-print"),
    ],
)
def test_a_name_that_nobody_knows(library: Path, swtools: Run, tmp_path: Path, option: str, wrong: str, near: str) -> None:
    ran = swtools("build", "--library", library, "--output", tmp_path / "made", option, wrong)
    assert ran.code == 2
    assert option in ran.err
    assert wrong in ran.err
    assert f"Czy chodziło o `{near}`?" in ran.err
    assert not (tmp_path / "made").exists()


def test_a_name_unlike_any_other_lists_them(library: Path, swtools: Run) -> None:
    ran = swtools("list", "--library", library, "--group", "xyz")
    assert ran.code == 2
    assert "moja-grupa" in ran.err


@pytest.mark.parametrize(("arguments", "word"), [(("buld",), "build"), (("build", "--grup", "x"), "--group"), (("print",), "--group"), (("init",), "FOLDER")])
def test_a_wrong_call(swtools: Run, arguments: tuple[str, ...], word: str) -> None:
    ran = swtools(*arguments)
    assert ran.code == 2
    assert word in ran.err
    assert "--help" in ran.err
    assert not ran.out


def test_a_number_that_is_none(swtools: Run) -> None:
    for value in ("x", "-1"):
        ran = swtools("build", "--jobs", value)
        assert ran.code == 2
        assert "--jobs: podaj liczbę" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "--group"), "Po --group brakuje wartości."),
        (("print", "--duplex=tak"), "--duplex stoi samo, bez wartości."),
        (("print", "--copies", "201"), "--copies: podaj liczbę nie większą niż 200."),
        (("build", "moja", "grupa"), "moja grupa"),
        (("check-record", "nie-ma.json"), "nie ma takiego pliku ani folderu"),
    ],
)
def test_what_is_wrong_is_said_in_polish(swtools: Run, arguments: tuple[str, ...], said: str) -> None:
    """Neither typer's English nor the operating system's."""
    ran = swtools(*arguments)
    assert ran.code == 2
    assert said in ran.err
    assert not re.search(r"Input|Option|argument|No such", ran.err)


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("--version",), *((name, "--help") for name in ("validate", "build", "print", "init", "list"))])
def test_help(swtools: Run, arguments: tuple[str, ...]) -> None:
    ran = swtools(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("swtools 0." if "--version" in arguments else "Wywołanie: swtools")
    if len(arguments) == 2 and arguments[0] != "init":
        assert "--library" in ran.out


def test_no_command_shows_the_help(swtools: Run) -> None:
    ran = swtools()
    assert ran.code == 2
    for name in ("validate", "build", "print", "init", "list"):
        assert name in ran.err
