"""`scale`: numbered circles in a row, with several marks or raters where asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from swtools.diagnostics import Diagnostic, error, text, warning
from swtools.document.blocks import Block, Mark, ScaleField
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "scale"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleParams:
    """The ends are inclusive. `marks` are `was`, `is`, `goal`; `raters` are (code, text)."""

    minimum: int = 0
    maximum: int = 10
    step: int = 1
    min_label: str = ""
    max_label: str = ""
    marks: tuple[str, ...] = ()
    raters: tuple[tuple[str, str], ...] = ()


def params(node: Node, _context: BuildContext) -> ScaleParams:
    """Read ends, labels and marks."""
    return ScaleParams(
        minimum=node.integer("min", 0),
        maximum=node.integer("max", 10),
        step=node.integer("step", 1),
        min_label=node.string("min_label"),
        max_label=node.string("max_label"),
        marks=node.strings("marks"),
        raters=tuple((rater.string("code"), rater.string("text")) for rater in node.children("raters")),
    )


def answer(own: ScaleParams, _children: tuple[Item, ...]) -> Answer:
    """A number, or an object with a number for each mark or rater."""
    number = Answer(
        kind=AnswerKind.NUMBER,
        minimum=Decimal(own.minimum),
        maximum=Decimal(own.maximum),
        step=Decimal(own.step),
        whole=True,
    )
    names = own.marks or tuple(code for code, _ in own.raters)
    return Answer(kind=AnswerKind.PARTS, parts=tuple((name, number) for name in names)) if names else number


def values(own: ScaleParams) -> tuple[int, ...]:
    """Return the numbers of the scale; empty where its bounds are wrong."""
    return tuple(range(own.minimum, own.maximum + 1, own.step)) if own.step > 0 else ()


def check(item: Item) -> Iterator[Diagnostic]:
    """Between 2 and 11 numbers, the last one reached; both ends named."""
    own = item.params
    assert isinstance(own, ScaleParams)
    numbers = values(own)
    if len(numbers) < 2 or len(numbers) > 11 or numbers[-1] != own.maximum:
        yield error(
            "SW329",
            item.place("max"),
            text("A scale from {low} to {high} by {step} does not have 2 to 11 circles that end at {high}.", low=own.minimum, high=own.maximum, step=own.step),
            text("Change min, max or step; 0 to 10 by 1 is usual."),
        )
    for key, label in (("min_label", own.min_label), ("max_label", own.max_label)):
        if not label:
            yield warning("SW330", item.place(key), text("The scale has no `{key}`: nobody knows what its end means.", key=key))
    if own.marks and own.raters:
        yield error("SW331", item.place("raters"), text("A scale has marks or raters, not both."))


def blocks(item: Item, page: Page) -> list[Block]:
    """One row of circles, or a row for each mark."""
    own = item.params
    assert isinstance(own, ScaleParams)
    words = {"was": page.tr("was"), "is": page.tr("is"), "goal": page.tr("goal")}
    marks = tuple(Mark(code=code, text=words[code]) for code in own.marks) or tuple(Mark(code=code, text=page.fix(label)) for code, label in own.raters)
    return [
        ScaleField(
            **field_keys(item, page),
            values=values(own),
            min_label=page.fix(own.min_label),
            max_label=page.fix(own.max_label),
            marks=marks,
        )
    ]
