"""Which tools a command is about: the options that several commands share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from swtools.diagnostics import nearest, text
from swtools.errors import EnvironmentProblem

if TYPE_CHECKING:
    from swtools.model.library import Library
    from swtools.pack.plan import Selection
    from swtools.pipeline import Checked


Given = Sequence[str] | str | None
"""The values of an option as given: it may be repeated, and each value may hold several with commas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The options of a command that narrow what it is about, as given."""

    groups: Given = None
    stages: Given = None
    kinds: Given = None
    roles: Given = None
    parties: Given = None
    formats: Given = None
    editions: Given = None
    themes: Given = None

    def everything(self) -> bool:
        """Say whether a whole build in the usual look is asked for."""
        from swtools.document.settings import FORMATS

        narrowed = (self.groups, self.stages, self.kinds, self.roles, self.parties, self.editions, self.themes)
        return not any(map(_each, narrowed)) and set(_each(self.formats)) in (set(), set(FORMATS))

    def selection(self, checked: Checked) -> Selection:
        """Return the selection.

        Raises:
            EnvironmentProblem: a name is not known; the known ones are listed.
        """
        from swtools.document.blocks import DEFAULT_THEME, LARGE_PRINT, Edition
        from swtools.document.settings import FORMATS
        from swtools.model.instrument import Kind, Party
        from swtools.model.placement import groups_of, places_of
        from swtools.pack.plan import Selection

        library = checked.library
        folders = {stage.folder: stage.slug for stage in library.stages}
        return Selection(
            groups=known("--group", _each(self.groups), set(groups_of(library))),
            stages=known("--stage", tuple(folders.get(name, name) for name in _each(self.stages)), set(places_of(library))),
            kinds=known("--kind", _each(self.kinds), set(Kind)),
            roles=_roles(_each(self.roles), library),
            parties=known("--party", _each(self.parties), set(Party)),
            formats=known("--format", _each(self.formats), set(FORMATS)) or FORMATS,
            editions=known("--edition", _each(self.editions), set(Edition)),
            themes=known("--theme", _each(self.themes), {DEFAULT_THEME, LARGE_PRINT}),
            language=library.language,
        )


def _each(given: Given) -> tuple[str, ...]:
    """Return the values of an option, each once."""
    entries = [given] if isinstance(given, str) else given or ()
    return tuple(dict.fromkeys(part.strip() for entry in entries for part in entry.split(",") if part.strip()))


def _roles(given: tuple[str, ...], library: Library) -> tuple[str, ...]:
    for name in given:
        if name in library.moved_roles:
            heir = library.moved_roles[name]
            raise EnvironmentProblem(text("In this centre the tools of {role} are with {other}. Write --role {other}.", role=name, other=heir))
    return known("--role", given, {entry.slug for entry in library.roles})


def known(option: str, given: tuple[str, ...], names: set[str]) -> tuple[str, ...]:
    """Return the given names if all are known.

    Raises:
        EnvironmentProblem: one is not.
    """
    for name in given:
        if name not in names:
            near = nearest(name, sorted(names))
            listed = ", ".join(sorted(str(entry) for entry in names))
            if near:
                raise EnvironmentProblem(
                    text("{option} does not know {name}. Did you mean {near}? Known: {names}.", option=option, name=name, near=near, names=listed)
                )
            raise EnvironmentProblem(text("{option} does not know {name}. Known: {names}.", option=option, name=name, names=listed))
    return given


def only(option: str, names: tuple[str, ...]) -> str:
    """Return the one name that an option takes.

    Raises:
        EnvironmentProblem: there is none, or there are several.
    """
    if len(names) != 1:
        raise EnvironmentProblem(text("{option} takes one name.", option=option))
    return names[0]
