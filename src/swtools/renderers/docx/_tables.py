"""Tables to write in: typed columns, numbered or named rows, the head repeated on every page."""

from __future__ import annotations

import math
from dataclasses import replace

from swtools.document.blocks import CellField, ChoiceField, Column, LineField, LineKind, LinesField, Mark, TableField
from swtools.renderers.docx._choices import mark
from swtools.renderers.docx._controls import RULED, list_control, repeating, room, tag_of, text_control
from swtools.renderers.docx._lines import entry
from swtools.renderers.docx._measure import word_width
from swtools.renderers.docx._place import Place, chosen, items, part, plain
from swtools.renderers.docx._question import question
from swtools.renderers.docx._xml import HAIR, TAB, UNDER, Cell, Line, bold, kept_with_next, paragraph, row, rows_kept, run, table, tabs

_LABEL = 42.0
"""Width of the column of named rows, in mm."""
_HEAD, _BODY = 9, 10.5
"""Sizes of the bundled template's head and body of tables in points."""
_WRITTEN = {LineKind.DATE: "27.02.2026", LineKind.TIME: "08:30", LineKind.MONTH: "02.2026"}
"""What is written in a cell and must not break."""
_MANY, _MARK = 4, 2
"""So many options of at most so many letters stand in two columns of a cell."""
_LETTER = 2.0
"""Mean width of a letter in a cell, in mm."""
_LONG = 6
"""Rows from which a table may break between pages."""
_MOST_MARKS, _SHORT = 5, 3
"""Options that stand in a cell as marks; more do so only where they are codes of at most this many letters."""


def table_field(place: Place, field: TableField) -> str:
    """Return a table. Rows without names stand in a repeating section, so that Word can add one."""
    first = _LABEL if field.row_labels else place.look.axis * 0.8
    columns = [first, *_widths(place, field, place.body - first)]
    answers = items(place.value(field.id, field.initial))
    rows = _named_rows(place, field, columns, answers) if field.row_labels else _numbered_rows(place, field, columns, answers)
    kept = len(rows) <= _LONG if field.keep_together is None else field.keep_together
    body = rows_kept(rows) if kept else rows
    content = "".join(body) if field.row_labels else repeating(field.label, tag_of(field.id), body)
    whole = [kept_with_next(_head(place, field, columns)), content]
    return question(place, field) + _keys(place, field) + table(columns, whole, indent_mm=place.look.axis, style="SWTabela", caption=field.label, look="0020")


def _listed(cell: CellField) -> bool:
    """Say whether one of many options is chosen: then the cell holds its number and a key stands above the table."""
    if not isinstance(cell, ChoiceField) or cell.multiple:
        return False
    return len(cell.options) > _MOST_MARKS and any(len(option.text) > _SHORT for option in cell.options)


def _keys(place: Place, field: TableField) -> str:
    """Return the numbered options of each column with many of them, once for the whole table."""
    out = []
    for column in field.columns:
        cell = column.field
        if isinstance(cell, ChoiceField) and _listed(cell):
            name = place.words("{column} – write the number in the table:", column=cell.label)
            entries = ", ".join(text.replace(" ", "\u00a0", 2) for _, text in _entries(cell))
            out.append(paragraph("SWWskazowka", bold(name) + run(" " + entries), keep_next=True))
    return "".join(out)


def _entries(cell: ChoiceField) -> list[tuple[str, str]]:
    return [(option.code, f"{number} – {option.text}") for number, option in enumerate(cell.options, start=1)]


def _widths(place: Place, field: TableField, room_mm: float) -> list[float]:
    """Share the room by weight; a column is never narrower than its longest word unless all of them are too narrow."""
    least = [_least(place, column) for column in field.columns]
    if sum(least) >= room_mm:
        return [width * room_mm / sum(least) for width in least]
    widths = [0.0] * len(least)
    free, open_columns = room_mm, list(range(len(least)))
    while open_columns:
        weights = sum(max(field.columns[each].weight, 1) for each in open_columns)
        narrow = [each for each in open_columns if free * max(field.columns[each].weight, 1) / weights < least[each]]
        for each in narrow or open_columns:
            widths[each] = least[each] if narrow else free * max(field.columns[each].weight, 1) / weights
        free -= sum(widths[each] for each in narrow)
        open_columns = [each for each in open_columns if each not in narrow] if narrow else []
    return widths


def _least(place: Place, column: Column) -> float:
    words = [word_width(_column_name(column), _HEAD * place.look.sizes.get("SWGlowka", 1.0))]
    if isinstance(column.field, ChoiceField) and not _listed(column.field):
        size = _BODY * place.look.sizes.get("SWKolka", 1.0)
        words += [word_width(option.text, size) + place.look.mark_room for option in column.field.options]
        if len(column.field.options) >= _MANY:  # so many stand in two columns where they are only letters or numbers
            longest = max(len(option.text) for option in column.field.options)
            words += [2 * (longest + 4) * _LETTER * place.look.sizes.get("SWKolka", 1.0)] if longest <= _MARK else []
    if isinstance(column.field, LineField) and column.field.kind in _WRITTEN:
        words.append(word_width(_WRITTEN[column.field.kind], _BODY * place.look.sizes.get("SWKomorka", 1.0)))
    return max(words) + 3.5


