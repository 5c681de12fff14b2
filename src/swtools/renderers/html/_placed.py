"""Where each block stands: its path in the record and the ids of its parts, found once for the markup and for the script.

Templates and the script's model read the same tree, so a name in the page and a name in the model cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from swtools.conditions.tree import Condition
from swtools.document.blocks import (
    Block,
    ChoiceField,
    Conditional,
    FieldRow,
    GridField,
    Mark,
    Prose,
    ScriptTopic,
    Section,
    TableField,
    Tone,
)

ROW = "#"
"""Stands in names for a row's serial; the script puts the serial in when it copies a row's template."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A block in its place.

    `prefix` is "" or the path of the card it stands in (`dzieci.#.`); `path` is the name of its control. `gate` is the id of the
    element that the script shows and hides, "" where nothing governs the block; `choices` holds a gate for each option or row
    with a condition. `governed` says that it stands in a conditional part, `cell` that it is a column's field, `starts_worker`
    that the worker's part begins with it; `anchor` is the id of a section.
    """

    block: Block
    prefix: str = ""
    path: str = ""
    gate: str = ""
    governed: bool = False
    cell: bool = False
    starts_worker: bool = False
    anchor: str = ""
    children: tuple[Placed, ...] = ()
    choices: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The block's class, which names its template."""
        return type(self.block).__name__


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """What holds for the blocks inside a block: prefix, the condition that governs them, and whose part it is (`Placed`)."""

    prefix: str = ""
    condition: Condition | None = None
    governed: bool = False
    cell: bool = False
    worker: bool = False


@dataclass(slots=True)
class _Counters:
    """Numbers the conditions and the sections of a document in its order."""

    count: int = 0
    sections: int = 0

    def next(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}when-{self.count}"

    def anchor(self, block: Block, prefix: str) -> str:
        if not isinstance(block, Section) or prefix:
            return ""
        self.sections += 1
        return f"part-{self.sections}"


def place(blocks: tuple[Block, ...]) -> tuple[Placed, ...]:
    """Return the blocks of a document in their places."""
    return _place_all(blocks, _Surroundings(), _Counters())


def walk(placed: tuple[Placed, ...]) -> Iterator[Placed]:
    """Yield every placed block, depth first, in the order of the page."""
    for one in placed:
        yield one
        yield from walk(one.children)


def _place_all(blocks: tuple[Block, ...], around: _Surroundings, counters: _Counters) -> tuple[Placed, ...]:
    return tuple(_place(block, around, counters) for block in blocks)


def _place(block: Block, around: _Surroundings, counters: _Counters) -> Placed:
    own = getattr(block, "condition", None)
    gate = counters.next(around.prefix) if own is not None and own != around.condition else ""
    worker = around.worker or bool(getattr(block, "worker_only", False)) or (isinstance(block, Prose) and block.tone is Tone.WORKER)
    identifier = getattr(block, "id", "")
    inside = _Surroundings(
        prefix=_inner_prefix(block, around.prefix),
        condition=own or around.condition,
        governed=around.governed or bool(gate),
        cell=isinstance(block, TableField),
        worker=worker,
    )
    return Placed(
        block=block,
        prefix=around.prefix,
        path=around.prefix + identifier,
        gate=gate,
        governed=around.governed,
        cell=around.cell,
        starts_worker=worker and not around.worker,
        anchor=counters.anchor(block, around.prefix),
        choices=_choice_gates(block, around.prefix, counters),
        children=_place_all(_inner_blocks(block), inside, counters),
    )


def _inner_prefix(block: Block, prefix: str) -> str:
    repeats = isinstance(block, TableField) or (isinstance(block, Section) and block.repeat is not None)
    return f"{prefix}{block.id}.{ROW}." if repeats and isinstance(block, TableField | Section) else prefix


def _inner_blocks(block: Block) -> tuple[Block, ...]:
    match block:
        case Section() | Conditional():
            return block.blocks
        case FieldRow():
            return block.fields
        case TableField():
            return tuple(column.field for column in block.columns)
        case ScriptTopic(scale=scale) if scale is not None:
            return (scale,)
        case _:
            return ()


def _choice_gates(block: Block, prefix: str, counters: _Counters) -> dict[str, str]:
    return {mark.code: counters.next(prefix) for mark in closing_marks(block) if mark.condition is not None}


def closing_marks(block: Block) -> tuple[Mark, ...]:
    """Return what a block may offer under conditions of its own: the options of a choice, the rows of a matrix."""
    match block:
        case ChoiceField():
            return block.options
        case GridField():
            return block.rows
        case _:
            return ()
