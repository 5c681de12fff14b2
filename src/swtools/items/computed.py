"""`computed`: a value that the screen computes and the hand writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from swtools.conditions.calculate import PERCENTAGE, Calculation, Operand, in_rows
from swtools.conditions.tree import Condition, item_id, parse
from swtools.diagnostics import Diagnostic, error, text
from swtools.document.blocks import Band, Block, ComputedField
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.items._number import bound
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item
from swtools.model.library import Option

TYPE = "computed"
_ROW_OPERATIONS = ("sum", "count", "mean", "score", "distinct")
"""What can be computed over the rows of a table that meet `where`."""

_EXACTLY = {"difference": 2, "age": 1, PERCENTAGE: 2}
"""How many operands an operation takes; the others take any number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedParams:
    """`of` are items or `table.column`, with the block's prefix; `bands` are (low, high, text), ends inclusive.

    `where` is a condition as written: `item` names a column, `value_of` a column or an item of the form, without `prefix`.
    """

    op: str
    of: tuple[str, ...]
    where: Condition | None = None
    prefix: str = ""
    unit: str | None = None
    bands: tuple[tuple[Decimal | None, Decimal | None, str], ...] = ()


def params(node: Node, context: BuildContext) -> ComputedParams:
    """Read the operation and its operands."""
    return ComputedParams(
        op=node.string("op"),
        of=tuple(context.prefix + reference for reference in node.strings("of")),
        where=parse(node.get("where")) if node.get("where") else None,
        prefix=context.prefix,
        unit=node.optional_string("unit"),
        bands=tuple((bound(band, "from"), bound(band, "to"), band.string("text")) for band in node.children("bands")),
    )


def answer(own: ComputedParams, _children: tuple[Item, ...]) -> Answer:
    """A number nobody enters; a percentage with its part and its base."""
    number = Answer(kind=AnswerKind.NUMBER, derived=True)
    if own.op != PERCENTAGE:
        return number
    return Answer(kind=AnswerKind.PARTS, parts=tuple((name, number) for name in ("part", "base", "percent")), derived=True)


def check(item: Item) -> Iterator[Diagnostic]:
    """Bands do not overlap; a difference has two operands, an age one; a percentage has its own unit, `where` needs rows."""
    own = item.params
    assert isinstance(own, ComputedParams)
    wanted = _EXACTLY.get(own.op)
    if wanted and len(own.of) != wanted:
        yield error("SW336", item.place("of"), text("`{op}` needs exactly {count} items in `of`.", op=own.op, count=wanted))
    if own.op == PERCENTAGE and own.unit:
        yield error("SW341", item.place("unit"), text("A percentage has its unit already."), text("Leave `unit` out; say in the text what the base is."))
    if own.where is not None and own.op not in _ROW_OPERATIONS:
        yield error(
            "SW342",
            item.place("where"),
            text("`{op}` does not go over rows, so it has no `where`.", op=own.op),
            text("Count the rows in computed items of their own and name these in `of`."),
        )
    yield from _bands(item, own)


def _bands(item: Item, own: ComputedParams) -> Iterator[Diagnostic]:
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
    found = calculation(item, page.target)
    return [
        ComputedField(
            **field_keys(item, page),
            op=own.op,
            operands=found.operands,
            where=found.where,
            unit="%" if own.op == PERCENTAGE else page.optional(own.unit),
            bands=tuple(Band(low=low, high=high, text=page.fix(label)) for low, high, label in own.bands),
        )
    ]


def calculation(item: Item, target: Callable[[str], Item | None]) -> Calculation:
    """Return what a computed item computes; `target` finds the items of its tool by id."""
    own = item.params
    assert isinstance(own, ComputedParams)
    rows = target(item_id(own.of[0]))
    where = in_rows(own.where, _row_columns(rows) if rows else (), own.prefix) if own.where is not None else None
    return Calculation(op=own.op, operands=tuple(_operand(reference, target) for reference in own.of), where=where)


def _row_columns(item: Item) -> tuple[str, ...]:
    """Return what `where` may name of a table or a repeating section: the columns, and `row` where rows have labels."""
    return tuple(name for name, _ in item.answer.parts) if item.answer.kind is AnswerKind.ROWS else ()


def _operand(reference: str, target: Callable[[str], Item | None]) -> Operand:
    name, _, column = reference.partition(".")
    found = target(name)
    if found and column and found.answer.kind is AnswerKind.ROWS:
        found = next((child for child in found.children if child.id == column), None)
    entries = getattr(found.params, "options", ()) if found else ()
    scores = tuple((entry.code, entry.score) for entry in entries if isinstance(entry, Option) and entry.score is not None)
    return Operand(item=name, column=column or None, scores=scores)
