"""Text to read: paragraphs, lists, notes, the worker's box, the alert."""

from __future__ import annotations

from swtools.document.blocks import Prose, Tone
from swtools.renderers._paragraphs import paragraphs
from swtools.renderers.docx._frames import alert, worker_box
from swtools.renderers.docx._place import Place
from swtools.renderers.docx._xml import bold, kept_whole, paragraph, run

_ABOVE_ALERT = paragraph("SWOdstep", "", properties='<w:spacing w:before="227"/>')


def prose(place: Place, block: Prose) -> str:
    """Return a piece of prose in the look of its tone."""
    if block.tone is Tone.ALERT:
        return _ABOVE_ALERT + alert(place, _parts(block, "SWKomorka", "SWPunktRamki"), ())
    small = block.tone in (Tone.LEGAL, Tone.INSTRUCTION)
    parts = _parts(block, "SWWskazowka" if small else "SWTekst", "SWPunkt")
    if block.tone is Tone.WORKER and not place.boxed:
        return worker_box(place, ["".join(parts)])
    xml = "".join(parts)
    return kept_whole(xml) if block.keep_together else xml


def _parts(block: Prose, style: str, point: str) -> list[str]:
    title = [paragraph(style, bold(block.title), keep_next=True)] if block.title else []
    texts = paragraphs(block.text)
    body = [paragraph(style, run(text), keep_next=bool(block.points) and number == len(texts) - 1) for number, text in enumerate(texts)]
    return [*title, *body, *(paragraph(point, run(text)) for text in block.points)]
