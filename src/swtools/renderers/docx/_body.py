"""The body: every block turns into WordprocessingML here, sections and conditions call the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from swtools.document.blocks import (
    Block,
    ChoiceField,
    ComputedField,
    Conditional,
    Field,
    FieldRow,
    GridField,
    LineField,
    LinesField,
    PageBreak,
    Prose,
    ScaleField,
    ScriptTopic,
    Section,
    SignatureField,
    SketchField,
    TableField,
)
from swtools.renderers._paragraphs import paragraphs
from swtools.renderers.docx._choices import choice_field, scale_field
from swtools.renderers.docx._controls import repeating, tag_of
from swtools.renderers.docx._frames import governed, signature_field, sketch_field, worker_box
from swtools.renderers.docx._grids import grid_field
from swtools.renderers.docx._lines import field_row, line_field, lines_field
from swtools.renderers.docx._place import Place, items
from swtools.renderers.docx._prose import prose
from swtools.renderers.docx._script import script_topic
from swtools.renderers.docx._tables import table_field
from swtools.renderers.docx._xml import TAB, first_kept, joined, kept_whole, kept_with_next, on_new_page, paragraph, run, styled

PORTRAIT_ENDS = "<!--portrait ends-->"
LANDSCAPE_ENDS = "<!--landscape ends-->"
"""Marks of section breaks; `_package.turned` puts the template's page properties there. No author's text can hold a comment."""


def flow(place: Place, blocks: Sequence[Block]) -> list[str]:
    """Return each block's XML, with page breaks and the rules about neighbours applied."""
    out: list[str] = []
    breaks = False
    for block in blocks:
        if isinstance(block, PageBreak):
            breaks = bool(out)
            continue
        breaks = breaks or (bool(out) and _begins_page(block))
        xml = block_xml(place, block)
        if isinstance(block, SignatureField) and out:
            out[-1] = kept_with_next(out[-1])
        if xml:
            out.append(on_new_page(xml) if breaks else xml)
            breaks = False
    return out


def _begins_page(block: Block) -> bool:
    return isinstance(block, Section) and bool(block.blocks) and isinstance(block.blocks[0], PageBreak)


def block_xml(place: Place, block: Block) -> str:
    """Return one block, inside its condition's rule and the worker's tint where it has them."""
    sentence = getattr(block, "condition_text", None)
    if sentence and sentence != place.said and not isinstance(block, Section):
        return governed(place, sentence, [block_xml(replace(place, said=sentence, turns=False), block)])
    if getattr(block, "worker_only", False) and not place.boxed and not isinstance(block, Section):
        inner = replace(place, boxed=True, width=place.width - 4, turns=False)
        return worker_box(place, [_plain_block(inner, block)])
    return _plain_block(place, block)


def _plain_block(place: Place, block: Block) -> str:
    match block:
        case Section():
            return section(place, block)
        case Conditional():
            return governed(place, block.text, flow(replace(place, said=block.text, turns=False), _said_once(block)))
        case FieldRow():
            return field_row(place, block)
        case LineField() | ComputedField():
            return line_field(place, block)
        case LinesField():
            return lines_field(place, block)
        case ChoiceField():
            return choice_field(place, block)
        case ScaleField():
            return scale_field(place, block)
        case GridField():
            return grid_field(place, block)
        case TableField():
            return _table(place, block)
        case SketchField():
            return sketch_field(place, block)
        case SignatureField():
            return signature_field(place, block)
        case ScriptTopic():
            return script_topic(place, block)
        case Prose():
            return prose(place, block)
        case PageBreak():
            return ""


def _said_once(block: Conditional) -> list[Block]:
    """Return the blocks of a condition with its sentence for their own: one that an author wrote for a neighbour holds for all of them."""
    return [
        replace(child, condition_text=block.text) if isinstance(child, Field | Prose) and child.condition == block.condition else child
        for child in block.blocks
    ]


def _table(place: Place, block: TableField) -> str:
    if not (block.landscape and place.turns):
        return table_field(place, block)
    turned = table_field(replace(place, width=place.landscape), block)
    return PORTRAIT_ENDS + turned + LANDSCAPE_ENDS


def section(place: Place, block: Section) -> str:
    """Return a section: title, introduction, blocks; repeated ones as cards in a repeating section."""
    style = "SWSekcja" if block.level == 1 else "SWPodsekcja"
    # the tabulator keeps the bar over the full width where there is no number
    number = styled(block.number, "SWNumerSekcji") if block.number else ""
    head = paragraph(style, number + TAB + run(block.title), keep_next=True) if block.title else ""
    head += "".join(paragraph("SWTekst", run(text), keep_next=True) for text in paragraphs(block.intro or ""))
    inner = replace(place, said=block.condition_text or place.said, turns=place.turns and not (block.condition_text or block.worker_only or block.repeat))
    if block.worker_only and not place.boxed:
        inner = replace(inner, boxed=True, width=inner.width - 4)
    body = [_cards(inner, block)] if block.repeat else flow(inner, block.blocks)
    if block.condition_text and block.condition_text != place.said:
        body = [governed(inner, block.condition_text, body)]
    if block.worker_only and not place.boxed:
        body = [worker_box(place, body)] if body else []
    if block.blocks and isinstance(block.blocks[0], ScriptTopic):
        head += paragraph("SWOdstep", "", keep_next=True, properties='<w:spacing w:before="142"/>')
    whole = _headed(head, joined(body))
    return kept_whole(whole) if block.keep_together and not block.repeat and PORTRAIT_ENDS not in whole else whole


def _headed(head: str, body: str) -> str:
    """A title goes with its first block, also onto a landscape page."""
    if body.startswith(PORTRAIT_ENDS):
        return PORTRAIT_ENDS + head + body.removeprefix(PORTRAIT_ENDS)
    return joined([head, first_kept(body)])


def _cards(place: Place, block: Section) -> str:
    repeat = block.repeat
    if repeat is None:
        return ""
    filled = [answer if isinstance(answer, dict) else {} for answer in items(place.value(block.id))]
    count = max(repeat.paper_copies, len(filled), 1)
    cards = []
    for number in range(count):
        answers = None if place.answers is None else (filled[number] if number < len(filled) else {})
        inside = replace(place, answers=answers, locked=False)
        name = paragraph("SWKarta", run(f"{repeat.item_label or block.title} {number + 1}"), keep_next=True)
        card = joined([name, *flow(inside, block.blocks)])
        card = kept_whole(card) if block.keep_together else card
        card = on_new_page(card) if number and _begins_page(block) else card
        cards.append(card if card.endswith("</w:p>") else joined([card, paragraph("SWOdstep", "")]))
    return repeating(block.title or repeat.item_label, tag_of(block.id), cards)
