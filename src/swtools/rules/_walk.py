"""Where an item stands, and which conditions a tool states: what several rules need to see of an instrument."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from swtools.conditions.tree import Condition, item_id, renamed
from swtools.diagnostics import Related, Span, Text, choose_from, text
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Instrument, Item, Topic, walk
from swtools.model.library import Option


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An item with the items around it, outermost first. A column stands in its table; `order` counts along the page."""

    item: Item
    order: int
    around: tuple[Item, ...] = ()

    @property
    def is_column(self) -> bool:
        """Say whether the item is a column of a table."""
        return bool(self.around) and self.around[-1].type == "table"

    @property
    def worker_only(self) -> bool:
        """Say whether the item stands in the worker's copy only."""
        return self.item.worker_only or any(outer.worker_only for outer in self.around)

    @property
    def repeats(self) -> tuple[str, ...]:
        """Return the ids of the repeating sections around the item."""
        return tuple(outer.id for outer in self.around if outer.type == "section" and getattr(outer.params, "repeats", False))


class Same:
    """An instrument as the key of a cache: the very same one, because comparing two of them item by item takes longer than a walk."""

    __slots__ = ("instrument",)

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.instrument is self.instrument

    def __hash__(self) -> int:
        return id(self.instrument)


def placed(instrument: Instrument) -> tuple[Placed, ...]:
    """Return every item of the instrument in the order of the page, columns behind their table."""
    return _placed(Same(instrument))


@functools.lru_cache(maxsize=256)
def _placed(same: Same) -> tuple[Placed, ...]:
    found: list[Placed] = []

    def visit(items: Sequence[Item], around: tuple[Item, ...]) -> None:
        for item in items:
            found.append(Placed(item=item, order=len(found), around=around))
            if item.children:
                visit(item.children, (*around, item))

    visit(same.instrument.top_items(), ())
    return tuple(found)


def by_id(instrument: Instrument) -> dict[str, Placed]:
    """Return the items that a condition can name, by id; of two with the same id the first."""
    found: dict[str, Placed] = {}
    for place in placed(instrument):
        if not place.is_column:
            found.setdefault(place.item.id, place)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A condition as a tool states it. `key` is where: `when`, `constraint`, or `options.2.when` of the item."""

    place: Placed
    condition: Condition
    key: str

    @property
    def span(self) -> Span:
        """The place in the file."""
        return self.place.item.place(self.key)


def stated(instrument: Instrument) -> Iterator[Stated]:
    """Yield every condition of the instrument."""
    for place in placed(instrument):
        item = place.item
        if item.when:
            yield Stated(place=place, condition=item.when, key="when")
        if item.constraint:
            yield Stated(place=place, condition=item.constraint.rule, key="constraint.rule")
        for key, options in entries(item):
            for index, option in enumerate(options):
                if option.when:
                    yield Stated(place=place, condition=option.when, key=f"{key}.{index}.when")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCondition:
    """The `where` of a computed item, its references as they are looked up: a column by its name, others with the block's prefix.

    `columns` are what a row holds (`row` is the label of a fixed one); a column goes before an item of the same name.
    """

    stated: Stated
    columns: dict[str, Placed]


def row_conditions(instrument: Instrument) -> Iterator[RowCondition]:
    """Yield every `where` of the instrument. Without a table in `of` there are no columns."""
    known = by_id(instrument)
    for place in placed(instrument):
        where = getattr(place.item.params, "where", None)
        if where is None:
            continue
        table = known.get(item_id(place.item.params.of[0]))  # type: ignore[attr-defined]
        columns = _columns(table) if table else {}
        prefix = place.item.params.prefix  # type: ignore[attr-defined]
        condition = renamed(where, lambda name: name, functools.partial(_operand, columns=columns, prefix=prefix))
        yield RowCondition(stated=Stated(place=place, condition=condition, key="where"), columns=columns)


def _operand(reference: str, columns: dict[str, Placed], prefix: str) -> str:
    return reference if item_id(reference) in columns else prefix + reference


def _columns(table: Placed) -> dict[str, Placed]:
    if table.item.answer.kind is not AnswerKind.ROWS:
        return {}
    inside = {item.id: item for item in walk(table.item.children)}
    found = {}
    for name, answer in table.item.answer.parts:
        item = inside.get(name) or Item(id=name, type="choice", answer=answer, span=table.item.span)
        found[name] = Placed(item=item, order=table.order, around=(*table.around, table.item))
    return found


def entries(item: Item) -> Iterator[tuple[str, tuple[Option, ...]]]:
    """Yield the lists of options of an item with their keys: `options`, `rows`, `row_labels`."""
    for key in ("options", "rows", "row_labels"):
        found = getattr(item.params, key, ())
        if found:
            yield key, found


def origin(thing: Item | Topic | None) -> tuple[Related, ...]:
    """Return where the block that `thing` comes from is used, for findings whose cause may lie there."""
    where = thing.origin if thing else None
    return (Related(span=where.span, message=text("The block {block} is used here.", block=where.block)),) if where else ()


def answer_of(reference: str, known: dict[str, Placed], topics: dict[str, Topic]) -> Answer | None:
    """Return the value domain of `item` or `item.part`; None where there is none such."""
    name, _, part = reference.partition(".")
    thing = known[name].item if name in known else topics.get(name)
    if thing is None or not part:
        return thing.answer if thing else None
    return thing.answer.part(part)


def asks_nothing(answer: Answer) -> bool:
    """Say whether an item has no answer."""
    return answer.kind is AnswerKind.NONE


def item_meant(name: str, known: Collection[str]) -> Text | None:
    """Return the hint that names the item that was probably meant: that of a block without its prefix, else the nearest one, or those there are."""
    inner = next((key for key in known if key.endswith(f"__{name}")), None)
    return text("Did you mean {name}?", name=inner) if inner else choose_from(name, known)
