"""Invented tools that use everything conditions can do: every item type, every operator, nested trees, cards in cards, options, rows
of a matrix and columns with conditions of their own, constraints, computed values. Seeded: the same number gives the same tool."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass

from swtools.loading.build import build
from swtools.loading.discover import File
from swtools.model.instrument import Instrument
from swtools.model.library import Library

Data = dict[str, object]

_HEAD = {
    "kind": "documentation_form",
    "code": "T-1",
    "title": "Próba",
    "purpose": "Sprawdza warunki.",
    "when_to_use": "W próbie.",
    "version": "1.0",
    "status": "draft",
    "role": "pracownik",
    "process": "social_work",
    "use": "optional",
    "audience": "worker",
    "duration_minutes": 5,
}
_ORDER = ("gt", "ge", "lt", "le")
_DATES = ("2024-02-28", "2024-02-29", "2024-03-01", "today")
_TIMES, _MONTHS, _TEXTS = ("08:30", "12:00"), ("2024-01", "2024-02"), ("tak", "5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a condition may name: the reference, what it holds, the codes or literals to compare with, and the cards around it."""

    reference: str
    holds: str
    values: tuple[object, ...]
    cards: tuple[str, ...]


def tool(seed: int) -> tuple[Instrument, Library]:
    """Return the invented tool of a number, and the library that holds it alone."""
    maker = _Maker(random.Random(seed), random.Random(f"rows {seed}"))
    items = maker.items((), depth=0, count=9)
    data = _HEAD | {"id": f"proba_{seed}", "items": [{"type": "section", "id": "calosc", "title": "Całość", "items": items}]}
    content = json.dumps(data, ensure_ascii=False, indent=1).encode()
    loaded = build([File(path=f"standards/grupa/1-diagnoza/proba-{seed}.yaml", schema="instrument", content=content)])
    assert loaded.findings == (), (loaded.findings, content.decode())
    return loaded.library.instruments[0], loaded.library


