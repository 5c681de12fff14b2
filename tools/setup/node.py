"""The checkers that come from the npm registry: each folder of `tests/checkers/` with a package-lock.json is one."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

from environment import ROOT
from sentences import Stop, say, tell, words


def provide(*, must: bool) -> None:
    """Install what each lock pins, with hashes and without scripts; where npm is missing, stop (`must`) or leave it."""
    npm = shutil.which("npm")
    for lock in sorted((ROOT / "tests" / "checkers").glob("*/package-lock.json")):
        wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
        stamp = lock.parent / "node_modules" / ".stamp"
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
            continue
        problem = _install(npm, lock.parent) if npm else "npm"
        if not problem:
            stamp.parent.mkdir(exist_ok=True)
            stamp.write_text(wanted, encoding="utf-8")
            continue
        sentence = words(
            f"Nie udało się zainstalować części {lock.parent.name} dla Node: {problem}", f"The Node part {lock.parent.name} could not be installed: {problem}"
        )
        if must:
            raise Stop(sentence)
        tell(sentence)


def _install(npm: str, folder: Path) -> str:
    """Run `npm ci`; return what went wrong, or nothing."""
    say(f"Instaluję część dla Node: {folder.name}", f"Installing the Node part: {folder.name}")
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=folder, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    lines = [line.removeprefix("npm error").strip() for line in done.stderr.splitlines() if line.startswith("npm error")]
    return "" if done.returncode == 0 else "\n".join(line for line in lines if line)[:800] or str(done.returncode)
