"""What surrounds or follows questions: a condition's rule, the worker's tint, an alert, a sketch, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from swtools.document.blocks import LineField, LineKind, SignatureField, Signer, SketchField
from swtools.renderers.docx._controls import boxes, room, tag_of, text_control
from swtools.renderers.docx._lines import column_width, entry
from swtools.renderers.docx._place import Place, part, plain
from swtools.renderers.docx._question import question
from swtools.renderers.docx._xml import (
    EDGE,
    HAIR,
    RULE,
    SIDE,
    TAB,
    Cell,
    bold,
    indent,
    joined,
    kept_with_next,
    line_xml,
    paragraph,
    row,
    rows_kept,
    run,
    styled,
    table,
)

HANG = 4.0
"""How far the rule of a condition stands left of the numbers, in mm."""
TINT = "F0F0F0"
_ABOVE_BOX = paragraph("SWOdstep", "", properties='<w:spacing w:before="227"/>')
_FIRST_QUESTION = re.compile(r'^<w:p><w:pPr><w:pStyle w:val="SW(?:Pytanie|Etykieta|Tekst|Warunek)"/>(?:<w:keepNext/>)?')


def governed(place: Place, sentence: str, blocks: Sequence[str]) -> str:
    """Return blocks with their condition above and a rule at the left; each block is a row that stays whole if it can."""
    said = paragraph("SWWarunek", styled("▸", "SWStrzalka") + TAB + run(sentence), keep_next=True)
    shown = [block for block in blocks if block]
    rows = [_governed_row(place.width + HANG, joined([said, block]) if number == 0 else block) for number, block in enumerate(shown)]
    return _ABOVE_BOX + table([place.width + HANG], rows, indent_mm=-HANG) if rows else ""


def worker_box(place: Place, blocks: Sequence[str]) -> str:
    """Return blocks on the tint of the worker's copy, marked as such."""
    mark = paragraph("SWDrobne", run(place.words("Only in the worker's copy")), keep_next=True, properties='<w:jc w:val="right"/>')
    shown = [block for block in blocks if block]
    width, last = place.width + HANG, len(shown) - 1
    rows = [_tinted(width, joined([mark, flush(block)]) if number == 0 else block, last=number == last) for number, block in enumerate(shown)]
    return _ABOVE_BOX + table([width], rows, indent_mm=-HANG) if rows else ""


def _governed_row(width: float, content: str) -> str:
    return row([Cell(width=width, content=content, borders=(("left", SIDE),), margins=(0, HANG, 0, 0))], split="<w:tblHeader/>" in content)


def _tinted(width: float, content: str, *, last: bool) -> str:
    cell = Cell(width=width, content=content, shade=TINT, margins=(1.5, HANG, 3 if last else 0, HANG))
    return row([cell], split="<w:tblHeader/>" in content)


def flush(xml: str) -> str:
    """Return blocks without the room above the first question."""
    return _FIRST_QUESTION.sub(lambda found: found.group(0) + '<w:spacing w:before="0"/>', xml)


def alert(place: Place, left: Sequence[str], right: Sequence[str]) -> str:
    """Return a framed box with a thick edge; `right` is what to do, empty where the box has one column."""
    edge, inner = 3.0, place.width - 3
    share = inner * 0.37 if right else inner
    widths = [edge, share, *([inner - share] if right else [])]
    frame = (("top", EDGE), ("bottom", EDGE))
    cells = [Cell(width=edge, content="", shade="000000", borders=(*frame, ("left", EDGE)))]
    cells.append(Cell(width=share, content="".join(left), borders=frame if right else (*frame, ("right", EDGE)), margins=(2, 7, 2.5, 4)))
    if right:
        cells.append(Cell(width=inner - share, content="".join(right), borders=(*frame, ("right", EDGE)), margins=(2, 0, 2.5, 4)))
    return table(widths, [row(cells)])


def topic_alert(place: Place, sign: str, steps: Sequence[str]) -> str:
    """Return the alert of a topic: the sign at the left, what to do at the right."""
    left = [paragraph("SWKomorka", bold(place.words("Warning sign")), keep_next=True), paragraph("SWKomorka", run(sign))]
    right = [paragraph("SWKomorka", bold(place.words("What to do")), keep_next=True), *(paragraph("SWPunktRamki", run(step)) for step in steps)]
    return alert(place, left, right)


