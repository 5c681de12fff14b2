"""A computed item computes something: its operands exist, are numbers, and do not go round in a circle.

`sum`, `mean` and `difference` need numbers or amounts, `score` a choice whose options have a `score`, `age` a date.
`count` counts answers of any kind. A total that depends on itself never comes to an end.

**How to mend.** Name items by their id, columns as `table.column`, items of a block with the prefix. Take the item that
closes the circle out of `of`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, Related, Text, error, text
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Instrument, Item
from swtools.model.library import Library
from swtools.rules._walk import Placed, answer_of, by_id, entries, origin

CODES = {
    "SW357": "computed items that depend on one another in a circle",
    "SW358": "a computed item of something that does not exist here",
    "SW359": "a computed item of answers that it cannot compute",
}
PASS = """
- type: table
  id: rozmowy
  text: "Rozmowy"
  columns: [{id: dzien, type: date, text: "Dzień"}, {id: minuty, type: integer, text: "Minuty"}]
- {type: computed, id: razem, text: "Razem", op: sum, of: [rozmowy.minuty], unit: "min"}
- {type: computed, id: ile, text: "Ile rozmów", op: count, of: [rozmowy.dzien]}
- {type: computed, id: srednio, text: "Średnio", op: difference, of: [razem, ile]}
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
}
_NUMBERS = (AnswerKind.NUMBER, AnswerKind.MONEY)


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:  # noqa: ARG001
    """Check every computed item."""
    known = by_id(instrument)
    computed = {place.item.id: place.item for place in known.values() if place.item.type == "computed"}
    for item in computed.values():
        for index, reference in enumerate(_operands(item)):
            yield from _operand(known[item.id], index, reference, known)
    yield from _circles(computed)


def _operands(item: Item) -> tuple[str, ...]:
    return tuple(getattr(item.params, "of", ()))


def _operand(place: Placed, index: int, reference: str, known: dict[str, Placed]) -> Iterator[Diagnostic]:
    item, span = place.item, place.item.place(f"of.{index}")
    answer = answer_of(reference, known, {})
    name = reference.partition(".")[0]
    if answer is None:
        near = difflib.get_close_matches(reference, list(known), n=1)
        hint = text("Did you mean {name}?", name=near[0]) if near else text("A column is written as table.column.")
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
    else:
        op = str(getattr(item.params, "op", ""))
        wanted = _unfit(op, known[name].item, reference, answer)
        if wanted:
            yield error("SW359", span, text("`{op}` cannot compute with {name}.", op=op, name=reference), wanted, *origin(item))


def _unfit(op: str, target: Item, reference: str, answer: Answer) -> Text | None:
    """Return what the operation wants instead, or None where the operand suits it."""
    if op == "count":
        return None if answer.kind is not AnswerKind.NONE else text("`count` counts the answers of a question.")
    if op == "age":
        return None if answer.kind is AnswerKind.DATE else text("`age` needs a date.")
    if op == "score":
        column = reference.partition(".")[2]
        asked = next((child for child in target.children if child.id == column), target)
        scored = [option for key, options in entries(asked) if key == "options" for option in options if option.score is not None]
        return None if scored else text("`score` needs a choice whose options have a `score`.")
    return None if answer.kind in _NUMBERS else text("Name numbers, amounts or scales; a column is written as table.column.")


def _circles(computed: dict[str, Item]) -> Iterator[Diagnostic]:
    reported: set[str] = set()
    for start, item in computed.items():
        chain = _circle(start, computed)
        if chain and not reported & set(chain):
            reported |= set(chain)
            related = tuple(Related(span=computed[name].span, message=text("{name} stands here.", name=name)) for name in chain[1:])
            way = " → ".join((*chain, chain[0]))
            yield error("SW357", item.place("of"), text("This value depends on itself: {chain}.", chain=way), None, *related)


def _circle(start: str, computed: dict[str, Item]) -> tuple[str, ...]:
    """Return the way from `start` back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for reference in _operands(computed[way[-1]]):
            name = reference.partition(".")[0]
            if name == start:
                return way
            if name in computed and name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
