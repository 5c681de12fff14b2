"""What a talk leads to lies in the same pack: a group that has the talk has the forms that its `feeds` name, for the same side.

The worker reads „→ W-35, 2” beside the notes and finds no W-35 in the folder: the pack holds the talk, and the form in which its
answers are written down stands in another group's. It comes about where a group takes a shared talk and not its form, or takes
the form for one side only.

**How to mend.** Take the form too (`takes`, with the same `party`), take the talk out, or leave the reference out of `feeds`.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, Related, Span, text, warning
from swtools.model.instrument import Instrument
from swtools.model.library import Group, Library
from swtools.model.placement import SHARED, in_stage, on_side, parties_in, places_of
from swtools.rules._walk import origin

CODES = {"SW470": "a talk whose form is not in the packs of the group"}
_HEAD = """
# standards/grupa/standard.yaml
title: "Grupa"
code: G
for_whom: "Osoby, których to dotyczy."
takes: {}
# standards/wspolne/1-diagnoza/rozmowa.yaml
kind: interview_script
topics: [{{id: mocne, title: "Mocne strony", ask: "Co idzie dobrze?", feeds: [karta.mocne]}}]
# standards/wspolne/2-cele/karta.yaml
items: [{{type: longtext, id: mocne, text: "Mocne strony"}}]
"""
PASS = _HEAD.format("[{tool: rozmowa}, {tool: karta}]")
FAIL = {"SW470": _HEAD.format("[{tool: rozmowa}]")}


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Look into the packs of every target group, each side for itself; one finding for a talk, a form and a group."""
    for group in library.groups:
        if group.slug == SHARED:
            continue
        said: set[tuple[str, str]] = set()
        for party in parties_in(library, group.slug) or (None,):
            packed = _packed(library, group, party)
            for tool in packed.values():
                for name, span, related in _led_out(tool, library, packed):
                    if (tool.id, name) not in said:
                        said.add((tool.id, name))
                        yield _finding(group, tool, name, _taken_at(group, tool, party) or span, related)


def _packed(library: Library, group: Group, party: str | None) -> dict[str, Instrument]:
    """Return the tools of a group's packs for a side, of all stages and outside them."""
    found = (tool for place in places_of(library) for tool in in_stage(library, group.slug, place) if on_side(library, group.slug, place, tool, party))
    return {tool.id: tool for tool in found if tool.status != "retired"}


def _led_out(tool: Instrument, library: Library, packed: dict[str, Instrument]) -> Iterator[tuple[str, Span, tuple[Related, ...]]]:
    """Yield the tools that a talk feeds and that are not in the packs; what does not exist at all is another finding."""
    for topic in tool.topics():
        for index, reference in enumerate(topic.feeds):
            name = reference.partition(".")[0]
            if name not in packed and library.instrument(name):
                span = topic.place(f"feeds.{index}")
                yield name, span, (Related(span=span, message=text("It is fed here.")), *origin(topic))


def _taken_at(group: Group, tool: Instrument, party: str | None) -> Span | None:
    """Return where the group takes a shared talk: it is the group's standard that has to change then."""
    return next((taken.span for taken in group.takes if taken.tool == tool.id and taken.party in (None, party)), None)


def _finding(group: Group, tool: Instrument, name: str, span: Span, related: tuple[Related, ...]) -> Diagnostic:
    message = text("{tool} leads to {name}, which does not lie in the packs of {group}.", tool=tool.id, name=name, group=group.slug)
    hint = text("Take {name} too, for the same side, or take {tool} out.", tool=tool.id, name=name)
    return warning("SW470", span, message, hint, *(one for one in related if one.span != span))
