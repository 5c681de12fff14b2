"""A role's pack: what the role runs in a group, by stage, behind a cover that says when to use which."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from swtools.kinds import centre_lines, logo_of
from swtools.messages import Translator, translator
from swtools.model.instrument import Instrument
from swtools.model.library import Stage
from swtools.model.placement import SHARED
from swtools.pack.manifest import Artifact
from swtools.pack.sets import PackTarget, for_everyone, led, of_side
from swtools.pack.stage_pack import entry
from swtools.pack.worker import Workshop
from swtools.renderers.pdf import cover
from swtools.typography.polish import polish


def cover_of(pack: PackTarget, parts: Sequence[Artifact], workshop: Workshop) -> cover.Cover:
    """Return what the cover says; like the forms of a discreet group, it then names neither the group nor the centre."""
    library, centre = workshop.library, workshop.centre
    tr = translator(library.language, "forms")
    group, role = library.group(pack.group or ""), library.role(pack.role or "")
    assert role is not None
    discreet = bool(group and group.discreet)
    shared = tr("Tools shared by all groups")
    subtitle = "" if discreet else polish(shared if pack.group == SHARED else group.title if group else library.title)
    return cover.Cover(
        title=polish(role.label),
        subtitle=subtitle,
        kind=tr("The role’s tools, in the order of the stages"),
        centre_lines=() if discreet else centre_lines(centre),
        logo=None if discreet else logo_of(centre, tr),
        foot=" · ".join(words for words in (polish(role.label), subtitle) if words),
        parts=tuple(_parts(pack, parts, workshop, tr)),
        long=True,
        language=library.language,
    )


def _parts(pack: PackTarget, rows: Sequence[Artifact], workshop: Workshop, tr: Translator) -> Iterator[cover.CoverPart]:
    """Yield what every role needs, then the stages; a tool that stood before is named again, its pages are counted once."""
    library = workshop.library
    standing: dict[str, list[Artifact]] = {}
    for row in rows:
        standing.setdefault(row.instrument, []).append(row)
    seen: dict[str, str] = {}

    def entries(tools: Sequence[Instrument], where: str) -> tuple[cover.CoverEntry, ...]:
        found = tuple(line for tool in tools for line in _lines(standing.get(tool.id, ()), seen.get(tool.id), workshop, tr))
        for tool in tools:
            seen.setdefault(tool.id, where)
        return found

    everyone = entries(for_everyone(library), tr("at the beginning"))
    if everyone:
        note = tr("Whoever learns of it first acts, the same day. The duty is never passed to another team.")
        yield cover.CoverPart(heading=polish(tr("For every role: when somebody is in danger")), note=polish(note), entries=everyone)
    for slug, tools in of_side(library, pack.group or "", led(library, pack.role or "", pack.group or ""), pack.party):
        stage = library.stage(slug)
        found = entries(tools, _where(stage, tr))
        if found:
            yield cover.CoverPart(heading=_heading(stage, workshop, tr), note=_aim(pack, slug, workshop), entries=found)


def _lines(copies: Sequence[Artifact], earlier: str | None, workshop: Workshop, tr: Translator) -> list[cover.CoverEntry]:
    lines = [entry(row, workshop.library, tr) for row in copies]
    if earlier is None:
        return lines
    again = polish(tr("Also here; it stands at {stage}.", stage=earlier))
    return [dataclasses.replace(line, kind="", who="", minutes=None, pages=None, when_to_use=again) for line in lines[:1]]


def _heading(stage: Stage | None, workshop: Workshop, tr: Translator) -> str:
    if stage is None:
        return tr("Outside the stages")
    return polish(tr("Stage {number}. {label}", number=stage.number, label=workshop.centre.stage_label(stage)))


def _aim(pack: PackTarget, stage: str, workshop: Workshop) -> str:
    """Return what a stage is to reach in the group; nothing where the papers must not tell whom they are about."""
    group = workshop.library.group(pack.group or "")
    if group is None or group.discreet or pack.party:
        return ""
    goal = group.goal(stage)
    return polish(goal.reach) if goal else ""


def _where(stage: Stage | None, tr: Translator) -> str:
    return tr("stage {number}", number=stage.number) if stage else tr("the tools outside the stages")
