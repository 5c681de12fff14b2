"""Widths in millimetres: what the templates ask before they draw a row, a matrix or a table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from swtools.document.blocks import (
    CellField,
    ChoiceField,
    ComputedField,
    FieldRow,
    GridField,
    LineField,
    LineKind,
    LinesField,
    Mark,
    ScaleField,
    ScriptTopic,
    Section,
    TableField,
    Width,
)
from swtools.renderers import _fonts
from swtools.renderers.pdf.names import field_name

_POINT = 25.4 / 72
_JOINER = "\u2060"
_HALF_PAGE = 115
"""Millimetres; what is higher may break between pages, rather than leave so much of one white."""
_SPEECH = 240
"""A sentence of more letters than this is set smaller."""
_CELL_EDGES, _TICK_GAP = 3.5, 3.0
_MOST_TICKS, _MOST_LINES = 5, 3
"""A cell with more options than this in more lines than this gets a number to write instead."""
_MARK_ROOM, _MARK_ROOM_TIGHT = 2.4, 1.7
"""How many marks wide a column of a matrix is at least, and one of numbers where a comment needs the room."""
_LEAST_LABEL, _LEAST_COMMENT = 38.0, 40
"""The least widths of a matrix's labels and of its column of comments."""
FREE_LINE = 6.0
"""The line below the options of a cell, for words of one's own."""


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
class Ticks:
    """The options in a cell of a table: how many stand side by side, the width of each, and what they need together.

    `keyed` says that they are too many for a cell: a numbered key stands above the table, and the cell holds the number.
    """

    across: int = 1
    width: float = 0.0
    each: float = 0.0
    keyed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShape:
    """The columns of a table, the height of its rows (`plain` is the usual one), and how options stand in their cells."""

    first: float
    widths: tuple[float, ...]
    row: float
    plain: float
    ticks: tuple[Ticks, ...]
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
        """Say whether options may break over a page: they would fill half of it, or the definition allows it."""
        rows = len(choice.options) / self.option_columns(choice)
        return not choice.keep_together or rows * (self.sheet.mm("lh") + self.sheet.mm("opt-gap")) > _HALF_PAGE * 0.7

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
        return said + asked > _HALF_PAGE * 0.75

    def mark_rows(self, scale: ScaleField, name: str) -> list[tuple[str, str]]:
        """Return the rows of a scale with several marks: name and caption."""
        return [(field_name(name, mark.code), mark.text) for mark in scale.marks]

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
        height = (len(grid.rows) + grid.open_rows) * self.sheet.mm("row-matrix") * lines
        return MatrixShape(
            area=round(area, 2),
            options=tuple(round(width, 2) for width in heads),
            comment=round(comment, 2),
            label_above=not area,
            comment_beside=beside,
            listed=listed,
            long=listed or height > _HALF_PAGE or not grid.keep_together,
        )

    def listed_columns(self, grid: GridField) -> int:
        """Return how many options stand side by side where a row of a matrix becomes a list."""
        widths = [self.sheet.text_width(option.text, "fs") + self.sheet.mm("mark") + self.sheet.mm("mark-gap") for option in grid.options]
        return next((columns for columns in (4, 3, 2) if (columns == 2 or not self.sheet.stacked) and self._side_by_side(widths, columns)), 1)

    def table(self, table: TableField) -> TableShape:
        """Measure the columns and rows of a table: no column narrower than its longest word or its options, the rest by weight."""
        sheet = self.sheet
        first = self._first_column(table)
        fields, weights = [column.field for column in table.columns], [column.weight for column in table.columns]
        ticks = tuple(_ticks(field, sheet) for field in fields)
        if sum(_least(fields, ticks, sheet)) > self.width - first:  # large print: better below each other than over the edge
            ticks = tuple(_ticks(field, sheet, 0.0) for field in fields)
        widths = _shared(self.width - first, _least(fields, ticks, sheet), weights)
        keyed = [_keyed(field, width, sheet) for field, width in zip(fields, widths, strict=True)]
        if any(keyed):
            ticks = _with_keys(fields, ticks, keyed, self.width - first, sheet)
        ticks = _in_two_lines(fields, ticks, self.width - first, sheet)
        if any(tick.keyed or tick.across > 1 for tick in ticks):
            widths = _shared(self.width - first, _least(fields, ticks, sheet), weights)
        ticks = tuple(tick if tick.keyed else _ticks(field, sheet, width) for field, tick, width in zip(fields, ticks, widths, strict=True))
        cells = (_cell_height(column.field, tick, sheet) for column, tick in zip(table.columns, ticks, strict=True))
        row = max([sheet.mm("row"), *cells])
        count = len(table.row_labels) or table.paper_rows
        return TableShape(
            first=first,
            widths=tuple(round(width, 2) for width in widths),
            row=round(row, 2),
            plain=sheet.mm("row"),
            ticks=ticks,
            long=row * count > _HALF_PAGE * (0.6 if self.landscape else 1),
        )

    def _first_column(self, table: TableField) -> float:
        sheet = self.sheet
        if not table.row_labels:
            return round(max(8.0, sheet.text_width("99", "fs") + 2), 2)
        longest = max(sheet.text_width(row.text, "fs") for row in table.row_labels)
        return round(min(self.width / 3, max(8.0, longest + 4)), 2)


