"""What every chapter reads: the group, its sound tools by stage and side, the words of the centre."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from swtools.document.handbook import Cell, Line
from swtools.kinds import with_centre
from swtools.messages import Translator, translator
from swtools.model.centre import Centre
from swtools.model.instrument import Instrument
from swtools.model.library import Group, Library, Stage, StageGoal
from swtools.model.placement import SHARED, in_stage, places_of
from swtools.pack.sets import PackTarget
from swtools.pack.worker import Workshop
from swtools.typography.polish import polish


@dataclass(frozen=True)
class Source:
    """A group (None where the whole library is described) and the tools that its handbook names."""

    pack: PackTarget
    library: Library
    centre: Centre

    @classmethod
    def of(cls, pack: PackTarget, workshop: Workshop) -> Source:
        """Return what a handbook is made of."""
        return cls(pack=pack, library=workshop.library, centre=workshop.centre)

    @cached_property
    def tr(self) -> Translator:
        """The translator of printed words."""
        return translator(self.library.language, "forms")

    @property
    def whole(self) -> bool:
        """Whether the handbook is the library's."""
        return self.pack.group is None

    @property
    def slug(self) -> str:
        """The group whose tools are described; for the library the shared ones."""
        return self.pack.group or SHARED

    @cached_property
    def group(self) -> Group | None:
        """The group's standard, for the library that of the shared tools, if it has one."""
        return self.library.group(self.slug)

    @cached_property
    def tools(self) -> tuple[Instrument, ...]:
        """The tools, in the order of the stages."""
        named = {instrument for instrument, _ in self.pack.parts}
        found = {tool.id: tool for slug in places_of(self.library) for tool in in_stage(self.library, self.slug, slug) if tool.id in named}
        return tuple(found.values())

    def at(self, stage: str) -> list[Instrument]:
        """Return the tools of a stage."""
        named = {tool.id for tool in self.tools}
        return [tool for tool in in_stage(self.library, self.slug, stage) if tool.id in named]

    def goal(self, stage: str) -> StageGoal | None:
        """Return what the group wants to reach at a stage."""
        return self.group.goal(stage) if self.group else None

    def fix(self, words: str) -> str:
        """Return an author's words as they are printed."""
        return polish(with_centre(words, self.centre, self.tr))

    def each(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return an author's list as it is printed."""
        return tuple(self.fix(entry) for entry in words)

    def label(self, stage: Stage) -> str:
        """Return the full name of a stage, in the centre's words where it has some."""
        return polish(self.centre.stage_label(stage))

    def short(self, stage: Stage) -> str:
        """Return the short name of a stage."""
        return polish(self.centre.stage_short(stage))


def cell(*lines: str | Line) -> Cell:
    """Return a cell; plain texts become its lines, empty ones are left out."""
    made = (Line(text=line) if isinstance(line, str) else line for line in lines)
    return tuple(line for line in made if line.text)


def strong(text: str) -> Line:
    """Return a bold line."""
    return Line(text=text, strong=True)


def small(text: str) -> Line:
    """Return a line in small type."""
    return Line(text=text, small=True)


def day(iso: str) -> str:
    """Return an ISO date as it is printed, 31.03.2026."""
    return ".".join(reversed(iso.split("-")))
