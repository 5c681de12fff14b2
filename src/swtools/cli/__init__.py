"""The command line: parse, one call into the pipeline, show, exit code."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage or environment, 3 our fault, 130 interrupted."""
    from swtools.errors import EnvironmentProblem

    try:
        from swtools.cli._run import guarded
    except EnvironmentProblem as problem:  # the words themselves are missing
        sys.stderr.write(f"{problem}\n")
        sys.exit(2)
    sys.exit(guarded())
