"""What prepares a fresh machine: finding Python, naming missing packages, and doing nothing twice."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETUP = ROOT / "tools" / "setup"


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SETUP))
    return importlib.import_module("system")


@pytest.fixture
def sentences(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SETUP))
    return importlib.import_module("sentences")


def _missing(system: ModuleType, package: str) -> object:
    return system.Need(package=package, found=lambda: False)


def test_one_sentence_names_every_package_where_nobody_may_install(system: ModuleType, sentences: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_administrator", lambda: None)
    monkeypatch.setenv("SWTOOLS_LANG", "en")
    needs = [_missing(system, "libpango-1.0-0"), _missing(system, "libharfbuzz-subset0")]
    with pytest.raises(sentences.Stop) as stop:
        system.provide(needs, ("do PDF", "for PDF"), must=True)
    words = str(stop.value)
    assert words.endswith("apt-get install libpango-1.0-0 libharfbuzz-subset0")
    assert "\n" not in words


def test_the_sentence_is_polish_unless_english_is_asked_for(system: ModuleType, sentences: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_administrator", lambda: None)
    with pytest.raises(sentences.Stop, match="Brakuje pakietów systemu"):
        system.provide([_missing(system, "qpdf")], ("do testów", "for tests"), must=True)


def test_what_is_not_a_must_is_said_and_left(system: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(system, "_administrator", lambda: None)
    system.provide([_missing(system, "qpdf")], ("do testów", "for tests"), must=False)
    assert "qpdf" in capsys.readouterr().err


def test_apt_is_asked_once_for_all(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    there: set[str] = set()

    def run(command: list[str]) -> bool:
        asked.append(list(command))
        there.update(command)
        return True

    monkeypatch.setattr(system, "_administrator", lambda: ["sudo", "-n"])
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system, "_run", run)
    needs = [system.Need(package=name, found=lambda name=name: name in there) for name in ("qpdf", "npm")]
    system.provide(needs, ("do testów", "for tests"), must=True)
    assert asked[0] == ["sudo", "-n", "apt-get", "update", "-qq"]
    assert asked[1][-2:] == ["qpdf", "npm"]
    assert "--no-install-recommends" in asked[1]
    assert len(asked) == 2


def test_nothing_is_asked_where_nothing_is_missing(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_apt", lambda *_: pytest.fail("asked for nothing"))
    system.provide([system.Need(package="qpdf", found=lambda: True)], ("", ""), must=True)


def test_an_old_python_gets_one_sentence(tmp_path: Path) -> None:
    for name in ("python3", "python3.13", "python3.12", "python3.11"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "LANG": "en_GB.UTF-8"}
    done = subprocess.run(["/bin/sh", SETUP / "run", "pack"], env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("Python 3.11 or newer is needed")
    assert len(done.stderr.splitlines()) == 1


def test_a_wrong_purpose_is_a_usage_error() -> None:
    environment = {**os.environ, "SWTOOLS_LANG": "en"}
    done = subprocess.run([sys.executable, SETUP / "prepare.py", "everything"], env=environment, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, "Usage: prepare.py pack|check|test\n")


def test_the_environment_is_ready_a_second_time_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SETUP))
    environment = importlib.import_module("environment")
    lock = "requirements-test.lock"
    if not (environment.VENV / f".stamp-{lock}").is_file():
        pytest.skip("this environment was not made by make")
    monkeypatch.setattr(environment, "_pip", lambda *_: pytest.fail("installed again"))
    environment.provide(lock)


@pytest.mark.parametrize("folder", [".", "tools", "src", "tests", "docs", "templates", "standards", "schemas", ".ci"])
def test_no_registry_and_no_machine_is_named(folder: str) -> None:
    """A file of ours works on any machine: it names no package host and no path of the one it was written on."""
    words = ["registry." + "npmjs", "files." + "pythonhosted", "pypi." + "org", "/work/" + "main", "/work/" + "shared"]
    tracked = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", folder], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\n")
    paths = [ROOT / name for name in tracked if name and (folder != "." or "/" not in name) and (ROOT / name).is_file()]
    named = []
    for path in paths:
        content = path.read_bytes()
        named.extend(f"{path.relative_to(ROOT)}: {word}" for word in words if word.encode() in content)
    assert not named
