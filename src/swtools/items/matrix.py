"""`matrix`: rows × one shared list of options or one scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from swtools.diagnostics import Diagnostic, error, text, warning
from swtools.document.blocks import Block, GridField, Mark
from swtools.items._contract import BuildContext, Node, Page, codes, field_keys, mark, options, repeated_codes, retired
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item
from swtools.model.library import Option

TYPE = "matrix"
WIDEST, WIDEST_WITH_COMMENT = 11, 7
"""The most columns that fit a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixParams:
    """Either `options` or the numbers of a scale (`minimum` … `maximum` by `step`); `comment` heads a column to write in."""

    rows: tuple[Option, ...]
    options: tuple[Option, ...] = ()
    minimum: int = 0
    maximum: int = 0
    step: int = 1
    min_label: str = ""
    max_label: str = ""
    multiple: bool = False
    row_header: str = ""
    comment: str | None = None
    open_rows: int = 0


def params(node: Node, context: BuildContext) -> MatrixParams:
    """Read rows and columns."""
    scale = node.child("scale")
    return MatrixParams(
        rows=options(node, context, "rows") if node.get("rows") else (),
        options=options(node, context) if node.get("options") else (),
        minimum=scale.integer("min", 0) if scale else 0,
        maximum=scale.integer("max", 10) if scale else 0,
        step=scale.integer("step", 1) if scale else 1,
        min_label=scale.string("min_label") if scale else "",
        max_label=scale.string("max_label") if scale else "",
        multiple=node.flag("multiple"),
        row_header=node.string("row_header"),
        comment=node.optional_string("comment"),
        open_rows=node.integer("open_rows", 0),
    )


def numbers(own: MatrixParams) -> tuple[int, ...]:
    """Return the numbers of the scale, or nothing where the matrix has options."""
    return () if own.options or own.step < 1 else tuple(range(own.minimum, own.maximum + 1, own.step))


def open_codes(own: MatrixParams) -> tuple[str, ...]:
    """Return the codes of the rows that the person names."""
    return tuple(f"o{number}" for number in range(1, own.open_rows + 1))


def answer(own: MatrixParams, _children: tuple[Item, ...]) -> Answer:
    """An object by row code."""
    if own.options:
        known = codes(own.options)
        cell = Answer(kind=AnswerKind.CODES if own.multiple else AnswerKind.CODE, codes=known, free=known if own.comment else ())
    else:
        cell = Answer(
            kind=AnswerKind.NUMBER,
            minimum=Decimal(own.minimum),
            maximum=Decimal(own.maximum),
            step=Decimal(own.step),
            whole=True,
            free=("*",) if own.comment else (),
        )
    names = codes(own.rows) + open_codes(own)
    return Answer(kind=AnswerKind.PARTS, parts=tuple((name, cell) for name in names))


def check(item: Item) -> Iterator[Diagnostic]:
    """Rows and columns exist, are unique and fit the page."""
    own = item.params
    assert isinstance(own, MatrixParams)
    columns = len(own.options) or len(numbers(own))
    if not own.rows and not own.open_rows:
        yield error("SW332", item.place("rows"), text("The matrix has no rows."))
    for key, entries in (("rows", own.rows), ("options", own.options)):
        yield from repeated_codes(item, key, entries)
    limit = WIDEST_WITH_COMMENT if own.comment and own.options else WIDEST
    if columns < 2 or columns > limit:
        yield error(
            "SW333",
            item.place("options" if own.options else "scale"),
            text("A matrix with {count} columns does not fit the page; 2 to {limit} do.", count=columns, limit=limit),
            text("Use fewer options, or ask with single questions."),
        )
    if not own.options and not (own.min_label and own.max_label):
        yield warning("SW330", item.place("scale"), text("The scale has no `{key}`: nobody knows what its end means.", key="min_label / max_label"))


def blocks(item: Item, page: Page) -> list[Block]:
    """A grid with its labels at the left."""
    own = item.params
    assert isinstance(own, MatrixParams)
    scale = numbers(own)
    heads = tuple(Mark(code=str(number), text=str(number)) for number in scale) or tuple(
        Mark(code=entry.code, text=page.fix(entry.text), score=entry.score) for entry in own.options if not entry.retired
    )
    rows = tuple(mark(entry, page) for entry in own.rows if not entry.retired)
    return [
        GridField(
            **field_keys(item, page),
            row_header=page.fix(own.row_header),
            rows=rows,
            open_rows=_open_rows(own, page),
            options=heads,
            multiple=own.multiple,
            numeric=bool(scale),
            end_labels=(page.fix(own.min_label), page.fix(own.max_label)) if scale else None,
            comment=page.optional(own.comment),
            retired=retired(own.options, page),
            retired_rows=retired(own.rows, page),
        )
    ]


def _open_rows(own: MatrixParams, page: Page) -> tuple[Mark, ...]:
    """Call the rows that the person names by one name in every format: "What else?" below given rows, else the header and a number."""
    below = any(not row.retired for row in own.rows)
    word = page.fix(page.tr("What else?") if below else own.row_header or page.tr("Row"))
    alone = below and own.open_rows == 1
    return tuple(Mark(code=code, text=word if alone else f"{word} {number}") for number, code in enumerate(open_codes(own), start=1))