def _head_width(field: CellField, sheet: Sheet) -> float:
    """Return the width that a column's head and, for a date, its content need."""
    word = max((sheet.text_width(part, "fs-help") for part in field.label.split()), default=0.0) + 4.5
    if isinstance(field, LineField) and field.kind is LineKind.DATE:
        return max(word, sheet.text_width("00.00.0000", "fs-label") + 3)
    return max(word, 12.0)


def _least(fields: Sequence[CellField], ticks: Sequence[Ticks], sheet: Sheet) -> list[float]:
    """Return the widths that columns cannot do without."""
    return [max(_head_width(field, sheet), tick.width) for field, tick in zip(fields, ticks, strict=True)]


def _ticks(field: CellField, sheet: Sheet, width: float | None = None) -> Ticks:
    """Lay the options of a cell out, in as few lines as `width` allows, and evenly; where none is given yet, two short ones side by side."""
    if not isinstance(field, ChoiceField):
        return Ticks()
    each = max(sheet.text_width(option.text, "fs-help") + sheet.mm("mark") + 1.5 for option in field.options)
    count = len(field.options)
    pair = 2 if count == 2 and each <= 17 else 1
    fitting = pair if width is None else max(1, int((width - _CELL_EDGES + _TICK_GAP + 0.05) // (each + _TICK_GAP)))
    across = math.ceil(count / math.ceil(count / fitting))
    needed = across * each + (across - 1) * _TICK_GAP + _CELL_EDGES
    return Ticks(across=across, width=round(needed, 2), each=round(each + (_TICK_GAP if across > 1 else 0), 2))


def _with_keys(fields: Sequence[CellField], ticks: Sequence[Ticks], keyed: Sequence[bool], whole: float, sheet: Sheet) -> tuple[Ticks, ...]:
    """Give keyed columns the width of their words in small print, which a list on screen shows, or of a number where that is too much."""

    def with_room(share: float) -> tuple[Ticks, ...]:
        return tuple(Ticks(keyed=True, width=_widest(field, sheet) * share) if key else tick for field, tick, key in zip(fields, ticks, keyed, strict=True))

    wide = with_room(0.85)
    return wide if sum(_least(fields, wide, sheet)) <= whole * 0.85 else with_room(0)


def _widest(field: CellField, sheet: Sheet) -> float:
    return max((sheet.text_width(option.text, "fs-help") for option in field.options), default=0.0) + 3 if isinstance(field, ChoiceField) else 0.0


def _in_two_lines(fields: Sequence[CellField], ticks: Sequence[Ticks], whole: float, sheet: Sheet) -> tuple[Ticks, ...]:
    """Set the options of cells in two lines, so that rows stay low, as long as the other columns keep a fifth of the table to spare."""
    found = list(ticks)
    for index, field in enumerate(fields):
        if isinstance(field, ChoiceField) and not found[index].keyed and len(field.options) > 2 * found[index].across:
            each, columns = found[index].each, math.ceil(len(field.options) / 2)
            tried = [*found[:index], _ticks(field, sheet, columns * (each + _TICK_GAP) + _CELL_EDGES), *found[index + 1 :]]
            if sum(_least(fields, tried, sheet)) <= whole * 0.8:
                found = tried
    return tuple(found)


def _keyed(field: CellField, width: float, sheet: Sheet) -> bool:
    """Say whether one of many options is to be marked, more than a cell of this width holds in a few lines."""
    if not isinstance(field, ChoiceField) or field.multiple:
        return False
    return len(field.options) > _MOST_TICKS and math.ceil(len(field.options) / _ticks(field, sheet, width).across) > _MOST_LINES


def _shared(whole: float, least: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Share a width by weight, none less than it needs; where that cannot be, all shrink alike."""
    if sum(least) >= whole:
        return [width * whole / sum(least) for width in least]
    fixed: set[int] = set()
    while True:
        free = whole - sum(least[index] for index in fixed)
        weight = sum(share for index, share in enumerate(weights) if index not in fixed)
        widths = [least[index] if index in fixed else free * share / weight for index, share in enumerate(weights)]
        narrow = {index for index, width in enumerate(widths) if width < least[index] - 0.01}
        if not narrow:
            return widths
        fixed |= narrow


def _cell_height(field: CellField, ticks: Ticks, sheet: Sheet) -> float:
    """Return the height that a cell needs."""
    if isinstance(field, LinesField):
        return sheet.mm("pitch") * field.lines + 2 if field.lines > 1 else 0.0
    if isinstance(field, ChoiceField):
        lines = 0 if ticks.keyed else math.ceil(len(field.options) / ticks.across)
        return lines * (sheet.mm("mark") + 0.9) + 1.4 + (0 if ticks.keyed else sum(option.free for option in field.options) * FREE_LINE)
    return 0.0
