"""`computed`: a value that the screen computes and the hand writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from swtools.diagnostics import Diagnostic, error, text
from swtools.document.blocks import Band, Block, ComputedField, Operand
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.items._number import bound
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedParams:
    """`of` are items or `table.column`, with the block's prefix; `bands` are (low, high, text), ends inclusive."""

    op: str
    of: tuple[str, ...]
    unit: str | None = None
    bands: tuple[tuple[Decimal | None, Decimal | None, str], ...] = ()


def params(node: Node, context: BuildContext) -> ComputedParams:
    """Read the operation and its operands."""
    return ComputedParams(
        op=node.string("op"),
        of=tuple(context.prefix + reference for reference in node.strings("of")),
        unit=node.optional_string("unit"),
        bands=tuple((bound(band, "from"), bound(band, "to"), band.string("text")) for band in node.children("bands")),
    )


def answer(_own: ComputedParams, _children: tuple[Item, ...]) -> Answer:
    """A number nobody enters."""
    return Answer(kind=AnswerKind.NUMBER, derived=True)


def check(item: Item) -> Iterator[Diagnostic]:
    """Bands do not overlap; a difference has two operands, an age one."""
    own = item.params
    assert isinstance(own, ComputedParams)
    wanted = {"difference": 2, "age": 1}.get(own.op)
    if wanted and len(own.of) != wanted:
        yield error("SW336", item.place("of"), text("`{op}` needs exactly {count} items in `of`.", op=own.op, count=wanted))
    reached: Decimal | None = None
    for index, (low, high, _) in enumerate(own.bands):
        if index and (reached is None or low is None or low <= reached):
            yield error(
                "SW337",
                item.place(f"bands.{index}"),
                text("This band overlaps the one before it."),
                text("Order the bands and give each a `from` above the last `to`."),
            )
        reached = high


def blocks(item: Item, page: Page) -> list[Block]:
    """A short line, filled by the script on screen."""
    own = item.params
    assert isinstance(own, ComputedParams)
    return [
        ComputedField(
            **field_keys(item, page),  # type: ignore[arg-type]
            op=own.op,
            operands=tuple(_operand(reference, page) for reference in own.of),
            unit=page.optional(own.unit),
            bands=tuple(Band(low=low, high=high, text=page.fix(label)) for low, high, label in own.bands),
        )
    ]


def _operand(reference: str, page: Page) -> Operand:
    item, _, column = reference.partition(".")
    return Operand(item=item, column=column or None, scores=page.scores(reference))
