"""The commands of the README run, both READMEs give the same ones, and what they name is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README, TWIN = "README.md", "README.pl.md"
COPIED = ("standards", "schemas", "templates", "examples", "docs")


def _commands(name: str) -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_both_give_the_same_commands() -> None:
    assert _commands(README) == _commands(TWIN)


def test_it_opens_with_the_two_commands() -> None:
    for name in (README, TWIN):
        assert _commands(name)[:2] == ["make pack", "make test"]
        assert (ROOT / name).read_text(encoding="utf-8").startswith("# swtools\n\n```sh\nmake pack\nmake test\n```\n")


def test_every_make_target_exists() -> None:
    wanted = {line.split()[1] for line in _commands(README) if line.startswith("make ")}
    assert wanted <= _targets()
    called = re.findall(r"^make ([a-z]+)$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    assert "test" in called
    assert set(called) <= _targets()


PAGES = [README, TWIN, "CONTRIBUTING.md", "LICENSES/README.md", *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    path = ROOT / name
    targets = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    dead = [target for target in targets if "://" not in target and not (path.parent / target).exists()]
    assert not dead


@pytest.mark.slow
def test_the_commands_run(tmp_path: Path) -> None:
    """Run each command in a copy of the library, in the order of the README."""
    for folder in COPIED:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    program = tmp_path / ".venv" / "bin"
    program.mkdir(parents=True)
    (program / "swtools").write_text(f"#!/bin/sh\nexec {sys.executable} -c 'from swtools.cli import main; main()' \"$@\"\n", encoding="utf-8")
    (program / "swtools").chmod(0o755)
    (program / "activate").write_text("", encoding="utf-8")
    environment = {**os.environ, "PATH": f"{program}{os.pathsep}{os.environ['PATH']}", "SWTOOLS_LANG": "en"}
    for command in _commands(README):
        if command.startswith("make "):
            continue
        done = subprocess.run(["/bin/bash", "-c", command], cwd=tmp_path, env=environment, check=False, capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    named = set(re.findall(r"`((?:output|standards|schemas|examples)/[^`<>*\s]+)`", (ROOT / README).read_text(encoding="utf-8")))
    missing = [path for path in sorted(named) if not (tmp_path / path).exists()]
    assert not missing
    assert (tmp_path / "zestawy.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "gotowe" / "manifest.json").is_file()
