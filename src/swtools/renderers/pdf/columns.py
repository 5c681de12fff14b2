"""The columns of a table: how wide they are, and how options stand in their cells."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from swtools.document.blocks import CellField, ChoiceField, LineField, LineKind, LinesField, TableField
from swtools.renderers.pdf.measures import PAGE, Sheet

_CELL_EDGES, _TICK_GAP = 3.5, 3.0
_MOST_TICKS, _MOST_LINES = 5, 3
"""A cell with more options than this in more lines than this gets a number to write instead."""
_FREE_LINE = 6.0
"""The line below the options of a cell, for words of one's own."""


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


def table_shape(table: TableField, sheet: Sheet, room: float, *, landscape: bool) -> TableShape:
    """Measure the columns and rows of a table in `room` mm: no column narrower than its longest word or its options, the rest by weight."""
    first = _first_column(table, sheet, room)
    fields, weights = [column.field for column in table.columns], [column.weight for column in table.columns]
    ticks = tuple(_ticks(field, sheet) for field in fields)
    if sum(_least(fields, ticks, sheet)) > room - first:  # large print: better below each other than over the edge
        ticks = tuple(_ticks(field, sheet, 0.0) for field in fields)
    widths = _shared(room - first, _least(fields, ticks, sheet), weights)
    keyed = [_keyed(field, width, sheet) for field, width in zip(fields, widths, strict=True)]
    if any(keyed):
        ticks = _with_keys(fields, ticks, keyed, room - first, sheet)
    ticks = _in_two_lines(fields, ticks, room - first, sheet)
    if any(tick.keyed or tick.across > 1 for tick in ticks):
        widths = _shared(room - first, _least(fields, ticks, sheet), weights)
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
        long=not table.keep_together or row * count > PAGE * (0.6 if landscape else 1),
    )


def _first_column(table: TableField, sheet: Sheet, room: float) -> float:
    if not table.row_labels:
        return round(max(8.0, sheet.text_width("99", "fs") + 2), 2)
    longest = max(sheet.text_width(row.text, "fs") for row in table.row_labels)
    return round(min(room / 3, max(8.0, longest + 4)), 2)


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
        return lines * (sheet.mm("mark") + 0.9) + 1.4 + (0 if ticks.keyed else sum(option.free for option in field.options) * _FREE_LINE)
    return 0.0
