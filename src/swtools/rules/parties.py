"""In a group that works with several sides of violence, every tool says for whom it is, and nothing is taken across.

The adult experiencing violence, the child and the person using it have different workers, files and packs. A tool without
`party` stands in all packs; where somebody forgot the key, a sheet for one side reaches the other. The same goes for a shared tool
that a standard takes: `{tool: …, party: experiencing}` keeps it in the packs of one side.

**How to mend.** Write `party: experiencing`, `child` or `using` in the head of the group's own tools. A sheet that is really
the same for all sides accepts the warning with `allow` and the reason – or belongs in `wspolne`.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, Related, error, text, warning
from swtools.model.library import Group, Library
from swtools.model.placement import parties_in

CODES = {
    "SW454": "a tool of a group with sides that says no side",
    "SW455": "a shared tool taken for a side that it is not for",
    "SW456": "a variant of a tool of another side",
}
_HEAD = """
# standards/grupa/standard.yaml
title: "Grupa"
code: G
for_whom: "Osoby, których to dotyczy."
discreet: true
{}
# standards/grupa/1-diagnoza/plan.yaml
party: experiencing
discreet: true
neutral_title: "Mój plan"
# standards/grupa/1-diagnoza/zmiana.yaml
party: using
discreet: true
neutral_title: "Mój plan"
# standards/wspolne/1-diagnoza/karta.yaml
use: required
"""
PASS = _HEAD.format("takes: [{tool: karta, party: experiencing}]")
FAIL = {
    "SW454": _HEAD.format('aims: ["Spokojny dom."]') + "# standards/grupa/1-diagnoza/notatka.yaml\nuse: required\n",
    "SW455": _HEAD.format("takes: [{tool: karta, party: using}]").replace("use: required", 'party: experiencing\ndiscreet: true\nneutral_title: "Karta"'),
    "SW456": _HEAD.format('aims: ["Spokojny dom."]').replace("party: using", "party: using\nvariant_of: plan"),
}
ACCEPTABLE = ("SW454",)


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Look at the groups with sides, and at what groups take for one."""
    for group in library.groups:
        if parties_in(library, group.slug):
            yield from _own(group, library)
        yield from _taken(group, library)
    for tool in library.instruments:
        original = library.instrument(tool.variant_of) if tool.variant_of else None
        if original and original.party and tool.party and original.party != tool.party:
            related = Related(span=original.span, message=text("The tool itself."))
            message = text("{tool} is a variant of a tool of another side.", tool=tool.id)
            yield error("SW456", tool.place("variant_of"), message, text("A variant is for the same person as its tool."), related)


def _own(group: Group, library: Library) -> Iterator[Diagnostic]:
    for tool in library.instruments:
        if tool.group == group.slug and tool.party is None and tool.stage:
            yield warning(
                "SW454",
                tool.span,
                text("{tool} says no side, so it stands in the packs of all.", tool=tool.id),
                text("Add `party`, or accept it with `allow` where all sides really get the same sheet."),
            )


def _taken(group: Group, library: Library) -> Iterator[Diagnostic]:
    sides = {tool.party for tool in library.instruments if tool.group == group.slug and tool.party}
    for taken in group.takes:
        tool = library.instrument(taken.tool)
        if tool and tool.party and taken.party and tool.party != taken.party:
            yield error(
                "SW455",
                taken.span,
                text("{tool} is not for the side for which the group takes it.", tool=tool.id),
                text("Take `party` out, or take another tool."),
                Related(span=tool.place("party"), message=text("The side of the tool.")),
            )
        elif taken.party and taken.party not in sides:
            message = text("The group takes {tool} for a side for which it has no tool of its own.", tool=taken.tool)
            yield error("SW455", taken.span, message, text("Take `party` out."))
