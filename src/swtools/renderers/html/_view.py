"""What a template may ask: render a block, make a row's copies, and collect the few style rules that belong to one document."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING

from swtools.document.blocks import Band, Document, Field, Prose, Section, TableField
from swtools.renderers._jinja import in_words
from swtools.renderers._paragraphs import paragraphs
from swtools.renderers.html import _cells
from swtools.renderers.html._placed import ROW, Placed

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

_MOST_CARDS_WITHOUT_SCRIPT = 3
_WIDE_GRID = 5
_SCRIPT = "interview_script"
"""The kind of tool that nobody but the worker holds."""


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

        with in_words(self._environment):  # macros called from here are in no `render` that would see to it
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
        return paragraphs(text)

    def count(self, number: int) -> str:
        """Return a class that tells the style sheet a number of columns."""
        self._rules[f"n{number}"] = f".n{number}{{--n:{number}}}"
        return f"n{number}"

    def columns(self, table: Placed) -> str:
        """Return a class that gives a printed table's columns their widths, behind the column of row numbers."""
        assert isinstance(table.block, TableField)
        columns = table.block.columns
        least = _cells.least_widths(table)
        name = "k" + "-".join(f"{column.weight}{f'm{width}' if width else ''}" for column, width in zip(columns, least, strict=True))
        widths = " ".join(f"minmax({width}mm,{column.weight}fr)" for column, width in zip(columns, least, strict=True))
        self._rules[name] = f".{name}{{--k:{widths}}}"
        return name

    def is_list(self, one: Placed) -> bool:
        """Say whether a choice is drawn as a list to choose from."""
        return _cells.is_list(one)

    def is_keyed(self, one: Placed) -> bool:
        """Say whether a list is printed as a key above its table."""
        return _cells.is_keyed(one)

    def basis(self, one: Placed) -> str:
        """Return a class that tells the style sheet how wide a field of a row would like to be; "long" for one of the whole width."""
        wanted = _cells.basis(one)
        if not wanted:
            return "long"
        name = f"b{wanted:g}".replace(".", "-")
        self._rules[name] = f".{name}{{--b:{wanted:g}rem}}"
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