def sketch_field(place: Place, field: SketchField) -> str:
    """Return an empty frame; its guides are short ticks with a word at the left edge, a note can be typed at its foot."""
    guides = field.guides or ("",)
    share = field.height / len(guides)
    rows = []
    for number, guide in enumerate(guides):
        tick = f"<w:pBdr>{line_xml('top', HAIR)}</w:pBdr>" if number else ""
        content = paragraph("SWDrobne", run(guide) if guide else "", properties=tick + indent(0, place.body - 24))
        if number == len(guides) - 1:
            value = plain(place.value(field.id, field.initial))
            content += paragraph("SWKomorka", text_control(field.label, tag_of(field.id), value, room(), many_lines=True, locked=place.locked))
        borders = (("left", EDGE), ("right", EDGE), *((("top", EDGE),) if number == 0 else ()), *((("bottom", EDGE),) if number == len(guides) - 1 else ()))
        rows.append(row([Cell(width=place.body, content=content, borders=borders, margins=(0, 2, 0, 2))], height=share))
    legend = paragraph("SWPodpis", run("\u2003·\u2003".join(field.legend)), properties=indent(place.look.axis)) if field.legend else ""
    frame = table([place.body], rows_kept(rows), indent_mm=place.look.axis, caption=field.label)
    return question(place, field) + (kept_with_next(frame) + legend if legend else frame)


def signature_field(place: Place, field: SignatureField) -> str:
    """Return signatures side by side: place and date where asked, room for the pen, a line, the role."""
    pairs = [field.signers[at : at + 2] for at in range(0, len(field.signers), 2)]
    width = column_width(place, 2)
    grid = [width + place.look.gap, width]
    rows = [each for signers in pairs for each in (_places(place, signers, grid), _pens(place, signers, grid)) if each]
    says_it_below = field.label in {signer.text for signer in field.signers}
    head = paragraph("SWOdstep", "", keep_next=True) if says_it_below else question(place, field)
    return head + table(grid, rows_kept(rows), indent_mm=place.look.axis)


def _places(place: Place, signers: Sequence[Signer], grid: Sequence[float]) -> str:
    if not any(signer.place_and_date for signer in signers):
        return ""
    cells = [
        Cell(width=grid[at], content=_place_and_date(place, signer) if signer.place_and_date else "", margins=_gap(place, at))
        for at, signer in enumerate(signers)
    ]
    return row([*cells, *_blank(grid, len(cells))])


def _place_and_date(place: Place, signer: Signer) -> str:
    words, value = place.words, place.value(signer.id)
    town = text_control(f"{signer.text}: {words('Place')}", tag_of(signer.id, "place"), plain(part(value, "place")), room(), locked=place.locked)
    day = LineField(id=signer.id, label=f"{signer.text}: {words('Date')}", kind=LineKind.DATE)
    when = entry(place, day, tag_of(signer.id, "date"), part(value, "date"), boxes((2, 2, 4)))
    rule = f"<w:pBdr>{line_xml('bottom', RULE)}</w:pBdr>"
    return (
        paragraph("SWEtykieta", run(words("Place")), keep_next=True)
        + paragraph("SWOdpowiedz", town, keep_next=True, properties=rule)
        + paragraph("SWEtykieta", run(words("Date")), keep_next=True)
        + paragraph("SWOdpowiedz", when)
    )


def _pens(place: Place, signers: Sequence[Signer], grid: Sequence[float]) -> str:
    rule = f"<w:pBdr>{line_xml('top', RULE, 3)}</w:pBdr>"
    spacing = '<w:spacing w:before="737"/>'
    cells = [
        Cell(width=grid[at], content=paragraph("SWPodpis", run(signer.text), properties=rule + spacing), margins=_gap(place, at))
        for at, signer in enumerate(signers)
    ]
    return row([*cells, *_blank(grid, len(cells))])


def _gap(place: Place, position: int) -> tuple[float, float, float, float] | None:
    return (0, 0, 0, place.look.gap) if position == 0 else None


def _blank(grid: Sequence[float], used: int) -> list[Cell]:
    return [Cell(width=width, content="") for width in grid[used:]]
