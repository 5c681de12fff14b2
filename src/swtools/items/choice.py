"""`choice`: options to mark, one or several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from swtools.diagnostics import Diagnostic, choose_from, error, text, warning
from swtools.document.blocks import Block, ChoiceField, Mark
from swtools.items._contract import BuildContext, Node, Page, codes, field_keys, mark, options, repeated_codes, retired
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item
from swtools.model.library import Option

TYPE = "choice"
OTHER = "inne"
"""The code of the free answer."""

_COLUMNS = ((4, 17), (3, 24), (2, 36))
"""Columns, and how many characters the longest option may have in each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceParams:
    """`max_count` bounds how many are marked; `exclusive` are codes that stand alone. `list_name` is the list the options come from.

    `other` adds a free answer; `other_text` is its label ("inne, jakie:"), None for the usual one.
    """

    options: tuple[Option, ...]
    list_name: str | None = None
    multiple: bool = False
    max_count: int | None = None
    exclusive: tuple[str, ...] = ()
    other: bool = False
    other_text: str | None = None
    columns: int | None = None


def params(node: Node, context: BuildContext) -> ChoiceParams:
    """Read the options and how many may be marked."""
    other = node.get("other")
    return ChoiceParams(
        options=options(node, context),
        list_name=node.optional_string("options"),
        multiple=node.flag("multiple"),
        max_count=node.integer("max", 0) or None,
        exclusive=node.strings("exclusive"),
        other=bool(other),
        other_text=str(other["text"]) if isinstance(other, dict) else None,
        columns=node.integer("columns", 0) or None,
    )


def answer(own: ChoiceParams, _children: tuple[Item, ...]) -> Answer:
    """A code, or a list of codes; the free answer is `{code: inne, text}`."""
    known = codes(own.options) + ((OTHER,) if own.other and OTHER not in codes(own.options) else ())
    return Answer(
        kind=AnswerKind.CODES if own.multiple else AnswerKind.CODE,
        codes=known,
        free=(OTHER,) if own.other else (),
        exclusive=own.exclusive,
        max_count=own.max_count if own.multiple else None,
    )


def check(item: Item) -> Iterator[Diagnostic]:
    """Codes are unique; `exclusive` names some of them; `max` and `exclusive` need several answers."""
    own = item.params
    assert isinstance(own, ChoiceParams)
    yield from repeated_codes(item, "options", own.options)
    for code in own.exclusive:
        if code not in item.answer.codes:
            yield error(
                "SW325", item.place("exclusive"), text("`exclusive` names {code}, which is no option here.", code=code), choose_from(code, item.answer.codes)
            )
    if not own.multiple and (own.max_count or own.exclusive):
        key = "max" if own.max_count else "exclusive"
        yield error("SW326", item.place(key), text("`{key}` needs `multiple: true`.", key=key))
    if own.max_count and own.max_count >= len(item.answer.codes) > 0:
        yield warning("SW327", item.place("max"), text("`max: {max}` never bites: there are {count} options.", max=own.max_count, count=len(item.answer.codes)))
    if len(item.answer.codes) == 1 and not own.multiple:
        yield error("SW328", item.place("options"), text("A choice of one option is no choice."), text("Add an option, or make it `multiple: true`."))


def blocks(item: Item, page: Page) -> list[Block]:
    """Circles or squares in as many columns as the longest option allows."""
    own = item.params
    assert isinstance(own, ChoiceParams)
    marks = tuple(mark(entry, page, entry.score) for entry in own.options if not entry.retired and not (own.other and entry.code == OTHER))
    if own.other:
        marks += (Mark(code=OTHER, text=page.fix(own.other_text) if own.other_text else page.tr("other, what:"), free=True),)
    return [
        ChoiceField(
            **field_keys(item, page),
            options=marks,
            multiple=own.multiple,
            columns=own.columns or item.paper.columns or _columns(marks),
            max_count=own.max_count,
            exclusive=own.exclusive,
            retired=retired(own.options, page),
        )
    ]


def _columns(marks: tuple[Mark, ...]) -> int:
    """Return how many options stand side by side, by the longest of them."""
    longest = max((len(option.text) for option in marks if not option.free), default=0)
    return next((columns for columns, limit in _COLUMNS if longest <= limit), 1)
