"""`longtext`: an answer on ruled lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from swtools.diagnostics import Diagnostic
from swtools.document.blocks import Block, LinesField
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.model.answer import LONGEST_NOTES, Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "longtext"


@dataclass(frozen=True, slots=True, kw_only=True)
class LongtextParams:
    """`lines` is the number of ruled lines on paper."""

    lines: int = 3
    max_length: int | None = None


def params(node: Node, _context: BuildContext) -> LongtextParams:
    """Read the keys of a long text."""
    return LongtextParams(lines=node.integer("lines", 3), max_length=node.integer("max_length", 0) or None)


def answer(own: LongtextParams, _children: tuple[Item, ...]) -> Answer:
    """A string with line breaks."""
    return Answer(kind=AnswerKind.TEXT, max_length=own.max_length or LONGEST_NOTES)


def check(_item: Item) -> Iterator[Diagnostic]:
    """The schema bounds all there is."""
    yield from ()


def blocks(item: Item, page: Page) -> list[Block]:
    """Ruled lines; `paper.lines` wins over `lines`."""
    own = item.params
    assert isinstance(own, LongtextParams)
    return [LinesField(**field_keys(item, page), lines=item.paper.lines or own.lines, max_length=item.answer.max_length)]
