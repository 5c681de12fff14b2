"""Style, script and fonts of the page, read once a process."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from pathlib import Path

from swtools.renderers._files import read
from swtools.renderers._web import stripped
from swtools.renderers.html._squeeze import squeezed_style

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
    "folds.js",
    "validation.js",
    "progress.js",
    "print.js",
    "crypto.js",
    "unplaced.js",
    "record.js",
    "carry.js",
    "dialogs.js",
    "guard.js",
    "main.js",
)
"""In this order: each file uses only what stands before it, `main.js` starts the page."""

MINIFIED = Path(__file__).with_name("script.min.js")
"""What `tools/minify_script.py` made of the bundled scripts; its first line names the SHA-256 of what it was made from."""

_WEIGHTS = (400, 600)
_RANGES = {"latin": "U+0-3FF,U+1E00-2FFF", "cyrillic": "U+400-52F"}
_RANGES["core"] = _RANGES["latin"]
_CYRILLIC = re.compile("[\u0400-\u052f]")


@functools.cache
def script(folders: tuple[Path, ...]) -> str:
    """Return the script: the minified one, or where a library has a script of its own, the sources without their comments."""
    source = script_source(folders)
    made_from, _, minified = MINIFIED.read_text(encoding="utf-8").partition("\n")
    return minified.strip() if made_from == made_from_line(source) else stripped(source, "//")


def script_source(folders: tuple[Path, ...]) -> str:
    """Return the files of the script in their order, inside one function."""
    inside = "\n".join(read(folders, f"html/{name}") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{inside}\n}})();'


def made_from_line(source: str) -> str:
    """Return the first line of a minified script that was made from `source`."""
    return f"// made from {hashlib.sha256(source.encode()).hexdigest()}"


@functools.cache
def style(folders: tuple[Path, ...]) -> str:
    """Return the style sheets in their order, squeezed."""
    return squeezed_style("\n".join(read(folders, f"html/{name}") for name in STYLES))


def fonts(text: str) -> str:
    """Return the `@font-face` rules that a document needs, the fonts inside (WOFF2 as data).

    `text` holds all its words. The regular weight carries every Latin letter, because anything may be typed in it; the bold one,
    in which only the document's own words are set, the core of Polish where that is enough; Cyrillic comes where it occurs.
    """
    from swtools.renderers._fonts import core_letters

    letters = set(text) - {"\n"}
    cyrillic = set(filter(_CYRILLIC.match, letters))
    faces = [("latin", 400), ("core" if letters - cyrillic <= core_letters() else "latin", 600)]
    faces += [("cyrillic", weight) for weight in _WEIGHTS] if cyrillic else []
    return "\n".join(_face(name, weight) for name, weight in faces)


@functools.cache
def _face(name: str, weight: int) -> str:
    from swtools.renderers._fonts import WOFF2, font

    data = base64.b64encode(font(WOFF2[name, weight])).decode()
    return f'@font-face{{font-family:"Noto Sans";font-weight:{weight};unicode-range:{_RANGES[name]};src:url(data:font/woff2;base64,{data}) format("woff2")}}'
