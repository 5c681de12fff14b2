"""May a condition hold, may it fail? Against trying everything out, and on cases whose answer is plain."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swtools.conditions.analysis import Domain, Shape, may_be, measure
from swtools.conditions.evaluate import evaluate
from swtools.conditions.tree import All, Any, Comparison, Condition, Literal, Not, Operator, Today, ValueOf, parse, referenced

ORDER = [Operator.GT, Operator.GE, Operator.LT, Operator.LE, Operator.EQ, Operator.NE]
CODED = [Operator.EQ, Operator.NE, Operator.IN, Operator.NOT_IN, Operator.INCLUDES]

NUMBERS = [0, 1, 2, 3, 4]
DAYS = [f"2026-03-{day:02}" for day in (5, 6, 7, 8)]
CODES = ["a", "b", "c"]
SETS = [["a"], ["b"], ["a", "b"], ["c"]]
"""`c` stands alone, and at most two may be marked."""

VALUES: dict[str, list[object]] = {"n": [*NUMBERS], "m": [*NUMBERS], "d": [*DAYS], "e": [*DAYS], "one": [*CODES], "some": [*SETS]}


def whole(low: int, high: int) -> Domain:
    return Domain(shape=Shape.NUMBER, low=Decimal(low), high=Decimal(high), grid=Decimal(1))


def day(first: str, last: str) -> Domain:
    return Domain(shape=Shape.DAY, low=measure(Shape.DAY, first), high=measure(Shape.DAY, last), grid=Decimal(1))


DOMAINS = {
    "n": whole(0, 4),
    "m": whole(0, 4),
    "d": day(DAYS[0], DAYS[-1]),
    "e": day(DAYS[0], DAYS[-1]),
    "one": Domain(shape=Shape.CODE, codes=tuple(CODES)),
    "some": Domain(shape=Shape.CODES, codes=tuple(CODES), exclusive=("c",), max_count=2),
}


def comparisons() -> st.SearchStrategy[Condition]:
    number = st.builds(Comparison, st.sampled_from(["n", "m"]), st.sampled_from(ORDER), st.builds(Literal, st.integers(-2, 6)))
    numbers = st.builds(Comparison, st.just("n"), st.sampled_from(ORDER), st.just(ValueOf("m")))
    days = st.builds(Comparison, st.sampled_from(["d", "e"]), st.sampled_from(ORDER), st.builds(Literal, st.sampled_from(["2026-03-04", *DAYS, "2026-03-09"])))
    two_days = st.builds(Comparison, st.just("d"), st.sampled_from(ORDER), st.just(ValueOf("e")))
    today = st.builds(Comparison, st.just("d"), st.sampled_from(ORDER), st.just(Today()))
    one = st.builds(Comparison, st.sampled_from(["one", "some"]), st.sampled_from(CODED), st.builds(Literal, st.sampled_from(CODES)))
    several = st.builds(Comparison, st.sampled_from(["one", "some"]), st.sampled_from([Operator.IN, Operator.NOT_IN]), st.just(Literal(("a", "b"))))
    answered = st.builds(Comparison, st.sampled_from(sorted(VALUES)), st.just(Operator.ANSWERED), st.builds(Literal, st.booleans()))
    return st.one_of(number, numbers, days, two_days, today, one, several, answered)


TREES = st.recursive(
    comparisons(),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Any, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)


def outcomes(condition: Condition) -> set[bool]:
    """Try every answer of every item that the tree names, on days before, between and after those that the items know."""
    names = sorted(set(referenced(condition)))
    days = ["2026-03-03", "2026-03-04", *DAYS, "2026-03-09"]
    return {
        evaluate(condition, dict(zip(names, values, strict=True)).get, today)
        for values in itertools.product(*([*VALUES[name], None] for name in names))
        for today in (days if "Today" in repr(condition) else days[:1])
    }


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TREES)
def test_never_is_certain_and_small_trees_are_exact(condition: Condition) -> None:
    real = outcomes(condition)
    for truth in (True, False):
        if truth in real:
            assert may_be(truth, condition, DOMAINS), "what happens is never called impossible"
        elif len(set(referenced(condition))) <= 2:
            assert not may_be(truth, condition, DOMAINS), "what cannot happen is found where the tree is small"


PLAIN = [
    ({"all": [{"one": "a"}, {"one": "b"}]}, False, True),
    ({"any": [{"one": "a"}, {"one": "b"}]}, True, True),
    ({"all": [{"item": "some", "op": "includes", "value": "a"}, {"item": "some", "op": "includes", "value": "c"}]}, False, True),
    ({"all": [{"item": "some", "op": "includes", "value": "a"}, {"item": "some", "op": "includes", "value": "b"}]}, True, True),
    ({"item": "n", "op": "gt", "value": 4}, False, True),
    ({"item": "n", "op": "ge", "value": 0}, True, True),
    ({"any": [{"item": "n", "op": "ge", "value": 0}, {"item": "n", "op": "answered", "value": False}]}, True, False),
    ({"all": [{"item": "n", "op": "lt", "value_of": "m"}, {"item": "m", "op": "lt", "value": 1}]}, False, True),
    ({"all": [{"item": "n", "op": "gt", "value": 2}, {"item": "n", "op": "lt", "value": 3}]}, False, True),
    ({"all": [{"item": "dense", "op": "gt", "value": 2}, {"item": "dense", "op": "lt", "value": 3}]}, True, True),
    ({"item": "until", "op": "gt", "value": "today"}, False, True),
    ({"item": "until", "op": "le", "value": "today"}, True, True),
    ({"all": [{"item": "d", "op": "lt", "value": "2026-03-01"}]}, False, True),
    ({"item": "text", "op": "eq", "value": "Łódź"}, True, True),
    ({"all": [{"text": "Łódź"}, {"text": "Kraków"}]}, False, True),
    ({"not": {"all": [{"one": "a"}, {"one": "b"}]}}, True, False),
    ({"all": [{"item": "kwota", "op": "gt", "value": 100}, {"item": "kwota", "op": "lt", "value": 100.01}]}, False, True),
    ({"all": [{"item": "kwota", "op": "gt", "value": 100}, {"item": "kwota", "op": "lt", "value": 100.02}]}, True, True),
    ({"all": [{"item": "okres.to", "op": "lt", "value_of": "okres.from"}]}, True, True),
    ({"item": "unknown", "op": "eq", "value": "x"}, True, True),
    ({"all": [{"unknown": "x"}, {"one": "a"}, {"one": "b"}]}, True, True),
]
MORE = DOMAINS | {
    "dense": Domain(shape=Shape.NUMBER, low=Decimal(0), high=Decimal(9)),
    "until": Domain(shape=Shape.DAY, grid=Decimal(1), until_today=True),
    "text": Domain(shape=Shape.TEXT),
    "kwota": Domain(shape=Shape.MONEY, low=Decimal(0), grid=Decimal("0.01")),
    "okres.from": Domain(shape=Shape.DAY, grid=Decimal(1)),
    "okres.to": Domain(shape=Shape.DAY, grid=Decimal(1)),
}


@pytest.mark.parametrize(("tree", "may_hold", "may_fail"), PLAIN, ids=[str(case[0]) for case in PLAIN])
def test_plain_cases(tree: dict, may_hold: bool, may_fail: bool) -> None:
    condition = parse(tree)
    assert may_be(True, condition, MORE) is may_hold
    assert may_be(False, condition, MORE) is may_fail


def test_large_trees_are_judged_by_their_parts() -> None:
    numbers = {f"x{index}": whole(0, 100) for index in range(12)}
    possible = All(tuple(Comparison(name, Operator.GE, Literal(50)) for name in numbers))
    impossible = All((*possible.parts, Comparison("x0", Operator.GT, Literal(100))))
    assert may_be(True, possible, numbers)
    assert may_be(False, possible, numbers)
    assert not may_be(True, impossible, numbers)


def test_an_answered_item_is_never_empty() -> None:
    condition = Comparison("n", Operator.GE, Literal(0))
    assert may_be(False, condition, DOMAINS)
    assert not may_be(False, condition, DOMAINS, answered=["n"])
