"""Options to mark and scales: check boxes whose characters are circles, squares or numbers in circles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from swtools.document.blocks import ChoiceField, Mark, ScaleField
from swtools.renderers.docx._controls import CIRCLE, RULED, SQUARE, check_control, tag_of, text_control
from swtools.renderers.docx._lines import ruled_lines
from swtools.renderers.docx._place import Place, chosen, part, plain
from swtools.renderers.docx._question import question
from swtools.renderers.docx._xml import TAB, Cell, paragraph, row, rows_kept, run, styled, table, tabs

_ABOVE = paragraph("SWOdstep", "", keep_next=True, properties='<w:spacing w:before="142"/>')
_CIRCLE_POINTS = 20
"""Size of the numbers in circles in the bundled template."""


def choice_field(place: Place, field: ChoiceField) -> str:
    """Return a question with its options, and the text that one of them opens."""
    marked = chosen(place.value(field.id, field.initial))
    named = field if field.label else replace(field, label=place.words("To prepare"))  # only the checklist of a talk asks nothing in print
    parts = [question(place, field) or _ABOVE, options(place, named, marked)]
    if field.details:
        details = field.details
        parts.append(paragraph("SWTekst", run(details.label), keep_next=True))
        parts.append(ruled_lines(place, details.label, tag_of(field.id, details.code, "text"), marked.get(details.code, ""), details.lines))
    return "".join(parts)


def options(place: Place, field: ChoiceField, marked: dict[str, str]) -> str:
    """Return the options in their columns (half as many in large print), those with a text of their own last, over the whole width."""
    columns = math.ceil(field.columns / 2) if place.look.stacked else field.columns
    short = [option for option in field.options if not option.free]
    free = [option for option in field.options if option.free]
    column = (place.body + place.look.gap) / columns
    grid = [column] * (columns - 1) + [column - place.look.gap]
    rows = [_option_row(place, field, short[at : at + columns], grid, marked) for at in range(0, len(short), columns)]
    rows += [row([Cell(width=sum(grid), span=columns, content=_free(place, field, option, marked))]) for option in free]
    return table(grid, rows if field.keep_together is False else rows_kept(rows), indent_mm=place.look.axis)


def _option_row(place: Place, field: ChoiceField, marks: Sequence[Mark], grid: Sequence[float], marked: dict[str, str]) -> str:
    cells = []
    for position, option in enumerate(marks):
        note = f" ({option.condition_text})" if option.condition_text else ""
        content = mark(place, field, option, marked) + TAB + run(option.text + note)
        cells.append(Cell(width=grid[position], content=paragraph("SWOpcja", content), margins=(0, 0, 0, 2)))
    left = grid[len(cells) :]
    return row([*cells, *([Cell(width=sum(left), span=len(left), content="")] if left else [])])


def _free(place: Place, field: ChoiceField, option: Mark, marked: dict[str, str]) -> str:
    written = text_control(
        f"{field.label}: {option.text}", tag_of(field.id, option.code, "text"), marked.get(option.code, ""), RULED, drawn=True, locked=place.locked
    )
    content = mark(place, field, option, marked) + TAB + run(option.text + " ") + written
    return paragraph("SWOpcja", content, properties=tabs(("right", place.body)))


def mark(place: Place, field: ChoiceField, option: Mark, marked: dict[str, str], *tag: str, style: str = "SWZnak") -> str:
    """Return the circle (one answer) or square (several) of one option."""
    return check_control(
        f"{option.text.rstrip(':')} – {field.label}",
        tag_of(*(tag or (field.id,)), option.code),
        checked=option.code in marked,
        off=SQUARE if field.multiple else CIRCLE,
        style=style,
        locked=place.locked,
    )


def scale_field(place: Place, field: ScaleField) -> str:
    """Return a scale: end labels, then a row of numbered circles for each mark."""
    return question(place, field) + scale(place, field, place.value(field.id, field.initial), place.body, place.look.axis)


def scale(place: Place, field: ScaleField, answer: object, width: float, left: float) -> str:
    """Return the circles over `width` mm: the first begins at the left edge, the last ends at the right one."""
    label = 22.0 if field.marks else 0.0
    grid = _circle_columns(width - label, len(field.values), place.look.dot)
    ends = _ends(field, grid, label)
    lines: list[tuple[str | None, str, object]] = [(each.code, each.text, part(answer, each.code)) for each in field.marks] or [(None, "", answer)]
    rows = [_circles(place, field, code, text, value, grid, label) for code, text, value in lines]
    return table([*([label] if label else []), *grid], rows_kept([*ends, *rows]), indent_mm=left)


def _circle_columns(width: float, count: int, dot: float) -> list[float]:
    if count < 2:
        return [width] * count
    step = (width - dot) / (count - 1)
    return [(dot + step) / 2, *[step] * (count - 2), (dot + step) / 2]


def _ends(field: ScaleField, grid: Sequence[float], label: float) -> list[str]:
    if not (field.min_label or field.max_label) or len(grid) < 2:
        return []
    half = len(grid) // 2
    low, high = f"{field.values[0]} – {field.min_label}", f"{field.values[-1]} – {field.max_label}"
    cells = [Cell(width=label, content=paragraph("SWPodpis", "", keep_next=True))] if label else []
    cells.append(Cell(width=sum(grid[:half]), span=half, content=paragraph("SWPodpis", run(low), keep_next=True), align="bottom"))
    right = paragraph("SWPodpis", run(high), keep_next=True, properties='<w:jc w:val="right"/>')
    cells.append(Cell(width=sum(grid[half:]), span=len(grid) - half, content=right, align="bottom"))
    return [row(replace(cell, margins=(1, 0, 1, 0)) for cell in cells)]


def _circles(place: Place, field: ScaleField, code: str | None, text: str, answer: object, grid: Sequence[float], label: float) -> str:
    cells = [Cell(width=label, content=paragraph("SWKomorka", run(text)), align="center")] if label else []
    for position, value in enumerate(field.values):
        side = "left" if position == 0 else "right" if position == len(grid) - 1 else "center"
        tag = tag_of(*(each for each in (field.id, code, str(value)) if each))
        title = " – ".join(each for each in (f"{text} {value}".strip(), field.label) if each)
        content = number_mark(place, title, tag, value, checked=plain(answer) == str(value), width=max(grid[position], place.look.dot))
        cells.append(Cell(width=grid[position], content=paragraph("SWKolka", content, properties=f'<w:jc w:val="{side}"/>'), align="center"))
    return row(cells)


def number_mark(place: Place, title: str, tag: str, value: int, *, checked: bool, width: float) -> str:
    """Return a number in a circle (0–20 are characters of Unicode's Enclosed Alphanumerics), else a number and a circle.

    `width` is the room in mm; the circle gets smaller where it is too narrow.
    """
    off, on = circled(value)
    if off is None or on is None:
        return styled(str(value), "SWNumer") + check_control(title, tag, checked=checked, off=CIRCLE, locked=place.locked)
    largest = _CIRCLE_POINTS * place.look.sizes.get("SWKolko", 1.0)
    fitting = math.floor(width * 0.85 / 25.4 * 72)
    points = fitting if fitting < largest else 0
    return check_control(title, tag, checked=checked, off=off, on=on, style="SWKolko", points=points, locked=place.locked)


def circled(value: int) -> tuple[str | None, str | None]:
    """Return the code points of a number in a white and in a black circle, None beyond 0–20."""
    if value == 0:
        return "24EA", "24FF"
    if 1 <= value <= 10:
        return f"{0x2460 + value - 1:04X}", f"{0x2776 + value - 1:04X}"
    if 11 <= value <= 20:
        return f"{0x2460 + value - 1:04X}", f"{0x24EB + value - 11:04X}"
    return None, None
