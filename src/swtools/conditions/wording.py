"""A condition in words, for paper: "Wypełnij tylko, jeśli w pytaniu 2.3 zaznaczono „tak”."

The sentence is built from translated fragments, so that each language orders its own words. What an item is called and what its
codes mean is asked of a `Names` value, because this layer knows no instruments.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from swtools.conditions.tree import ORDERING, All, Any, Comparison, Condition, Literal, Not, Operator, Scalar, Today, ValueOf
from swtools.messages import msgid

Translate = Callable[..., str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How to speak of items: `question(ref)` gives "pytaniu 2.3" material, here the number alone; `value(ref, code)` a label.

    `marked(ref)` says whether the item is answered by marking (else by writing).
    """

    question: Callable[[str], str]
    value: Callable[[str, Scalar], str]
    marked: Callable[[str], bool]


def sentence(condition: Condition, names: Names, tr: Translate) -> str:
    """Return the full sentence that stands above a conditional part."""
    return tr("Fill in only if {clause}.", clause=clause(condition, names, tr))


def aside(condition: Condition, names: Names, tr: Translate) -> str:
    """Return the short form that stands in brackets behind an option or a row."""
    return tr("if {clause}", clause=clause(condition, names, tr))


def clause(condition: Condition, names: Names, tr: Translate) -> str:
    """Return the clause without its frame: "w pytaniu 2.3 zaznaczono „tak”"."""
    match condition:
        case All(parts):
            return tr(" and ").join(_inner(part, names, tr) for part in parts)
        case Any(parts):
            merged = _merged(parts, names, tr)
            return merged or tr(" or ").join(_inner(part, names, tr) for part in parts)
        case Not(part):
            return tr("it is not so that {clause}", clause=clause(part, names, tr))
        case Comparison():
            return _comparison(condition, names, tr)
    raise TypeError(f"not a condition: {condition!r}")


def _inner(condition: Condition, names: Names, tr: Translate) -> str:
    words = clause(condition, names, tr)
    return f"({words})" if isinstance(condition, All | Any) and not _mergeable(condition) else words


def _mergeable(condition: Condition) -> bool:
    """Say whether an `any` reads as one list of values of the same item."""
    if not isinstance(condition, Any):
        return False
    first = condition.parts[0]
    return all(
        isinstance(part, Comparison) and isinstance(first, Comparison) and part.item == first.item and part.op in (Operator.EQ, Operator.INCLUDES)
        for part in condition.parts
    )


def _merged(parts: tuple[Condition, ...], names: Names, tr: Translate) -> str | None:
    if not _mergeable(Any(parts)):
        return None
    values = tuple(part.operand.value for part in parts if isinstance(part, Comparison) and isinstance(part.operand, Literal))
    if len(values) != len(parts):
        return None
    first = parts[0]
    assert isinstance(first, Comparison)
    flat = tuple(value for entry in values for value in (entry if isinstance(entry, tuple) else (entry,)))
    return _comparison(Comparison(first.item, Operator.IN, Literal(flat)), names, tr)


def _comparison(comparison: Comparison, names: Names, tr: Translate) -> str:
    item, op = comparison.item, comparison.op
    number = names.question(item)
    if op is Operator.ANSWERED:
        wanted = comparison.operand != Literal(False)
        return tr("question {number} has an answer", number=number) if wanted else tr("question {number} has no answer", number=number)
    value = _operand(comparison, names, tr)
    if op in ORDERING:
        return tr(_ORDER[op], number=number, value=value)
    negative = op in (Operator.NE, Operator.NOT_IN)
    if isinstance(comparison.operand, ValueOf | Today):
        return tr(_OTHER[negative], number=number, value=value)
    if names.marked(item):
        return tr(_MARKED[negative], number=number, value=value)
    return tr(_ENTERED[negative], number=number, value=value)


_ORDER = {
    Operator.GT: msgid("the answer to question {number} is more than {value}"),
    Operator.GE: msgid("the answer to question {number} is at least {value}"),
    Operator.LT: msgid("the answer to question {number} is less than {value}"),
    Operator.LE: msgid("the answer to question {number} is at most {value}"),
}
_OTHER = {
    False: msgid("the answer to question {number} is the same as {value}"),
    True: msgid("the answer to question {number} differs from {value}"),
}
_MARKED = {
    False: msgid("“{value}” is marked in question {number}"),
    True: msgid("“{value}” is not marked in question {number}"),
}
_ENTERED = {
    False: msgid("“{value}” is entered in question {number}"),
    True: msgid("“{value}” is not entered in question {number}"),
}


def _operand(comparison: Comparison, names: Names, tr: Translate) -> str:
    match comparison.operand:
        case Today():
            return tr("today’s date")
        case ValueOf(item):
            return tr("in question {number}", number=names.question(item))
        case Literal(tuple() as values):
            join = tr("” nor “") if comparison.op in (Operator.NE, Operator.NOT_IN) else tr("” or “")
            return join.join(names.value(comparison.item, value) for value in values)
        case Literal(value) if not isinstance(value, tuple):
            return names.value(comparison.item, value)
    raise TypeError(f"not an operand: {comparison.operand!r}")
