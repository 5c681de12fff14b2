"""The standard of a target group takes tools that exist and speaks of stages that exist.

`takes` decides what is in the group's packs. A mistyped tool is simply missing when somebody goes to a first meeting.

**How to mend.** Take the tool's `id`, and stages as slugs from `library.yaml`. A group takes shared tools only; its own
stand in its folder.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, choose_from, did_you_mean, error, text, warning
from swtools.model.library import Group, Library, Taken

CODES = {
    "SW435": "a group takes a tool that does not exist",
    "SW436": "a stage that does not exist",
    "SW437": "an act that does not exist",
    "SW438": "a group takes a tool twice, or its own",
}
PASS = """
# standards/osoba-starsza/standard.yaml
title: "Osoba starsza"
code: OS
for_whom: "Osoby starsze."
stages: {diagnoza: {reach: "Wspólny obraz."}}
takes: [{tool: karta, stages: [diagnoza, cele]}]
legal_basis: [ups]
# standards/wspolne/1-diagnoza/karta.yaml
also_in_stages: [cele]
"""
_GROUP = """
# standards/osoba-starsza/standard.yaml
title: "Osoba starsza"
code: OS
for_whom: "Osoby starsze."
{}
# standards/wspolne/1-diagnoza/karta.yaml
use: optional
"""
FAIL = {
    "SW435": _GROUP.format("takes: [{tool: karty}]"),
    "SW436": _GROUP.format('stages: {diagnozowanie: {reach: "Wspólny obraz."}}'),
    "SW437": _GROUP.format("legal_basis: [upss]"),
    "SW438": _GROUP.format("takes: [{tool: karta}, {tool: karta}]"),
}

Key = tuple[str, str, str | None]
"""A tool, a stage ("" for all of the tool's) and a side."""


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Check every group's standard."""
    slugs = [stage.slug for stage in library.stages]
    for group in library.groups:
        for goal in group.stages if slugs else ():
            if goal.stage not in slugs:
                span = group.place(f"stages.{goal.stage}")
                yield error("SW436", span, text("There is no stage {name}.", name=goal.stage), choose_from(goal.stage, slugs))
        for index, act in enumerate(group.legal_basis) if library.acts else ():
            if act not in library.acts:
                yield error("SW437", group.place(f"legal_basis.{index}"), text("There is no act {name}.", name=act), choose_from(act, library.acts))
        yield from _takes(group, library, slugs)


def _takes(group: Group, library: Library, slugs: list[str]) -> Iterator[Diagnostic]:
    tools = {tool.id: tool for tool in library.instruments}
    seen: set[Key] = set()
    for taken in group.takes:
        tool = tools.get(taken.tool)
        if tool is None:
            yield error("SW435", taken.span, text("There is no tool {name}.", name=taken.tool), did_you_mean(taken.tool, tools))
        elif tool.group == group.slug:
            yield warning("SW438", taken.span, text("{tool} is the group’s own tool; it need not take it.", tool=taken.tool), text("Take this line out."))
        for slug in taken.stages if slugs else ():
            if slug not in slugs:
                yield error("SW436", taken.span, text("There is no stage {name}.", name=slug), choose_from(slug, slugs))
        keys = {(taken.tool, slug, taken.party) for slug in _where(taken)}
        if any(_overlap(key, other) for key in keys for other in seen):
            yield warning("SW438", taken.span, text("{tool} is taken twice.", tool=taken.tool), text("Put its stages into one line."))
        seen |= keys


def _overlap(one: Key, other: Key) -> bool:
    """Say whether two lines mean the same tool at the same stage for the same side; a line without a side is for all."""
    return one[:2] == other[:2] and (one[2] == other[2] or None in (one[2], other[2]))


def _where(taken: Taken) -> tuple[str, ...]:
    """Return the stages at which a tool is taken; "" stands for all of its own."""
    return taken.stages or ("",)
