"""Widths in millimetres: what the templates ask before they draw a row, a matrix or a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from swtools.document.blocks import ChoiceField, ComputedField, FieldRow, GridField, LineField, LinesField, Mark, ScaleField, Section, TableField, Width
from swtools.renderers import _fonts
from swtools.renderers.pdf.names import field_name

_POINT = 25.4 / 72
_JOINER = "\u2060"
_HALF_PAGE = 115


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of a look."""

    lengths: dict[str, float]

    def mm(self, token: str) -> float:
        """Return a length token in millimetres."""
        return self.lengths[token]

    @property
    def stacked(self) -> bool:
        """Whether fields and options stand below each other."""
        return bool(self.lengths["stacked"])

    def boxes_width(self, groups: Sequence[int]) -> float:
        """Return the width of groups of character boxes."""
        return sum(groups) * self.mm("box-w") + (len(groups) - 1) * self.mm("box-gap")

    def labelled_boxes(self, fields: Iterable[LineField | ComputedField], width: float) -> bool:
        """Say whether words hang under the boxes of any of the fields."""
        return any(isinstance(field, LineField) and field.box_labels and self.boxes_width(field.boxes) <= width for field in fields)

    def caption_width(self, marks: Sequence[Mark]) -> float:
        """Return the width of the captions before the rows of a scale."""
        return max(22.0, min(60.0, max(self.text_width(mark.text, "fs") for mark in marks) + 4))

    def number_size(self, number: str, size: str) -> float | None:
        """Return the size in points at which a number fits its column, or None where the given size does."""
        room, wanted = self.mm("num") - 1.4, self.text_width(number, size)
        return None if wanted <= room else round(self.mm(size) / _POINT * room / wanted, 1)

    def text_width(self, words: str, size: str) -> float:
        """Return the width of a text set in the size of a token (without kerning)."""
        widths = _fonts.advances()
        return sum(0 if letter == _JOINER else widths.get(letter, 0.6) for letter in words) * self.mm(size)


