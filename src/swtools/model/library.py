"""The library around the instruments: stages, roles, groups, concepts, lists, acts, words."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from swtools.conditions.tree import Condition
from swtools.diagnostics import Span
from swtools.model.instrument import Instrument, Item, Located, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of the method. `returns_to` are the slugs of the stages to which the work may go back from it."""

    number: int
    slug: str
    label: str
    short: str
    aim: str
    returns_to: tuple[str, ...] = ()
    span: Span = field(default=Span(file="standards/library.yaml"), compare=False)

    @property
    def folder(self) -> str:
        """The folder's name, `<number>-<slug>`."""
        return f"{self.number}-{self.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role in the centre."""

    slug: str
    label: str
    team: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationModel(Located):
    """How a centre may be organised: `roles` says who takes over a role's tools; `without_teams` are teams it does not have."""

    slug: str
    label: str
    roles: dict[str, str] = field(default_factory=dict)
    without_teams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option of a choice, or a row of a matrix. `when` says under which condition it is offered."""

    code: str
    text: str
    score: int | None = None
    retired: bool = False
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionList:
    """A named list of options."""

    id: str
    title: str
    options: tuple[Option, ...]
    path: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A fact shared by several tools. `field` is what it is about (`money.income`, `safety` …), by which rules decide.

    `first` and `again` are the slugs of the stages at which it is written and taken up. `prefill` is `carry` or `never` (safety).
    """

    id: str
    label: str
    sensitivity: str | None = None
    field: str | None = None
    first: str | None = None
    again: tuple[str, ...] = ()
    prefill: str = "carry"
    span: Span = dataclasses.field(compare=False)  # by its full name: `field` is an attribute here


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A reusable part, built on its own: items or topics, expanded wherever it is used."""

    id: str
    title: str
    path: str
    items: tuple[Item, ...] = ()
    topics: tuple[Topic, ...] = ()
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act of the legal-basis list."""

    id: str
    title: str
    reference: str
    grounds: str
    as_of: str
    verified: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CareWord:
    """Words to avoid (`*` = any ending) and what to write instead."""

    avoid: str
    instead: str
    why: str | None = None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subgroup:
    """A subgroup of a target group."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StageGoal:
    """What a stage must reach in a target group, and when it is done."""

    stage: str
    reach: str
    done_when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A shared tool that a group takes; without stages, in all of the tool's. `party`: only in the packs of one side."""

    tool: str
    stages: tuple[str, ...] = ()
    party: str | None = None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Located):
    """The standard of a target group (`standard.yaml`); `slug` is its folder."""

    slug: str
    title: str
    code: str
    for_whom: str
    path: str
    subgroups: tuple[Subgroup, ...] = ()
    entry: tuple[str, ...] = ()
    deferral: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    stages: tuple[StageGoal, ...] = ()
    takes: tuple[Taken, ...] = ()
    legal_basis: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    discreet: bool = False

    def goal(self, stage: str) -> StageGoal | None:
        """Return what the group is to reach at the stage with this slug."""
        return next((goal for goal in self.stages if goal.stage == stage), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """One professional topic and the `<instrument>.<item>` references that ask it."""

    tool: str
    topic: str
    items: tuple[str, ...]
    span: Span = field(compare=False)
    item_spans: tuple[Span, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisLine:
    """A help line, printed only where a centre confirms it."""

    number: str
    label: str
    hours: str
    as_of: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything below `standards/`. Lookups are by id or slug; instruments are in the order of their paths.

    `moved_roles` is empty until the library is seen as a centre has it (`organisation.organised`): roles that are not there, each
    with the role that has its tools. `minimum` says at which stages each target group needs a tool of a kind.
    """

    title: str
    version: str
    language: str
    stages: tuple[Stage, ...] = ()
    roles: tuple[Role, ...] = ()
    teams: dict[str, str] = field(default_factory=dict)
    organisation_models: dict[str, OrganisationModel] = field(default_factory=dict)
    moved_roles: dict[str, str] = field(default_factory=dict)
    minimum: dict[str, tuple[str, ...]] = field(default_factory=dict)
    crisis_lines: tuple[CrisisLine, ...] = ()
    groups: tuple[Group, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    blocks: dict[str, Block] = field(default_factory=dict)
    lists: dict[str, OptionList] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)
    care_words: tuple[CareWord, ...] = ()
    topic_rows: tuple[TopicRow, ...] = ()

    def stage(self, slug: str) -> Stage | None:
        """Return the stage with this slug."""
        return next((stage for stage in self.stages if stage.slug == slug), None)

    def group(self, slug: str) -> Group | None:
        """Return the target group with this slug."""
        return next((group for group in self.groups if group.slug == slug), None)

    def role(self, slug: str) -> Role | None:
        """Return the role with this slug."""
        return next((role for role in self.roles if role.slug == slug), None)

    def instrument(self, identifier: str) -> Instrument | None:
        """Return the instrument with this id."""
        return next((tool for tool in self.instruments if tool.id == identifier), None)
