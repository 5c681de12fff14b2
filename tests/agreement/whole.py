"""Seeded whole sets of answers: every item of a tool answered at random, validly by its type, or left out; hidden ones too."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Instrument, Item
from swtools.model.library import Option
from tests.agreement.classes import pools
from tests.agreement.expected import Draft

_MOST_ROWS = 3
_FORMATS = {
    "pesel": "02070803628",
    "phone": "600100200",
    "email": "ola@example.org",
    "postal_code": "60-100",
    "case_code": "PS.17.2026",
    "first_name": "Ola",
}


def whole_sets(instrument: Instrument, today: str, count: int) -> list[Draft]:
    """Return `count` sets; the same tool gets the same sets again."""
    chance = random.Random(f"{instrument.id} {today}")
    near = pools(instrument, today)
    return [_Filler(chance, near, today, chance.choice((0.3, 0.7, 0.95))).whole(instrument) for _ in range(count)]


class _Filler:
    """Fills one set; `density` is the share of items that are answered."""

    def __init__(self, chance: random.Random, near: Mapping[str, list[object]], today: str, density: float) -> None:
        self.chance, self.near, self.today, self.density = chance, near, today, density

    def whole(self, instrument: Instrument) -> Draft:
        talk = {topic.id: self.value(topic.answer) for topic in instrument.topics() if self.chance.random() < self.density}
        return self.object_of(instrument.top_items()) | {name: value for name, value in talk.items() if value != {}}

    def object_of(self, items: Sequence[Item]) -> Draft:
        found: Draft = {}
        for item in items:
            if item.type == "section" and item.answer.kind is AnswerKind.NONE:
                found |= self.object_of(item.children)
            elif item.answer.kind is not AnswerKind.NONE and not item.answer.derived and self.chance.random() < self.density:
                value = self.item(item)
                if value not in ("", [], {}):
                    found[item.id] = value
        return found

    def item(self, item: Item) -> object:
        near = self.near.get(item.id)
        if near and self.chance.random() < 0.6:
            return self.chance.choice(near)
        if item.answer.kind is AnswerKind.ROWS:
            return self.rows(item)
        if item.type == "matrix":
            return self.matrix(item)
        fixed = _FORMATS.get(str(getattr(item.params, "format", "")))
        return fixed or self.value(item.answer, _gone(item))

    def rows(self, item: Item) -> list[Draft]:
        labels = getattr(item.params, "row_labels", ())
        if labels:
            filled = [(label.code, self.object_of(item.children)) for label in labels]
            return [{"row": code} | row for code, row in filled if row]
        rows = [self.object_of(item.children) for _ in range(self.chance.randint(1, min(_MOST_ROWS, item.answer.max_count or _MOST_ROWS)))]
        return [row for row in rows if row]

    def matrix(self, item: Item) -> Draft:
        gone, comment = _gone(item), getattr(item.params, "comment", None)
        filled: Draft = {}
        for row, cell in item.answer.parts:
            if row not in gone and self.chance.random() < self.density:
                value = self.value(replace(cell, free=()), gone)
                name = {"name": "Mój wiersz"} if row not in {entry.code for entry in getattr(item.params, "rows", ())} else {}
                filled[row] = {**name, "code": value, **({"text": "uwaga"} if comment else {})} if name or comment else value
        return filled

    def value(self, answer: Answer, gone: frozenset[str] = frozenset()) -> object:
        match answer.kind:
            case AnswerKind.TEXT:
                return "Zażółć gęślą jaźń"[: answer.max_length or 20]
            case AnswerKind.NUMBER | AnswerKind.MONEY:
                return self.number(answer)
            case AnswerKind.DATE:
                return (date.fromisoformat(self.today) + timedelta(days=self.chance.randint(-400, 400))).isoformat()
            case AnswerKind.TIME:
                return f"{self.chance.randint(0, 23):02}:{self.chance.choice((0, 15, 30, 59)):02}"
            case AnswerKind.MONTH:
                return f"{self.chance.randint(2019, 2027)}-{self.chance.randint(1, 12):02}"
            case AnswerKind.CODE:
                return self.code(answer, [code for code in answer.codes if code not in gone])
            case AnswerKind.CODES:
                return self.codes(answer, [code for code in answer.codes if code not in gone])
            case AnswerKind.PARTS:
                filled = {name: self.value(part, gone) for name, part in answer.parts if name not in gone and self.chance.random() < self.density}
                return {name: value for name, value in filled.items() if value not in ("", [])}
        raise AssertionError(f"nothing is known about {answer}")

    def code(self, answer: Answer, codes: Sequence[str]) -> object:
        code = self.chance.choice(codes)
        return {"code": code, "text": "jakiś tekst"} if code in answer.free and self.chance.random() < 0.5 else code

    def codes(self, answer: Answer, codes: Sequence[str]) -> list[object]:
        usual = [code for code in codes if code not in answer.exclusive]
        if answer.exclusive and self.chance.random() < 0.2:
            return [self.chance.choice([code for code in codes if code in answer.exclusive])]
        count = self.chance.randint(1, min(len(usual), answer.max_count or len(usual)))
        chosen = self.chance.sample(usual, count)
        return [{"code": code, "text": "jakiś tekst"} if code in answer.free else code for code in codes if code in chosen]

    def number(self, answer: Answer) -> object:
        low = answer.minimum if answer.minimum is not None else Decimal(0)
        high = answer.maximum if answer.maximum is not None else low + 50
        step = answer.step or (Decimal(1) if answer.whole else Decimal("0.5"))
        number = low + step * self.chance.randint(0, int((high - low) / step))
        if answer.kind is AnswerKind.MONEY:
            return f"{number:.2f}"
        return int(number) if number == number.to_integral_value() else float(number)


def _gone(item: Item) -> frozenset[str]:
    """Return the codes that new forms no longer offer."""
    entries = (entry for key in ("options", "rows") for entry in getattr(item.params, key, ()))
    return frozenset(entry.code for entry in entries if isinstance(entry, Option) and entry.retired)
