"""`table`: typed columns and repeating rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from swtools.diagnostics import Diagnostic, error, text
from swtools.document.blocks import Block, CellField, Column, Mark, TableField, Width
from swtools.items._contract import BuildContext, Node, Page, codes, field_keys, options, retired
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item
from swtools.model.library import Option

TYPE = "table"

_WEIGHT = {Width.NARROW: 2, Width.MEDIUM: 4, Width.WIDE: 7}
_USUAL = dict.fromkeys(("integer", "decimal", "money", "time", "boolean", "date", "month"), "narrow") | {"longtext": "wide"}
"""The width of a column by its type, where the definition does not say; medium for the others."""
_PORTRAIT, _LANDSCAPE = 7, 11
"""The most columns that fit a page."""
_ROWS = 4
"""Empty rows on paper, where the definition does not say how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableParams:
    """`widths` go with the columns (the item's children); `row_labels` fix the rows; `paper_rows` empty rows are printed."""

    widths: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int | None = None
    paper_rows: int = _ROWS
    landscape: bool = False
    row_labels: tuple[Option, ...] = ()
    row_header: str = ""


def params(node: Node, context: BuildContext) -> TableParams:
    """Read bounds, rows and widths."""
    maximum = node.integer("max", 0) or None
    paper = node.child("paper")
    rows = node.integer("paper_rows", 0) or (paper.integer("rows", 0) if paper else 0) or _ROWS
    return TableParams(
        widths=tuple(column.string("width") or _USUAL.get(column.string("type"), "medium") for column in node.children("columns")),
        minimum=node.integer("min", 0),
        maximum=maximum,
        paper_rows=min(rows, maximum) if maximum else rows,
        landscape=node.get("orientation") == "landscape",
        row_labels=options(node, context, "row_labels") if node.get("row_labels") else (),
        row_header=node.string("row_header"),
    )


def answer(own: TableParams, children: tuple[Item, ...]) -> Answer:
    """An array of objects by column id; fixed rows carry `row`."""
    columns = tuple((column.id, column.answer) for column in children)
    if own.row_labels:
        columns = (("row", Answer(kind=AnswerKind.CODE, codes=codes(own.row_labels))), *columns)
    count = len(own.row_labels) or own.maximum
    return Answer(kind=AnswerKind.ROWS, parts=columns, min_count=own.minimum, max_count=count)


def check(item: Item) -> Iterator[Diagnostic]:
    """Columns are unique and fit the page, bounds are in order."""
    own = item.params
    assert isinstance(own, TableParams)
    seen: set[str] = set()
    for index, column in enumerate(item.children):
        if column.id in seen:
            yield error("SW334", item.place(f"columns.{index}"), text("The column {id} stands twice in this table.", id=column.id))
        seen.add(column.id)
    limit = _LANDSCAPE if own.landscape else _PORTRAIT
    if len(item.children) > limit:
        yield error(
            "SW335",
            item.place("columns"),
            text("A table of {count} columns is too wide for its page; at most {limit} fit.", count=len(item.children), limit=limit),
            text("Take columns out, or set `orientation: landscape` (up to {limit}).", limit=_LANDSCAPE),
        )
    if own.maximum is not None and own.minimum > own.maximum:
        yield error("SW321", item.place("max"), text("Nothing fits between min {low} and max {high}.", low=own.minimum, high=own.maximum))


def blocks(item: Item, page: Page) -> list[Block]:
    """A table with a head; each column is a field without a number."""
    own = item.params
    assert isinstance(own, TableParams)
    columns = []
    for column, width in zip(item.children, own.widths, strict=True):
        (field,) = page.lay_out_column(column)
        assert isinstance(field, CellField)
        columns.append(Column(field=replace(field, number=""), weight=_WEIGHT[Width(width)]))
    return [
        TableField(
            **field_keys(item, page),
            columns=tuple(columns),
            paper_rows=own.paper_rows,
            min_rows=own.minimum,
            max_rows=own.maximum,
            row_header=page.fix(own.row_header),
            row_labels=tuple(Mark(code=entry.code, text=page.fix(entry.text)) for entry in own.row_labels if not entry.retired),
            retired_rows=retired(own.row_labels, page),
            landscape=own.landscape,
        )
    ]
