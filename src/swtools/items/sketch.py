"""`sketch`: an empty frame, with a legend or a drawn template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from swtools.diagnostics import Diagnostic, error, text
from swtools.document.blocks import Block, SketchField
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "sketch"
TALLEST = 235
"""Millimetres between the margins of a page, less the question above the frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchParams:
    """`height` in millimetres; `guides` are words at the left edge, from top to bottom."""

    height: int = 60
    template: str | None = None
    guides: tuple[str, ...] = ()
    legend: tuple[str, ...] = ()


def params(node: Node, _context: BuildContext) -> SketchParams:
    """Read the frame."""
    return SketchParams(
        height=node.integer("height", 60), template=node.optional_string("template"), guides=node.strings("guides"), legend=node.strings("legend")
    )


def answer(_own: SketchParams, _children: tuple[Item, ...]) -> Answer:
    """A note; the drawing stays on paper."""
    return Answer(kind=AnswerKind.TEXT, max_length=2000)


def check(item: Item) -> Iterator[Diagnostic]:
    """The frame fits a page."""
    own = item.params
    assert isinstance(own, SketchParams)
    if own.height > TALLEST:
        yield error("SW339", item.place("height"), text("A frame of {height} mm does not fit a page; at most {limit} mm do.", height=own.height, limit=TALLEST))


def blocks(item: Item, page: Page) -> list[Block]:
    """The frame with guides and legend."""
    own = item.params
    assert isinstance(own, SketchParams)
    return [
        SketchField(
            **field_keys(item, page),
            height=own.height,
            template=own.template,
            guides=tuple(page.fix(guide) for guide in own.guides),
            legend=tuple(page.fix(entry) for entry in own.legend),
        )
    ]
