"""Style, script and fonts of the page, read once a process."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from pathlib import Path

from swtools.renderers.html._squeeze import squeezed_script, squeezed_style

STYLES = ("form.css", "print.css")
SCRIPTS = (
    "conditions.js",
    "words.js",
    "formats.js",
    "model.js",
    "dom.js",
    "fields.js",
    "controls.js",
    "rows.js",
    "validation.js",
    "progress.js",
    "print.js",
    "crypto.js",
    "record.js",
    "dialogs.js",
    "guard.js",
    "main.js",
)
"""In this order: each file uses only what stands before it, `main.js` starts the page."""

_WEIGHTS = (400, 600)
_RANGES = {"latin": "U+0-3FF,U+1E00-2FFF", "cyrillic": "U+400-52F"}
_CYRILLIC = re.compile("[\u0400-\u052f]")


@functools.cache
def script(folders: tuple[Path, ...]) -> str:
    """Return the script: the files in their order, inside one function, without comment lines and needless spaces."""
    source = "\n".join(_read(folders, name) for name in SCRIPTS)
    return f'(()=>{{"use strict";\n{squeezed_script(source)}\n}})();'


@functools.cache
def style(folders: tuple[Path, ...]) -> str:
    """Return the style sheets in their order, squeezed."""
    return squeezed_style("\n".join(_read(folders, name) for name in STYLES))


def fonts(text: str) -> str:
    """Return the `@font-face` rules that a text needs, the fonts inside (WOFF2 as data): Cyrillic only where it occurs."""
    scripts = ("latin", "cyrillic") if _CYRILLIC.search(text) else ("latin",)
    return "\n".join(_face(name, weight) for name in scripts for weight in _WEIGHTS)


def digest(text: str) -> str:
    """Return the source expression of the Content-Security-Policy that allows exactly `text` (CSP Level 3, 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@functools.cache
def _face(name: str, weight: int) -> str:
    from swtools.renderers._fonts import WOFF2, font

    data = base64.b64encode(font(WOFF2[name, weight])).decode()
    return f'@font-face{{font-family:"Noto Sans";font-weight:{weight};unicode-range:{_RANGES[name]};src:url(data:font/woff2;base64,{data}) format("woff2")}}'


def _read(folders: tuple[Path, ...], name: str) -> str:
    """Read a file of the first folder that has it; a library's own folder stands first."""
    for folder in folders:
        path = folder / "html" / name
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(name)
