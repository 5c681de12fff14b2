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
class StageCell:
    """A group at a stage; `number` is None for the tools outside the stages."""

    number: int | None
    slug: str
    label: str
    aim: str
    pack: PackLink | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A target group, or the tools that all share (`shared`). `party` separates the two sides of domestic violence."""

    slug: str
    title: str
    for_whom: str
    shared: bool
    cells: tuple[StageCell, ...]
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageHead:
    """A column of the grid."""

    number: int
    slug: str
    short: str


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
