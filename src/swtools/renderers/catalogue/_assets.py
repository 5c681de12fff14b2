"""Style and script of the page, read once a process."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from swtools.renderers._files import read
from swtools.renderers._web import stripped

STYLES = ("catalogue.css", "small-screens.css", "print.css")
SCRIPTS = ("catalogue.js",)


@functools.cache
def style(folders: tuple[Path, ...]) -> str:
    """Return the style sheets in their order, without comment lines, indentation and the spaces round braces and colons."""
    sheets = "\n".join(stripped(read(folders, f"catalogue/{name}"), "/*") for name in STYLES)
    # No string of the sheets holds these characters; a selector never has a space after its colon.
    return re.sub(r" ?\{\s*", "{", sheets).replace(": ", ":").replace("; }", "}").replace(", ", ",")


@functools.cache
def script(folders: tuple[Path, ...]) -> str:
    """Return the script inside one function, without comment lines and indentation."""
    source = "\n".join(stripped(read(folders, f"catalogue/{name}"), "//") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{source}\n}})();'
