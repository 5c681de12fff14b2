"""Where the files live that ship with the package: schemas, templates, standards.

In a wheel they stand inside the package (`swtools/_data/<name>`); in a checkout they are the top-level folders.
"""

from __future__ import annotations

from pathlib import Path

from swtools.diagnostics import text
from swtools.errors import EnvironmentProblem

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder `name` (`schemas`, `templates`, `standards`).

    Raises:
        EnvironmentProblem: the installation is not complete.
    """
    for candidate in (_PACKAGE / "_data" / name, _PACKAGE.parents[1] / name):
        if candidate.is_dir():
            return candidate
    raise EnvironmentProblem(text("The folder {name} is missing from the installation; install swtools again.", name=name))
