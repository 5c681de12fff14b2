"""What the catalogue shows: the start page of a pack, target groups × stages."""

from __future__ import annotations

from dataclasses import dataclass

from swtools.document.blocks import Logo


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLink:
    """One file of a tool: its path relative to the catalogue, format (`pdf`, `docx`, `html`), edition, theme and language."""

    path: str
    format: str
    edition: str
    theme: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One tool. `shared` says that the group takes it from the shared ones; `pages` counts its PDF (0 where there is none)."""

    id: str
    code: str
    title: str
    purpose: str
    when_to_use: str
    kind: str
    kind_label: str
    role: str
    role_label: str
    audience_label: str
    minutes: str
    pages: int
    thumbnail: str | None
    files: tuple[FileLink, ...]
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLink:
    """A stage's pack: its path relative to the catalogue and its number of pages."""

    path: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePack:
    """A role's pack: whose it is, its path relative to the catalogue and its number of pages."""

    label: str
    path: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCell:
    """A group at a stage; `number` is None for the tools outside the stages. `word` is the path of its Word files in one archive.

    `unbuilt` says that the library has tools of the group here (its own, else shared ones) and that none of them is among the outputs.
    """

    number: int | None
    slug: str
    label: str
    aim: str
    pack: PackLink | None
    cards: tuple[Card, ...]
    word: str | None = None
    unbuilt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A target group, or the tools that all share (`shared`). `party` separates the two sides of domestic violence.

    `handbook` are the paths of the group's handbook, `role_packs` what each role takes along.
    """

    slug: str
    title: str
    for_whom: str
    shared: bool
    cells: tuple[StageCell, ...]
    party: str | None = None
    handbook: tuple[str, ...] = ()
    role_packs: tuple[RolePack, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StageHead:
    """A column of the grid."""

    number: int
    slug: str
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCell:
    """How many tools of a kind a group has at a stage, by use; `shared` of them are taken. `empty`: demanded, and there is none."""

    required: int
    recommended: int
    optional: int
    shared: int
    demanded: bool
    empty: bool

    @property
    def total(self) -> int:
        """All tools of the cell."""
        return self.required + self.recommended + self.optional


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """The tools of one kind, a cell a stage."""

    label: str
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageGroup:
    """A target group, or one side of it."""

    title: str
    lines: tuple[CoverageLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Groups × stages × kinds with what is missing in words; `complete` says that no demanded cell is empty."""

    stages: tuple[StageHead, ...]
    groups: tuple[CoverageGroup, ...]
    gaps: tuple[str, ...]
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The whole page. `date` is written out for people; `roles` are (slug, label) in the order of the library."""

    title: str
    version: str
    date: str
    language: str
    centre_name: str
    logo: Logo | None
    stages: tuple[StageHead, ...]
    groups: tuple[GroupRow, ...]
    roles: tuple[tuple[str, str], ...]
    coverage: Coverage | None = None
