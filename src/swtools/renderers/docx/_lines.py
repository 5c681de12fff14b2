"""Short and long answers: lines, character boxes, rows of short fields, computed values."""

from __future__ import annotations

import math
from collections.abc import Sequence

from swtools.document.blocks import Band, ComputedField, FieldRow, LineField, LineKind, LinesField, Width
from swtools.renderers._percentage import percentage
from swtools.renderers.docx._controls import RULED, boxes, case_code_control, date_control, room, tag_of, text_control
from swtools.renderers.docx._place import Place, iso_day, part, plain, shown
from swtools.renderers.docx._question import question, short_label
from swtools.renderers.docx._xml import RULE, TAB, Cell, indent, line_xml, paragraph, row, rows_kept, run, styled, table, tabs

_SHARE = {Width.NARROW: 4, Width.MEDIUM: 2, Width.WIDE: 1}
_COMPUTED_SHARE = 3
"""Which part of the body a short field takes that stands alone: a quarter, a half …"""
_POINT = 25.4 / 72
_NBSP_EM = 0.26
"""Width of a no-break space in Noto Sans."""

_LETTER = 1.95
"""Mean width of a letter of the answers' style in mm."""
_DAY = (2, 2, 4)
_RULE_BELOW = (("bottom", RULE),)

_GAP = _NBSP_EM * 10.5 * _POINT  # one no-break space in the usual size
"""Room between two groups of boxes in mm."""

Short = LineField | ComputedField


def line_field(place: Place, field: Short) -> str:
    """Return a short field that stands alone: the question, then its line or boxes."""
    columns = _COMPUTED_SHARE if isinstance(field, ComputedField) else _SHARE[field.width]
    width = column_width(place, columns)
    return question(place, field, _bands(field)) + answer(place, field, width, left=place.look.axis)


def lines_field(place: Place, field: LinesField) -> str:
    """Return a long answer: the question and its ruled lines as one control of several lines."""
    return question(place, field) + ruled_lines(place, field.label, tag_of(field.id), plain(place.value(field.id, field.initial)), field.lines)


def ruled_lines(place: Place, title: str, tag: str, value: str, count: int, *, left: float | None = None, right: float | None = None) -> str:
    """Return ruled lines from `left` to `right` (mm from the axis of numbers); the control stands on the first and grows.

    A filled form keeps the lines that its text leaves free, for the pen.
    """
    start, end = place.look.axis if left is None else left, place.width if right is None else right
    width = end - start
    control = text_control(title, tag, value, room(), many_lines=True, locked=place.locked)
    first = row([Cell(width=width, content=paragraph("SWOdpowiedz", control), borders=_RULE_BELOW)], height=place.look.pitch)
    empty = row([Cell(width=width, content=paragraph("SWLinie", ""), borders=_RULE_BELOW)], height=place.look.pitch, exact=True)
    free = count - _lines_taken(place, value, width)
    return table([width], rows_kept([first, *[empty] * free]), indent_mm=start)


def _lines_taken(place: Place, value: str, width: float) -> int:
    letters = width / (_LETTER * place.look.sizes.get("SWWpis", 1.0))
    return max(sum(max(math.ceil(len(line) / letters), 1) for line in value.split("\n")), 1)


def column_width(place: Place, columns: int) -> float:
    """Return the width of one of `columns` equal columns of the body, in mm."""
    return (place.body - (columns - 1) * place.look.gap) / columns


def answer(place: Place, field: Short, width: float, *, left: float = 0, edge: float | None = None) -> str:
    """Return the paragraphs to answer in: boxes with their words below, or a line of `width` mm that begins at `left`.

    `edge` is where the surrounding column ends; it is the right edge of the page where nothing else is said.
    """
    right = (place.width if edge is None else edge) - left - width
    if isinstance(field, LineField) and field.kind is LineKind.PERIOD:
        return _period(place, field, left, width)
    if isinstance(field, LineField) and field.kind is LineKind.ATTACHMENT:
        return _attachment(place, field, left, width)
    if isinstance(field, LineField) and field.boxes and field.id != place.case_code:
        return _boxed(place, field, _control(place, field, tag_of(field.id), place.value(field.id, field.initial), width), left, width)
    control = _control(place, field, tag_of(field.id), place.value(field.id, field.initial))
    unit = TAB + run(field.unit) if field.unit else ""
    stops = tabs(("right", left + width)) if unit else ""
    rule = f"<w:pBdr>{line_xml('bottom', RULE)}</w:pBdr>"
    return paragraph("SWOdpowiedz", control + unit, properties=rule + stops + indent(left, max(right, 0)))


def _control(place: Place, field: Short, tag: str, value: object, width: float = 0) -> str:
    if isinstance(field, ComputedField):
        return text_control(field.label, tag, shown(percentage(value, place.words), LineKind.DECIMAL, place.language), room(), locked=place.locked)
    if field.id == place.case_code and place.locked:
        return case_code_control(field.label, tag, shown(value, field.kind, place.language))
    if field.boxes:
        return entry(place, field, tag, value, boxes(field.boxes, _fitting(place, field.boxes, width)), drawn=True)
    return entry(place, field, tag, value, room())


def _fitting(place: Place, groups: Sequence[int], width: float) -> float | None:
    """The size in points at which the boxes fit into `width` mm, None where the template's size does."""
    needed = _boxes_width(place, groups)
    return None if needed <= width else math.floor(place.look.box * width / needed)


def _boxes_width(place: Place, groups: Sequence[int]) -> float:
    return sum(groups) * _box_width(place) + (len(groups) - 1) * _GAP