def _head(place: Place, field: TableField, columns: list[float]) -> str:
    corner = field.row_header if field.row_labels else place.words("No.")
    names = [corner, *(_column_name(column) for column in field.columns)]
    cells = [
        Cell(
            width=width,
            content=paragraph("SWGlowka", run(name) if name else "", keep_next=True),
            borders=(("bottom", UNDER),),
            align="bottom",
            margins=(1.5, 0 if position == 0 else 2, 1.5, 1),
        )
        for position, (width, name) in enumerate(zip(columns, names, strict=True))
    ]
    return row(cells, header=True)


def _column_name(column: Column) -> str:
    unit = column.field.unit if isinstance(column.field, LineField) else None
    return f"{column.field.label} ({unit})" if unit else column.field.label


def _numbered_rows(place: Place, field: TableField, columns: list[float], answers: object) -> list[str]:
    filled = items(answers)
    inside = replace(place, locked=False)
    count = max(field.paper_rows, len(filled), 1)
    return [
        _row(inside, field, columns, paragraph("SWKomorka", run(str(number + 1))), filled[number] if number < len(filled) else None, ())
        for number in range(count)
    ]


def _named_rows(place: Place, field: TableField, columns: list[float], answers: object) -> list[str]:
    by_code = {plain(part(answer, "row")): answer for answer in items(answers)}
    return [_row(place, field, columns, _row_name(label), by_code.get(label.code), (label.code,)) for label in field.row_labels]


def _row_name(label: Mark) -> str:
    note = paragraph("SWDrobne", run(label.condition_text)) if label.condition_text else ""
    return paragraph("SWKomorka", run(label.text)) + note


def _row(place: Place, field: TableField, columns: list[float], name: str, answer: object, codes: tuple[str, ...]) -> str:
    below: tuple[str, Line] = ("bottom", HAIR)
    cells = [Cell(width=columns[0], content=name, borders=(below,), align="center")]
    for width, column in zip(columns[1:], field.columns, strict=True):
        content = _entry(place, field, column, part(answer, column.field.id), codes, width - 3)
        cells.append(Cell(width=width, content=content, borders=(("left", HAIR), below), align="center", margins=(0.5, 2, 0.5, 1)))
    return row(cells, height=max([place.look.row, *(_height(place, column) for column in field.columns)]))


def _height(place: Place, column: Column) -> float:
    return place.look.pitch * column.field.lines if isinstance(column.field, LinesField) else 0


def _entry(place: Place, field: TableField, column: Column, answer: object, codes: tuple[str, ...], width: float) -> str:
    cell = column.field
    tag = tag_of(field.id, *codes, cell.id)
    if isinstance(cell, ChoiceField) and _listed(cell):
        return paragraph("SWKomorka", _list(place, cell, tag, answer))
    if isinstance(cell, ChoiceField):
        return _choice(place, field, cell, answer, codes, width)
    if isinstance(cell, LinesField):
        return paragraph("SWKomorka", text_control(cell.label, tag, plain(answer), room(), many_lines=True, locked=place.locked))
    return paragraph("SWKomorka", entry(place, cell, tag, answer, room()))


def _list(place: Place, cell: ChoiceField, tag: str, answer: object) -> str:
    """Return the list of a cell; where an option has words of its own, something else may be typed."""
    entries = dict(_entries(cell))
    code, written = next(iter(chosen(answer).items()), ("", ""))
    shown = ": ".join(words for words in (entries.get(code, code).rstrip(":"), written) if words)
    own_words = any(option.free for option in cell.options)
    return list_control(cell.label, tag, list(entries.items()), code if code in entries else "", shown, own_words=own_words, locked=place.locked)


def _across(count: int, each: float, width: float) -> tuple[int, float]:
    """Return how many of `count` options stand side by side in `width` mm, in even lines, and the distance from one to the next."""
    fitting = max(1, int(width // each)) if count else 1
    across = math.ceil(count / math.ceil(count / fitting)) if count else 1
    return across, width / across


def _choice(place: Place, field: TableField, cell: ChoiceField, answer: object, codes: tuple[str, ...], width: float) -> str:
    """Options inside a cell: as many side by side as there is room for."""
    marked = chosen(answer)
    tag = (field.id, *codes, cell.id)
    options = [option for option in cell.options if not option.free]
    each = max((len(option.text) for option in options), default=0) + 4
    across, step = _across(len(options), each * _LETTER * place.look.sizes.get("SWKolka", 1.0), width)
    parts = [mark(place, cell, option, marked, *tag, style="SWZnakMaly") + run(f" {option.text}") for option in options]
    lines = [TAB.join(parts[at : at + across]) for at in range(0, len(parts), across)]
    stops = tabs(*(("left", step * number) for number in range(1, across))) if across > 1 else ""
    out = [paragraph("SWKolka", line, properties=stops) for line in lines]
    for option in (option for option in cell.options if option.free):
        written = text_control(
            f"{cell.label}: {option.text}", tag_of(*tag, option.code, "text"), marked.get(option.code, ""), RULED, drawn=True, locked=place.locked
        )
        out.append(
            paragraph(
                "SWKolka", mark(place, cell, option, marked, *tag, style="SWZnakMaly") + run(f" {option.text} ") + written, properties=tabs(("right", width))
            )
        )
    return "".join(out) or paragraph("SWKolka", TAB)
