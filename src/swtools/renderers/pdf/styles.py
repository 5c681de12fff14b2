"""The style sheets of a look: tokens are read and put in place of `var(--…)` before WeasyPrint parses anything.

Resolving tokens here makes layout faster (no custom property is computed for thousands of boxes) and lets the templates
calculate with the same millimetres as the sheet.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from swtools.diagnostics import text
from swtools.document.blocks import DEFAULT_THEME, Edition
from swtools.errors import EnvironmentProblem
from swtools.renderers._files import find, read

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"--([\w-]+)\s*:\s*([^;]+);")
_ROOT = re.compile(r":root\s*\{[^}]*\}")
_VAR = re.compile(r"var\(--([\w-]+)\)")


@dataclass(frozen=True, slots=True)
class Look:
    """A sheet with its tokens already in place, and the tokens by name (without the two hyphens)."""

    css: str
    tokens: tuple[tuple[str, str], ...]


@functools.cache
def look(folders: tuple[Path, ...], edition: Edition, theme: str, more: tuple[str, ...] = ()) -> Look:
    """Return the look of an edition in a theme, from `<folder>/pdf/{tokens,forms,client}.css`, the sheets `more` and `themes/<theme>.css`.

    Raises:
        EnvironmentProblem: there is no such theme, a sheet is missing, or a token is used that no sheet sets.
    """
    names = ["tokens.css", "forms.css"]
    if edition is not Edition.WORKER:
        names.append("client.css")
    sheets = [read(folders, f"pdf/{name}") for name in (*names, *more)]
    theme_sheet = find(folders, f"pdf/themes/{theme}.css")
    if theme_sheet is not None:
        sheets.append(theme_sheet.read_text("utf-8"))
    elif theme != DEFAULT_THEME:
        raise EnvironmentProblem(text("There is no theme {theme} for PDF; it would be the file templates/pdf/themes/{theme}.css.", theme=theme))
    return resolved([_COMMENT.sub("", sheet) for sheet in sheets])


def resolved(sheets: list[str]) -> Look:
    """Join sheets in order of strength; a token's last value holds everywhere."""
    tokens: dict[str, str] = {}
    for sheet in sheets:
        for root in _ROOT.findall(sheet):
            tokens.update((name, value.strip()) for name, value in _TOKEN.findall(root))
    rules = "\n".join(_ROOT.sub("", sheet) for sheet in sheets)

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name not in tokens:
            raise EnvironmentProblem(text("The style sheet uses the token --{name}, which no sheet sets.", name=name))
        return _VAR.sub(value, tokens[name])

    return Look(css=_VAR.sub(value, rules), tokens=tuple(sorted((name, _VAR.sub(value, item)) for name, item in tokens.items())))
