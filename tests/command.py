"""Running `swtools` in a test: in this process where words and exit codes matter, in one of its own where the process does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STARTER = ROOT / "templates" / "starter" / "standards"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a call of the command line left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def swtools(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs `swtools <arguments>` in this process. It must never show a traceback."""

    def run(*arguments: object) -> Ran:
        from swtools.cli import main

        monkeypatch.setattr(sys, "argv", ["swtools", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(stop.value.code if isinstance(stop.value.code, int) else 0, out, err)

    return run


def command(*arguments: object) -> list[str]:
    """Return the command line of a process of its own."""
    return [sys.executable, "-m", "swtools", *map(str, arguments)]


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of a process: ours with some changes, our source first."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), **changes}


def process(*arguments: object, cwd: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run `swtools` in a process of its own and wait for it."""
    return subprocess.run(command(*arguments), cwd=cwd, env=environment(**changes), capture_output=True, text=True, check=False, timeout=600)


def starter(folder: Path) -> Path:
    """Copy the starter library into a folder and return the folder."""
    shutil.copytree(STARTER, folder / "standards")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that stands exactly once in a file."""
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{content.count(old)} × {old!r} in {path}"
    path.write_text(content.replace(old, new), encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder except hidden ones: relative path to content."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
