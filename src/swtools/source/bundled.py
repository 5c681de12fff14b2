"""Where the schemas are: inside the installed package, else at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

from swtools.bundled import folder


def schema_folder() -> Path:
    """Return the folder of the JSON Schemas.

    Raises:
        EnvironmentProblem: the installation lacks them.
    """
    return folder("schemas")
