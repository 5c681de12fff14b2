"""Which items of a filled form are shown: hidden ones count as unanswered, resolved in the order of the page.

Conditions look back only, so one pass in document order is the fixed point. The HTML's script follows the same steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from swtools.conditions.calculate import calculate
from swtools.conditions.evaluate import Lookup, evaluate, part_of, plain
from swtools.items.computed import calculation
from swtools.model.answer import AnswerKind
from swtools.model.instrument import Instrument, Item, walk
from swtools.model.library import Option


@dataclass(slots=True)
class Sheet:
    """One object of answers (the form, or one card of a repeat) while it is walked; `outer` is the object around it.

    `target` finds the items of the tool by id; computed values are computed anew, whatever the record says.
    """

    answers: Mapping[str, object]
    today: str
    target: Callable[[str], Item | None]
    outer: Sheet | None = None
    shown: dict[str, object] = field(default_factory=dict)

    def lookup(self, reference: str) -> object:
        """Return what an item (or `item.part`) that is shown holds, looking outwards; None where it is unanswered or hidden."""
        item, _, part = reference.partition(".")
        sheet: Sheet | None = self
        while sheet is not None:
            if item in sheet.shown:
                value = sheet.shown[item]
                return part_of(value, part) if part else value
            sheet = sheet.outer
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An item that is shown, with its sheet and its path in the record (`goals`, `children[0].name`)."""

    item: Item
    sheet: Sheet
    path: str


def shown_items(instrument: Instrument, answers: Mapping[str, object], today: str) -> Iterator[Shown]:
    """Yield the items of a form that are shown with these answers, in the order of the page; `today` is an ISO date."""
    known = {item.id: item for item in walk(instrument.top_items())}
    yield from _walk(instrument.top_items(), Sheet(answers, today, known.get), "")


def _walk(items: Sequence[Item], sheet: Sheet, prefix: str) -> Iterator[Shown]:
    for item in items:
        if item.when is not None and not evaluate(item.when, sheet.lookup, sheet.today):
            continue
        if item.type != "section":
            value = sheet.answers.get(item.id) if item.type != "computed" else calculate(calculation(item, sheet.target), sheet.lookup, sheet.today)
            if value is not None:
                sheet.shown[item.id] = _available(item, value, sheet.lookup, sheet.today)
            yield Shown(item=item, sheet=sheet, path=prefix + item.id)
        elif item.answer.kind is AnswerKind.ROWS:
            yield Shown(item=item, sheet=sheet, path=prefix + item.id)
            yield from _cards(item, sheet, prefix + item.id)
        else:
            yield from _walk(item.children, sheet, prefix)


def _cards(item: Item, sheet: Sheet, path: str) -> Iterator[Shown]:
    """Walk the cards of a repeating section; a card that holds hidden answers only is none. An empty one holds the place of a text that is no answer."""
    cards = sheet.answers.get(item.id)
    kept: list[object] = []
    for index, card in enumerate(cards if isinstance(cards, list) else []):
        inner = Sheet(card if isinstance(card, Mapping) else {}, sheet.today, sheet.target, sheet)
        yield from _walk(item.children, inner, f"{path}[{index}].")
        if not card or any(plain(value) is not None for value in inner.shown.values()):
            kept.append(inner.shown)
    sheet.shown[item.id] = kept


def _available(item: Item, value: object, lookup: Lookup, today: str) -> object:
    """Take out of an answer the options, the rows of a matrix and the options in a table's cells whose own condition does not hold."""
    if item.type == "table":
        return _available_cells(item, value, lookup, today)
    if item.type == "matrix":
        rows = _closed(getattr(item.params, "rows", ()), lookup, today)
        return {row: cell for row, cell in value.items() if row not in rows} if isinstance(value, Mapping) else value
    closed = _closed(getattr(item.params, "options", ()), lookup, today)
    if not closed:
        return value
    if isinstance(value, list):
        return [part for part in value if plain(part) not in closed]
    return None if plain(value) in closed else value


def _available_cells(table: Item, value: object, lookup: Lookup, today: str) -> object:
    """Do the same in the cells of a table; a row that holds closed options only is none."""
    columns = {column.id: column for column in table.children if any(option.when for option in getattr(column.params, "options", ()))}
    if not columns or not isinstance(value, list):
        return value
    rows: list[object] = []
    for row in value:
        held = row if isinstance(row, Mapping) else {}
        cells = {name: _available(columns[name], cell, lookup, today) if name in columns else cell for name, cell in held.items()}
        if not held or any(plain(cell) is not None for name, cell in cells.items() if name != "row"):
            rows.append(cells)
    return rows


def _closed(entries: Sequence[object], lookup: Lookup, today: str) -> list[object]:
    return [entry.code for entry in entries if isinstance(entry, Option) and entry.when is not None and not evaluate(entry.when, lookup, today)]
