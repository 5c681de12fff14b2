"""Which files a build makes: tools × editions × themes × formats, and where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from swtools.document.blocks import Edition
from swtools.kinds._document import editions
from swtools.kinds._head import OUTSIDE
from swtools.model.instrument import Audience, Instrument, Kind
from swtools.model.library import Library

FORMATS = ("pdf", "docx", "html")
SHARED = "wspolne"
DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to build; an empty tuple means everything, for themes the usual look and the copies in others that stand already."""

    groups: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    editions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    language: str = "pl"

    @property
    def everything(self) -> bool:
        """Say whether nothing was left out."""
        narrowed = self.groups or self.stages or self.kinds or self.roles or self.parties or self.editions or self.themes
        return not narrowed and set(self.formats) == set(FORMATS)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Target:
    """One file to make; `path` is relative to the output folder."""

    path: str
    instrument: str
    edition: Edition
    theme: str
    language: str
    format: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PackTarget:
    """One stage's pack; `parts` are (instrument, edition) in the order of the pack."""

    path: str
    group: str
    stage: str
    party: str | None
    parts: tuple[tuple[str, Edition], ...]


def selected(library: Library, selection: Selection, broken: Collection[str] = ()) -> list[Instrument]:
    """Return the sound instruments that a selection names; retired tools are not built."""
    return [tool for tool in library.instruments if tool.id not in broken and tool.status != "retired" and _wanted(tool, selection)]


def _wanted(tool: Instrument, selection: Selection) -> bool:
    return (
        (not selection.groups or tool.group in selection.groups)
        and (not selection.stages or bool(set(stages_of(tool)) & set(selection.stages)))
        and (not selection.kinds or tool.kind in selection.kinds)
        and (not selection.roles or tool.role in selection.roles)
        and (not selection.parties or tool.party is None or tool.party in selection.parties)
    )


def stages_of(tool: Instrument) -> tuple[str, ...]:
    """Return the slugs of the stages in which a tool stands; outside them, `poza-etapami`."""
    return (tool.stage or OUTSIDE, *tool.also_in_stages)


def groups_of(library: Library) -> tuple[str, ...]:
    """Return the slugs of the groups that have a standard or tools, the shared tools last."""
    slugs = {group.slug for group in library.groups} | {tool.group for tool in library.instruments}
    return tuple(sorted(slugs, key=lambda slug: (slug == SHARED, slug)))


def folder(library: Library, group: str, stage: str | None) -> str:
    """Return the folder of a group's stage, as in `standards/`."""
    found = library.stage(stage) if stage else None
    return f"{group}/{found.folder if found else OUTSIDE}"


def targets(library: Library, selection: Selection, broken: Collection[str] = ()) -> list[Target]:
    """Return the files to make, in the order of their paths."""
    found = []
    for tool in selected(library, selection, broken):
        for edition in editions(tool, library):
            if selection.editions and edition not in selection.editions:
                continue
            for theme in selection.themes or (DEFAULT,):
                for form in selection.formats:
                    path = _path(library, tool, edition, theme, selection.language, form)
                    found.append(Target(path=path, instrument=tool.id, edition=edition, theme=theme, language=selection.language, format=form))
    return sorted(found)


def _path(library: Library, tool: Instrument, edition: Edition, theme: str, language: str, form: str) -> str:
    suffixes = [edition.value] if edition is not Edition.CLIENT else []
    suffixes += [theme] if theme != DEFAULT else []
    suffixes += [language] if language != library.language else []
    return str(PurePosixPath(folder(library, tool.group, tool.stage), ".".join([tool.tool, *suffixes, form])))


def in_stage(library: Library, group: str, stage: str) -> list[Instrument]:
    """Return a group's tools at a stage, the shared ones that it takes included, in the order of a pack."""
    own = [tool for tool in library.instruments if tool.group == group and stage in stages_of(tool)]
    standard = library.group(group)
    for taken in standard.takes if standard else ():
        tool = library.instrument(taken.tool)
        if tool is not None and stage in (taken.stages or stages_of(tool)) and tool not in own:
            own.append(tool)
    order = (Kind.INTERVIEW_SCRIPT, Kind.QUESTIONNAIRE, Kind.DOCUMENTATION_FORM)
    return sorted(own, key=lambda tool: (order.index(tool.kind), tool.group == SHARED, tool.code))


def homes_of(library: Library, group: str, stage: str) -> tuple[str, ...]:
    """Return the folders in which the tools of a group's stage stand, relative to `standards`: its own, and the shared ones where it takes some."""
    standard = library.group(group)
    return (folder(library, group, stage), *((SHARED,) if standard and standard.takes else ()))


def working_copy(tool: Instrument, library: Library) -> Edition:
    """Return the edition that a worker takes along: the client's where the person fills it alone, else the worker's."""
    copies = editions(tool, library)
    if tool.audience is Audience.CLIENT or Edition.WORKER not in copies:
        return Edition.DISCREET if Edition.DISCREET in copies else Edition.CLIENT
    return Edition.WORKER


def shown_title(tool: Instrument, edition: Edition) -> str:
    """Return the title that stands on a copy."""
    return tool.neutral_title or tool.title if edition is Edition.DISCREET else tool.title


def packs(library: Library, selection: Selection, broken: Collection[str] = ()) -> list[PackTarget]:
    """Return the stage packs, one for each party where a party occurs; the two sides never stand in one pack."""
    return sorted(_packs(library, selection, broken))


def _packs(library: Library, selection: Selection, broken: Collection[str]) -> Iterator[PackTarget]:
    for group in selection.groups or groups_of(library):
        for stage in library.stages:
            if selection.stages and stage.slug not in selection.stages:
                continue
            tools = [tool for tool in in_stage(library, group, stage.slug) if tool.id not in broken and tool.status != "retired"]
            parties: list[str | None] = sorted({tool.party for tool in tools if tool.party}) or [None]  # type: ignore[assignment]
            for party in parties:
                if selection.parties and party and party not in selection.parties:
                    continue
                parts = tuple((tool.id, working_copy(tool, library)) for tool in tools if tool.party in (None, party))
                if parts:
                    name = f"pakiet-{party}.pdf" if party else "pakiet.pdf"
                    yield PackTarget(path=f"{group}/{stage.folder}/{name}", group=group, stage=stage.slug, party=party, parts=parts)
