"""The templates that a library has of its own: are they found where they stand, and can they be read?"""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from swtools.diagnostics import Diagnostic, Span, error, text, warning
from swtools.document.blocks import DEFAULT_THEME, LARGE_PRINT
from swtools.renderers._jinja import TEMPLATES, environment
from swtools.renderers._jinja_words import detail, fault

if TYPE_CHECKING:
    from jinja2 import Environment

CODES = {
    "SW556": "a Word template with a name or in a folder where it is not used",
    "SW557": "a template of HTML, PDF or catalogue that cannot be read",
}
_WORD = ("form", "discreet", DEFAULT_THEME, LARGE_PRINT)
"""The names under which Word templates are looked for."""
_ENDINGS = (".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf")
_PLACEHOLDER = re.compile(rb"\{\{\s*[pr]?\s*(?:body|title)\s*\}\}")
_MOST = 2_000_000
"""Bytes of a Word file's text that are looked through."""


def word_templates(library: Path) -> list[Path]:
    """Return the Word templates that a library uses of its own."""
    return sorted(path for path in (library / "templates" / "docx").glob("*.docx") if path.stem in _WORD and path.is_file())


def check(library: Path) -> Iterator[Diagnostic]:
    """Return the Word templates of a library that are not used, and its text templates that cannot be read."""
    own, used = library / "templates", word_templates(library)
    for path in _candidates(library):
        if path not in used and (path.is_relative_to(own) or _has_placeholders(path)):
            yield _unused(path.relative_to(library).as_posix())
    for output_format in ("catalogue", "html", "pdf"):
        yield from _texts(own, output_format, library)


def _unused(name: str) -> Diagnostic:
    names = ", ".join(f"{each}.docx" for each in (_WORD[0], _WORD[1], _WORD[3]))
    hint = text("A Word template stands in {folder} and is called {names}.", folder="templates/docx/", names=names)
    return warning("SW556", Span(name), text("This Word template is not used."), hint)


def _candidates(library: Path) -> list[Path]:
    """Return the Word files of a library's templates and definitions, and those near them; not what somebody built or keeps further away."""
    near = [library, *(folder for folder in library.iterdir() if folder.is_dir() and not folder.name.startswith("."))]
    found = {path for folder in near for path in folder.iterdir() if _is_word(path)}
    for name in ("templates", "standards"):
        for folder, _, files in os.walk(library / name):
            found.update(path for file in files if _is_word(path := Path(folder, file)))
    return sorted(found)


def _is_word(path: Path) -> bool:
    """Say whether a file is of Word, or meant for it; `~$…` are the marks that Word leaves beside an open document."""
    return path.name.lower().endswith(_ENDINGS) and not path.name.startswith(("~$", "."))


def _has_placeholders(path: Path) -> bool:
    """Say whether a Word file is a template of ours: it holds one of the placeholders that every template needs."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("word/document.xml") as part:
            return bool(_PLACEHOLDER.search(re.sub(rb"<[^>]*>", b"", part.read(_MOST))))
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error):
        return False


def _texts(own: Path, output_format: str, library: Path) -> Iterator[Diagnostic]:
    """Parse the text templates of a format; names that are not known show only when a form is made."""
    paths = sorted(path for path in (own / output_format).rglob("*") if path.name.endswith(TEMPLATES) and path.is_file())
    if not paths:
        return
    from jinja2 import TemplateSyntaxError

    env = environment((own,), output_format)
    for path in paths:
        name = path.relative_to(library).as_posix()
        try:
            source = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            yield error("SW557", Span(name), text("This template is not UTF-8 text."), text("Save it as UTF-8."))
            continue
        try:
            _parse(env, source)
        except TemplateSyntaxError as problem:
            found = fault(problem, source)
            yield error("SW557", Span(name, found.line, 1), found.message, found.hint, detail(problem, Span(name, found.line, 1)))


def _parse(env: Environment, source: str) -> None:
    """Parse a template and look at its filters and tests. It is not compiled: that would work out what is constant.

    Raises:
        TemplateSyntaxError: it cannot be read, or a filter or test does not exist.
    """
    from jinja2 import TemplateAssertionError
    from jinja2.nodes import Filter, Test

    for node in env.parse(source).find_all((Filter, Test)):
        known = env.filters if isinstance(node, Filter) else env.tests
        if node.name not in known:
            raise TemplateAssertionError(f"No filter or test named '{node.name}'.", node.lineno)
