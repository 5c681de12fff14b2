"""Which files stood with which content, so that a build that finds nothing changed need not read hundreds of megabytes.

As in git's index, a file whose size, times and number are those of the last look counts as the same; one that was written about
as late as the list itself is read again ("racily clean"). A missing or strange list costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from pathlib import Path

from swtools.errors import EnvironmentProblem
from swtools.pack.keys import file_sha256
from swtools.pack.writing import write

NAME = ".swtools.seen"
_CLOSE = 100_000_000
"""Nanoseconds: the times of a file are not finer than the ticks of the system's clock."""


class Seen:
    """The files of an output folder as last seen."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._known = _load(output / NAME)
        self._fresh: dict[str, list[object]] = {}

    def sha256(self, relative: str) -> str | None:
        """Return the SHA-256 of a file below the folder, or None where there is none."""
        look = _look(self._output / relative)
        if look is None:
            return None
        known = self._known.get(relative)
        digest = known[-1] if known and known[:-1] == look else file_sha256(self._output / relative)
        if not isinstance(digest, str):
            return None
        self._fresh[relative] = [*look, digest]
        return digest

    def remember(self, rows: Iterable[tuple[str, str]]) -> None:
        """Write the list for the next time; `rows` are (path, SHA-256) of files that were written or read just now."""
        for relative, digest in rows:
            look = _look(self._output / relative)
            if look is not None:
                self._fresh[relative] = [*look, digest]
        whole = {**self._known, **self._fresh}
        if whole != self._known:
            with contextlib.suppress(EnvironmentProblem):  # a folder that cannot be written is read again next time
                write(self._output, NAME, (json.dumps(whole, indent=0, sort_keys=True) + "\n").encode())


def _look(path: Path) -> list[object] | None:
    """Return what changes with a file without reading it: size, times of content and of state, number."""
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _load(path: Path) -> dict[str, list[object]]:
    try:
        written = path.stat().st_mtime_ns
        data = json.loads(path.read_bytes())
        return {name: row for name, row in data.items() if max(row[1], row[2]) < written - _CLOSE}
    except (OSError, ValueError, TypeError, AttributeError, LookupError):
        return {}
