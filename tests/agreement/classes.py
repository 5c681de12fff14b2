"""The classes of answers that matter to a condition: each code, several codes, borders and what lies beside them, days around
today, nothing, and everything that hides one of the items it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from swtools.conditions.tree import Condition, Literal, Operator, Today, ValueOf, comparisons, item_id, referenced
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Instrument, Item
from swtools.rules._walk import Placed, Stated, answer_of, by_id, stated
from tests.agreement.expected import Draft, conditional_entries
from tests.agreement.pairwise import combinations

MOST = 500
"""All combinations up to so many a condition, pairs beyond."""

Values = Mapping[str, object]
NOTHING = object()
_ANY_NUMBER, _ANY_TIME, _ANY_TEXT = Decimal(5), "08:30", "inny tekst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Borders:
    """What the conditions of an instrument compare a reference with: literals, and today where days are compared."""

    values: tuple[object, ...]
    today: bool


def drafts(instrument: Instrument, statement: Stated, today: str, most: int = MOST) -> list[Draft]:
    """Return the sets of answers for one condition; where it stands in a repeating section, each has two cards that differ."""
    known = by_id(instrument)
    factors = _factors(statement, known)
    borders = _borders(instrument)
    values = [of_reference(reference, known, borders, today) for reference in factors]
    rows = [
        {reference: options[index] for reference, options, index in zip(factors, values, row, strict=True)}
        for row in combinations([len(options) for options in values], most)
    ]
    repeats = sorted({known[item_id(reference)].repeats for reference in factors}, key=len)
    return [_draft((row, rows[index - 1]), (), repeats, known) for index, row in enumerate(rows)]


def pools(instrument: Instrument, today: str) -> dict[str, list[object]]:
    """Return, for every item that a condition names, the values that matter and that the item can hold; parts are left out."""
    known = by_id(instrument)
    borders = _borders(instrument)
    found = {}
    for reference in borders:
        values = [value for value in of_reference(reference, known, borders, today) if value is not NOTHING]
        fitting = [value for value in values if "." not in reference and _fits(known[reference].item, value)]
        if fitting:
            found[reference] = fitting
    return found


def deciding(instrument: Instrument) -> frozenset[str]:
    """Return the items on whose answers any condition of the tool depends."""
    known = by_id(instrument)
    return frozenset(item_id(reference) for statement in stated(instrument) for reference in _factors(statement, known))


def _factors(statement: Stated, known: Mapping[str, Placed]) -> list[str]:
    """Return what the condition names, and what decides whether that, or the condition's own item, is shown."""
    found = dict.fromkeys(referenced(statement.condition))
    if statement.key == "constraint.rule":
        found.setdefault(statement.place.item.id)
    conditions = list(_governing(statement.place, own=statement.key != "when"))
    done: set[str] = set()
    while pending := [name for name in map(item_id, found) if name not in done]:
        for name in pending:
            done.add(name)
            conditions += _governing(known[name], own=True)
        found |= dict.fromkeys(name for condition in conditions for name in referenced(condition))
        found = dict.fromkeys(name for reference in found for name in _entered(reference, known))
    # An item named by its parts is made of them.
    return [name for name in found if "." in name or not any(other.startswith(f"{name}.") for other in found)]


def _entered(reference: str, known: Mapping[str, Placed]) -> list[str]:
    """Return the reference, or what a computed one is made of."""
    item = known[item_id(reference)].item
    if not item.answer.derived:
        return [reference]
    return [name for operand in item.params.of for name in _entered(operand if known[item_id(operand)].item.type != "table" else item_id(operand), known)]


def _governing(place: Placed, *, own: bool) -> Iterator[Condition]:
    for item in (*place.around, place.item) if own else place.around:
        if item.when is not None:
            yield item.when
    for entry in conditional_entries(place.item) if own else ():
        assert entry.when is not None
        yield entry.when


def _borders(instrument: Instrument) -> dict[str, Borders]:
    """Return for each reference what it is compared with; those compared with one another share their borders."""
    groups: dict[str, set[str]] = {}
    literals: dict[str, list[object]] = {}
    days: set[str] = set()
    for statement in stated(instrument):
        for one in comparisons(statement.condition):
            groups.setdefault(one.item, {one.item})
            if isinstance(one.operand, ValueOf):
                groups.setdefault(one.operand.item, {one.operand.item})
                merged = groups[one.item] | groups[one.operand.item]
                groups |= dict.fromkeys(merged, merged)
            elif isinstance(one.operand, Today):
                days.add(one.item)
            elif isinstance(one.operand, Literal) and one.op is not Operator.ANSWERED:
                literals.setdefault(one.item, []).extend(one.operand.value if isinstance(one.operand.value, tuple) else (one.operand.value,))
    return {
        name: Borders(values=tuple(value for member in sorted(group) for value in literals.get(member, ())), today=bool(group & days))
        for name, group in groups.items()
    }


def of_reference(reference: str, known: Mapping[str, Placed], borders: Mapping[str, Borders], today: str) -> list[object]:
    """Return the classes of `item` or `item.part`, NOTHING last."""
    answer = answer_of(reference, dict(known), {})
    assert answer is not None
    own = borders.get(reference, Borders(values=(), today=False))
    params = known[item_id(reference)].item.params
    if "." not in reference or known[item_id(reference)].item.type != "matrix":
        return [*_distinct(_of_answer(answer, own, params if "." not in reference else None, today)), NOTHING]
    cells = _distinct(_of_answer(replace(answer, free=()), own, None, today))
    with_text = [{"code": cell, "text": "uwaga"} for cell in cells] + [{"text": "uwaga"}] if getattr(params, "comment", None) else []
    return [*cells, *with_text, NOTHING]


