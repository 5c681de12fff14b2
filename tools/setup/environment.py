"""The virtual environment `.venv`: made from a lock, then the project itself into it. Stamps make the second time quick."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from sentences import Stop, say, words

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def provide(lock: str) -> None:
    """Make `.venv` hold exactly what `lock` pins, and the project as an editable install.

    Every file is checked against its hash. Nothing is fetched for the build of the project: what builds it stands in the lock.
    """
    stamp = VENV / f".stamp-{lock}"
    wanted = _digest([ROOT / lock, ROOT / "pyproject.toml", ROOT / "hatch_build.py"])
    if _runs() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        _catalogues()
        return
    if not _runs():
        _make()
    say("Instaluję pakiety Pythona z pliku blokady (za pierwszym razem minuta lub dwie).", "Installing the locked Python packages (a minute or two at first).")
    _pip("--require-hashes", "-r", str(ROOT / lock))
    _pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))
    stamp.write_text(wanted, encoding="utf-8")


def _runs() -> bool:
    """Say whether there is an environment whose Python still works (the system's may have been upgraded away)."""
    code = "import sys; sys.exit(sys.version_info < (3, 11))"
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", code], check=False, capture_output=True).returncode == 0


def _make() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", VENV], check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise Stop(words(f"Nie udało się utworzyć .venv: {done.stdout.strip()}", f".venv could not be made: {done.stdout.strip()}"))


def _pip(*arguments: str) -> None:
    command: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", *arguments]
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        tail = "\n".join(line for line in done.stderr.splitlines() if not line.startswith("WARNING"))[-2000:]
        raise Stop(words(f"Instalacja pakietów Pythona nie powiodła się:\n{tail}", f"Installing the Python packages failed:\n{tail}"))


def _catalogues() -> None:
    """Compile the catalogues again where a translation has changed since."""
    sources = list((ROOT / "src").glob("swtools/messages/locale/*/LC_MESSAGES/*.po"))
    if any(_older(source.with_suffix(".mo"), source) for source in sources):
        subprocess.run([PYTHON, ROOT / "hatch_build.py"], check=True)


def _older(target: Path, source: Path) -> bool:
    return not target.is_file() or target.stat().st_mtime < source.stat().st_mtime


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256(f"{ROOT}\n".encode())
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
