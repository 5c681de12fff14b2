"""The copies of a library's tools, rendered by the code that a build's workers run, and read back."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

from swtools import pipeline
from swtools.document.blocks import Document
from swtools.model.centre import NO_CENTRE
from swtools.pack.plan import Selection, targets
from swtools.pack.worker import renderer
from tests import library
from tests.agreement.formats import docx, html, pdf
from tests.agreement.formats.reading import Key, Reading
from tests.agreement.formats.sheet import Sheet

FORMATS = ("pdf", "docx", "html")
_READERS = {"pdf": pdf.read, "html": html.read}


class Bench:
    """A library with what a whole build makes of it, by the path of the file; templates and fonts are loaded once."""

    def __init__(self, folder: Path) -> None:
        checked = library.checked() if folder == library.ROOT else pipeline.check(folder)
        self.broken = set(checked.broken)
        self._shop = pipeline.workshop(checked, NO_CENTRE, pipeline.settings(folder, library.TIMESTAMP), Path("unused"), base="")
        self._planned = {target.path: target for target in targets(checked.library, Selection(), checked.broken)}

    def files(self, identifier: str) -> set[str]:
        """Return the paths of the files that a build makes of a tool."""
        return {path for path, target in self._planned.items() if target.instrument == identifier}

    def made(self, path: str) -> bytes:
        """Return the bytes that a build writes there."""
        return self._shop.render(self._planned[path])

    def altered(self, path: str, change: Callable[[Document], Document]) -> bytes:
        """Return what a build would write there if it had laid out something else."""
        target = self._planned[path]
        rendered: bytes = renderer(target.format).render(change(self._shop.document(target)), self._shop.settings)
        return rendered


@functools.cache
def bench(folder: Path) -> Bench:
    """Return the bench of a library, one in a run."""
    return Bench(folder)


def read(form: str, content: bytes, sheet: Sheet) -> Reading:
    """Read an output back; of the sheet a reader is told only which names are tables and cards, and which paths a shortened tag may stand for."""
    labelled = tuple(name for name, labels in sheet.tables.items() if labels)
    paths = tuple(_paths(sheet)) if form == "docx" else ()
    return _reading(form, content, tuple(sheet.tables), tuple(sorted(sheet.sections)), paths, labelled)


@functools.lru_cache(maxsize=16)
def _reading(form: str, content: bytes, tables: Key, sections: Key, paths: tuple[Key, ...], labelled: Key) -> Reading:
    if form == "docx":
        return docx.read(content, tables, sections, paths, labelled)
    return _READERS[form](content, tables, sections)


def _paths(sheet: Sheet) -> Iterator[Key]:
    for key, one in sheet.fields.items():
        rows = sheet.tables.get(key[0]) if len(key) > 1 else ()
        for path in [(key[0], row, *key[1:]) for row in rows] if rows else [key]:
            yield path
            yield from ((*path, code) for code in one.codes)
