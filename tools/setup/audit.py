"""Known weaknesses of what the locks pin: asks the package registry's advisories with pip-audit, one step of `make test` and of CI.

`audit.py` looks at both lock files. It ends with 0 where nothing is known or where nobody could be asked (no network, a mirror that
keeps no advisories), and says which; with 1 where a pinned package has a known weakness; with 2 where pip-audit itself failed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from sentences import say, tell

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock")
OPTIONS = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")
_NO_NETWORK = ("ConnectionError", "ProxyError", "ConnectTimeout", "ReadTimeout", "NameResolutionError", "SSLError", "Max retries exceeded")
CLEAN, WEAK, FAILED = 0, 1, 2


def main() -> int:
    """Audit both locks; return the worst of their results."""
    if find_spec("pip_audit") is None:
        say("Pominięto sprawdzenie znanych słabości pakietów: nie ma pip-audit.", "Known weaknesses of packages were not checked: pip-audit is missing.")
        return FAILED if os.environ.get("CI", "").lower() in ("1", "true", "yes") else CLEAN
    return max(judged(lock, *asked(lock)) for lock in LOCKS)


def asked(lock: str) -> tuple[str, str]:
    """Return what pip-audit says of a lock and what it complains of."""
    ran = subprocess.run([sys.executable, "-m", "pip_audit", *OPTIONS, "-r", lock], cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    return ran.stdout, ran.stderr


def judged(lock: str, answer: str, complaint: str) -> int:
    """Say what an answer means and return the exit code."""
    try:
        packages = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        if any(sign in complaint for sign in _NO_NETWORK):
            say(f"Pominięto sprawdzenie {lock}: nie ma połączenia z rejestrem pakietów.", f"{lock} was not checked: the package registry cannot be reached.")
            return CLEAN
        tell(complaint.strip()[-2000:])
        say(f"pip-audit nie sprawdził {lock}.", f"pip-audit could not check {lock}.")
        return FAILED
    skipped = sorted(package["name"] for package in packages if "skip_reason" in package)
    if packages and len(skipped) == len(packages):
        say(f"Pominięto sprawdzenie {lock}: ten rejestr pakietów nie zna ostrzeżeń.", f"{lock} was not checked: this package registry keeps no advisories.")
        return CLEAN
    weak = [(package, known) for package in packages for known in package.get("vulns", ())]
    for package, known in weak:
        repaired = ", ".join(known.get("fix_versions", ())) or "–"
        tell(f"{lock}: {package['name']} {package['version']}: {known['id']} → {repaired}")
    if skipped:
        say(f"{lock}: nie sprawdzono {', '.join(skipped)}.", f"{lock}: not checked: {', '.join(skipped)}.")
    if not weak:
        checked = len(packages) - len(skipped)
        say(f"{lock}: bez znanych słabości, pakietów: {checked}.", f"{lock}: no known weakness, packages: {checked}.")
    return WEAK if weak or skipped else CLEAN


if __name__ == "__main__":
    sys.exit(main())