class _Maker:
    def __init__(self, chance: random.Random, aside: random.Random) -> None:
        self.chance = chance
        self.aside = aside
        self.named: list[Named] = []
        self.tables: list[tuple[tuple[str, ...], tuple[str, str, str, list[object]]]] = []
        self.count = 0

    def items(self, cards: tuple[str, ...], depth: int, count: int) -> list[Data]:
        first = [] if depth else [self.plain_choice(cards)]
        return first + [self.item(cards, depth) for _ in range(count)]

    def item(self, cards: tuple[str, ...], depth: int) -> Data:
        self.count += 1
        identifier = f"p{self.count}"
        condition = {"when": self.tree(cards, 0)} if self.of(cards) and self.chance.random() < 0.55 else {}
        kinds = (*_KINDS, *(("section", "repeats", "repeats") if depth < 2 else ()))
        kind = self.chance.choice(kinds)
        if kind == "section":
            return {"type": "section", "id": identifier, "title": "Część", "items": self.items(cards, depth + 1, 3)} | condition
        if kind == "repeats":
            inner = self.items((*cards, identifier), depth + 1, 4)
            self.name(identifier, "whole", (), cards)
            return {"type": "section", "id": identifier, "title": "Karta", "repeats": {"min": 0, "max": 5}, "items": inner} | condition
        made: Data = getattr(self, f"make_{kind}")(identifier, cards)
        return {"id": identifier, "text": "Co?", **made, **condition, **self.constraint(identifier, cards, made)}

    def plain_choice(self, cards: tuple[str, ...]) -> Data:
        self.count += 1
        return {"id": f"p{self.count}", "text": "Co?", **self.make_boolean(f"p{self.count}", cards)}

    def constraint(self, identifier: str, cards: tuple[str, ...], made: Data) -> Data:
        if made["type"] in ("display", "sketch") or self.chance.random() < 0.6:
            return {}
        return {"constraint": {"rule": self.tree(cards, 1, own=identifier), "message": "To się nie zgadza."}}

    # Conditions

    def of(self, cards: tuple[str, ...]) -> list[Named]:
        return [one for one in self.named if cards[: len(one.cards)] == one.cards]

    def name(self, reference: str, holds: str, values: tuple[object, ...], cards: tuple[str, ...]) -> None:
        self.named.append(Named(reference=reference, holds=holds, values=values, cards=cards))

    def tree(self, cards: tuple[str, ...], depth: int, own: str = "") -> Data:
        kind = self.chance.choice(("leaf", "leaf", "all", "any", "not") if depth < 3 else ("leaf",))
        if kind == "leaf":
            return self.comparison(cards, own)
        if kind == "not":
            return {"not": self.tree(cards, depth + 1, own)}
        return {kind: [self.tree(cards, depth + 1, own) for _ in range(self.chance.randint(1, 3))]}

    def comparison(self, cards: tuple[str, ...], own: str) -> Data:
        known = self.of(cards)
        mine = [one for one in known if one.reference.partition(".")[0] == own]
        one = self.chance.choice(mine if mine and self.chance.random() < 0.5 else known)
        if one.holds == "whole" or self.chance.random() < 0.15:
            whole = {"item": one.reference, "op": "answered"}
            return whole | ({"value": False} if self.chance.random() < 0.5 else {})
        others = [other for other in known if other.holds == one.holds and other is not one]
        if others and self.chance.random() < 0.3:
            return {"item": one.reference, "op": self.chance.choice(self.operators(one)), "value_of": self.chance.choice(others).reference}
        if one.holds in ("code", "codes") and self.chance.random() < 0.3:
            return {one.reference: self.chance.choice(one.values)}
        op = self.chance.choice((*self.operators(one), "in", "not_in"))
        if op in ("in", "not_in"):
            literals = [value for value in one.values if value != "today"]
            return {"item": one.reference, "op": op, "value": self.chance.sample(literals, self.chance.randint(1, len(literals)))}
        return {"item": one.reference, "op": op, "value": self.chance.choice(one.values)}

    def operators(self, one: Named) -> tuple[str, ...]:
        if one.holds in ("number", "money", "date", "time", "month"):
            return ("eq", "ne", *_ORDER)
        return ("eq", "ne", "includes") if one.holds == "codes" else ("eq", "ne")

    def options(self, cards: tuple[str, ...], count: int) -> list[Data]:
        """Return options, the last ones with conditions of their own."""
        made: list[Data] = [{"code": f"k{number}", "text": f"Odpowiedź {number}", "score": number} for number in range(count)]
        if self.of(cards) and self.chance.random() < 0.5:
            made[-1]["when"] = self.tree(cards, 1)
        return made

    # Item types

    def make_text(self, identifier: str, cards: tuple[str, ...]) -> Data:
        self.name(identifier, "text", _TEXTS, cards)
        return {"type": self.chance.choice(("text", "longtext"))}

    def make_sketch(self, identifier: str, cards: tuple[str, ...]) -> Data:
        self.name(identifier, "text", _TEXTS, cards)
        return {"type": "sketch"}

    def make_number(self, identifier: str, cards: tuple[str, ...]) -> Data:
        kind = self.chance.choice(("integer", "decimal", "money"))
        self.name(identifier, "money" if kind == "money" else "number", (0, 3, 12.5 if kind != "integer" else 12), cards)
        return {"type": kind, "min": 0, "max": 20} | ({"concept": "koszt"} if kind == "money" else {})

    def make_moment(self, identifier: str, cards: tuple[str, ...]) -> Data:
        kind = self.chance.choice(("date", "date", "time", "month"))
        self.name(identifier, kind, {"date": _DATES, "time": _TIMES, "month": _MONTHS}[kind], cards)
        return {"type": kind}

    def make_period(self, identifier: str, cards: tuple[str, ...]) -> Data:
        for part in ("from", "to"):
            self.name(f"{identifier}.{part}", "date", _DATES, cards)
        return {"type": "period"}

    def make_boolean(self, identifier: str, cards: tuple[str, ...]) -> Data:
        unknown = self.chance.random() < 0.5
        self.name(identifier, "code", ("tak", "nie", "nie_wiem") if unknown else ("tak", "nie"), cards)
        return {"type": "boolean", "unknown": unknown, "details_if": "nie", "details_text": "Dlaczego?"}

    def make_choice(self, identifier: str, cards: tuple[str, ...]) -> Data:
        multiple, other = self.chance.random() < 0.5, self.chance.random() < 0.4
        options = self.options(cards, 4)
        self.name(identifier, "codes" if multiple else "code", (*(option["code"] for option in options), *(("inne",) if other else ())), cards)
        return {"type": "choice", "options": options, "other": other} | ({"multiple": True, "exclusive": ["k0"]} if multiple else {})

    def make_scale(self, identifier: str, cards: tuple[str, ...]) -> Data:
        marks = self.chance.choice(((), ("was", "is"), ("r1", "r2")))
        for reference in [f"{identifier}.{mark}" for mark in marks] or [identifier]:
            self.name(reference, "number", (0, 3, 5), cards)
        raters = {"raters": [{"code": code, "text": code} for code in marks]} if "r1" in marks else {"marks": list(marks)} if marks else {}
        return {"type": "scale", "min": 0, "max": 5, "min_label": "mało", "max_label": "dużo"} | raters

    def make_matrix(self, identifier: str, cards: tuple[str, ...]) -> Data:
        rows = [{key: value for key, value in row.items() if key != "score"} for row in self.options(cards, 3)]
        kind = self.chance.choice(("scale", "one", "several"))
        for row in [str(row["code"]) for row in rows] + ["o1"]:
            self.name(
                f"{identifier}.{row}", {"scale": "number", "one": "code", "several": "codes"}[kind], (1, 2) if kind == "scale" else ("a", "b", "c"), cards
            )
        columns: Data = {"options": [{"code": code, "text": code} for code in "abc"], "multiple": kind == "several"}
        if kind == "scale":
            columns = {"scale": {"min": 1, "max": 3, "min_label": "mało", "max_label": "dużo"}}
        comment = {"comment": "Uwagi"} if self.chance.random() < 0.4 else {}
        return {"type": "matrix", "rows": rows, "open_rows": 1} | columns | comment

    def make_table(self, identifier: str, cards: tuple[str, ...]) -> Data:
        """The columns have the ids of items, which no condition may take for the items."""
        items = [one.reference for one in self.of(cards) if "." not in one.reference]
        ids = [*self.chance.sample(items, min(2, len(items))), "k1", "k2"]
        columns = [
            {"id": ids[0], "type": "integer", "text": "Ile"},
            {"id": ids[1], "type": "choice", "text": "Co", "options": self.options(cards, 3)},
        ]
        if ids[1] in items:
            columns[1]["options"] = [{"code": "k1", "text": "raz"}, {"code": "k2", "text": "dwa", "when": {"item": ids[1], "op": "answered", "value": False}}]
        codes = [option["code"] for option in columns[1]["options"]]  # type: ignore[attr-defined]
        self.tables.append((cards, (identifier, ids[0], ids[1], codes)))
        labels = {"row_labels": [{"code": "mama", "text": "mama"}, {"code": "tata", "text": "tata"}]} if self.chance.random() < 0.4 else {}
        self.name(identifier, "whole", (), cards)
        return {"type": "table", "columns": columns} | labels

    def make_computed(self, identifier: str, cards: tuple[str, ...]) -> Data:
        numbers = [one.reference for one in self.of(cards) if one.holds == "number"]
        anything = [one.reference for one in self.of(cards) if "." not in one.reference]
        if len(numbers) >= 2:
            made = {"op": self.chance.choice(("sum", "mean", "difference")), "of": self.chance.sample(numbers, 2)}
        else:
            made = {"op": "count", "of": [self.chance.choice(anything)]}
        if tables := [columns for around, columns in self.tables if cards[: len(around)] == around]:
            made = self.over_rows(*self.aside.choice(tables))
        self.name(identifier, "number", (0, 1, 3), cards)
        return {"type": "computed"} | made

    def over_rows(self, table: str, number: str, choice: str, codes: list[object]) -> Data:
        op = self.aside.choice(("sum", "mean", "count", "distinct"))
        of = table if op == "count" else f"{table}.{number if op in ('sum', 'mean') else self.aside.choice((number, choice))}"
        where: Data = {"all": [{choice: self.aside.choice(codes)}, {"item": number, "op": self.aside.choice(("answered", "ge")), "value": 1}]}
        if where["all"][1]["op"] == "answered":  # type: ignore[index]
            where = {"any": [{choice: self.aside.choice(codes)}, {"item": number, "op": "answered", "value": self.aside.random() < 0.5}]}
        return {"op": op, "of": [of], "where": self.aside.choice((where, {"not": where}))}

    def make_whole(self, identifier: str, cards: tuple[str, ...]) -> Data:
        self.name(identifier, "whole", (), cards)
        return self.chance.choice(({"type": "attachment"}, {"type": "signature", "place_and_date": True}))

    def make_display(self, _identifier: str, _cards: tuple[str, ...]) -> Data:
        return {"type": "display"}


_KINDS = (
    *("text", "sketch", "number", "number", "moment", "moment", "period", "boolean", "choice", "choice", "choice", "scale", "matrix", "table"),
    *("computed", "whole", "display"),
)