def sheet(tokens: Iterable[tuple[str, str]]) -> Sheet:
    """Read the lengths among tokens: mm, pt or a bare number."""
    lengths: dict[str, float] = {}
    for name, value in tokens:
        number, factor = value.removesuffix("mm").removesuffix("pt"), _POINT if value.endswith("pt") else 1.0
        try:
            lengths[name] = float(number) * factor
        except ValueError:
            continue
    return Sheet(lengths)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixShape:
    """The columns of a matrix: labels (0: they stand above their row), options, comment (0: it becomes a line under its row)."""

    area: float
    options: tuple[float, ...]
    comment: float
    label_above: bool
    long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShape:
    """The columns of a table, the height of its rows, and which choices stand side by side in their cell."""

    first: float
    widths: tuple[float, ...]
    row: float
    plain: float
    side_by_side: tuple[bool, ...]
    long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a block is drawn: its width, the path of its record, and what already surrounds it."""

    sheet: Sheet
    width: float
    path: tuple[str | int, ...] = ()
    governed: bool = False
    worker: bool = False
    landscape: bool = False

    def name(self, *parts: str | int) -> str:
        """Return the name of a field in this place."""
        return field_name(*self.path, *parts)

    def as_governed(self) -> Place:
        """Return the place under a condition whose sentence is already printed."""
        return replace(self, governed=True)

    def in_section(self, section: Section) -> Place:
        """Return the place inside a section."""
        return replace(self, worker=self.worker or section.worker_only)

    def in_copy(self, identifier: str, index: int) -> Place:
        """Return the place inside one printed card of a repeated section."""
        return replace(self, path=(*self.path, identifier, index))

    def on_landscape(self) -> Place:
        """Return the place on a landscape page."""
        return replace(self, landscape=True, width=self.sheet.mm("body-wide"))

    def cell_width(self, columns: int) -> float:
        """Return the width of one cell of a row."""
        if self.sheet.stacked:
            return self.width
        return (self.width - (columns - 1) * self.sheet.mm("gap")) / columns

    def row_columns(self, row: FieldRow) -> int:
        """Return how many short fields of a row stand side by side: every label on one line, every box in its cell."""
        if self.sheet.stacked:
            return 1
        return next((columns for columns in range(row.columns, 1, -1) if all(self._fits(field, self.cell_width(columns)) for field in row.fields)), 1)

    def _fits(self, field: LineField | ComputedField, width: float) -> bool:
        label = f"{field.number} {field.label}" if field.number else field.label
        boxes = field.boxes if isinstance(field, LineField) else ()
        return self.sheet.text_width(label, "fs-label") <= width and self.sheet.boxes_width(boxes) <= width

    def option_columns(self, choice: ChoiceField) -> int:
        """Return how many options stand side by side, at most as many as asked for, each on one line."""
        sheet = self.sheet
        longest = max((sheet.text_width(option.text, "fs") for option in choice.options if not option.free), default=0.0)
        wanted = min(choice.columns, 2) if sheet.stacked else choice.columns
        spent = sheet.mm("mark") + sheet.mm("mark-gap") + 0.3
        return next((columns for columns in range(wanted, 1, -1) if longest <= (self.width + sheet.mm("gap")) / columns - spent), 1)

    def alone_width(self, field: LineField) -> float:
        """Return the width of a short field that stands alone: a third, a half or all of the page."""
        if field.kind.value in ("period", "attachment"):
            return self.width
        columns = {Width.NARROW: 3, Width.MEDIUM: 2, Width.WIDE: 1}[field.width]
        return round(max(self.cell_width(columns), self.sheet.boxes_width(field.boxes) if field.boxes else 0), 2)

    def mark_rows(self, scale: ScaleField, name: str) -> list[tuple[str, str]]:
        """Return the rows of a scale with several marks: name and caption."""
        return [(field_name(name, mark.code), mark.text) for mark in scale.marks]

    def matrix(self, grid: GridField) -> MatrixShape:
        """Measure the columns of a matrix: options as narrow as their words, labels and comment share the rest."""
        sheet, area = self.sheet, self.sheet.mm("area")
        options = self._option_widths(grid)
        rest = self.width - sum(options)
        if grid.comment and not sheet.stacked and rest - 40 >= 38:
            return self._matrix(grid, options, area=min(area, rest - 40), comment=rest - min(area, rest - 40))
        if rest < area * 0.7:
            return self._matrix(grid, [self.width / len(options)] * len(options), area=0, comment=0)
        return self._matrix(grid, options, area=rest, comment=0)

    def _option_widths(self, grid: GridField) -> list[float]:
        least = max(self.sheet.mm("mark") * 2.4, 0 if grid.numeric else 15 if len(grid.options) <= 5 else 10)
        widths = []
        for option in grid.options:
            whole = self.sheet.text_width(option.text, "fs-help") + 3
            word = self.sheet.text_width(max(option.text.split(), key=len, default=""), "fs-help") + 3
            widths.append(max(least, whole if whole <= 24 else word))
        return widths

    def _matrix(self, grid: GridField, options: list[float], *, area: float, comment: float) -> MatrixShape:
        height = (len(grid.rows) + grid.open_rows) * self.sheet.mm("row-matrix") * (2.2 if not area or (grid.comment and not comment) else 1)
        return MatrixShape(
            area=round(area, 2),
            options=tuple(round(width, 2) for width in options),
            comment=round(comment, 2),
            label_above=not area,
            long=height > _HALF_PAGE or not grid.keep_together,
        )

    def table(self, table: TableField) -> TableShape:
        """Measure the columns and rows of a table."""
        sheet = self.sheet
        first = round(min(self.width / 3, max(8.0, *(sheet.text_width(row.text, "fs") + 4 for row in table.row_labels))), 2) if table.row_labels else 8.0
        if not table.row_labels and sheet.stacked:
            first = 12.0
        whole = sum(column.weight for column in table.columns)
        widths = tuple((self.width - first) * column.weight / whole for column in table.columns)
        cells = [_cell(column.field, width, sheet) for column, width in zip(table.columns, widths, strict=True)]
        row = max([sheet.mm("row"), *(height for height, _ in cells)])
        count = len(table.row_labels) or table.paper_rows
        return TableShape(
            first=first,
            widths=tuple(round(width, 2) for width in widths),
            row=round(row, 2),
            plain=sheet.mm("row"),
            side_by_side=tuple(side for _, side in cells),
            long=row * count > _HALF_PAGE,
        )


def _cell(field: LineField | LinesField | ChoiceField, width: float, sheet: Sheet) -> tuple[float, bool]:
    """Return the height that a cell needs, and whether its options stand side by side."""
    if isinstance(field, LinesField):
        return sheet.mm("pitch") * field.lines + 2 if field.lines > 1 else 0.0, False
    if isinstance(field, LineField):
        return 0.0, False
    wide = sum(sheet.text_width(option.text, "fs-help") + sheet.mm("mark") + 4.5 for option in field.options) + 3
    if wide <= width:
        return 0.0, True
    return len(field.options) * (sheet.mm("mark") + 0.9) + 1.4, False