def _of_answer(answer: Answer, borders: Borders, params: object, today: str) -> Iterator[object]:
    match answer.kind:
        case AnswerKind.CODE:
            yield from answer.codes
            yield from ({"code": code, "text": "jakiś tekst"} for code in answer.free)
        case AnswerKind.CODES:
            yield from _several(answer, borders)
        case AnswerKind.NUMBER | AnswerKind.MONEY:
            yield from _numbers(answer, borders)
        case AnswerKind.DATE:
            limits = [getattr(params, name, None) for name in ("minimum", "maximum")]
            yield from _days([*borders.values, *limits], today)
        case AnswerKind.TIME:
            yield from (f"{minute // 60:02}:{minute % 60:02}" for one in borders.values or (_ANY_TIME,) for minute in _around(_minutes(one), 0, 24 * 60 - 1))
        case AnswerKind.MONTH:
            yield from (f"{month // 12:04}-{month % 12 + 1:02}" for one in borders.values or (today[:7],) for month in _around(_months(one), 0, 12 * 9999))
        case AnswerKind.TEXT:
            yield from (*borders.values, _ANY_TEXT, "")
        case AnswerKind.PARTS:
            yield from ({name: next(_of_answer(part, Borders(values=(), today=False), None, today))} for name, part in answer.parts if not part.derived)
        case AnswerKind.ROWS:
            labels = {"row": answer.parts[0][1].codes[0]} if answer.parts[0][0] == "row" else {}
            for name, part in answer.parts[1:] if labels else answer.parts:
                values = list(_of_answer(part, Borders(values=(), today=False), None, today)) if not part.derived else []
                yield from ([{**labels, name: value}] for value in values)
        case _:
            raise AssertionError(f"nothing is known about {answer}")


def _distinct(values: Iterable[object]) -> list[object]:
    return list({repr(value): value for value in values}.values())


def _several(answer: Answer, borders: Borders) -> Iterator[object]:
    """Each code alone, each named one with another, all, none; what is exclusive stands beside others too, as an old record may have it."""
    yield from ([code] for code in answer.codes)
    other = [code for code in answer.codes if code not in borders.values]
    yield from ([value, other[-1]] for value in borders.values if other)
    yield from ([{"code": code, "text": "jakiś tekst"}] for code in answer.free)
    yield list(answer.codes)
    yield other
    yield []


def _numbers(answer: Answer, borders: Borders) -> Iterator[object]:
    limits = [bound for bound in (answer.minimum, answer.maximum) if bound is not None]
    steps = (Decimal(1),) if answer.whole or answer.derived else (Decimal(1), Decimal("0.01"))
    for border in [*(Decimal(str(value)) for value in borders.values), *limits] or [_ANY_NUMBER]:
        for step in steps:
            for number in (border - step, border, border + step):
                yield f"{number:.2f}" if answer.kind is AnswerKind.MONEY else int(number) if number == number.to_integral_value() else float(number)


def _days(values: Sequence[object], today: str) -> Iterator[str]:
    for value in (*values, today):
        border = date.fromisoformat(today if value == "today" else str(value)) if value is not None else None
        if border:
            yield from ((border + timedelta(days=days)).isoformat() for days in (-1, 0, 1))


def _around(value: int, low: int, high: int) -> Iterator[int]:
    yield from (number for number in (value - 1, value, value + 1) if low <= number <= high)


def _minutes(value: object) -> int:
    hours, _, minutes = str(value).partition(":")
    return int(hours) * 60 + int(minutes)


def _months(value: object) -> int:
    year, _, month = str(value).partition("-")
    return int(year) * 12 + int(month) - 1


def _fits(item: Item, value: object) -> bool:
    """Say whether a person could give this answer in the form."""
    answer = item.answer
    if answer.derived or value in ("", []):
        return False
    if answer.kind in (AnswerKind.NUMBER, AnswerKind.MONEY):
        number = Decimal(str(value))
        return (answer.minimum is None or number >= answer.minimum) and (answer.maximum is None or number <= answer.maximum)
    if answer.kind is AnswerKind.CODES and isinstance(value, list):
        alone = len(value) < 2 or not set(map(str, value)) & set(answer.exclusive)
        return alone and (answer.max_count is None or len(value) <= answer.max_count)
    return True


# From values to answers


def _draft(
    rows: tuple[Mapping[str, object], Mapping[str, object]], at: tuple[str, ...], repeats: Sequence[tuple[str, ...]], known: Mapping[str, Placed]
) -> Draft:
    """Return the answers at one level of cards; the second card of each section has the values of another row."""
    draft: Draft = {}
    for reference, value in rows[0].items():
        name, _, part = reference.partition(".")
        if known[name].repeats == at and value is not NOTHING:
            if part:
                inner = draft.setdefault(name, {})
                assert isinstance(inner, dict)
                inner[part] = value
            else:
                draft[name] = value
    for section in dict.fromkeys(path[len(at)] for path in repeats if path[: len(at)] == at and len(path) > len(at)):
        cards = [_draft(pair, (*at, section), repeats, known) for pair in (rows, rows[::-1])]
        if any(cards):
            draft[section] = [card for card in cards if card]
    return draft
