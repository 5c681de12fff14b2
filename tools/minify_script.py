"""Make the script of the HTML forms small: `python tools/minify_script.py` after a change in templates/html/*.js.

terser (npm, pinned in tests/checkers/terser, installed by `make test`) reads the bundled sources and gives the same bytes on every
run. The result, src/swtools/renderers/html/script.min.js, is committed, so that building forms needs no Node. A library that
overrides a script gets the readable sources instead.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from swtools.bundled import folder
from swtools.renderers.html._assets import MINIFIED, made_from_line, script_source

TERSER = Path(__file__).resolve().parents[1] / "tests" / "checkers" / "terser" / "node_modules" / "terser" / "bin" / "terser"
OPTIONS = ("--compress", "passes=2,ecma=2020", "--mangle", "--ecma", "2020", "--comments", "false")


def minified(source: str) -> str:
    """Return the content of the file for a source.

    Raises:
        RuntimeError: terser failed, or made something that cannot stand in a script element.
    """
    done = subprocess.run(["node", str(TERSER), *OPTIONS], input=source, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0 or "</" in done.stdout or "<!--" in done.stdout:
        raise RuntimeError(done.stderr or "an end tag in the script")
    return f"{made_from_line(source)}\n{done.stdout.strip()}\n"


def main() -> int:
    """Write the file; return 2 where terser is missing."""
    if not TERSER.is_file():
        sys.stderr.write("terser is missing: make test installs it\n")
        return 2
    MINIFIED.write_text(minified(script_source((folder("templates"),))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
