"""What every target group has, by stage and kind, against the smallest set that the library asks of each (`minimum`)."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from swtools.model.instrument import Instrument, Kind, Process
from swtools.model.library import Group, Library
from swtools.model.placement import SHARED, in_stage, on_side, parties_in


class Gap(enum.StrEnum):
    """What a cell of the smallest set lacks: any tool; a tool that is not optional; a tool for every subgroup."""

    EMPTY = "empty"
    OPTIONAL = "optional"
    SUBGROUPS = "subgroups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The tools of one kind at a group's stage; `demanded` says that some must be there.

    `shared` are the ids of those that the group takes; `left_out` are the ids of the subgroups for which there is none.
    """

    stage: str
    kind: Kind
    demanded: bool
    tools: tuple[Instrument, ...]
    shared: frozenset[str]
    left_out: tuple[str, ...] = ()

    def count(self, use: str) -> int:
        """Return how many of the tools are required, recommended or optional."""
        return sum(tool.use == use for tool in self.tools)

    @property
    def gap(self) -> Gap | None:
        """Return what a demanded cell lacks, the gravest first, or None."""
        if not self.demanded:
            return None
        if not self.tools:
            return Gap.EMPTY
        if all(tool.use == "optional" for tool in self.tools):
            return Gap.OPTIONAL
        return Gap.SUBGROUPS if self.left_out else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A target group, or one side of it where it works with two; the cells go kind by kind through the stages."""

    group: Group
    party: str | None
    cells: tuple[Cell, ...]

    def of_kind(self, kind: Kind) -> tuple[Cell, ...]:
        """Return the cells of a kind in the order of the stages."""
        return tuple(cell for cell in self.cells if cell.kind is kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """All target groups, in the order of the library."""

    rows: tuple[Row, ...]

    def gaps(self) -> Iterator[tuple[Row, Cell, Gap]]:
        """Yield what is missing."""
        for row in self.rows:
            for cell in row.cells:
                if cell.gap:
                    yield row, cell, cell.gap

    @property
    def complete(self) -> bool:
        """Say whether no cell of the smallest set is empty."""
        return not any(gap is Gap.EMPTY for _, _, gap in self.gaps())


def coverage(library: Library, groups: Sequence[str] = (), broken: Collection[str] = ()) -> Matrix:
    """Return the matrix of all target groups, or of the named ones.

    What the shared tools bring counts where a group takes them. Tools of the proceedings, retired ones and those that cannot be
    built (`broken`, ids) do not count.
    """
    wanted = [group for group in library.groups if group.slug != SHARED and (not groups or group.slug in groups)]
    rows = [_row(library, group, party, broken) for group in wanted for party in parties_in(library, group.slug) or (None,)]
    return Matrix(rows=tuple(rows))


def _row(library: Library, group: Group, party: str | None, broken: Collection[str]) -> Row:
    subgroups = _subgroups(library, group, party)
    cells = []
    for stage in library.stages:
        tools = [tool for tool in in_stage(library, group.slug, stage.slug) if _counts(tool, broken)]
        ours = [tool for tool in tools if on_side(library, group.slug, stage.slug, tool, party)]
        for kind in Kind:
            found = tuple(tool for tool in ours if tool.kind is kind)
            cells.append(
                Cell(
                    stage=stage.slug,
                    kind=kind,
                    demanded=stage.slug in library.minimum.get(kind.value, ()),
                    tools=found,
                    shared=frozenset(tool.id for tool in found if tool.group != group.slug),
                    left_out=_left_out(found, subgroups),
                )
            )
    return Row(group=group, party=party, cells=tuple(cells))


def _subgroups(library: Library, group: Group, party: str | None) -> tuple[str, ...]:
    """Return the subgroups of a side: all but those that only tools of the other side name."""
    named = [(name, tool.party) for tool in library.instruments if tool.group == group.slug for name in tool.subgroups]
    ours = {name for name, side in named if side in (None, party)}
    theirs = {name for name, _ in named} - ours
    return tuple(subgroup.id for subgroup in group.subgroups if subgroup.id not in theirs)


def _left_out(tools: Sequence[Instrument], subgroups: Sequence[str]) -> tuple[str, ...]:
    """Return the subgroups that none of the tools is for; a tool without subgroups is for everybody."""
    if not tools or any(not tool.subgroups for tool in tools):
        return ()
    reached = {name for tool in tools for name in tool.subgroups}
    return tuple(name for name in subgroups if name not in reached)


def _counts(tool: Instrument, broken: Collection[str]) -> bool:
    return tool.process is not Process.BENEFITS and tool.status != "retired" and tool.id not in broken
