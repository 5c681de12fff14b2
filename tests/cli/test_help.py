"""The help speaks the reader's language, its frame included."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.command import process

COMMANDS = ("", "validate", "build", "print", "init", "list", "check-record", "coverage")
FRAME = ("Usage:", "Options:", "Arguments:", "Commands:", "[OPTIONS]", "COMMAND", "Show this", "[required]", "[default", "<list", "...]")


@pytest.mark.parametrize("command", COMMANDS)
def test_polish_help_is_polish(tmp_path: Path, command: str) -> None:
    shown = process(*command.split(), "--help", cwd=tmp_path, SWTOOLS_LANG="pl").stdout
    assert shown.startswith(f"Wywołanie: {f'swtools {command}'.strip()} [OPCJE]")
    assert "\nOpcje:\n" in shown
    assert re.search(r"-h, --help +Pokazuje tę pomoc\.", shown)
    assert [words for words in FRAME if words in shown] == []


def test_what_typer_adds_to_an_option(tmp_path: Path) -> None:
    shown = process("print", "--help", cwd=tmp_path, SWTOOLS_LANG="pl").stdout
    assert re.search(r"--group NAZWA .*\[konieczne\]", shown)
    assert re.search(r"--copies LICZBA .*\[domyślnie: 1; 1<=x<=200\]", shown)
    assert re.search(r"--theme NAZWA [^\[]*\[domyślnie: default\]", shown)


def test_english_help_is_as_typer_writes_it(tmp_path: Path) -> None:
    shown = process("print", "--help", cwd=tmp_path, SWTOOLS_LANG="en").stdout
    assert shown.startswith("Usage: swtools print [OPTIONS]\n")
    assert re.search(r"--copies NUMBER .*\[default: 1; 1<=x<=200\]", shown)
    assert re.search(r"--group NAME .*\[required\]", shown)


def test_the_help_of_all_lists_the_commands(tmp_path: Path) -> None:
    shown = process("--help", cwd=tmp_path, SWTOOLS_LANG="pl").stdout
    listed = re.findall(r"^  ([a-z-]+)  ", shown.partition("Polecenia:")[2], re.MULTILINE)
    assert sorted(listed) == sorted(filter(None, COMMANDS))


def test_without_a_command_the_help_is_shown(tmp_path: Path) -> None:
    ran = process(cwd=tmp_path, SWTOOLS_LANG="pl")
    assert ran.returncode == 2
    assert "Wywołanie: swtools [OPCJE] POLECENIE …" in ran.stdout + ran.stderr
