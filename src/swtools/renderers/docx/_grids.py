"""The matrix: rows × one shared list of options, with room for a comment."""

from __future__ import annotations

from collections.abc import Mapping

from swtools.document.blocks import ChoiceField, GridField, Mark
from swtools.renderers.docx._choices import mark, number_mark
from swtools.renderers.docx._controls import RULED, room, tag_of, text_control
from swtools.renderers.docx._measure import word_width
from swtools.renderers.docx._place import Place, chosen, part, plain
from swtools.renderers.docx._question import question
from swtools.renderers.docx._xml import HAIR, UNDER, Cell, kept_with_next, paragraph, row, rows_kept, run, table, tabs

_BELOW = (("bottom", HAIR),)
_CENTRED = '<w:jc w:val="center"/>'
_HEAD = 9
"""Size of the bundled template's head of tables in points."""
_LONG = 14
"""Rows from which a matrix may break between pages."""


def grid_field(place: Place, field: GridField) -> str:
    """Return a matrix; where short fields are stacked the comment becomes a line under its row."""
    aside = field.comment is not None and not place.look.stacked
    columns = _columns(place, field, aside=aside)
    answer = place.value(field.id, field.initial)
    heads = [*_ends(field, columns), _head(field, columns, aside=aside)]
    rows: list[str] = []
    for line in (*field.rows, *field.open_rows):
        rows += _row(place, field, line, part(answer, line.code), columns, aside=aside)
    kept = len(rows) <= _LONG if field.keep_together is None else field.keep_together
    body = rows_kept(rows) if kept else rows
    whole = [*(kept_with_next(each) for each in heads), *body]
    return question(place, field) + table(columns, whole, indent_mm=place.look.axis, style="SWTabela", caption=field.label, look="0020")


def _columns(place: Place, field: GridField, *, aside: bool) -> list[float]:
    """Widths: the rows' labels, the options, and the comment's column of 40 mm at least where it stands aside."""
    room_for_options = place.body - (40 if aside else 0) - 45
    least = [word_width(option.text, _HEAD * place.look.sizes.get("SWGlowka", 1.0)) + 1 for option in field.options]
    options = [max(place.look.matrix_option * (1.35 if len(option.text) > 9 else 1), width) for option, width in zip(field.options, least, strict=True)]
    if sum(options) > room_for_options:
        free = room_for_options - sum(least)
        options = [width + free / len(least) if free > 0 else width * room_for_options / sum(least) for width in least]
    rest = place.body - sum(options)
    if not aside:
        return [rest, *options]
    label = min(place.look.matrix_label, rest - 40)
    return [label, *options, rest - label]


def _head(field: GridField, columns: list[float], *, aside: bool) -> str:
    cells = [_head_cell(columns[0], field.row_header)]
    cells += [_head_cell(width, option.text, _CENTRED) for width, option in zip(columns[1:], field.options, strict=False)]
    if aside and field.comment is not None:
        cells.append(_head_cell(columns[-1], field.comment, margin=5))
    return row(cells, header=True)


def _head_cell(width: float, text: str, properties: str = "", margin: float = 0) -> Cell:
    content = paragraph("SWGlowka", run(text) if text else "", keep_next=True, properties=properties)
    return Cell(width=width, content=content, borders=(("bottom", UNDER),), align="bottom", margins=(1.5, margin, 1.5, 0))


def _ends(field: GridField, columns: list[float]) -> list[str]:
    if field.end_labels is None:
        return []
    options, rest = columns[1 : len(field.options) + 1], columns[len(field.options) + 1 :]
    half = max(len(options) // 2, 1)
    low, high = field.end_labels
    cells = [Cell(width=columns[0], content=paragraph("SWGlowka", "", keep_next=True))]
    cells.append(Cell(width=sum(options[:half]), span=half, content=paragraph("SWGlowka", run(low), keep_next=True), align="bottom"))
    if options[half:]:
        right = paragraph("SWGlowka", run(high), keep_next=True, properties='<w:jc w:val="right"/>')
        cells.append(Cell(width=sum(options[half:]), span=len(options) - half, content=right, align="bottom"))
    cells += [Cell(width=width, content="") for width in rest]
    return [row(cells, header=True)]


def _row(place: Place, field: GridField, line: Mark, answer: object, columns: list[float], *, aside: bool) -> list[str]:
    under = field.comment is not None and not aside
    borders = () if under else _BELOW
    cells = [Cell(width=columns[0], content=_label(place, field, line, answer), borders=borders, align="center", margins=(0.5, 0, 0.5, 3))]
    marked = _marked(answer)
    for width, option in zip(columns[1:], field.options, strict=False):
        content = paragraph("SWKolka", _mark(place, field, line, option, marked, width), properties=_CENTRED)
        cells.append(Cell(width=width, content=content, borders=borders, align="center"))
    if aside:
        note = _comment(place, field, line, answer)
        cells.append(Cell(width=columns[-1], content=paragraph("SWKomorka", note), borders=borders, align="center", margins=(0, 5, 0, 0)))
    lines = [row(cells, height=place.look.matrix_row)]
    if under:
        content = run(f"{field.comment} ") + _comment(place, field, line, answer, drawn=True)
        wide = Cell(width=sum(columns), span=len(columns), content=paragraph("SWOdpowiedz", content, properties=tabs(("right", place.body))))
        lines = [kept_with_next(lines[0]), row([wide])]
    return lines


def _marked(answer: object) -> dict[str, str]:
    """The codes of one row: a code, a list of codes, or `{code, text}` where rows have comments."""
    if isinstance(answer, Mapping):
        code = answer.get("code")
        return chosen(code) if code is not None else {}
    return chosen(answer)


def _label(place: Place, field: GridField, line: Mark, answer: object) -> str:
    if line in field.open_rows:
        control = text_control(line.text, tag_of(field.id, line.code, "name"), plain(part(answer, "name")), room(), locked=place.locked)
        return paragraph("SWKomorka", control)
    note = paragraph("SWDrobne", run(line.condition_text)) if line.condition_text else ""
    return paragraph("SWKomorka", run(line.text)) + note


def _mark(place: Place, field: GridField, line: Mark, option: Mark, marked: dict[str, str], width: float) -> str:
    if field.numeric and option.text.isdigit():
        title = f"{option.text} – {line.text}"
        return number_mark(place, title, tag_of(field.id, line.code, option.code), int(option.text), checked=option.code in marked, width=width)
    choice = ChoiceField(id=field.id, label=line.text, options=field.options, multiple=field.multiple)
    return mark(place, choice, option, marked, field.id, line.code)


def _comment(place: Place, field: GridField, line: Mark, answer: object, *, drawn: bool = False) -> str:
    title = f"{line.text}: {field.comment}"
    return text_control(title, tag_of(field.id, line.code, "text"), plain(part(answer, "text")), RULED if drawn else room(), drawn=drawn, locked=place.locked)
