"""A value that stands in the form before anybody writes must be one that the answer can have.

`initial` is taken into the record as it is. A code that is not among the options, a number beyond `max` or a text that is
too long would be saved unseen, and no form could show it again.

**How to mend.** Write the value as it stands in a record: the code of an option, a number, `2026-03-07`, `"08:30"`,
`"120.50"`, a list of codes for a multiple choice, rows by column id for a table. `today` is allowed for a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from swtools.conditions.analysis import LARGEST, measure
from swtools.diagnostics import Diagnostic, error, text
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Instrument, Item
from swtools.model.library import Library
from swtools.rules._domains import SHAPES
from swtools.rules._walk import origin, placed

CODES = {"SW363": "an initial value that the answer cannot have"}
PASS = """
- {type: choice, id: pora, text: "Kiedy?", initial: rano, options: [{code: rano, text: "rano"}, {code: noc, text: "w nocy"}]}
- {type: scale, id: sen, text: "Sen", min_label: "zły", max_label: "dobry", initial: 5}
- {type: date, id: dzien, text: "Dzień", initial: today}
- type: table
  id: osoby
  text: "Kto jest w domu?"
  initial: [{kto: "dziecko"}]
  columns: [{id: kto, type: text, text: "Kto"}, {id: wiek, type: integer, text: "Wiek", min: 0, max: 120}]
"""
FAIL = {
    "SW363": """
- {type: choice, id: pora, text: "Kiedy?", initial: wieczor, options: [{code: rano, text: "rano"}, {code: noc, text: "w nocy"}]}
""",
}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:  # noqa: ARG001
    """Check the initial value of every item that has one."""
    for place in placed(instrument):
        item = place.item
        if item.initial is None:
            continue
        if not fits(item.initial, item.answer) or not _bounded(item):
            hint = text("Write one of: {codes}.", codes=", ".join(item.answer.codes)) if item.answer.codes else text("Write it as it stands in a record.")
            yield error("SW363", item.place("initial"), text("The answer of {id} cannot be {value}.", id=item.id, value=str(item.initial)), hint, *origin(item))


def _bounded(item: Item) -> bool:
    """Say whether a text or a day keeps what its type asks beyond the shape."""
    value, own = item.initial, item.params
    if item.type == "text" and isinstance(value, str) and getattr(own, "pattern", None):
        try:
            return re.fullmatch(str(getattr(own, "pattern", "")), value) is not None
        except re.error:
            return True  # SW320 says so
    if item.type == "date" and isinstance(value, str) and value != "today":
        low, high = getattr(own, "minimum", None), getattr(own, "maximum", None)
        return not (low and low != "today" and value < low) and not (high and high != "today" and value > high)
    return True


def fits(value: object, answer: Answer) -> bool:
    """Say whether `value` is one that a record may hold for `answer`."""
    match answer.kind:
        case AnswerKind.CODE:
            return _code(value, answer)
        case AnswerKind.CODES:
            return isinstance(value, list) and all(_code(part, answer) for part in value) and len(value) <= (answer.max_count or len(value))
        case AnswerKind.TEXT:
            return isinstance(value, str) and len(value) <= (answer.max_length or len(value))
        case AnswerKind.PARTS:
            return isinstance(value, Mapping) and all((part := answer.part(str(key))) is not None and fits(inner, part) for key, inner in value.items())
        case AnswerKind.ROWS:
            return _rows(value, answer)
        case AnswerKind.NONE:
            return False
    if answer.kind is AnswerKind.DATE and value == "today":
        return True
    number = measure(SHAPES[answer.kind], value)
    return number is not None and _within(number, value, answer)


def _code(value: object, answer: Answer) -> bool:
    if isinstance(value, Mapping):
        return value.get("code") in answer.free
    return value in answer.codes


def _rows(value: object, answer: Answer) -> bool:
    if not isinstance(value, list) or len(value) > (answer.max_count or len(value)):
        return False
    known = dict(answer.parts)
    return all(isinstance(row, Mapping) and all(key in known and fits(cell, known[key]) for key, cell in row.items()) for row in value)


def _within(number: Decimal, value: object, answer: Answer) -> bool:
    if answer.kind not in (AnswerKind.NUMBER, AnswerKind.MONEY):
        return True
    if answer.kind is AnswerKind.NUMBER and isinstance(value, str):
        return False
    low, high, step = answer.minimum, answer.maximum, answer.step or (Decimal(1) if answer.whole else None)
    if (low is not None and number < low) or (high is not None and number > high):
        return False
    start = low if low is not None and abs(low) <= LARGEST else Decimal(0)
    return step is None or (number - start) % step == 0
