"""A topic of a talk: what is said at the left, large; notes at the right; an alert right below."""

from __future__ import annotations

import math
from dataclasses import replace

from swtools.document.blocks import ScriptTopic
from swtools.renderers.docx._choices import scale
from swtools.renderers.docx._controls import tag_of
from swtools.renderers.docx._frames import topic_alert
from swtools.renderers.docx._lines import ruled_lines
from swtools.renderers.docx._place import Place, part, plain
from swtools.renderers.docx._xml import HAIR, SPACER, TAB, Cell, bold, kept_with_next, paragraph, row, run, styled, table

_LONGEST = 105.0
"""A topic higher than this (mm) may break: half a page left white is worse."""
_NOTES = 56.0
_GAP = 6.0
_ABOVE_HINT = '<w:spacing w:before="85"/>'
_TAG = '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
_AFTER_ALERT = paragraph("SWOdstep", "", properties='<w:spacing w:after="227"/>')


def script_topic(place: Place, topic: ScriptTopic) -> str:
    """Return a topic, kept whole and together with its alert unless it is long."""
    talk = place.width - _NOTES
    notes = topic.notes_lines > 0
    answer = place.value(topic.id)
    cells = [Cell(width=talk, content=_spoken(place, topic, answer, talk - _GAP), borders=(("top", HAIR),), margins=(2, 0, 3, _GAP))]
    written = _notes(place, topic, answer) if notes else ""
    cells.append(Cell(width=_NOTES, content=written, borders=(("top", HAIR),), margins=(2, 0, 3, 0)))
    whole = _height(topic) * place.look.sizes.get("SWZdanie", 1.0) ** 2 < _LONGEST
    xml = table([talk, _NOTES], [row(cells, split=not whole)])
    if topic.alert:
        xml = (kept_with_next(xml) + kept_with_next(SPACER) if whole else xml + SPACER) + topic_alert(place, topic.alert.sign, topic.alert.do) + _AFTER_ALERT
    return xml


def _height(topic: ScriptTopic) -> float:
    """Estimate the height in mm: a line of a spoken sentence holds some 36 letters, a line of the rest some 50."""
    spoken = sum(math.ceil(len(sentence) / 36) for sentence in topic.ask)
    rest = sum(math.ceil(len(text) / 50) for text in (*topic.probes, topic.say_also or "", topic.listen_for or "", topic.worker_note or ""))
    alert = 8 + 5 * sum(math.ceil(len(step) / 50) for step in topic.alert.do) if topic.alert else 0
    return spoken * 6.4 + len(topic.ask) * 1.5 + rest * 5.5 + 12 + alert


def _spoken(place: Place, topic: ScriptTopic, answer: object, width: float) -> str:
    words = place.words
    parts = [_title(topic)]
    if topic.when_to_ask:
        parts.append(paragraph("SWWskazowka", bold(words("Ask when:") + " ") + run(topic.when_to_ask), keep_next=True))
    for position, sentence in enumerate(topic.ask):
        number = styled(topic.number, "SWNumerZdania") if position == 0 and topic.number else ""
        parts.append(paragraph("SWZdanie", number + TAB + run(f"„{sentence}”")))
    if topic.scale:
        value = part(answer, "scale")
        named = topic.scale if topic.scale.label else replace(topic.scale, label=topic.title)
        parts.append(scale(place, named, value, width - place.look.axis, place.look.axis))
    parts += [paragraph("SWPodpowiedz", run(probe)) for probe in topic.probes]
    for head, text in ((words("Also say:"), topic.say_also), (words("Worth hearing:"), topic.listen_for), (words("For the worker:"), topic.worker_note)):
        if text:
            parts.append(paragraph("SWWskazowka", bold(head + " ") + run(text), properties=_ABOVE_HINT))
    return "".join(parts)


def _title(topic: ScriptTopic) -> str:
    minutes = run("\u2003" + topic.minutes) if topic.minutes else ""
    technique = run("\u2003") + run(f"\u00a0{topic.technique}\u00a0", _TAG) if topic.technique else ""
    return paragraph("SWTemat", bold(topic.title) + minutes + technique, keep_next=True)


def _notes(place: Place, topic: ScriptTopic, answer: object) -> str:
    label = topic.notes_label or place.words("Notes")
    value = plain(part(answer, "notes") if topic.scale else answer)
    head = paragraph("SWDrobne", run(label), keep_next=True)
    title = f"{topic.title}: {label}"
    return head + ruled_lines(place, title, tag_of(topic.id), value, topic.notes_lines, left=0, right=_NOTES)
