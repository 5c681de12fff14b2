"""The contract of an item type, and what it is handed.

A module in this package is one item type. It declares

    TYPE: str                                                   the value of `type`
    def params(node: Node, context: BuildContext) -> object     its own keys as a frozen dataclass
    def answer(item_params, children) -> Answer                 what a filled item holds
    def check(item: Item) -> Iterator[Diagnostic]               its own bounds (codes SW32x)
    def blocks(item: Item, page: Page) -> list[Block]           what stands on the page

Siblings never import each other: a section asks `page.lay_out` for its children, a table `context.build` for its columns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from swtools.conditions.tree import Condition
from swtools.diagnostics import Span
from swtools.document.blocks import Block, Check, Edition
from swtools.model.answer import Answer
from swtools.model.instrument import Item
from swtools.model.library import Option, OptionList

Pointer = tuple[str | int, ...]


class Places(Protocol):
    """Knows the place of every key and value of a file (`source.reader.Source`)."""

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
    """What building an item may ask for. `build` makes the items of a list (blocks expanded); `condition` reads a `when`."""

    lists: Mapping[str, OptionList]
    build: Callable[[Node, str], tuple[Item, ...]]
    condition: Callable[[object], Condition]
    prefix: str = ""
    missing_list: Callable[[str, Span], None] = field(default=lambda _name, _span: None)


Fix = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What laying out an item may ask for.

    `fix` fills in the centre's words and applies microtypography; `tr` translates words of the form; `number` gives an item's
    printed number ("" where it has none); `sentence` and `aside` put a condition into words; `lay_out` lays out children; `target` finds an item by its id;
    `carries` says that facts may be taken over from the record of another form.
    """

    edition: Edition
    language: str
    fix: Fix
    tr: Callable[..., str]
    number: Callable[[str], str]
    sentence: Callable[[Condition, str | None], str]
    aside: Callable[[Condition], str]
    lay_out: Callable[[Sequence[Item], int], tuple[Block, ...]]
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


def field_keys(item: Item, page: Page, text: str | None = None) -> dict[str, object]:
    """Return what every field block has, from an item: to be splatted into the block's constructor."""
    check = item.constraint and Check(rule=item.constraint.rule, message=page.fix(item.constraint.message))
    return {
        "id": item.id,
        "number": page.number(item.id),
        "label": page.fix(item.text if text is None else text),
        "help": page.optional(item.help),
        "required": item.required,
        "condition": item.when,
        "condition_text": page.sentence(item.when, item.paper.when_text) if item.when else None,
        "constraint": check,
        "initial": item.initial,
        "replaces": item.replaces,
        "carry": item.concept if item.carry_over and page.carries else None,
        "worker_only": item.worker_only,
        "keep_together": item.paper.keep_together or item.type not in ("table", "matrix"),
    }


def nothing(_params: object, _children: tuple[Item, ...]) -> Answer:
    """The answer of an item that asks nothing."""
    from swtools.model.answer import NOTHING

    return NOTHING
