"""A computed item computes something: its operands exist, stand before it, are numbers, and do not go round in a circle.

`sum`, `mean` and `difference` need numbers or amounts, `score` a choice whose options have a `score`, `age` a date.
`count` counts answers of any kind, `distinct` different ones: persons, where `count` gives contracts. `percentage` is of two
numbers, a part and its base. `where` says which rows of one table count, by the columns of the row. A total that depends on
itself never comes to an end, and the screen computes from top to bottom.

**How to mend.** Name items by their id, columns as `table.column`, items of a block with the prefix. Put what is computed
below what it is made of; take the item that closes the circle out of `of`. In `where` name columns; what they are compared
with (`value_of`) may be an item of the form, such as `okres.from`.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.conditions.tree import comparisons, item_id, referenced
from swtools.diagnostics import Diagnostic, Related, Text, did_you_mean, error, text
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Instrument, Item
from swtools.model.library import Library
from swtools.rules._walk import Placed, RowCondition, answer_of, by_id, entries, origin, row_conditions

CODES = {
    "SW357": "computed items that depend on one another in a circle",
    "SW358": "a computed item of something that does not exist here",
    "SW359": "a computed item of answers that it cannot compute",
    "SW392": "a `where` without the rows of one table",
    "SW393": "a `where` that asks about something else than a column",
    "SW394": "a computed item of something that comes later",
}
PASS = """
- type: table
  id: rozmowy
  text: "Rozmowy"
  columns: [{id: dzien, type: date, text: "Dzień"}, {id: minuty, type: integer, text: "Minuty"}]
- {type: computed, id: razem, text: "Razem", op: sum, of: [rozmowy.minuty], unit: "min"}
- {type: computed, id: ile, text: "Ile rozmów", op: count, of: [rozmowy.dzien]}
- {type: computed, id: srednio, text: "Średnio", op: difference, of: [razem, ile]}
- {type: period, id: okres, text: "Okres"}
- type: table
  id: rejestr
  text: "Rejestr"
  columns:
    - {id: kod, type: text, text: "Kod"}
    - {id: od, type: date, text: "Od"}
    - {id: umowa, type: choice, text: "Umowa", options: [{code: praca, text: "o pracę"}, {code: zlecenie, text: "zlecenie"}]}
- {type: computed, id: osoby, text: "Osoby", op: distinct, of: [rejestr.kod]}
- {type: computed, id: umowy, text: "Umowy o pracę", op: count, of: [rejestr], where: {umowa: praca}}
- {type: computed, id: nowe, text: "Nowe osoby", op: distinct, of: [rejestr.kod], where: {item: od, op: ge, value_of: okres.from}}
- {type: computed, id: udzial, text: "Ile procent osób jest nowych", op: percentage, of: [nowe, osoby]}
"""
FAIL = {
    "SW357": """
- {type: computed, id: pierwsze, text: "Pierwsze", op: sum, of: [drugie]}
- {type: computed, id: drugie, text: "Drugie", op: sum, of: [pierwsze]}
""",
    "SW358": """
- {type: integer, id: minuty, text: "Minuty"}
- {type: computed, id: razem, text: "Razem", op: sum, of: [minutes]}
""",
    "SW359": """
- {type: text, id: kto, text: "Kto?"}
- {type: computed, id: razem, text: "Razem", op: sum, of: [kto]}
""",
    "SW392": """
- {type: integer, id: minuty, text: "Minuty"}
- {type: computed, id: razem, text: "Razem", op: sum, of: [minuty], where: {item: minuty, op: gt, value: 5}}
""",
    "SW393": """
- {type: boolean, id: praca, text: "Czy jest praca?"}
- {type: table, id: rejestr, text: "Rejestr", columns: [{id: kod, type: text, text: "Kod"}]}
- {type: computed, id: osoby, text: "Osoby", op: distinct, of: [rejestr.kod], where: {praca: tak}}
""",
    "SW394": """
