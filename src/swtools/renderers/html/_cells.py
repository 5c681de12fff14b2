"""How the fields of a table's row stand on the screen: which choice is a list to choose from, and how wide each field would like to be."""

from __future__ import annotations

import math
from collections.abc import Sequence

from swtools.document.blocks import ChoiceField, Field, LineField, LineKind, Mark, TableField, Width
from swtools.renderers.html._placed import Placed

_MOST_TICKS = 6
"""As many options are printed in an empty cell to be marked; of more there is a numbered key above the table, as in the PDF."""
_DATE_WIDTH, _MARK_WIDTH, _EDGES, _MOST_WORD = 20, 5, 5, 22
"""Millimetres for a printed column: for a day, a mark, the edges of a cell, and at most for a chosen word, which may be divided."""
_LETTER_WIDTH = 1.8
_PORTRAIT, _LANDSCAPE, _NUMBERS, _LABELS = 160, 247, 8, 40
"""Millimetres for the table on its sheet, and for what stands before its columns (print.css)."""
_LINES = {
    LineKind.DATE: 7.5,
    LineKind.INTEGER: 5,
    LineKind.DECIMAL: 5,
    LineKind.MONEY: 7,
    LineKind.MONTH: 6,
    LineKind.TIME: 5,
    LineKind.PERIOD: 17,
    LineKind.ATTACHMENT: 20,
}
_TEXTS = {Width.NARROW: 7, Width.MEDIUM: 11, Width.WIDE: 18}
_UNIT = 4
_LETTER, _MARK, _ARROW = 0.52, 3.25, 2.75
"""Rem for a letter, for a mark with the room around it, and for what a list has beside its words."""
_CLEAR = 3.5
_LEAST, _MOST, _MOST_LIST = 7, 20, 17
"""Rem for a cell. Marks that need more than the most, about half a row, would be several lines high."""


def is_list(one: Placed) -> bool:
    """Say whether a single choice in a row is a list: its options would fill more than a line."""
    block = one.block
    if not one.cell or not isinstance(block, ChoiceField) or block.multiple or block.details:
        return False
    return _marks_width(block.options) > _MOST


def is_keyed(one: Placed) -> bool:
    """Say whether a list is printed as a key above the table, with room for a number in its empty cells."""
    return is_list(one) and isinstance(one.block, ChoiceField) and len(one.block.options) > _MOST_TICKS


def least_widths(table: Placed) -> list[int]:
    """Return the millimetres that the columns of a printed table need, whatever their weights, so far as its sheet has them."""
    block = table.block
    assert isinstance(block, TableField)
    room = (_LANDSCAPE if block.landscape else _PORTRAIT) - (_LABELS if block.row_labels else _NUMBERS)
    wanted = [_least_width(child) for child in table.children]
    return [math.floor(width * min(1, room / sum(wanted))) for width in wanted]


def _least_width(one: Placed) -> int:
    """Return what a column needs.

    These are the longest word of its head; for a date its digits; for options the longest of their words, beside a mark where there are marks.
    """
    block = one.block
    assert isinstance(block, Field)
    least = _longest([block.label])
    if isinstance(block, LineField) and block.kind is LineKind.DATE:
        least = max(least, _DATE_WIDTH)
    if isinstance(block, ChoiceField):
        words = _longest([mark.text for mark in block.options])
        least = max(least, min(words, _MOST_WORD) if is_keyed(one) else words + _MARK_WIDTH)
    return least


def _longest(texts: Sequence[str]) -> int:
    return round(max((len(word) for text in texts for word in text.split()), default=0) * _LETTER_WIDTH) + _EDGES


def basis(one: Placed) -> float:
    """Return the width in rem that a field of a row would like; 0 for the whole row."""
    block = one.block
    assert isinstance(block, Field)
    if isinstance(block, LineField):
        return _LINES.get(block.kind, _TEXTS[block.width]) + (_UNIT if block.unit else 0)
    if not isinstance(block, ChoiceField):
        return 0
    if is_list(one):
        wanted = min(max(len(mark.text) for mark in block.options) * _LETTER + _ARROW, _MOST_LIST)
    else:
        wanted = min(_marks_width(block.options), _MOST) + (0 if block.multiple else _CLEAR)
    return round(max(wanted, _LEAST) * 2) / 2


def _marks_width(options: Sequence[Mark]) -> float:
    return sum(len(mark.text) * _LETTER + _MARK for mark in options)
