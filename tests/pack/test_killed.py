"""A build that is killed, interrupted or run twice at once leaves whole files only, and the next one finishes."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import Run, command, environment, files, process, starter
from tests.pack.conftest import Place
from tests.pack.test_output import EXPECTED

PATIENCE = 240


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, bytes]]]:
    """Build the starter library in one process of its own, undisturbed."""
    folder = tmp_path_factory.mktemp("reference")
    library = starter(folder / "library")
    assert process("build", "--library", library, "--jobs", 1, cwd=folder).returncode == 0
    yield library, files(folder / "output")


@contextlib.contextmanager
def building(library: Path, cwd: Path, name: str = "said") -> Iterator[subprocess.Popen[bytes]]:
    """Start a build with two workers in a session of its own, as a shell starts it. What it says goes to a file:

    an orphan would hold a pipe open, and the test would wait for ever instead of failing.
    """
    with (cwd / name).open("wb") as said:
        arguments = command("build", "--library", library, "--jobs", 2)
        running = subprocess.Popen(arguments, cwd=cwd, env=environment(), stdout=said, stderr=said, start_new_session=True)
    try:
        yield running
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def wait_for_a_file(output: Path, running: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and running.poll() is None:
        if any(path.suffix in (".pdf", ".docx", ".html") for path in output.rglob("*.*")):
            return
        time.sleep(0.02)
    pytest.fail("the build made no file while it was watched")


def family(leader: int) -> list[int]:
    """Return the processes of a session, from /proc (proc_pid_stat(5), field 6)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def only_whole_files(output: Path, whole: dict[str, bytes]) -> None:
    standing = files(output)
    standing.pop("manifest.json", None)
    for path, content in standing.items():
        assert content == whole[path], f"{path} is not whole"


@pytest.mark.slow
def test_kill(tmp_path: Path, reference: tuple[Path, dict[str, bytes]]) -> None:
    library, whole = reference
    with building(library, tmp_path) as running:
        wait_for_a_file(tmp_path / "output", running)
        running.kill()
        running.wait()
        end = time.monotonic() + 20
        while family(running.pid) and time.monotonic() < end:
            time.sleep(0.1)
        assert not family(running.pid), "workers outlive their parent and hold the folder"
    only_whole_files(tmp_path / "output", whole)
    again = process("build", "--library", library, "--jobs", 1, cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert files(tmp_path / "output") == whole
    assert {path.name for path in (tmp_path / "output").rglob(".*")} <= {".swtools.lock", ".swtools.seen"}


@pytest.mark.slow
def test_ctrl_c(tmp_path: Path, reference: tuple[Path, dict[str, bytes]]) -> None:
    """A terminal sends the signal to the whole family; nobody may answer with a traceback, and finished files count."""
    library, whole = reference
    with building(library, tmp_path) as running:
        wait_for_a_file(tmp_path / "output", running)
        os.killpg(running.pid, signal.SIGINT)
        code = running.wait(timeout=PATIENCE)
        said = (tmp_path / "said").read_text(encoding="utf-8")
        assert code == 130, said
        assert said.startswith("Przerwano")
        assert "Traceback" not in said
        assert not family(running.pid)
    only_whole_files(tmp_path / "output", whole)
    again = process("build", "--library", library, "--jobs", 1, cwd=tmp_path)
    assert again.returncode == 0
    assert files(tmp_path / "output") == whole


@pytest.mark.slow
def test_two_at_once(tmp_path: Path, reference: tuple[Path, dict[str, bytes]]) -> None:
    library, whole = reference
    with building(library, tmp_path, "one") as one, building(library, tmp_path, "other") as other:
        for running in (one, other):
            assert running.wait(timeout=PATIENCE) == 0, (tmp_path / "one").read_text() + (tmp_path / "other").read_text()
    assert files(tmp_path / "output") == whole


def test_what_a_killed_build_announced_is_swept(place: Place, swtools: Run) -> None:
    """A form that a killed build wrote and that was renamed since would otherwise stay for ever."""
    orphan = place.output / "moja-grupa" / "1-diagnoza" / "old-name.pdf"
    orphan.write_bytes(b"%PDF-")
    foreign = orphan.with_name("notes.pdf")
    foreign.write_bytes(b"%PDF-")
    leftover = orphan.with_name(".swtools-abc")
    leftover.write_bytes(b"half")
    (place.output / ".swtools.pending").write_text("moja-grupa/1-diagnoza/old-name.pdf\nmoja-grupa/1-diagnoza/karta.pdf\n", encoding="utf-8")
    ran = swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--format", "docx")
    assert ran.code == 0
    assert "old-name.pdf" in ran.out
    assert not orphan.exists()
    assert not leftover.exists()
    assert foreign.exists()
    assert set(files(place.output)) > EXPECTED
    assert not (place.output / ".swtools.pending").exists()
