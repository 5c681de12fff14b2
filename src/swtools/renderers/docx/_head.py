"""The head of page one: stamp or logo, kind, code and stage strip, purpose, how to mark; the pieces of the running head and foot."""

from __future__ import annotations

from swtools.document.blocks import Document, Head
from swtools.renderers._paragraphs import paragraphs
from swtools.renderers.docx._controls import RULED, case_code_control, tag_of
from swtools.renderers.docx._place import Place, plain
from swtools.renderers.docx._xml import HAIR, UNDER, Cell, Line, paragraph, row, run, styled, table

_WHITE: Line = ("single", 24, "FFFFFF")
STRIP_WIDTH = 104.67
"""The width of the identity column of the template, in mm."""


def stamp(head: Head, logo: str) -> str:
    """Return what stands in the stamp's frame: logo and the centre's lines, or the caption of the empty frame; a discreet copy has neither."""
    lines = [run(line) for line in head.centre_lines] or ([] if logo else [run(head.stamp)])
    picture = paragraph("SWDrobne", logo, properties='<w:spacing w:line="240" w:lineRule="auto"/>') if logo else ""
    return picture + "".join(paragraph("SWDrobne", content) for content in lines)


def identity(head: Head, version: str) -> str:
    """Return kind, code and stage strip; a client's copy has none of them and gets one quiet line."""
    first = " · ".join(part for part in (head.kind, head.group) if part)
    lines = [line for line in (first, " · ".join(part for part in (head.code, version if head.code else "", head.leader) if part)) if line]
    last = '<w:spacing w:after="142"/>' if head.stages else ""
    out = [paragraph("SWPodpis", run(line), properties=last if number == len(lines) - 1 else "") for number, line in enumerate(lines)]
    if head.stages:
        out.append(_strip(head))
        out.append(paragraph("SWEtap", run(head.stage_name)))
    return "".join(out) or paragraph("SWPodpis", "")


def _strip(head: Head) -> str:
    """The steps on a base line: a number under each, this stage's bar filled."""
    width = STRIP_WIDTH / len(head.stages)
    bars = [
        Cell(
            width=width,
            content=paragraph("SWOdstep", ""),
            borders=(("bottom", UNDER), ("right", _WHITE)),
            shade="000000" if step.current else None,
            margins=(0, 0, 0, 0),
        )
        for step in head.stages
    ]
    numbers = [
        Cell(width=width, content=paragraph("SWDrobne", run(str(step.number), "<w:b/>" if step.current else ""), keep_next=True)) for step in head.stages
    ]
    return table([width] * len(head.stages), [row(bars, height=2.2, exact=True), row(numbers)], caption=head.stage_name)


def lead(place: Place, document: Document) -> str:
    """Return purpose, introduction and how to mark."""
    head = document.head
    parts = [paragraph("SWCel", run(text)) for text in (*paragraphs(head.purpose), *paragraphs(head.intro or ""))]
    if head.how_to_mark:
        parts.append(_how_to_mark(place, head))
    elif head.has_single or head.has_multiple:
        parts.append(paragraph("SWLegenda", _legend(place, head)))
    return "".join(parts)


def _legend(place: Place, head: Head) -> str:
    words = place.words
    pairs = [("○", words("one answer"))] if head.has_single else []
    pairs += [("☐", words("you may mark several"))] if head.has_multiple else []
    return run("\u2003\u2003").join(styled(sign, "SWZnakMaly") + run("\u00a0" + text) for sign, text in pairs)


def _how_to_mark(place: Place, head: Head) -> str:
    words = place.words
    pairs = [("⊗", words("Circle: one answer"))] if head.has_single else []
    pairs += [("☒", words("Square: you may mark several"))] if head.has_multiple else []
    pairs.append(("■", words("Mistake: fill it in black")))
    columns = 1 if place.look.stacked else len(pairs)
    width = place.width / columns
    cells = [paragraph("SWLegenda", styled(sign, "SWZnakMaly") + run("\u00a0\u00a0" + text)) for sign, text in pairs]
    frame = (("top", HAIR), ("bottom", HAIR))
    above = paragraph("SWOdstep", "", properties='<w:spacing w:before="142"/>')
    if columns == 1:
        return above + table([width], [row([Cell(width=width, content="".join(cells), borders=frame, margins=(0.5, 0, 2, 0))])])
    return above + table([width] * columns, [row([Cell(width=width, content=cell, borders=frame, margins=(0.5, 0, 2, 2)) for cell in cells])])


def case_code(place: Place, document: Document) -> str:
    """Return the running head's "Kod sprawy ____", nothing where the tool is anonymous."""
    if not document.case_code_label:
        return run("")
    value = plain(place.value(document.case_code_id)) if document.case_code_id else ""
    control = case_code_control(document.case_code_label, tag_of(document.case_code_id or "case_code", "head"), value, style="SWWpisMaly")
    # the line goes on behind the control: what is typed and bound cannot hold a drawing
    return run(document.case_code_label + "\u00a0 ") + control + RULED


def page_number(place: Place) -> str:
    """Return "Strona 2 z 4" as two fields inside the sentence."""
    before, _, rest = place.words("Page {page} of {pages}", page="\x01", pages="\x02").partition("\x01")
    between, _, after = rest.partition("\x02")
    return run(before) + _field("PAGE") + run(between) + _field("NUMPAGES") + (run(after) if after else "")


def _field(name: str) -> str:
    begin, parted, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>{parted}{run("1")}{end}'
