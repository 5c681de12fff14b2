"""An interview script: what is said aloud, with probes, signs of danger and room for notes."""

from __future__ import annotations

from swtools.document.blocks import AlertBox, Block, Prose, ScaleField, ScriptTopic, Section, Tone
from swtools.items import Node
from swtools.kinds._build import Builder
from swtools.kinds._layout import Layout
from swtools.messages import msgid
from swtools.model.instrument import Instrument, Script, Topic

KIND = "interview_script"


def build(node: Node, builder: Builder) -> Script:
    """Build the body of a script."""
    preparation = node.child("preparation")
    checklist = builder.checklist(preparation) if preparation and preparation.get("checklist") else None
    return Script(
        preparation=builder.items(preparation) if preparation else (),
        checklist=checklist,
        opening=builder.topics(node, "opening"),
        topics=builder.topics(node, "topics"),
        closing=builder.topics(node, "closing"),
        afterwards=builder.items(_as_items(node), "afterwards"),
    )


def _as_items(node: Node) -> Node:
    """Return the node with its reflections as long texts."""
    entries = node.get("afterwards")
    typed = [{"type": "longtext", **entry} for entry in entries] if isinstance(entries, list) else []
    return Node(data={"afterwards": typed}, pointer=node.pointer, places=node.places)


def lay_out(instrument: Instrument, layout: Layout) -> tuple[Block, ...]:
    """Lay out preparation, the talk, and the worker's reflection."""
    body = instrument.body
    assert isinstance(body, Script)
    before = layout.items(body.preparation) + (layout.items((body.checklist,)) if body.checklist else ())
    talk = tuple(_topic(topic, layout) for topic in body.all_topics())
    parts: list[Block] = []
    if before:
        parts.append(Section(id="", number="", title=layout.tr("Before the talk"), blocks=before))
    parts.append(Section(id="", number="", title="", blocks=talk))
    if body.afterwards:
        hint = layout.tr("For the worker alone; write nothing about the person here.")
        reflection = (Prose(text=hint, tone=Tone.INSTRUCTION), *layout.items(body.afterwards))
        parts.append(Section(id="", number="", title=layout.tr("After the talk"), blocks=reflection, worker_only=True))
    return tuple(parts)


def _topic(topic: Topic, layout: Layout) -> ScriptTopic:
    scale = None
    if topic.scale:
        (scale_block,) = layout.items((topic.scale,))
        assert isinstance(scale_block, ScaleField)
        scale = scale_block
    return ScriptTopic(
        id=topic.id,
        number=layout.number(topic.id),
        title=layout.fix(topic.title),
        ask=tuple(layout.fix(sentence) for sentence in _spoken(topic.ask)),
        probes=tuple(layout.fix(probe) for probe in topic.probes),
        say_also=layout.optional(topic.say_also),
        technique=layout.tr(TECHNIQUES[topic.technique]) if topic.technique else None,
        listen_for=layout.optional(topic.listen_for),
        worker_note=layout.optional(topic.worker_note),
        when_to_ask=layout.optional(topic.when_to_ask),
        minutes=layout.fix(layout.tr("{minutes} min", minutes=topic.minutes)) if topic.minutes else None,
        notes_label=layout.notes_label(topic.feeds),
        notes_lines=topic.notes_lines,
        scale=scale,
        alert=AlertBox(sign=layout.fix(topic.alert.sign), do=tuple(layout.fix(step) for step in topic.alert.do)) if topic.alert else None,
    )


def _spoken(ask: tuple[str, ...]) -> tuple[str, ...]:
    """Let a longer speech flow as one text; two or three sentences stand apart, as they are said apart."""
    return (" ".join(ask),) if len(ask) > 3 else ask


TECHNIQUES = {
    "scaling": msgid("scaling"),
    "exception": msgid("exceptions"),
    "miracle": msgid("preferred future"),
    "compliment": msgid("appreciation"),
    "coping": msgid("coping"),
    "relationship": msgid("others’ eyes"),
    "summary": msgid("summary"),
    "choice": msgid("choice"),
    "information": msgid("information"),
}
"""The tag of a technique, as English message ids of the forms' catalogue."""
