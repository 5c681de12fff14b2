"""The contract of an item type, and what it is handed.

A module in this package is one item type. It declares

    TYPE: str                                                   the value of `type`
    def params(node: Node, context: BuildContext) -> object     its own keys as a frozen dataclass, or None
    def answer(item_params, children) -> Answer                 what a filled item holds
    def check(item: Item) -> Iterator[Diagnostic]               its own bounds (codes SW32x to SW34x)
    def blocks(item: Item, page: Page) -> list[Block]           what stands on the page

Siblings never import each other: the items of a section and the columns of a table are built before the type is asked, and are
handed in as `children`; for their blocks a section asks `page.lay_out`, a table `page.lay_out_column`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypedDict

from swtools.conditions.tree import Condition
from swtools.diagnostics import Diagnostic, Span, error, text
from swtools.document.blocks import Block, Check, Edition, Mark
from swtools.model.answer import NOTHING, Answer
from swtools.model.instrument import Item
from swtools.model.library import Option, OptionList

Pointer = tuple[str | int, ...]


class Places(Protocol):
    """Knows the place of every key and value of a file (`source.places.Source`)."""

    def span(self, pointer: Pointer) -> Span:
        """Return the place of the value at `pointer`, or of the nearest value around it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A mapping in a definition with its place. `data` passed the schema, so its shape can be relied on."""

    data: Mapping[str, object]
    pointer: Pointer
    places: Places

    def get(self, key: str, default: object = None) -> object:
        """Return the value of a key as written."""
        return self.data.get(key, default)

    def string(self, key: str, default: str = "") -> str:
        """Return a text."""
        value = self.data.get(key)
        return value if isinstance(value, str) else default

    def optional_string(self, key: str) -> str | None:
        """Return a text, or None where the key is missing."""
        value = self.data.get(key)
        return value if isinstance(value, str) else None

    def integer(self, key: str, default: int) -> int:
        """Return an integer."""
        value = self.data.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def flag(self, key: str) -> bool:
        """Say whether a key is true."""
        return self.data.get(key) is True

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text counts as one."""
        value = self.data.get(key)
        if isinstance(value, str):
            return (value,)
        return tuple(str(part) for part in value) if isinstance(value, list) else ()

    def child(self, key: str | int, *more: str | int) -> Node | None:
        """Return the mapping below `key`, or None."""
        value: object = self.data
        path = (key, *more)
        for step in path:
            if isinstance(value, Mapping) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return Node(data=value, pointer=self.pointer + path, places=self.places) if isinstance(value, Mapping) else None

    def children(self, key: str) -> tuple[Node, ...]:
        """Return the mappings of a list."""
        value = self.data.get(key)
        if not isinstance(value, list):
            return ()
        nodes = (self.child(key, index) for index in range(len(value)))
        return tuple(node for node in nodes if node is not None)

    def place(self, *path: str | int) -> Span:
        """Return the place of a value below this node (of the node itself without a path)."""
        return self.places.span(self.pointer + path)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildContext:
    """What building an item may ask for.

    `lists` are the library's option lists by id; `condition` reads a `when`; `prefix` is that of the block around the item;
    `missing_list` notes, with its place, a list that does not exist.
    """

    lists: Mapping[str, OptionList]
    condition: Callable[[object], Condition]
    prefix: str = ""
    missing_list: Callable[[str, Span], None] = field(default=lambda _name, _span: None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What laying out an item may ask for.

    `fix` fills in the centre's words and applies microtypography; `tr` translates words of the form; `number` gives an item's
    printed number ("" where it has none); `sentence` and `aside` put a condition into words; `lay_out` lays out the items of a
    section at a level, `lay_out_column` the field of a table's column; `target` finds an item by its id; `level` is that of the
    item's heading; `carries` says that facts may be taken over from the record of another form.
    """

    edition: Edition
    language: str
    fix: Callable[[str], str]
    tr: Callable[..., str]
    number: Callable[[str], str]
    sentence: Callable[[Condition, str | None], str]
    aside: Callable[[Condition], str]
    lay_out: Callable[[Sequence[Item], int], tuple[Block, ...]]
    lay_out_column: Callable[[Item], list[Block]]
    level: int = 1
    carries: bool = True
    target: Callable[[str], Item | None] = field(default=lambda _identifier: None)

    def optional(self, text: str | None) -> str | None:
        """Fix a text that may be missing."""
        return self.fix(text) if text else None


def options(node: Node, context: BuildContext, key: str = "options") -> tuple[Option, ...]:
    """Return the options written under `key`, or those of the list that it names."""
    value = node.get(key)
    if isinstance(value, str):
        found = context.lists.get(value)
        if found is None:
            context.missing_list(value, node.place(key))
            return ()
        return found.options
    return tuple(option(entry, context) for entry in node.children(key))


def option(node: Node, context: BuildContext) -> Option:
    """Return one option."""
    score = node.get("score")
    return Option(
        code=node.string("code"),
        text=node.string("text"),
        score=score if isinstance(score, int) else None,
        retired=node.flag("retired"),
        when=context.condition(node.get("when")) if node.get("when") else None,
    )


def codes(entries: Sequence[Option]) -> tuple[str, ...]:
    """Return the codes of options, retired ones included (old records hold them)."""
    return tuple(entry.code for entry in entries)


def repeated_codes(item: Item, key: str, entries: Sequence[Option]) -> Iterator[Diagnostic]:
    """Yield a finding for each option under `key` whose code an earlier one has."""
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry.code in seen:
            yield error("SW324", item.place(f"{key}.{index}"), text("The code {code} stands twice among the options.", code=entry.code))
        seen.add(entry.code)


def mark(entry: Option, page: Page, score: int | None = None) -> Mark:
    """Return an option, or a row of a matrix, as it stands on the page."""
    when = page.aside(entry.when) if entry.when else None
    return Mark(code=entry.code, text=page.fix(entry.text), score=score, condition=entry.when, condition_text=when)


def retired(entries: Sequence[Option], page: Page) -> tuple[Mark, ...]:
    """Return the options that new forms do not show, with the names that older records need."""
    return tuple(Mark(code=entry.code, text=page.fix(entry.text)) for entry in entries if entry.retired)


class FieldKeys(TypedDict):
    """What every field block has (`document.blocks.Field`)."""

    id: str
    number: str
    label: str
    help: str | None
    required: bool
    condition: Condition | None
    condition_text: str | None
    constraint: Check | None
    initial: object
    replaces: str | None
    carry: str | None
    worker_only: bool
    keep_together: bool | None


def field_keys(item: Item, page: Page) -> FieldKeys:
    """Return what every field block has, from an item: to be splatted into the block's constructor."""
    return FieldKeys(
        id=item.id,
        number=page.number(item.id),
        label=page.fix(item.text),
        help=page.optional(item.help),
        required=item.required,
        condition=item.when,
        condition_text=page.sentence(item.when, item.paper.when_text) if item.when else None,
        constraint=Check(rule=item.constraint.rule, message=page.fix(item.constraint.message)) if item.constraint else None,
        initial=item.initial,
        replaces=item.replaces,
        carry=item.concept if item.carry_over and page.carries else None,
        worker_only=item.worker_only,
        keep_together=item.paper.keep_together,
    )


def nothing(_params: object, _children: tuple[Item, ...]) -> Answer:
    """The answer of an item that asks nothing."""
    return NOTHING
