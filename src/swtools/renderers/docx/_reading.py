"""Lists and tables to read: a head that repeats, rows that stay whole, a frame for what must not be read as the rest."""

from __future__ import annotations

from swtools.document.handbook import Cell as Lines
from swtools.document.handbook import Grid, Notice, Points
from swtools.renderers.docx._place import Place
from swtools.renderers.docx._xml import EDGE, HAIR, UNDER, Cell, Line, bold, dxa, kept_with_next, paragraph, row, rows_kept, run, table

_THICK: Line = ("single", 48, "000000")
"""The edge of what stands apart; the format knows no thicker border."""


def points(block: Points) -> str:
    """Return a list with the line that leads to it."""
    lead = paragraph("SWTekst", bold(block.lead), keep_next=True) if block.lead else ""
    return lead + "".join(paragraph("SWPunkt", run(item)) for item in block.items)


def grid(place: Place, block: Grid) -> str:
    """Return a table to read, with its room above and below."""
    left = 0.0 if block.wide else place.look.axis
    widths = _widths(block, place.width - left)
    body = [_row(block, widths, cells) for cells in block.rows]
    rows = [kept_with_next(_head(block, widths)), *(rows_kept(body) if block.kept or block.wide else body)]
    return _room(2) + table(widths, rows, indent_mm=left, style="SWTabela", caption=block.caption, look="0020") + _room(1.5)


def notice(place: Place, block: Notice) -> str:
    """Return a table that stands apart: what it is repeats with its head on every page."""
    left = place.look.axis
    room = place.width - left
    widths = _widths(block.grid, room)
    title = paragraph("SWKomorka", bold(block.title), keep_next=True) + paragraph("SWKomorka", run(block.text), keep_next=True)
    frame: tuple[tuple[str, Line], ...] = (("top", EDGE), ("left", _THICK), ("right", EDGE))
    first = row([Cell(width=room, span=len(widths), content=title, borders=frame, margins=(2, 4, 2, 3))], header=True)
    rows = [_row(block.grid, widths, cells, apart=True, last=cells is block.grid.rows[-1]) for cells in block.grid.rows]
    whole = [first, kept_with_next(_head(block.grid, widths, apart=True)), *rows]
    return _room(2) + table(widths, whole, indent_mm=left, style="SWTabela", caption=block.title, look="0020") + _room(1.5)


def _widths(block: Grid, room: float) -> list[float]:
    whole = sum(column.weight for column in block.columns)
    return [room * column.weight / whole for column in block.columns]


def _head(block: Grid, widths: list[float], *, apart: bool = False) -> str:
    style = "SWDrobne" if block.wide else "SWGlowka"
    cells = [
        Cell(
            width=width,
            content=paragraph(style, run(column.title), keep_next=True),
            borders=(("bottom", UNDER), *_sides(number, len(widths), apart=apart)),
            align="bottom",
            margins=(1, 3 if apart and number == 0 else 0, 1.2, 1 if block.close else 3),
        )
        for number, (width, column) in enumerate(zip(widths, block.columns, strict=True))
    ]
    return row(cells, header=True)


def _row(block: Grid, widths: list[float], cells: tuple[Lines, ...], *, apart: bool = False, last: bool = False) -> str:
    below: tuple[str, Line] = ("bottom", EDGE if apart and last else HAIR)
    return row(
        Cell(
            width=width,
            content=_lines(lines, _style(block, number)) or paragraph("SWDrobne", ""),
            borders=(below, *_sides(number, len(widths), apart=apart)),
            margins=(1.2, 3 if apart and number == 0 else 0, 1.5, 1 if block.close else 3),
        )
        for number, (width, lines) in enumerate(zip(widths, cells, strict=True))
    )


def _sides(number: int, count: int, *, apart: bool) -> tuple[tuple[str, Line], ...]:
    left: tuple[tuple[str, Line], ...] = (("left", _THICK),) if apart and number == 0 else ()
    return (*left, ("right", EDGE)) if apart and number == count - 1 else left


def _style(block: Grid, number: int) -> str:
    """Return the usual style of a cell: small where a wide table holds codes, a little smaller where its rows stand close."""
    if block.wide:
        return "SWKomorka" if number == block.head else "SWDrobne"
    return "SWPodpis" if block.close else "SWKomorka"


def _lines(lines: Lines, usual: str) -> str:
    styles = ("SWPodpis" if line.small and usual == "SWKomorka" else usual for line in lines)
    return "".join(paragraph(style, bold(line.text) if line.strong else run(line.text)) for style, line in zip(styles, lines, strict=True))


def _room(millimetres: float) -> str:
    return paragraph("SWOdstep", "", properties=f'<w:spacing w:before="{dxa(millimetres)}"/>')
