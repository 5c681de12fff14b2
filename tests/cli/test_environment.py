"""What the environment cannot do is a sentence and exit code 2; our own faults are 3, an interruption 130. Never a traceback."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import Run, command, environment, process, starter

READING = [("validate",), ("build",), ("list",), ("print", "--group", "moja-grupa", "--stage", "diagnoza")]


@pytest.mark.parametrize("arguments", READING)
@pytest.mark.parametrize("name", ["none", "a-file", "empty"])
def test_no_library(tmp_path: Path, swtools: Run, arguments: tuple[str, ...], name: str) -> None:
    (tmp_path / "a-file").touch()
    (tmp_path / "empty").mkdir()
    ran = swtools(*arguments, "--library", tmp_path / name)
    assert ran.code == 2
    assert name in ran.err
    assert "--library" in ran.err
    assert not (tmp_path / "output").exists()


def test_the_library_that_ships_with_it(tmp_path: Path, swtools: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a library here and without --library it is the one of the package."""
    monkeypatch.chdir(tmp_path)
    ran = swtools("list", "--format", "json")
    assert ran.code == 0
    assert len(json.loads(ran.out)) > 20


def bound(arguments: tuple[object, ...], cwd: Path, checker: Callable[[str], Path]) -> subprocess.CompletedProcess[str]:
    """Run as somebody whom permissions bind: root may read and write everything, unless that is taken away (capabilities(7))."""
    lead = [str(checker("setpriv")), "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    changes = environment(SWTOOLS_LANG="en")
    return subprocess.run([*lead, *command(*arguments)], cwd=cwd, env=changes, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("what", ["output", "above"])
def test_a_folder_that_cannot_be_written(tmp_path: Path, checker: Callable[[str], Path], what: str) -> None:
    starter(tmp_path)
    closed = tmp_path / "output" if what == "output" else tmp_path
    closed.mkdir(exist_ok=True)
    closed.chmod(0o555)
    ran = bound(("build", "--format", "html", "--jobs", 1), tmp_path, checker)
    closed.chmod(0o755)
    assert ran.returncode == 2, ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stderr.strip().endswith("output cannot be written: Permission denied.")


@pytest.mark.parametrize("what", ["karta.yaml", ""])
def test_what_cannot_be_read(tmp_path: Path, checker: Callable[[str], Path], what: str) -> None:
    """A closed folder must not look like one without tools: their outputs would be removed."""
    closed = starter(tmp_path) / "standards" / "moja-grupa" / "1-diagnoza" / what
    closed.chmod(0)
    ran = bound(("validate",), tmp_path, checker)
    closed.chmod(0o755)
    assert ran.returncode == 2, ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
    assert f"{closed.relative_to(tmp_path)} cannot be read: Permission denied." in ran.stderr


def test_an_output_that_is_a_file(library: Path, swtools: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    for output in (tmp_path / "taken", tmp_path / "taken" / "below"):
        ran = swtools("build", "--library", library, "--output", output, "--format", "html", "--jobs", 1)
        assert ran.code == 2
        assert "taken" in ran.err


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_in_the_way_of_a_folder(library: Path, tmp_path: Path, jobs: int) -> None:
    """The sentence also comes back from a worker process."""
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "moja-grupa").touch()
    ran = process("build", "--library", library, "--format", "html", "--jobs", jobs, cwd=tmp_path)
    assert ran.returncode == 2, ran.stderr
    assert "Traceback" not in ran.stderr
    assert "moja-grupa" in ran.stderr


@pytest.mark.parametrize("value", ["yesterday", "-1", "1.5", "0", "99999999999"])
def test_a_moment_that_is_none(library: Path, swtools: Run, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    ran = swtools("build", "--library", library, "--output", library / "made")
    assert ran.code == 2
    assert "SOURCE_DATE_EPOCH" in ran.err
    assert value in ran.err


def test_our_own_fault(library: Path, swtools: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader gets a sentence and a file to send, not a trace."""
    from swtools import pipeline

    def fail(_folder: Path) -> None:
        raise ZeroDivisionError("unforeseen")

    monkeypatch.setattr(pipeline, "check", fail)
    ran = swtools("validate", "--library", library)
    assert ran.code == 3
    assert "unforeseen" not in ran.err
    path = Path(next(word for word in ran.err.split() if word.endswith(".txt;")).rstrip(";"))
    assert "ZeroDivisionError: unforeseen" in path.read_text(encoding="utf-8")
    path.unlink()


INTERRUPTED = """
import os, signal, sys
from swtools import pipeline
pipeline.check = lambda _folder: os.kill(os.getpid(), signal.SIGINT)
sys.argv = ["swtools", "validate", "--library", sys.argv[1]]
from swtools.cli import main
main()
"""


def test_an_interruption(library: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", INTERRUPTED, str(library)], env=environment(), capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 128 + signal.SIGINT
    assert ran.stderr.startswith("Przerwano")
    assert "Traceback" not in ran.stderr


def test_a_reader_that_goes_away(library: Path) -> None:
    """`swtools list | head -1` ends quietly."""
    script = f'"{sys.executable}" -m swtools list | head -c 1'
    ran = subprocess.run(["/bin/sh", "-c", script], cwd=library, env=environment(), capture_output=True, text=True, check=False, timeout=60)
    assert ran.stdout == "m"
    assert "Traceback" not in ran.stderr
    assert "swtools-" not in ran.stderr


LIGHT = """
import sys
heavy = {"yaml", "jsonschema", "jinja2", "weasyprint", "pikepdf", "docxtpl", "rich", "filelock", "multiprocessing"}
sys.argv = ["swtools", *sys.argv[1:]]
from swtools.cli import main
try:
    main()
finally:
    print(sorted({name.split(".")[0] for name in sys.modules} & heavy))
"""


@pytest.mark.slow
def test_finding_nothing_changed_loads_nothing_heavy(tmp_path: Path) -> None:
    """A second build is to take a second at most: it may read and compare, not parse, check or render."""
    starter(tmp_path)
    assert process("build", "--jobs", 1, cwd=tmp_path).returncode == 0
    done = subprocess.run([sys.executable, "-c", LIGHT, "build"], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0
    assert done.stdout.startswith("Nic się nie zmieniło")
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("times", [1, 2])
def test_the_progress_bar_gives_the_cursor_back(library: Path, times: int) -> None:
    """Also where there is nothing to draw: the second build of a part renders nothing."""
    for _ in range(times):
        leader, terminal = pty.openpty()
        running = subprocess.Popen(
            command("build", "--library", library, "--format", "html", "--jobs", 1),
            cwd=library,
            env=environment(TERM="xterm"),
            stdout=terminal,
            stderr=terminal,
        )
        os.close(terminal)
        shown = b""
        with contextlib.suppress(OSError):  # EIO: the last writer is gone (pty(7))
            while part := os.read(leader, 4096):
                shown += part
        os.close(leader)
        assert running.wait(timeout=60) == 0
        assert b"\x1b[?25l" in shown
        assert shown.rindex(b"\x1b[?25h") > shown.rindex(b"\x1b[?25l")
