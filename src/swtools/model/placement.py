"""Which tools stand at a group's stage: its own and the shared ones that it takes, and for which side of violence."""

from __future__ import annotations

from collections.abc import Iterable

from swtools.model.instrument import Instrument, Kind, Party
from swtools.model.library import Library, Taken

SHARED = "wspolne"
"""The group of the tools that target groups take."""

OUTSIDE = "poza-etapami"
"""The folder of tools that stand outside the stages."""

_ORDER = (Kind.INTERVIEW_SCRIPT, Kind.QUESTIONNAIRE, Kind.DOCUMENTATION_FORM)
"""The order of a pack: first what is said, then what is asked, then what is written down."""


def stages_of(tool: Instrument) -> tuple[str, ...]:
    """Return the slugs of the stages in which a tool stands; outside them, `poza-etapami`."""
    return (tool.stage or OUTSIDE, *tool.also_in_stages)


def places_of(library: Library) -> tuple[str, ...]:
    """Return the slugs of all stages in order, then `poza-etapami`."""
    return (*(stage.slug for stage in library.stages), OUTSIDE)


def groups_of(library: Library) -> tuple[str, ...]:
    """Return the slugs of the groups that have a standard or tools, the shared tools last."""
    slugs = {group.slug for group in library.groups} | {tool.group for tool in library.instruments}
    return tuple(sorted(slugs, key=lambda slug: (slug == SHARED, slug)))


def in_stage(library: Library, group: str, stage: str) -> list[Instrument]:
    """Return a group's tools at a stage, the shared ones that it takes included, in the order of a pack: an annex stands behind its tool."""
    takes = _takes(library, group)
    here = {taken.tool for taken in takes if stage in taken.stages}
    usual = {taken.tool for taken in takes if not taken.stages}
    found = [tool for tool in library.instruments if tool.id in here or ((tool.group == group or tool.id in usual) and stage in stages_of(tool))]
    by_id = {tool.id: tool for tool in found}

    def order(tool: Instrument) -> tuple[int, bool, str, bool, str]:
        core = by_id.get(tool.annex_to or "", tool)
        return _ORDER.index(core.kind), core.group == SHARED, core.code, core is not tool, tool.code

    return sorted(found, key=order)


def _takes(library: Library, group: str) -> tuple[Taken, ...]:
    standard = library.group(group)
    return standard.takes if standard else ()


def sides(library: Library, group: str, stage: str, tool: Instrument) -> frozenset[str]:
    """Return the sides whose papers a tool belongs to at a group's stage; none where it belongs to all."""
    if tool.party or tool.group == group:
        return frozenset({tool.party} if tool.party else ())
    found = {taken.party for taken in _takes(library, group) if taken.tool == tool.id and stage in (taken.stages or stages_of(tool))}
    return frozenset(party for party in found if party) if None not in found else frozenset()


def on_side(library: Library, group: str, stage: str, tool: Instrument, party: str | None) -> bool:
    """Say whether a tool of a group's stage may stand among the papers of a side (None: among papers of no side)."""
    found = sides(library, group, stage, tool)
    return not found or party in found


def parties_in(library: Library, group: str) -> tuple[str, ...]:
    """Return the sides that a group works with, in the order of packs: those of its own tools, and those for which it takes shared ones."""
    own = {tool.party for tool in library.instruments if tool.group == group and tool.party}
    return each_party(own | {taken.party for taken in _takes(library, group) if taken.party})


def each_party(parties: Iterable[str]) -> tuple[str, ...]:
    """Return sides once each, in the order of packs."""
    found = set(parties)
    return tuple(party for party in Party if party in found)
