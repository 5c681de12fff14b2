"""Finding what a designer may override: the first folder that has a file gives it; a library's own folder stands first."""

from __future__ import annotations

from pathlib import Path

from swtools.diagnostics import text
from swtools.errors import EnvironmentProblem


def find(folders: tuple[Path, ...], name: str) -> Path | None:
    """Return the file `name` (`pdf/forms.css`) of the first folder that has it, or None."""
    candidates = (folder / name for folder in folders)
    return next((path for path in candidates if path.is_file()), None)


def read(folders: tuple[Path, ...], name: str) -> str:
    """Return the text of the file `name` of the first folder that has it.

    Raises:
        EnvironmentProblem: no folder has it.
    """
    path = find(folders, name)
    if path is None:
        raise EnvironmentProblem(text("The template {name} is missing from the installation; install swtools again.", name=name))
    return path.read_text(encoding="utf-8")