- {type: computed, id: razem, text: "Razem", op: sum, of: [minuty]}
- {type: integer, id: minuty, text: "Minuty"}
""",
}
_NUMBERS = (AnswerKind.NUMBER, AnswerKind.MONEY)
_TOLD_APART = (AnswerKind.TEXT, AnswerKind.NUMBER, AnswerKind.DATE, AnswerKind.TIME, AnswerKind.MONTH, AnswerKind.CODE, AnswerKind.CODES)


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:  # noqa: ARG001
    """Check every computed item."""
    known = by_id(instrument)
    computed = {place.item.id: place.item for place in known.values() if place.item.type == "computed"}
    rows = list(row_conditions(instrument))
    circles = _circles(_needed(computed, rows))
    round_about = {name for circle in circles for name in circle}
    for item in computed.values():
        for index, reference in enumerate(_operands(item)):
            yield from _operand(known[item.id], index, reference, known, round_about)
    for one in rows:
        yield from _where(one, known)
    for circle in circles:
        related = tuple(Related(span=computed[name].span, message=text("{name} stands here.", name=name)) for name in circle[1:])
        way = " → ".join((*circle, circle[0]))
        yield error("SW357", computed[circle[0]].place("of"), text("This value depends on itself: {chain}.", chain=way), None, *related)


def _operands(item: Item) -> tuple[str, ...]:
    return tuple(getattr(item.params, "of", ()))


def _needed(computed: dict[str, Item], rows: list[RowCondition]) -> dict[str, tuple[str, ...]]:
    """Return for each computed item the computed items that it is made of, or that its rows are compared with."""
    named = {name: list(_operands(item)) for name, item in computed.items()}
    for one in rows:
        named[one.stated.place.item.id] += [reference for reference in referenced(one.stated.condition) if item_id(reference) not in one.columns]
    return {name: tuple(item_id(reference) for reference in references if item_id(reference) in computed) for name, references in named.items()}


def _operand(place: Placed, index: int, reference: str, known: dict[str, Placed], round_about: set[str]) -> Iterator[Diagnostic]:
    item, span = place.item, place.item.place(f"of.{index}")
    answer = answer_of(reference, known, {})
    name = item_id(reference)
    if answer is None:
        hint = did_you_mean(reference, known) or text("A column is written as table.column.")
        yield error("SW358", span, text("There is no {name} in this tool to compute with.", name=reference), hint, *origin(item))
    elif known[name].repeats != place.repeats[: len(known[name].repeats)]:
        section = known[name].repeats[-1]
        yield error(
            "SW358",
            span,
            text("{name} stands in the repeating section {section}, so there are several.", name=reference, section=section),
            text("Write {section}.{name} to compute over all cards.", section=section, name=reference),
            *origin(item),
        )
    elif known[name].order > place.order and name not in round_about:
        related = Related(span=known[name].item.span, message=text("{name} stands here.", name=name))
        message = text("{name} comes after what is computed of it.", name=name)
        yield error("SW394", span, message, text("Move this item below {name}.", name=name), related, *origin(item))
    else:
        op = str(getattr(item.params, "op", ""))
        wanted = _unfit(op, known[name].item, reference, answer)
        if wanted:
            yield error("SW359", span, text("`{op}` cannot compute with {name}.", op=op, name=reference), wanted, *origin(item))


def _unfit(op: str, target: Item, reference: str, answer: Answer) -> Text | None:
    """Return what the operation wants instead, or None where the operand suits it."""
    if op == "count":
        return None if answer.kind is not AnswerKind.NONE else text("`count` counts the answers of a question.")
    if op == "distinct":
        return None if answer.kind in _TOLD_APART else text("`distinct` needs answers that can be told apart; a column is written as table.column.")
    if op == "percentage":
        one = answer.kind in _NUMBERS and target.answer.kind is not AnswerKind.ROWS
        return None if one else text("`percentage` takes two numbers: compute the part and the base in items of their own.")
    if op == "age":
        return None if answer.kind is AnswerKind.DATE else text("`age` needs a date.")
    if op == "score":
        column = reference.partition(".")[2]
        asked = next((child for child in target.children if child.id == column), target)
        scored = [option for key, options in entries(asked) if key == "options" for option in options if option.score is not None]
        return None if scored else text("`score` needs a choice whose options have a `score`.")
    return None if answer.kind in _NUMBERS else text("Name numbers, amounts or scales; a column is written as table.column.")


def _where(rows: RowCondition, known: dict[str, Placed]) -> Iterator[Diagnostic]:
    """Check that `where` goes over the rows of one table and asks about its columns."""
    item = rows.stated.place.item
    tables = {item_id(reference) for reference in _operands(item)}
    if not tables <= known.keys():
        return  # said already
    if len(tables) > 1 or not rows.columns:
        hint = text("Name one table in `of`, or columns of it as table.column.")
        yield error("SW392", rows.stated.span, text("`where` chooses among the rows of one table, and `of` does not name one."), hint, *origin(item))
        return
    for comparison in comparisons(rows.stated.condition):
        name = item_id(comparison.item)
        if name not in rows.columns:
            hint = text("Its columns are: {columns}.", columns=", ".join(rows.columns))
            yield error("SW393", rows.stated.span, text("{name} is no column of {table}.", name=name, table=min(tables)), hint, *origin(item))


def _circles(needed: dict[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the circles, each once."""
    found: list[tuple[str, ...]] = []
    for start in needed:
        circle = _circle(start, needed)
        if circle and not any(set(circle) & set(other) for other in found):
            found.append(circle)
    return found


def _circle(start: str, needed: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the way from `start` back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for name in needed[way[-1]]:
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
