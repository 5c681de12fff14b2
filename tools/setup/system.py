"""What the system must offer, and which Debian or Ubuntu package brings it.

Shared libraries are looked for by loading them, programs on the PATH, the rest by a file. What is missing is installed with apt
where that is possible without a question, else one sentence names the packages.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sentences import Stop, say, tell, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something outside Python; `found` looks for it, `package` brings it."""

    package: str
    found: Callable[[], bool]


def _library(name: str) -> Callable[[], bool]:
    def loads() -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return loads


def _program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def _file(*patterns: str) -> Callable[[], bool]:
    return lambda: any(True for pattern in patterns for _ in Path("/").glob(pattern.lstrip("/")))


PACK = (
    Need(package="libpango-1.0-0", found=_library("libpango-1.0.so.0")),
    Need(package="libpangoft2-1.0-0", found=_library("libpangoft2-1.0.so.0")),
    Need(package="libharfbuzz-subset0", found=_library("libharfbuzz-subset.so.0")),
    Need(package="libfontconfig1", found=_library("libfontconfig.so.1")),
)
"""What WeasyPrint loads; the GLib and HarfBuzz libraries come with Pango, whatever their package is called in a release."""

TEST = (
    Need(package="poppler-utils", found=_program("pdftotext")),
    Need(package="qpdf", found=_program("qpdf")),
    Need(package="libreoffice-writer-nogui", found=_file("/usr/lib*/libreoffice/program/libswlo.so", "/opt/libreoffice*/program/libswlo.so")),
    Need(package="chromium", found=_program("chromium", "chromium-browser", "google-chrome")),
    Need(package="firefox-esr", found=_program("firefox-esr", "firefox")),
    Need(package="fonts-noto-core", found=_file("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf")),
    Need(package="default-jdk-headless", found=_program("javac")),
    Need(package="libjaxb-java", found=_file("/usr/share/java/jaxb-runtime.jar", "/usr/share/java/jaxb-impl.jar")),
    Need(package="nodejs", found=_program("node")),
    Need(package="npm", found=_program("npm")),
)
"""The programs that judge the outputs: pictures and text of a PDF, its structure, Word's format, two browsers, veraPDF, Node's checkers."""


def _venv_works() -> bool:
    try:
        import ensurepip
        import venv
    except ImportError:
        return False
    return bool(ensurepip and venv)


VENV = Need(package="python3-venv", found=_venv_works)


def provide(needs: Sequence[Need], purpose: tuple[str, str], *, must: bool) -> None:
    """Install what is missing; where that cannot be done, stop (`must`) or say what will be skipped.

    `purpose` says what it is for, in Polish and English.
    """
    if _missing(needs):
        _apt(_missing(needs), purpose)
    still = _missing(needs)
    if not still:
        return
    names = " ".join(still)
    sentence = words(
        f"Brakuje pakietów systemu ({purpose[0]}); zainstaluj je jako administrator: apt-get install {names}",
        f"System packages are missing ({purpose[1]}); install them as an administrator: apt-get install {names}",
    )
    if must:
        raise Stop(sentence)
    tell(sentence)


def _missing(needs: Sequence[Need]) -> list[str]:
    return [need.package for need in needs if not need.found()]


def _apt(packages: Sequence[str], purpose: tuple[str, str]) -> None:
    """Install packages one call for all; where one of them is unknown here, each on its own."""
    prefix = _administrator()
    if prefix is None or not shutil.which("apt-get"):
        return
    names = " ".join(packages)
    say(f"Instaluję pakiety systemu ({purpose[0]}): {names}", f"Installing system packages ({purpose[1]}): {names}")
    _run([*prefix, "apt-get", "update", "-qq"])
    if not _run([*prefix, *_INSTALL, *packages]) and len(packages) > 1:
        for package in packages:
            _run([*prefix, *_INSTALL, package])


_INSTALL = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "--no-install-recommends")


def _administrator() -> list[str] | None:
    """Return what to put before a command to run it as root without a question, or None."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    asked = sudo and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0
    return [sudo, "-n"] if sudo and asked else None


def _run(command: Sequence[str]) -> bool:
    """Run a command, its output only where it failed."""
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        tell(done.stderr.strip()[-800:])
    return done.returncode == 0
