"""What is put together of finished files: a stage's pack, its Word files, a role's pack; and the handbooks beside them.

The sides of violence never stand in one pack: where a party occurs there is a pack for each.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from swtools.diagnostics import text
from swtools.document.blocks import Edition
from swtools.errors import EnvironmentProblem
from swtools.kinds import editions
from swtools.model.instrument import Audience, Instrument, Process, walk
from swtools.model.library import Library
from swtools.model.placement import SHARED, each_party, groups_of, in_stage, on_side, places_of, sides
from swtools.pack.plan import Selection, working_copies

ROLES = "role"
"""The folder of the role packs."""


class PackKind(enum.StrEnum):
    """What a pack is for."""

    STAGE = "stage"
    WORD = "word"
    ROLE = "role"
    HANDBOOK = "handbook"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackTarget:
    """One file put together. `parts` are (instrument, edition) in order; a handbook describes them, the others hold them.

    `group` is None in what belongs to the whole library, `stage` in what belongs to no stage. `format` is `pdf`, `docx` or `zip`.
    """

    path: str
    kind: PackKind
    format: str
    group: str | None = None
    stage: str | None = None
    role: str | None = None
    party: str | None = None
    parts: tuple[tuple[str, Edition], ...]


def packs(library: Library, broken: Collection[str] = ()) -> list[PackTarget]:
    """Return everything that can be put together of sound tools, in the order of the paths."""
    shelf = _Shelf(library, frozenset(broken))
    return sorted([*shelf.stages(), *shelf.roles(), *shelf.handbooks()], key=lambda pack: pack.path)


def asked(pack: PackTarget, selection: Selection) -> bool:
    """Say whether a build is to bring a pack up to date.

    What holds files follows them. A handbook describes a whole group: a build that is narrowed to less leaves it as it stands.
    """
    if pack.kind is not PackKind.HANDBOOK:
        return True
    narrowed = selection.stages or selection.kinds or selection.roles or selection.parties or selection.editions or selection.themes
    return not narrowed and pack.format in selection.formats and (not selection.groups or (pack.group or SHARED) in selection.groups)


def led(library: Library, role: str, group: str, broken: Collection[str] = ()) -> list[tuple[str, list[Instrument]]]:
    """Return what a role runs in a group, by stage and then outside the stages; a tool stands at each of its stages."""
    by_stage = ((slug, [tool for tool in _sound(in_stage(library, group, slug), broken) if tool.belongs_to(role)]) for slug in places_of(library))
    return [(slug, tools) for slug, tools in by_stage if tools]


def parties_of(library: Library, group: str, by_stage: Iterable[tuple[str, Collection[Instrument]]]) -> tuple[str, ...]:
    """Return the sides that occur among the tools of a group, in the order of packs."""
    return each_party(party for slug, tools in by_stage for tool in tools for party in sides(library, group, slug, tool))


def of_side(library: Library, group: str, by_stage: Iterable[tuple[str, Collection[Instrument]]], party: str | None) -> list[tuple[str, list[Instrument]]]:
    """Return the tools of one side, by stage."""
    found = ((slug, [tool for tool in tools if on_side(library, group, slug, tool, party)]) for slug, tools in by_stage)
    return [(slug, tools) for slug, tools in found if tools]


def for_everyone(library: Library, broken: Collection[str] = ()) -> list[Instrument]:
    """Return what every role takes along: the required shared papers on which a worker writes what was done about a danger.

    Whoever learns of a danger acts; the duty is never passed to another team (practitioner's guide, 1.3).
    """
    shared = (tool for tool in library.instruments if tool.group == SHARED and tool.process is Process.SHARED)
    papers = [tool for tool in shared if tool.use == "required" and tool.audience is Audience.WORKER and _about_safety(tool, library)]
    return _sound(papers, broken)


def _about_safety(tool: Instrument, library: Library) -> bool:
    concepts = (library.concepts.get(item.concept or "") for item in walk(tool.top_items()))
    return any(concept is not None and concept.field == "safety" for concept in concepts)


def sides_of_roles(library: Library, selection: Selection, broken: Collection[str] = ()) -> tuple[str, ...]:
    """Return the sides that occur in what the selected roles run in the selected groups."""
    groups = selection.groups or groups_of(library)
    return each_party(party for role in selection.roles for group in groups for party in parties_of(library, group, led(library, role, group, broken)))


def one_side(parties: Sequence[str], selection: Selection) -> None:
    """Ask for a side where one occurs.

    Raises:
        EnvironmentProblem: none is chosen, or several are.
    """
    if parties and len(set(selection.parties)) != 1:
        raise EnvironmentProblem(text("Forms of different sides are never printed together. Choose one with --party {parties}.", parties="|".join(parties)))


def once(by_stage: Iterable[tuple[str, Collection[Instrument]]]) -> list[Instrument]:
    """Return each tool once, where it stands first."""
    return list({tool.id: tool for _, tools in by_stage for tool in tools}.values())


def _sound(tools: Iterable[Instrument], broken: Collection[str]) -> list[Instrument]:
    return [tool for tool in tools if tool.id not in broken and tool.status != "retired"]


class _Shelf:
    """The sound tools of a library, put together by stage, by role and by group."""

    def __init__(self, library: Library, broken: frozenset[str]) -> None:
        self.library = library
        self.broken = broken
        self.groups = groups_of(library)

    def stages(self) -> Iterator[PackTarget]:
        """Yield for each group and stage the printed pack and the Word files."""
        for group in self.groups:
            for stage in self.library.stages:
                tools = _sound(in_stage(self.library, group, stage.slug), self.broken)
                for party in parties_of(self.library, group, [(stage.slug, tools)]) or (None,):
                    inside = [tool for tool in tools if on_side(self.library, group, stage.slug, tool, party)]
                    if inside:
                        yield self._pack(f"{group}/{stage.folder}", PackKind.STAGE, inside, group=group, stage=stage.slug, party=party)
                        yield self._pack(f"{group}/{stage.folder}", PackKind.WORD, inside, group=group, stage=stage.slug, party=party)

    def roles(self) -> Iterator[PackTarget]:
        """Yield for each role the shared tools that it runs, and a pack for each group that has tools of its own for it."""
        everyone = for_everyone(self.library, self.broken)
        for role in self.library.roles:
            for group in self.groups:
                by_stage = led(self.library, role.slug, group, self.broken)
                if not any(tool.group == group for _, tools in by_stage for tool in tools):
                    continue  # the general pack of the role has all of them
                folder = f"{ROLES}/{role.slug}" if group == SHARED else f"{ROLES}/{role.slug}/{group}"
                for party in parties_of(self.library, group, by_stage) or (None,):
                    own = of_side(self.library, group, by_stage, party)
                    if own:
                        yield self._pack(folder, PackKind.ROLE, once([("", everyone), *own]), group=group, role=role.slug, party=party)

    def handbooks(self) -> Iterator[PackTarget]:
        """Yield a handbook for each group that has a standard, and one for the library with its shared tools."""
        for group in self.groups:
            standard = self.library.group(group)
            if standard is None and group != SHARED:
                continue
            whole = (in_stage(self.library, group, slug) for slug in places_of(self.library))
            tools = _sound({tool.id: tool for tools in whole for tool in tools}.values(), self.broken)
            yield from (self._handbook(None if group == SHARED else group, tools, form) for form in ("docx", "pdf"))
        if SHARED not in self.groups:
            yield from (self._handbook(None, [], form) for form in ("docx", "pdf"))

    def _handbook(self, group: str | None, tools: Iterable[Instrument], form: str) -> PackTarget:
        path = f"{group}/podrecznik.{form}" if group else f"podrecznik.{form}"
        return PackTarget(path=path, kind=PackKind.HANDBOOK, format=form, group=group, parts=tuple((tool.id, Edition.WORKER) for tool in tools))

    def _pack(
        self,
        folder: str,
        kind: PackKind,
        tools: Iterable[Instrument],
        *,
        group: str,
        stage: str | None = None,
        role: str | None = None,
        party: str | None,
    ) -> PackTarget:
        """Return a pack: of Word files all copies of each tool in one archive, else what a worker takes along, as a PDF."""
        if kind is PackKind.WORD:
            name, form = "pakiet-docx", "zip"
            parts = tuple((tool.id, edition) for tool in tools for edition in editions(tool, self.library))
        else:
            name, form = "pakiet", "pdf"
            parts = tuple((tool.id, edition) for tool in tools for edition in working_copies(tool, self.library))
        path = f"{folder}/{name}-{party}.{form}" if party else f"{folder}/{name}.{form}"
        return PackTarget(path=path, kind=kind, format=form, group=group, stage=stage, role=role, party=party, parts=parts)
