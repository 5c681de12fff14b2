"""The first chapters: for whom, which groups, when work begins or waits, what it is for."""

from __future__ import annotations

from swtools.document.handbook import Chapter, Column, Grid, Part, Points, Words
from swtools.model.placement import SHARED, groups_of
from swtools.pack.handbook._source import Source, cell, small, strong


def for_whom(source: Source) -> Chapter | None:
    """Say whom the standard is for, with its subgroups."""
    group, tr = source.group, source.tr
    if group is None:
        return None
    parts: list[Part] = [Words(text=source.fix(group.for_whom))]
    if group.subgroups:
        parts.append(Points(lead=tr("Subgroups"), items=tuple(source.fix(entry.text) for entry in group.subgroups)))
    return Chapter(title=tr("For whom"), parts=tuple(parts))


def groups(source: Source) -> Chapter | None:
    """Name the target groups that have a standard of their own, in the library's handbook."""
    library, tr = source.library, source.tr
    found = [group for slug in groups_of(library) if slug != SHARED and (group := library.group(slug)) is not None]
    if not source.whole or not found:
        return None
    rows = tuple((cell(group.code), cell(strong(source.fix(group.title)), small(source.fix(group.for_whom)))) for group in found)
    intro = tr("Each group has a standard and a handbook of its own. It takes shared tools where they are enough and adds its own where they are not.")
    grid = Grid(
        caption=tr("Target groups with a standard of their own"),
        columns=(Column(title=tr("Code"), weight=1), Column(title=tr("Group and whom it is for"), weight=9)),
        rows=rows,
        head=1,
    )
    return Chapter(title=tr("The groups"), parts=(Words(text=intro), grid))


def entry(source: Source) -> Chapter | None:
    """Say when work with a person begins and what may wait."""
    group, tr = source.group, source.tr
    if group is None or not (group.entry or group.deferral):
        return None
    parts: list[Part] = []
    if group.entry:
        parts.append(Points(lead=tr("We begin when"), items=source.each(group.entry)))
    if group.deferral:
        parts.append(Points(lead=tr("We put off"), items=source.each(group.deferral)))
    return Chapter(title=tr("When we begin and what may wait"), parts=tuple(parts))


def aims(source: Source) -> Chapter | None:
    """Say what the work is for."""
    if source.group is None or not source.group.aims:
        return None
    return Chapter(title=source.tr("What we work towards"), parts=(Points(items=source.each(source.group.aims)),))
