"""Whether a comparison names what exists and what the answer can be; the rule `references` says so, others rely on it."""

from __future__ import annotations

from collections.abc import Iterator

from swtools.conditions.analysis import measure
from swtools.conditions.tree import ORDERING, Comparison, Literal, Operator, Scalar, Today, ValueOf, comparisons
from swtools.diagnostics import Diagnostic, Text, error, text
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Topic
from swtools.rules._domains import SHAPES
from swtools.rules._walk import Placed, Stated, answer_of, asks_nothing, item_meant, origin

_ORDERED = (AnswerKind.NUMBER, AnswerKind.MONEY, AnswerKind.DATE, AnswerKind.TIME, AnswerKind.MONTH)
_CODED = (AnswerKind.CODE, AnswerKind.CODES)
_COMPARED = {
    AnswerKind.CODES: AnswerKind.CODE,
    AnswerKind.MONEY: AnswerKind.NUMBER,
}
"""Kinds that compare as another one."""


def problems(statement: Stated, known: dict[str, Placed], topics: dict[str, Topic]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the comparisons of a condition: names, parts, operators, values."""
    for comparison in comparisons(statement.condition):
        yield from _comparison(statement, comparison, known, topics)


def _comparison(statement: Stated, comparison: Comparison, known: dict[str, Placed], topics: dict[str, Topic]) -> Iterator[Diagnostic]:
    references = [comparison.item] + ([comparison.operand.item] if isinstance(comparison.operand, ValueOf) else [])
    missing = [problem for reference in references for problem in _missing(statement, reference, comparison.op, known, topics)]
    yield from missing
    if missing or comparison.op is Operator.ANSWERED:
        return
    answer = answer_of(comparison.item, known, topics)
    assert answer is not None
    yield from _operator(statement, comparison, answer)
    if isinstance(comparison.operand, ValueOf):
        other = answer_of(comparison.operand.item, known, topics)
        assert other is not None
        yield from _same_kind(statement, comparison, answer, other)
    else:
        yield from _value(statement, comparison, answer)


def _finding(code: str, statement: Stated, message: Text, hint: Text | None = None) -> Diagnostic:
    return error(code, statement.span, message, hint, *origin(statement.place.item))


def _missing(statement: Stated, reference: str, op: Operator, known: dict[str, Placed], topics: dict[str, Topic]) -> Iterator[Diagnostic]:
    name, _, part = reference.partition(".")
    if name not in known and name not in topics:
        message = text("The condition names {name}, which does not exist in this tool.", name=name)
        yield _finding("SW350", statement, message, item_meant(name, [*known, *topics]))
        return
    whole = answer_of(name, known, topics)
    assert whole is not None
    names = [key for key, _ in whole.parts] if whole.kind is AnswerKind.PARTS else []
    if part and part not in names:
        hint = text("Its parts are: {parts}.", parts=", ".join(names)) if names else text("Its answer has no parts; leave out the dot and what follows.")
        yield _finding("SW351", statement, text("{name} has no part {part}.", name=name, part=part), hint)
    elif not part and op is not Operator.ANSWERED and names:
        yield _finding(
            "SW351",
            statement,
            text("The answer of {name} has several parts; say which one.", name=name),
            text("Write one of: {parts}.", parts=", ".join(f"{name}.{key}" for key in names)),
        )
    elif asks_nothing(whole):
        yield _finding("SW352", statement, text("{name} asks nothing, so it never has an answer.", name=name), text("Name a question."))


def _operator(statement: Stated, comparison: Comparison, answer: Answer) -> Iterator[Diagnostic]:
    op, kind = comparison.op, answer.kind
    if kind is AnswerKind.ROWS:
        hint = text("Of a table or a repeating section one can only ask whether it is `answered`.")
    elif op in ORDERING and kind not in _ORDERED:
        hint = text("`{op}` needs a number, an amount, a date, a time or a month.", op=op.value)
    elif op is Operator.INCLUDES and kind is not AnswerKind.CODES:
        hint = text("`includes` asks a multiple choice; use `eq` here.")
    else:
        return
    yield _finding("SW352", statement, text("`{op}` does not suit the answer of {name}.", op=op.value, name=comparison.item), hint)


def _same_kind(statement: Stated, comparison: Comparison, left: Answer, right: Answer) -> Iterator[Diagnostic]:
    if _COMPARED.get(left.kind, left.kind) != _COMPARED.get(right.kind, right.kind):
        other = comparison.operand.item if isinstance(comparison.operand, ValueOf) else ""
        yield _finding(
            "SW353", statement, text("{left} and {right} hold answers of different kinds and cannot be compared.", left=comparison.item, right=other)
        )


def _value(statement: Stated, comparison: Comparison, answer: Answer) -> Iterator[Diagnostic]:
    operand = comparison.operand
    if isinstance(operand, Today):
        if answer.kind is not AnswerKind.DATE:
            yield _finding("SW353", statement, text("{name} holds no date, so it cannot be compared with today.", name=comparison.item))
        return
    assert isinstance(operand, Literal)
    for value in operand.value if isinstance(operand.value, tuple) else (operand.value,):
        if not _fits(value, answer):
            hint = text("Write one of: {codes}.", codes=", ".join(answer.codes)) if answer.kind in _CODED else _WRITE[answer.kind]
            yield _finding("SW353", statement, text("{name} can never be {value}.", name=comparison.item, value=_shown(value)), hint)


_WRITE = {
    AnswerKind.TEXT: text("Write a text in quotes."),
    AnswerKind.NUMBER: text("Write a number without quotes."),
    AnswerKind.MONEY: text("Write a number without quotes."),
    AnswerKind.DATE: text("Write a day as 2026-03-07, or today."),
    AnswerKind.TIME: text("Write a time as 08:30, in quotes."),
    AnswerKind.MONTH: text("Write a month as 2026-03, in quotes."),
    AnswerKind.ROWS: text("Of a table or a repeating section one can only ask whether it is `answered`."),
}


def _shown(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _fits(value: Scalar, answer: Answer) -> bool:
    if answer.kind is AnswerKind.ROWS:
        return True  # the operator is what is wrong then
    if isinstance(value, bool):
        return False
    if answer.kind in _CODED:
        return str(value) in answer.codes
    if answer.kind is AnswerKind.TEXT:
        return isinstance(value, str)
    if answer.kind in (AnswerKind.NUMBER, AnswerKind.MONEY) and isinstance(value, str):
        return False
    return measure(SHAPES[answer.kind], value) is not None
