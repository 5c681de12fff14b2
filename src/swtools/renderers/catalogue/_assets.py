"""Style and script of the page, read once a process."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from pathlib import Path

STYLES = ("catalogue.css", "small-screens.css", "print.css")
SCRIPTS = ("catalogue.js",)


@functools.cache
def style(folders: tuple[Path, ...]) -> str:
    """Return the style sheets in their order, without comment lines, indentation and the spaces round braces and colons."""
    sheets = "\n".join(_stripped(_read(folders, name), "/*") for name in STYLES)
    # No string of the sheets holds these characters; a selector never has a space after its colon.
    return re.sub(r" ?\{\s*", "{", sheets).replace(": ", ":").replace("; }", "}").replace(", ", ",")


@functools.cache
def script(folders: tuple[Path, ...]) -> str:
    """Return the script inside one function, without comment lines and indentation."""
    source = "\n".join(_stripped(_read(folders, name), "//") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{source}\n}})();'


def digest(source: str) -> str:
    """Return the source expression of the Content-Security-Policy that allows exactly `source` (CSP Level 3, 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def _read(folders: tuple[Path, ...], name: str) -> str:
    """Read a file of the first folder that has it; a library's own folder stands first."""
    for folder in folders:
        path = folder / "catalogue" / name
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(name)


def _stripped(source: str, comment: str) -> str:
    """Drop whole-line comments, blank lines and indentation; the files hold no text that runs over lines."""
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(comment))
