"""`section`: a titled part; it may repeat as cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from swtools.diagnostics import Diagnostic, error, text
from swtools.document.blocks import Block, Repeat, Section
from swtools.items._contract import BuildContext, Node, Page
from swtools.model.answer import NOTHING, Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "section"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionParams:
    """`repeats` says that it stands as cards: `minimum` to `maximum` on screen, `paper_copies` on paper, each called `item_label`."""

    title: str
    intro: str | None = None
    repeats: bool = False
    minimum: int = 0
    maximum: int | None = None
    paper_copies: int = 1
    item_label: str = ""


def params(node: Node, _context: BuildContext) -> SectionParams:
    """Read the title and how often the section repeats."""
    repeats = node.child("repeats")
    return SectionParams(
        title=node.string("title"),
        intro=node.optional_string("intro"),
        repeats=repeats is not None,
        minimum=repeats.integer("min", 0) if repeats else 0,
        maximum=(repeats.integer("max", 0) or None) if repeats else None,
        paper_copies=repeats.integer("paper_copies", 1) if repeats else 1,
        item_label=repeats.string("item_label") if repeats else "",
    )


def answer(own: SectionParams, children: tuple[Item, ...]) -> Answer:
    """An array of objects where it repeats; else nothing of its own."""
    if not own.repeats:
        return NOTHING
    return Answer(
        kind=AnswerKind.ROWS,
        parts=tuple((child.id, child.answer) for child in _flat(children)),
        min_count=own.minimum,
        max_count=own.maximum,
    )


def _flat(children: tuple[Item, ...]) -> Iterator[Item]:
    for child in children:
        if child.type == TYPE and child.answer.kind is AnswerKind.NONE:
            yield from _flat(child.children)
        elif child.answer.kind is not AnswerKind.NONE:
            yield child


def check(item: Item) -> Iterator[Diagnostic]:
    """It holds something; repeats are in order."""
    own = item.params
    assert isinstance(own, SectionParams)
    if not item.children:
        yield error("SW340", item.span, text("This section is empty."), text("Put items into it, or take it out."))
    if own.maximum is not None and own.minimum > own.maximum:
        yield error("SW321", item.place("repeats"), text("Nothing fits between min {low} and max {high}.", low=own.minimum, high=own.maximum))


def blocks(item: Item, page: Page) -> list[Block]:
    """The title and what stands below it."""
    own = item.params
    assert isinstance(own, SectionParams)
    repeat = None
    if own.repeats:
        repeat = Repeat(minimum=own.minimum, maximum=own.maximum, paper_copies=own.paper_copies, item_label=page.fix(own.item_label or own.title))
    return [
        Section(
            id=item.id,
            number=page.number(item.id),
            title=page.fix(own.title),
            level=page.level,
            intro=page.optional(own.intro),
            blocks=page.lay_out(item.children, page.level + 1),
            condition=item.when,
            condition_text=page.sentence(item.when, item.paper.when_text) if item.when else None,
            repeat=repeat,
            worker_only=item.worker_only,
            keep_together=bool(item.paper.keep_together),
        )
    ]
