"""Every text that a tool prints, with its place."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from swtools.diagnostics import Span
from swtools.model.instrument import Form, Instrument, Item, Topic
from swtools.rules._walk import Same, entries, placed


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text with its place and the item or topic that says it (None: the head).

    `asked` says whether the person hears or answers it, in contrast to a hint for the worker.
    """

    words: str
    span: Span
    thing: Item | Topic | None = None
    asked: bool = False


# The keys of item types that hold a text, and those that hold a list of texts.
_OWN = ("intro", "item_label", "row_header", "comment", "details_text", "other_text", "min_label", "max_label", "unit", "pattern_message")
_LISTS = ("guides", "legend", "points")


def said_by_item(item: Item) -> Iterator[Said]:
    """Yield the texts of an item; its columns and children speak for themselves. Options of a shared list are the list's."""
    yield from _texts(item, (("text" if "text" in item.spans else "title", item.text),), asked=True)
    yield from _texts(item, (("help", item.help), ("worker_note", item.worker_note), ("purpose", item.purpose), ("paper.when_text", item.paper.when_text)))
    if item.constraint:
        yield Said(words=item.constraint.message, span=item.place("constraint.message"), thing=item)
    for key in _OWN:
        value = getattr(item.params, key, None)
        if isinstance(value, str) and value:
            yield Said(words=value, span=item.place(key), thing=item, asked=key != "pattern_message")
    if item.type == "display" and "title" in item.spans and "text" in item.spans:
        yield from _texts(item, (("title", getattr(item.params, "title", None)),), asked=True)
    for key in _LISTS:
        for index, value in enumerate(getattr(item.params, key, ())):
            yield Said(words=str(value), span=item.place(f"{key}.{index}"), thing=item, asked=True)
    for key, options in entries(item):
        for index, option in enumerate(options):
            if f"{key}.{index}" in item.spans:
                yield Said(words=option.text, span=item.place(f"{key}.{index}.text"), thing=item, asked=True)


def said_by_topic(topic: Topic) -> Iterator[Said]:
    """Yield the texts of a topic: what is said aloud is asked, the rest is for the worker."""
    yield from _texts(topic, (("title", topic.title),), asked=True)
    for key, sentences in (("ask", topic.ask), ("probes", topic.probes)):
        for index, sentence in enumerate(sentences):
            yield Said(words=sentence, span=topic.spans.get(f"{key}.{index}", topic.place(key)), thing=topic, asked=True)
    yield from _texts(
        topic,
        (("say_also", topic.say_also), ("listen_for", topic.listen_for), ("worker_note", topic.worker_note), ("when_to_ask", topic.when_to_ask)),
    )
    if topic.alert:
        yield Said(words=topic.alert.sign, span=topic.place("alert.sign"), thing=topic)
        for index, step in enumerate(topic.alert.do):
            yield Said(words=step, span=topic.place(f"alert.do.{index}"), thing=topic)
    if topic.scale:
        yield from said_by_item(topic.scale)


def said(instrument: Instrument) -> tuple[Said, ...]:
    """Return every text of the tool."""
    return _said(Same(instrument))


@functools.lru_cache(maxsize=16)
def _said(same: Same) -> tuple[Said, ...]:
    return tuple(_every(same.instrument))


def _every(instrument: Instrument) -> Iterator[Said]:
    for key in ("title", "neutral_title", "purpose", "when_to_use", "retention"):
        value = getattr(instrument, key)
        if value:
            yield Said(words=value, span=instrument.place(key))
    if isinstance(instrument.body, Form):
        for key, value in (("intro", instrument.body.intro), ("thanks", instrument.body.thanks)):
            if value:
                yield Said(words=value, span=instrument.place(key))
    for place in placed(instrument):
        yield from said_by_item(place.item)
    for topic in instrument.topics():
        yield from said_by_topic(topic)


def _texts(thing: Item | Topic, texts: tuple[tuple[str, str | None], ...], *, asked: bool = False) -> Iterator[Said]:
    for key, value in texts:
        if value:
            yield Said(words=value, span=thing.place(key), thing=thing, asked=asked)
