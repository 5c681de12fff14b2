"""Writing so that a build killed at any moment leaves old or new files, never half ones."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from swtools.diagnostics import text
from swtools.errors import EnvironmentProblem, reason

PREFIX = ".swtools-"
_LOCK = ".swtools.lock"
_PATIENCE = 600
"""Seconds that a build waits for another one."""


def inside(root: Path, relative: str) -> Path:
    """Return `root / relative`.

    Raises:
        EnvironmentProblem: the path would leave the output folder.
    """
    path = (root / relative).resolve()
    if not path.is_relative_to(root.resolve()):
        raise EnvironmentProblem(text("{path} lies outside the output folder.", path=relative))
    return path


def write(root: Path, relative: str, content: bytes) -> None:
    """Write a file below `root` in one step: a temporary file beside it, then a rename.

    Raises:
        EnvironmentProblem: the folder cannot be written.
    """
    path = inside(root, relative)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=PREFIX, dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise EnvironmentProblem(text("{path} cannot be written: {problem}.", path=str(path), problem=reason(problem))) from None


def remove(root: Path, relative: str) -> None:
    """Remove a file below `root` and the folders that it leaves empty."""
    path = inside(root, relative)
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == root.resolve() or not parent.is_relative_to(root.resolve()):
            break
        with contextlib.suppress(OSError):
            parent.rmdir()


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the output folder for one build; another build waits for it. Leftovers of killed builds are swept.

    Raises:
        EnvironmentProblem: the folder cannot be written, or another build holds it for more than ten minutes.
    """
    from filelock import FileLock, Timeout  # where nothing has changed, nobody waits for this import

    if root.exists() and not root.is_dir():
        raise EnvironmentProblem(text("{folder} is a file. Name a folder.", folder=str(root)))
    lock = FileLock(root / _LOCK, timeout=_PATIENCE)
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise EnvironmentProblem(text("Another build has been writing to {folder} for ten minutes. Wait for it or end it.", folder=str(root))) from None
    except OSError as problem:
        raise EnvironmentProblem(text("{path} cannot be written: {problem}.", path=str(root), problem=reason(problem))) from None
    try:
        for leftover in root.rglob(f"{PREFIX}*"):
            if leftover.is_file():
                leftover.unlink(missing_ok=True)
        yield
    finally:
        lock.release()
