"""The catalogue's content: what stands in the output folder, seen as target groups × stages."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from swtools.coverage import PARTIES, named, shown
from swtools.document.catalogue import Card, Catalogue, Coverage, FileLink, GroupRow, PackLink, RolePack, StageCell, StageHead
from swtools.kinds import AUDIENCE_NAMES, KIND_NAMES, logo_of
from swtools.messages import translator
from swtools.model.coverage import coverage
from swtools.model.instrument import Instrument, Party
from swtools.model.library import Library
from swtools.model.placement import OUTSIDE, SHARED, groups_of, in_stage, on_side, parties_in
from swtools.pack.manifest import Artifact, PackEntry
from swtools.pack.sets import PackKind
from swtools.pack.worker import Workshop
from swtools.typography.polish import polish


def catalogue(workshop: Workshop, rows: Sequence[Artifact], packs: Sequence[PackEntry], left_out: LeftOut) -> bytes:
    """Return the catalogue's HTML."""
    from swtools.renderers import catalogue as renderer

    return renderer.render(content(workshop, rows, packs, left_out), workshop.settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What a build leaves out because of errors: the ids of instruments, and the files that did not become instruments."""

    broken: Collection[str] = ()
    unread: Sequence[str] = ()


def content(workshop: Workshop, rows: Sequence[Artifact], packs: Sequence[PackEntry], left_out: LeftOut) -> Catalogue:
    """Collect what the catalogue shows: groups in the order of the library, the shared tools last.

    After a narrowed build that is a part: groups of which nothing stands are left out, and so is the coverage, which speaks of the whole library.
    Tools with errors are no part of any build; the coverage is that of the others and names them.
    """
    library, centre = workshop.library, workshop.centre
    shelf = _Shelf(workshop, rows, packs)
    released = datetime.datetime.fromtimestamp(workshop.settings.timestamp, datetime.UTC)
    logo = logo_of(centre, translator(library.language, "forms"))
    return Catalogue(
        title=polish(library.title),
        version=library.version,
        date=f"{released.day}.{released.month:02}.{released.year}",
        language=library.language,
        centre_name=centre.words.get("name", ""),
        logo=logo,
        stages=tuple(StageHead(number=stage.number, slug=stage.slug, short=centre.stage_short(stage)) for stage in library.stages),
        groups=tuple(row for slug in groups_of(library) for row in shelf.group_rows(slug)),
        roles=tuple((role.slug, role.label) for role in library.roles),
        coverage=_coverage(library, left_out) if library.minimum and shelf.whole(left_out.broken) else None,
    )


def _coverage(library: Library, left_out: LeftOut) -> Coverage:
    names = named(library, left_out.broken, left_out.unread)
    return shown(coverage(library, broken=left_out.broken), library, translator(library.language, "forms"), not_counted=names)


class _Shelf:
    """The files of an output folder, found by the tool, the group, the stage and the side that they belong to."""

    def __init__(self, workshop: Workshop, rows: Sequence[Artifact], packs: Sequence[PackEntry]) -> None:
        self.library = workshop.library
        self.centre = workshop.centre
        self.tr = translator(workshop.library.language, "forms")
        self.packs = packs
        self.rows: dict[str, list[Artifact]] = {}
        for row in rows:
            self.rows.setdefault(row.instrument, []).append(row)

    def group_rows(self, slug: str) -> list[GroupRow]:
        """Return a group's row; one for each party where a party occurs. There is none where the library has tools and nothing of them stands."""
        rows = [self._group_row(slug, party) for party in parties_in(self.library, slug) or (None,)]
        own = any(tool.group == slug and tool.status != "retired" for tool in self.library.instruments)
        return [row for row in rows if _stands(row, own=own) or not any(cell.unbuilt for cell in row.cells)]

    def whole(self, broken: Collection[str]) -> bool:
        """Say whether every tool of the library that can be built has a file."""
        return all(tool.id in self.rows for tool in self.library.instruments if tool.status != "retired" and tool.id not in broken)

    def _group_row(self, slug: str, party: str | None) -> GroupRow:
        standard = self.library.group(slug)
        cells = [self._cell(slug, stage.slug, stage.number, party) for stage in self.library.stages]
        outside = self._cell(slug, OUTSIDE, None, party)
        title = standard.title if standard else slug
        return GroupRow(
            slug=f"{slug}-{party}" if party else slug,
            title=polish(f"{title}: {self.tr(PARTIES[Party(party)])}" if party else title),
            for_whom=polish(standard.for_whom) if standard else "",
            shared=slug == SHARED,
            cells=(*cells, *([outside] if outside.cards or outside.unbuilt else [])),
            party=party,
            handbook=tuple(row.path for row in self._packs(PackKind.HANDBOOK, None if slug == SHARED else slug)),
            role_packs=tuple(
                RolePack(label=polish(role.label), path=row.path, pages=row.pages or 0)
                for role in self.library.roles
                for row in self._packs(PackKind.ROLE, slug, party=party)
                if row.role == role.slug
            ),
        )

    def _packs(self, kind: PackKind, group: str | None, stage: str | None = None, party: str | None = None) -> list[PackEntry]:
        """Return what is put together for a group, its stage and a side."""
        found = (row for row in self.packs if (row.kind, row.group, row.stage) == (kind.value, group, stage))
        return sorted((row for row in found if row.party in (None, party)), key=lambda row: row.path)

    def _cell(self, group: str, stage: str, number: int | None, party: str | None) -> StageCell:
        found = self.library.stage(stage)
        standard = self.library.group(group)
        goal = standard.goal(stage) if standard else None
        label = self.centre.stage_label(found) if found else self.tr("Outside the stages")
        here = [tool for tool in in_stage(self.library, group, stage) if tool.status != "retired" and on_side(self.library, group, stage, tool, party)]
        leading = [tool for tool in here if tool.group == group] or here
        pack = next(iter(self._packs(PackKind.STAGE, group, stage, party)), None)
        word = next(iter(self._packs(PackKind.WORD, group, stage, party)), None)
        return StageCell(
            number=number,
            slug=stage,
            label=polish(label),
            aim=polish((goal.reach if goal else "") or (found.aim if found else "")),
            pack=PackLink(path=pack.path, pages=pack.pages or 0) if pack else None,
            word=word.path if word else None,
            cards=tuple(self._card(tool, group) for tool in here if tool.id in self.rows),
            unbuilt=bool(leading) and not any(tool.id in self.rows for tool in leading),
        )

    def _card(self, tool: Instrument, group: str) -> Card:
        rows = sorted(self.rows[tool.id], key=lambda row: row.path)
        role = self.library.role(tool.role)
        return Card(
            id=tool.id,
            code=tool.code,
            title=polish(tool.title),
            purpose=polish(tool.purpose),
            when_to_use=polish(tool.when_to_use),
            kind=tool.kind.value,
            kind_label=self.tr(KIND_NAMES[tool.kind]),
            role=tool.role,
            role_label=role.label if role else tool.role,
            audience_label=self.tr(AUDIENCE_NAMES[tool.audience]),
            minutes=polish(self.tr("about {minutes} min", minutes=tool.duration_minutes)) if tool.duration_minutes else "",
            pages=max((row.pages or 0 for row in rows), default=0),
            thumbnail=next((row.thumbnail for row in rows if row.thumbnail), None),
            files=tuple(FileLink(path=row.path, format=row.format, edition=row.edition, theme=row.theme, language=row.lang) for row in rows),
            shared=tool.group != group,
        )


def _stands(row: GroupRow, *, own: bool) -> bool:
    """Say whether something of a group was built; where it has tools of its `own`, shared ones may have been made for another group."""
    together = row.handbook or row.role_packs or any(cell.pack or cell.word for cell in row.cells)
    return bool(together) or any(not (own and card.shared) for cell in row.cells for card in cell.cards)
