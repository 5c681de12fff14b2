"""What a template may ask: render a block, make a row's copies, and collect the few style rules that belong to one document."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING

from swtools.document.blocks import Band, ChoiceField, Column, Document, Field, LineField, LineKind, Prose, Section, TableField
from swtools.renderers.html._placed import ROW, Placed

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

_MOST_CARDS_WITHOUT_SCRIPT = 3
_WIDE_GRID = 5
_DATE_WIDTH = 20
"""Millimetres for a printed column of dates."""
_MARK_WIDTH, _LETTER_WIDTH = 10, 1.8
"""Millimetres for a mark with the room around it, and for a letter of an option beside it."""
_SCRIPT = "interview_script"
"""The kind of tool that nobody but the worker holds."""


def _least_width(field: Field) -> int:
    if isinstance(field, LineField):
        return _DATE_WIDTH if field.kind is LineKind.DATE else 0
    words = [word for mark in field.options for word in mark.text.split()] if isinstance(field, ChoiceField) else []
    return _MARK_WIDTH + round(max(map(len, words)) * _LETTER_WIDTH) if words else 0


class View:
    """Renders one document's blocks with the macros of `blocks/<class>.html`; `w` are the page's words."""

    def __init__(self, environment: SandboxedEnvironment, document: Document, words: SimpleNamespace) -> None:
        self._environment = environment
        self._rules: dict[str, str] = {}
        self.document = document
        self.w = words
        self.all_worker = document.kind == _SCRIPT

    def all(self, placed: Sequence[Placed]) -> Markup:
        """Render blocks one after another."""
        from markupsafe import Markup

        return Markup("").join(self.block(one) for one in placed)

    def block(self, one: Placed) -> Markup:
        """Render a block: inside its conditional part where it has one of its own, in the worker's box where it is the worker's."""
        macros = self._environment.get_template("blocks/parts.html").module
        inner: Markup = self._environment.get_template(f"blocks/{one.kind}.html").module.block(one, self)  # type: ignore[attr-defined]
        if one.starts_worker and isinstance(one.block, Field):
            inner = macros.worker_box(inner, self)  # type: ignore[attr-defined]
        if one.gate:
            inner = macros.conditional(one, inner, self)  # type: ignore[attr-defined]
        return inner

    def rows(self, one: Placed, count: int) -> list[Markup]:
        """Return the markup of `count` rows (cards) with their serials; for -1 the one to copy, `#` in place of the serial."""
        name = "table_row" if isinstance(one.block, TableField) else "card"
        macros = self._environment.get_template("blocks/rows.html").module
        return [getattr(macros, name)(one, self, index) for index in range(count)]

    def template_row(self, one: Placed) -> Markup:
        """Return the row that the script copies."""
        name = "table_row" if isinstance(one.block, TableField) else "card"
        macros = self._environment.get_template("blocks/rows.html").module
        copied: Markup = getattr(macros, name)(one, self, -1)
        return copied

    def numbered(self, inner: Markup, one: Placed, index: int) -> Markup:
        """Put a row's serial into the names of what stands in it; a negative index leaves the mark."""
        from markupsafe import Markup

        if index < 0:
            return inner
        return Markup(str(inner).replace(f"{one.path}.{ROW}.", f"{one.path}.{index}."))  # noqa: S704 - escaped when it was rendered

    def first_rows(self, one: Placed) -> int:
        """Return how many rows stand in the page before the script runs."""
        block = one.block
        if isinstance(block, TableField):
            return len(block.row_labels) or max(1, block.min_rows)
        assert isinstance(block, Section) and block.repeat is not None
        return max(1, block.repeat.minimum, min(block.repeat.paper_copies, _MOST_CARDS_WITHOUT_SCRIPT))

    def paragraphs(self, text: str | None) -> list[str]:
        """Split a text at its empty lines."""
        return [part.strip() for part in (text or "").split("\n\n") if part.strip()]

    def count(self, number: int) -> str:
        """Return a class that tells the style sheet a number of columns."""
        self._rules[f"n{number}"] = f".n{number}{{--n:{number}}}"
        return f"n{number}"

    def columns(self, columns: Sequence[Column]) -> str:
        """Return a class that gives a printed table's columns their widths, behind the column of row numbers.

        A date needs room for its digits, a mark for the longest word of its options, whatever the column's weight.
        """
        least = [_least_width(column.field) for column in columns]
        name = "k" + "-".join(f"{column.weight}{f'm{width}' if width else ''}" for column, width in zip(columns, least, strict=True))
        widths = " ".join(f"minmax({width}mm,{column.weight}fr)" for column, width in zip(columns, least, strict=True))
        self._rules[name] = f".{name}{{--k:{widths}}}"
        return name

    def height(self, millimetres: int) -> str:
        """Return a class for the height of a printed frame."""
        self._rules[f"h{millimetres}"] = f".h{millimetres}{{--h:{millimetres}mm}}"
        return f"h{millimetres}"

    def band(self, band: Band) -> str:
        """Return the numbers of a band in words ("od 3", "do 7", "4–6")."""
        low, high = band.low, band.high
        if low is not None and high is not None:
            return f"{low}–{high}" if low != high else f"{low}"
        return str(self.w.from_number.format(number=low) if high is None else self.w.to_number.format(number=high))

    def stacked(self, one: Placed) -> bool:
        """Say whether a matrix has too many options to stand beside its rows."""
        options = getattr(one.block, "options", ())
        return len(options) > _WIDE_GRID

    def worker_part(self, placed: Sequence[Placed]) -> bool:
        """Say whether some of the blocks are the worker's and the rest are not: only then can that part be switched off."""
        if self.all_worker:
            return False
        from swtools.renderers.html._placed import walk

        return any(one.starts_worker and isinstance(one.block, Field | Section | Prose) for one in walk(tuple(placed)))

    def rules(self) -> str:
        """Return the style rules that the rendered blocks asked for, in a fixed order."""
        return "\n".join(self._rules[name] for name in sorted(self._rules))
