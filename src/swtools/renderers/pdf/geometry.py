"""Where a block is drawn and how it fits: what the templates ask before they draw a row, a choice, a topic or a matrix."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from swtools.document.blocks import (
    ChoiceField,
    ComputedField,
    FieldRow,
    GridField,
    LineField,
    LineKind,
    ScaleField,
    ScriptTopic,
    Section,
    SketchField,
    TableField,
    Width,
)
from swtools.renderers.pdf.columns import TableShape, table_shape
from swtools.renderers.pdf.measures import HALF_PAGE, PAGE, Sheet
from swtools.renderers.pdf.names import field_name

_AROUND_SKETCH, _BETWEEN = 8.0, 12.0
"""Millimetres of white round a frame, and between two entries of its legend with the sign of one."""
_SPEECH = 240
"""A sentence of more letters than this is set smaller."""
_MARK_ROOM, _MARK_ROOM_TIGHT = 2.4, 1.7
"""How many marks wide a column of a matrix is at least, and one of numbers where a comment needs the room."""
_LEAST_LABEL, _LEAST_COMMENT = 38.0, 40
"""The least widths of a matrix's labels and of its column of comments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixShape:
    """The columns of a matrix: labels (0: they stand above their row), options, comment (0: it becomes a line of its own).

    `comment_beside` puts that line beside a label that stands above; `listed` says that the heads are too wide for columns at
    all, so that each row becomes a small list of options.
    """

    area: float
    options: tuple[float, ...]
    comment: float
    label_above: bool
    comment_beside: bool
    listed: bool
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
        widths = [sheet.text_width(option.text, "fs") + sheet.mm("mark") + sheet.mm("mark-gap") for option in choice.options if not option.free]
        wanted = min(choice.columns, 2) if sheet.stacked else choice.columns
        return next((columns for columns in range(wanted, 1, -1) if self._side_by_side(widths, columns)), 1)

    def is_long(self, choice: ChoiceField) -> bool:
        """Say whether options may break over a page: because the definition says so, or, where it says nothing, because they would fill half of it."""
        rows = len(choice.options) / self.option_columns(choice)
        if choice.keep_together is not None:
            return not choice.keep_together
        return rows * (self.sheet.mm("lh") + self.sheet.mm("opt-gap")) > HALF_PAGE * 0.7

    def _side_by_side(self, widths: Sequence[float], columns: int) -> bool:
        """Say whether options fit in columns; the last one ends at the page's edge, the others 3 mm before the next."""
        gap = self.sheet.mm("gap")
        room = (self.width + gap) / columns
        return all(width <= room - (gap if index % columns == columns - 1 else 3) for index, width in enumerate(widths))

    def alone_width(self, field: LineField) -> float:
        """Return the width of a short field that stands alone: a third, a half or all of the page."""
        if field.kind in (LineKind.PERIOD, LineKind.ATTACHMENT):
            return self.width
        columns = {Width.NARROW: 3, Width.MEDIUM: 2, Width.WIDE: 1}[field.width]
        return round(max(self.cell_width(columns), self.sheet.boxes_width(field.boxes) if field.boxes else 0), 2)

    def is_speech(self, sentence: str) -> bool:
        """Say whether a sentence is a longer text, said as one."""
        return len(sentence) > _SPEECH

    def is_tall(self, topic: ScriptTopic) -> bool:
        """Say whether a topic takes more than half a page, so that it may break between its sentences; one sentence alone never does."""
        if len(topic.ask) + len(topic.probes) < 2:
            return False
        width = self.width - self.sheet.mm("notes") - 6
        faces = [(sentence, "speech" if self.is_speech(sentence) else "say") for sentence in topic.ask]
        said = sum(math.ceil(self.sheet.text_width(words, f"fs-{face}") * 1.06 / width) * self.sheet.mm(f"lh-{face}") + 2 for words, face in faces)
        asked = sum(math.ceil(self.sheet.text_width(probe, "fs") / (width - 5)) * self.sheet.mm("lh") + 1 for probe in topic.probes)
        return said + asked > HALF_PAGE * 0.75

    def mark_rows(self, scale: ScaleField, name: str) -> list[tuple[str, str]]:
        """Return the rows of a scale with several marks: name and caption."""
        return [(field_name(name, mark.code), mark.text) for mark in scale.marks]

    def sketch_height(self, field: SketchField) -> float:
        """Return the height of a frame in millimetres: as asked for, or what one page has left beside a section's title, question and legend."""
        mm = self.sheet.mm
        words = self._lines([field.label], "fs-q") * mm("lh-q") + (self._lines([field.help or ""], "fs-help") + self._lines(field.legend, "fs-help")) * mm(
            "lh-help"
        )
        title = 2 * mm("lh-h2") + mm("after-h2")  # at the head of its page nothing stands above it
        page = 297 - mm("page-top") - mm("page-bottom")
        return min(field.height, math.floor(page - title - words - mm("after-q") - _AROUND_SKETCH))

    def _lines(self, texts: Sequence[str], size: str) -> int:
        """Return how many lines texts take that flow one after the other, none divided as long as it fits on a line."""
        lines, used = 0, self.width
        for width in (self.sheet.text_width(words, size) * 1.06 + _BETWEEN for words in texts if words):
            if used + width > self.width:
                lines, used = lines + math.ceil(width / self.width), 0.0
            used += width % self.width
        return lines

    def matrix(self, grid: GridField) -> MatrixShape:
        """Measure the columns of a matrix: heads on one line where they leave room for labels and comment, else broken at words."""
        area, marks = self.sheet.mm("area"), self.sheet.mm("mark") * _MARK_ROOM
        whole, broken = self._heads(grid, whole=True), self._heads(grid, whole=False)
        if grid.comment and not self.sheet.stacked:
            tight = [self.sheet.mm("mark") * _MARK_ROOM_TIGHT] * len(grid.options) if grid.numeric else broken
            for heads, least in ((whole, area), (broken, _LEAST_LABEL), (tight, _LEAST_LABEL)):
                rest = self.width - sum(heads)
                if rest - _LEAST_COMMENT >= least:
                    label = min(area, rest - _LEAST_COMMENT)
                    return self._matrix(grid, heads, area=label, comment=rest - label)
        for heads in (whole, broken):
            room = self.width - sum(heads)
            if room >= area * 0.7 and all(self.sheet.text_width(row.text, "fs") <= 1.9 * (room - 4) for row in grid.rows):
                return self._matrix(grid, heads, area=self.width - sum(heads), comment=0)
        each = self.width / len(grid.options)
        narrow = any(head - 2 > max(each, marks) for head in self._heads(grid, whole=False, least=0))
        return self._matrix(grid, [each] * len(grid.options), area=0, comment=0, listed=narrow)

    def _heads(self, grid: GridField, *, whole: bool, least: float = 15.0) -> list[float]:
        """Return the widths that the heads of the options need, on one line or broken between words."""
        least = max(self.sheet.mm("mark") * _MARK_ROOM, 0 if grid.numeric else least if len(grid.options) <= 5 else 10) if least else 0.0
        parts = ([option.text] if whole and len(option.text) <= 14 else option.text.split() for option in grid.options)
        return [max(least, *(self.sheet.text_width(part, "fs-help") + 3 for part in words), 0.0) for words in parts]

    def _matrix(self, grid: GridField, heads: list[float], *, area: float, comment: float, listed: bool = False) -> MatrixShape:
        beside = bool(grid.comment) and not area and self.sheet.text_width(grid.comment or "", "fs") < self.width * 0.25
        lines = 1 + (not area) + (bool(grid.comment) and not comment and not beside)
        height = (len(grid.rows) + len(grid.open_rows)) * self.sheet.mm("row-matrix") * lines
        return MatrixShape(
            area=round(area, 2),
            options=tuple(round(width, 2) for width in heads),
            comment=round(comment, 2),
            label_above=not area,
            comment_beside=beside,
            listed=listed,
            long=not grid.keep_together or height > PAGE,
        )

    def listed_columns(self, grid: GridField) -> int:
        """Return how many options stand side by side where a row of a matrix becomes a list."""
        widths = [self.sheet.text_width(option.text, "fs") + self.sheet.mm("mark") + self.sheet.mm("mark-gap") for option in grid.options]
        return next((columns for columns in (4, 3, 2) if (columns == 2 or not self.sheet.stacked) and self._side_by_side(widths, columns)), 1)

    def table(self, table: TableField) -> TableShape:
        """Measure the columns and rows of a table."""
        return table_shape(table, self.sheet, self.width, landscape=self.landscape)
