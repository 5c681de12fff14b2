"""`integer`: a whole number with a unit."""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic
from swtools.document.blocks import Block, LineKind
from swtools.items._contract import BuildContext, Node, Page
from swtools.items._number import NumberParams, number_answer, number_block, number_params, wrong_bounds
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "integer"


def params(node: Node, _context: BuildContext) -> NumberParams:
    """Read bounds and unit."""
    return number_params(node)


def answer(own: NumberParams, _children: tuple[Item, ...]) -> Answer:
    """A number."""
    return number_answer(own, AnswerKind.NUMBER, whole=True)


def check(item: Item) -> Iterator[Diagnostic]:
    """The lower bound lies below the upper one."""
    yield from wrong_bounds(item)


def blocks(item: Item, page: Page) -> list[Block]:
    """One line with its unit."""
    return number_block(item, page, LineKind.INTEGER)