def _box_width(place: Place) -> float:
    return 4 * _NBSP_EM * place.look.box * _POINT + 0.15


def entry(place: Place, field: LineField, tag: str, value: object, placeholder: str, title: str = "", *, drawn: bool = False) -> str:
    """Return the control of a short field: a date control for a date, else plain text."""
    name = title or field.label
    text = shown(value, field.kind, place.language)
    if field.kind in (LineKind.DATE, LineKind.PERIOD):
        day = shown(value, LineKind.DATE, place.language)
        return date_control(name, tag, iso_day(value), day, placeholder, language=place.language, locked=place.locked)
    return text_control(name, tag, text, placeholder, drawn=drawn, locked=place.locked)


def _boxed(place: Place, field: LineField, control: str, left: float, width: float, before: str = "") -> str:
    lead = run(before + "\u00a0") if before else ""
    captions = bool(field.box_labels) and "<w:showingPlcHdr/>" in control
    line = paragraph("SWOdpowiedz", lead + control, keep_next=captions, properties=indent(left))
    if not captions or before:
        return line
    return line + paragraph(
        "SWDrobne", "".join(TAB + run(word) for word in field.box_labels), properties=_centres(place, field.boxes, left, width) + indent(left)
    )


def _centres(place: Place, groups: Sequence[int], left: float, width: float) -> str:
    """Tab stops under the middles of the groups of boxes."""
    box = _box_width(place) * min(1.0, width / _boxes_width(place, groups))
    at, stops = left, []
    for size in groups:
        stops.append(("center", at + size * box / 2))
        at += size * box + _GAP
    return tabs(*stops)


def _period(place: Place, field: LineField, left: float, width: float) -> str:
    value = place.value(field.id, field.initial)
    ends = (("from", place.words("from")), ("to", place.words("to")))
    return "".join(
        _boxed(
            place,
            field,
            entry(place, field, tag_of(field.id, end), part(value, end), boxes(field.boxes or _DAY), f"{field.label}: {word}", drawn=True),
            left,
            width,
            word,
        )
        for end, word in ends
    )


def _attachment(place: Place, field: LineField, left: float, width: float) -> str:
    value = place.value(field.id, field.initial)
    words = place.words
    number = text_control(f"{field.label}: {words('no.')}", tag_of(field.id, "number"), plain(part(value, "number")), RULED, drawn=True, locked=place.locked)
    note = text_control(f"{field.label}: {words('note')}", tag_of(field.id, "note"), plain(part(value, "note")), RULED, drawn=True, locked=place.locked)
    stops = tabs(("left", left + 22), ("right", left + width))
    return paragraph("SWOdpowiedz", f"{run(words('no.') + ' ')}{number}{run(' ' + words('note') + ' ')}{note}", properties=stops + indent(left))


def field_row(place: Place, block: FieldRow) -> str:
    """Return short fields side by side: a row of labels and a row of answers, so that the feet align."""
    columns = (2 if all(_is_short(field) for field in block.fields) else 1) if place.look.stacked else block.columns
    groups = [block.fields[start : start + columns] for start in range(0, len(block.fields), columns)]
    width = column_width(place, columns)
    grid = [place.look.axis, *(width + (place.look.gap if number < columns - 1 else 0) for number in range(columns))]
    return table(grid, [each for fields in groups for each in (_labels(place, fields, grid), _answers(place, fields, grid, width))])


def _is_short(field: Short) -> bool:
    return isinstance(field, LineField) and ((bool(field.boxes) and sum(field.boxes) <= 8) or field.width is Width.NARROW)


def _labels(place: Place, fields: Sequence[Short], grid: Sequence[float]) -> str:
    hanging = paragraph("SWEtykieta", styled(fields[0].number, "SWNumer"), keep_next=True)
    cells = [Cell(width=grid[0], content=hanging, align="bottom")]
    for position, field in enumerate(fields):
        label = paragraph("SWEtykieta", short_label(field, hangs=position == 0), keep_next=True)
        note = " ".join(words for words in (field.help, _bands(field)) if words)
        label += paragraph("SWDrobne", run(note), keep_next=True) if note else ""
        cells.append(Cell(width=grid[position + 1], content=label, align="bottom", margins=_right_gap(place, grid, position)))
    return row([*cells, *_rest(grid, len(cells))])


def _answers(place: Place, fields: Sequence[Short], grid: Sequence[float], width: float) -> str:
    cells = [Cell(width=grid[0], content="")]
    for position, field in enumerate(fields):
        margins = _right_gap(place, grid, position)
        cells.append(Cell(width=grid[position + 1], content=answer(place, field, width, edge=width), margins=margins))
    return row([*cells, *_rest(grid, len(cells))])


def _rest(grid: Sequence[float], used: int) -> list[Cell]:
    left = grid[used:]
    return [Cell(width=sum(left), span=len(left), content="")] if left else []


def _right_gap(place: Place, grid: Sequence[float], position: int) -> tuple[float, float, float, float] | None:
    return (0, 0, 0, place.look.gap) if position < len(grid) - 2 else None


def _bands(field: Short) -> str:
    return " · ".join(_band(band) for band in field.bands) if isinstance(field, ComputedField) else ""


def _band(band: Band) -> str:
    low, high = (None if end is None else str(end).replace("-", "−") for end in (band.low, band.high))
    if low is None:
        return f"≤\u00a0{high}: {band.text}"
    if high is None:
        return f"≥\u00a0{low}: {band.text}"
    return f"{low}: {band.text}" if low == high else f"{low}–{high}: {band.text}"
