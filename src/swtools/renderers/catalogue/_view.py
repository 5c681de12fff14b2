"""What the templates show: the catalogue with anchors, hrefs and words worked out. No decision is left to a template."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link to a file: percent-encoded, relative."""

    href: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyView:
    """One copy of a tool in its formats; `label` is empty where the tool has only one."""

    label: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """One tool at one stage. `number` is the same wherever the tool stands; `kind` is its place among the kinds.

    `anchor` is set on the full card that others point to, `full` points there.
    """

    number: int
    kind: int
    title: str
    purpose: str
    when: str
    kind_label: str
    code: str
    measures: str
    audience: str
    leader: str
    thumbnail: str | None
    copies: tuple[CopyView, ...]
    anchor: str | None
    full: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    """A group at a stage, or outside them. Without cards it is a gap; `elsewhere` then points to the shared tools, `unbuilt` says why.

    `own` have full cards; `again` are own tools whose full card stands at an earlier stage, `taken` shared ones.
    """

    anchor: str
    heading: str
    aim: str
    pack: str | None
    pack_pages: str
    word: str | None
    own: tuple[CardView, ...]
    again: tuple[CardView, ...]
    taken: tuple[CardView, ...]
    elsewhere: str | None = None
    unbuilt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group's part of the page. `outside` points to its tools outside the stages; `role_packs` say whose they are and how long."""

    anchor: str
    title: str
    for_whom: str
    two_sides: bool
    stages: tuple[StageView, ...]
    outside: str | None
    handbook: tuple[LinkView, ...]
    role_packs: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountView:
    """How many tools of a kind a cell has, and the word after the number."""

    kind: int
    number: int
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A cell of the grid: no `href`, nothing there; no `counts`, shared tools only; `unbuilt`, there are tools, but not in this pack."""

    href: str | None
    counts: tuple[CountView, ...]
    unbuilt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row of the grid. `href` is None for a group that has no tools yet."""

    anchor: str
    href: str | None
    title: str
    shared: bool
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The whole page. `filtered_by` are (kind, role) of each tool by its number, as places in their lists (role -1: not listed).

    `unbuilt` says that some cell of the grid needs an explanation.
    """

    kinds: tuple[str, ...]
    roles: tuple[str, ...]
    rows: tuple[RowView, ...]
    groups: tuple[GroupView, ...]
    outside: tuple[StageView, ...]
    tools: str
    filtered_by: tuple[tuple[int, int], ...]
    unbuilt: bool
