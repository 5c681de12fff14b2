"""What a build is about to write, so that a killed one leaves no file behind that no manifest knows.

A build announces its paths before it writes the first and settles when the manifest stands. The next build sweeps what an
unsettled one announced and no sound source asks for any more: without it a form that is renamed after a kill would stay for ever.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from swtools.pack.writing import write

NAME = ".swtools.pending"


def announce(output: Path, paths: Iterable[str]) -> None:
    """Remember the paths (relative to the output folder) beside those that an earlier build has not settled."""
    lines = sorted({*announced(output), *paths})
    if lines:
        write(output, NAME, "".join(f"{line}\n" for line in lines).encode())


def announced(output: Path) -> tuple[str, ...]:
    """Return what unsettled builds were about to write."""
    try:
        return tuple((output / NAME).read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError):
        return ()


def settle(output: Path) -> None:
    """Forget: the manifest knows every file now."""
    with contextlib.suppress(OSError):
        (output / NAME).unlink(missing_ok=True)
