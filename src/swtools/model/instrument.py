"""The first waist: an instrument, that is what is asked, of whom and when. Rules, coverage, exporters and records read it.

Dataclasses own identity; shape belongs to `schemas/`, meaning to `rules/`.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from swtools.conditions.tree import Condition
from swtools.diagnostics import Span
from swtools.model.answer import NOTHING, Answer


class Kind(enum.StrEnum):
    """The three kinds of tool."""

    INTERVIEW_SCRIPT = "interview_script"
    QUESTIONNAIRE = "questionnaire"
    DOCUMENTATION_FORM = "documentation_form"


class Audience(enum.StrEnum):
    """Who fills the tool."""

    CLIENT = "client"
    TOGETHER = "together"
    WORKER = "worker"


class Party(enum.StrEnum):
    """Whose papers these are, where people of one home have separate workers, files and packs. In the order of packs."""

    EXPERIENCING = "experiencing"
    CHILD = "child"
    USING = "using"


class Process(enum.StrEnum):
    """The process a tool belongs to; the separation rule reads it."""

    SOCIAL_WORK = "social_work"
    BENEFITS = "benefits"
    SERVICES = "services"
    SHARED = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Something that stands in a file: `span` is its place, `spans` are those of its keys (`id`, `when`, `options.2` …)."""

    span: Span = field(compare=False)
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False)

    def place(self, key: str) -> Span:
        """Return the place of a key, or the thing's own where it has no such key."""
        return self.spans.get(key, self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an item that came from a block was used: the block's id, its prefix and the place of `use`."""

    block: str
    prefix: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Layout hints, all optional; nothing else in content speaks of looks. `keep_together` is None where nothing is said."""

    lines: int | None = None
    columns: int | None = None
    rows: int | None = None
    keep_together: bool | None = None
    page_break_before: bool = False
    when_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A condition that the answers must meet, with the sentence shown when they do not."""

    rule: Condition
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Located):
    """One item. `id` carries block prefixes; `params` is the dataclass of its type's plug-in (`items/<type>.py`).

    `children` are the items of a section and the columns of a table; `origin` is the use of the block that it came with.
    """

    id: str
    type: str
    text: str = ""
    help: str | None = None
    worker_note: str | None = None
    worker_only: bool = False
    required: bool = False
    when: Condition | None = None
    constraint: Constraint | None = None
    concept: str | None = None
    sensitivity: str | None = None
    process: str | None = None
    purpose: str | None = None
    use: str | None = None
    precision: str | None = None
    kept_by: str | None = None
    initial: object = None
    carry_over: bool = False
    replaces: str | None = None
    paper: Paper = Paper()
    answer: Answer = NOTHING
    params: object = None
    children: tuple[Item, ...] = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A sign that something is dangerous, and the steps to take."""

    sign: str
    do: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Located):
    """One topic of an interview script. `feeds` are the `<instrument>.<item>` references that its notes fill."""

    id: str
    title: str
    ask: tuple[str, ...]
    probes: tuple[str, ...] = ()
    say_also: str | None = None
    technique: str | None = None
    listen_for: str | None = None
    worker_note: str | None = None
    when_to_ask: str | None = None
    alert: Alert | None = None
    minutes: int | None = None
    notes_lines: int = 3
    scale: Item | None = None
    feeds: tuple[str, ...] = ()
    answer: Answer = NOTHING
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The body of a questionnaire or a documentation form."""

    intro: str | None = None
    items: tuple[Item, ...] = ()
    thanks: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The body of an interview script. `checklist` is the multiple choice `preparation`; `afterwards` are long texts."""

    preparation: tuple[Item, ...] = ()
    checklist: Item | None = None
    opening: tuple[Topic, ...] = ()
    topics: tuple[Topic, ...] = ()
    closing: tuple[Topic, ...] = ()
    afterwards: tuple[Item, ...] = ()

    def all_topics(self) -> tuple[Topic, ...]:
        """Return the topics in the order of the talk."""
        return self.opening + self.topics + self.closing


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """A finding accepted on purpose, with the reason."""

    code: str
    reason: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Located):
    """A tool. `group` and `stage` come from its folder; `stage` is a slug, or None outside the stages.

    `path` is its file below `standards/`, `tool` the file's stem; `uses` names the blocks, option lists and concepts that it was
    built from, for the build key and for "every user of a faulty block".
    """

    kind: Kind
    id: str
    code: str
    title: str
    purpose: str
    when_to_use: str
    version: str
    status: str
    role: str
    process: Process
    use: str
    audience: Audience
    group: str
    stage: str | None
    tool: str
    path: str
    body: Form | Script
    duration_minutes: int | None = None
    also_in_stages: tuple[str, ...] = ()
    subgroups: tuple[str, ...] = ()
    party: str | None = None
    discreet: bool = False
    also_for: tuple[str, ...] = ()
    easy_to_read: bool = False
    neutral_title: str | None = None
    legal_basis: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    effective_from: str | None = None
    retention: str | None = None
    records_class: str | None = None
    annex_to: str | None = None
    variant_of: str | None = None
    allow: tuple[Allowance, ...] = ()
    uses: tuple[str, ...] = ()

    def belongs_to(self, role: str) -> bool:
        """Say whether a role runs this tool, or takes it along."""
        return role == self.role or role in self.also_for

    def top_items(self) -> tuple[Item, ...]:
        """Return the items that stand directly in the body, scripts' head fields, checklist and reflection included."""
        if isinstance(self.body, Form):
            return self.body.items
        checklist = (self.body.checklist,) if self.body.checklist else ()
        return self.body.preparation + checklist + self.body.afterwards

    def topics(self) -> tuple[Topic, ...]:
        """Return the topics of a script; a form has none."""
        return self.body.all_topics() if isinstance(self.body, Script) else ()


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield items depth first, in the order of the page; the columns of a table are not items of their own."""
    for item in items:
        yield item
        if item.type == "section":
            yield from walk(item.children)
