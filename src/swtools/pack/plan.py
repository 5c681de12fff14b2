"""Which files a build makes: tools × editions × themes × formats, and where they stand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from swtools.document.blocks import DEFAULT_THEME, Edition
from swtools.document.settings import FORMATS
from swtools.kinds import editions
from swtools.model.instrument import Audience, Instrument
from swtools.model.library import Library
from swtools.model.placement import OUTSIDE, SHARED, groups_of, in_stage, places_of, stages_of


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


def selected(library: Library, selection: Selection, broken: Collection[str] = ()) -> list[Instrument]:
    """Return the sound instruments that a selection names; retired tools are not built."""
    return [tool for tool in library.instruments if tool.id not in broken and tool.status != "retired" and _wanted(tool, selection)]


def _wanted(tool: Instrument, selection: Selection) -> bool:
    return (
        (not selection.groups or tool.group in selection.groups)
        and (not selection.stages or bool(set(stages_of(tool)) & set(selection.stages)))
        and (not selection.kinds or tool.kind in selection.kinds)
        and (not selection.roles or any(tool.belongs_to(role) for role in selection.roles))
        and (not selection.parties or tool.party is None or tool.party in selection.parties)
    )


def folder(library: Library, group: str, stage: str | None) -> str:
    """Return the folder of a group's stage, as in `standards/`."""
    found = library.stage(stage) if stage else None
    return f"{group}/{found.folder if found else OUTSIDE}"


def targets(library: Library, selection: Selection, broken: Collection[str] = ()) -> list[Target]:
    """Return the files to make, in the order of their paths."""
    found = []
    for tool in [*selected(library, selection, broken), *_taken(library, selection, broken)]:
        for edition in editions(tool, library):
            if selection.editions and edition not in selection.editions:
                continue
            for theme in selection.themes or (DEFAULT_THEME,):
                for form in selection.formats:
                    path = _path(library, tool, edition, theme, selection.language, form)
                    found.append(Target(path=path, instrument=tool.id, edition=edition, theme=theme, language=selection.language, format=form))
    return sorted(found)


def _taken(library: Library, selection: Selection, broken: Collection[str]) -> list[Instrument]:
    """Return the shared tools that the selected groups take at the selected stages: their packs are not whole without them."""
    groups = selection.groups or (groups_of(library) if selection.stages else ())
    here = {tool.id for group in groups for stage in selection.stages or places_of(library) for tool in in_stage(library, group, stage)}
    everywhere = selected(library, replace(selection, groups=(), stages=()), broken)
    return [tool for tool in everywhere if tool.id in here and not _wanted(tool, selection)]


def of_group(library: Library, group: str, selection: Selection) -> list[tuple[str, list[Instrument]]]:
    """Return what a selection names of a group, by stage: its own tools and the shared ones that it takes, each once, where it stands first."""
    wanted = {tool.id for tool in selected(library, replace(selection, groups=(), stages=()))}
    found = []
    homes = (tool.stage or OUTSIDE for tool in library.instruments if tool.group == group)  # also one that the library does not name
    for stage in selection.stages or dict.fromkeys((*places_of(library), *homes)):
        tools = [tool for tool in in_stage(library, group, stage) if tool.id in wanted]
        wanted -= {tool.id for tool in tools}
        if tools:
            found.append((stage, tools))
    return found


def _path(library: Library, tool: Instrument, edition: Edition, theme: str, language: str, form: str) -> str:
    suffixes = [edition.value] if edition is not Edition.CLIENT else []
    suffixes += [theme] if theme != DEFAULT_THEME else []
    suffixes += [language] if language != library.language else []
    return str(PurePosixPath(folder(library, tool.group, tool.stage), ".".join([tool.tool, *suffixes, form])))


def homes_of(library: Library, group: str, stage: str | None) -> tuple[str, ...]:
    """Return the folders below `standards` in which a group's tools stand at a stage (None: at any), the shared ones' where it takes some."""
    standard = library.group(group)
    return (folder(library, group, stage) if stage else group, *((SHARED,) if standard and standard.takes else ()))


def working_copies(tool: Instrument, library: Library) -> tuple[Edition, ...]:
    """Return the copies that a worker takes along, the one to lay on the table first.

    What the person fills in alone is the client's copy; where the worker's says more (what to do the same day, what to note
    afterwards), it goes behind it. Everything else is filled in on the worker's copy.
    """
    copies = editions(tool, library)
    handed = Edition.DISCREET if Edition.DISCREET in copies else Edition.CLIENT
    if Edition.WORKER not in copies:
        return (handed,)
    return (handed, Edition.WORKER) if tool.audience is Audience.CLIENT else (Edition.WORKER,)


def shown_title(tool: Instrument, edition: Edition) -> str:
    """Return the title that stands on a copy."""
    return tool.neutral_title or tool.title if edition is Edition.DISCREET else tool.title
