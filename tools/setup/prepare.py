"""Prepare a checkout: `prepare.py pack` for building, `check` for lint and fast tests, `test` for everything.

Runs on a bare Python 3.11 with nothing but its standard library, does only what is missing, and says what it does.
"""

from __future__ import annotations

import os
import sys

import environment
import node
import system
from sentences import Stop, say, tell

LOCKS = {"pack": "requirements.lock", "check": "requirements-test.lock", "test": "requirements-test.lock"}


def main() -> int:
    """Prepare for the purpose named on the command line; return 0, or 2 where something is missing that cannot be had."""
    purpose = sys.argv[1] if len(sys.argv) == 2 else ""
    if purpose not in LOCKS:
        say("Użycie: prepare.py pack|check|test", "Usage: prepare.py pack|check|test")
        return 2
    try:
        prepare(purpose)
    except Stop as stop:
        tell(str(stop))
        return 2
    except KeyboardInterrupt:
        say("Przerwano.", "Interrupted.")
        return 130
    return 0


def prepare(purpose: str) -> None:
    """Provide system packages, the environment, and for `test` the programs that judge the outputs.

    On CI (`CI=true`) a missing judge stops the run; elsewhere its tests will be skipped, and it is said.
    """
    on_ci = os.environ.get("CI", "").lower() in ("1", "true", "yes")
    needs = system.PACK if environment.PYTHON.exists() else (*system.PACK, system.VENV)
    system.provide(needs, ("do składania formularzy", "for building forms"), must=True)
    environment.provide(LOCKS[purpose])
    if purpose == "test":
        system.provide(system.TEST, ("programy, które sprawdzają wyniki", "the programs that check the outputs"), must=on_ci)
        node.provide(must=on_ci)


if __name__ == "__main__":
    sys.exit(main())
