"""`display`: text for the person or the worker; it asks nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from swtools.diagnostics import Diagnostic, error, text
from swtools.document.blocks import Block, Prose, Tone
from swtools.items._contract import BuildContext, Node, Page, nothing
from swtools.model.instrument import Item

TYPE = "display"
answer = nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayParams:
    """`tone` is note, instruction, alert or legal; `points` are the lines of a list."""

    tone: str = "note"
    title: str | None = None
    points: tuple[str, ...] = ()


def params(node: Node, _context: BuildContext) -> DisplayParams:
    """Read the tone and the list."""
    return DisplayParams(tone=node.string("tone", "note"), title=node.optional_string("title"), points=node.strings("points"))


def check(item: Item) -> Iterator[Diagnostic]:
    """It says something; an alert says what to do."""
    own = item.params
    assert isinstance(own, DisplayParams)
    if not item.text and not own.points:
        yield error("SW338", item.span, text("This display has neither `text` nor `points`."))


def blocks(item: Item, page: Page) -> list[Block]:
    """Prose in its tone; a display of the worker's copy is a worker's box."""
    own = item.params
    assert isinstance(own, DisplayParams)
    tone = Tone.WORKER if item.worker_only and own.tone in ("note", "instruction") else Tone(own.tone)
    words = "" if item.text == own.title else item.text  # an item without `text` is called by its title
    title = page.optional(own.title) or (page.tr("Important") if tone is Tone.ALERT and words else None)
    return [
        Prose(
            id=item.id,
            text=page.fix(words),
            title=title,
            points=tuple(page.fix(point) for point in own.points),
            tone=tone,
            condition=item.when,
            condition_text=page.sentence(item.when, item.paper.when_text) if item.when else None,
            keep_together=bool(item.paper.keep_together),
        )
    ]
