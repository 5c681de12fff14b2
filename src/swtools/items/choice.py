"""`choice`: options to mark, one or several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from swtools.diagnostics import Diagnostic, error, text, warning
from swtools.document.blocks import Block, ChoiceField, Mark
from swtools.items._contract import BuildContext, Node, Page, codes, field_keys, options
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item
from swtools.model.library import Option

TYPE = "choice"
OTHER = "inne"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceParams:
    """`other_text` is the label of the free answer ("inne, jakie:"), or None; `list_name` the list the options come from."""

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
    seen: set[str] = set()
    for index, entry in enumerate(own.options):
        if entry.code in seen:
            yield error("SW324", item.place(f"options.{index}"), text("The code {code} stands twice among the options.", code=entry.code))
        seen.add(entry.code)
    for code in own.exclusive:
        if code not in item.answer.codes:
            yield error("SW325", item.place("exclusive"), text("`exclusive` names {code}, which is no option here.", code=code))
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
    marks = tuple(_mark(entry, page) for entry in own.options if not entry.retired and not (own.other and entry.code == OTHER))
    if own.other:
        marks += (Mark(code=OTHER, text=page.fix(own.other_text) if own.other_text else page.tr("other, what:"), free=True),)
    return [
        ChoiceField(
            **field_keys(item, page),  # type: ignore[arg-type]
            options=marks,
            multiple=own.multiple,
            columns=own.columns or item.paper.columns or _columns(marks),
            max_count=own.max_count,
            exclusive=own.exclusive,
        )
    ]


def _mark(entry: Option, page: Page) -> Mark:
    return Mark(
        code=entry.code,
        text=page.fix(entry.text),
        score=entry.score,
        condition=entry.when,
        condition_text=page.aside(entry.when) if entry.when else None,
    )


def _columns(marks: tuple[Mark, ...]) -> int:
    """Columns by the longest option: 4 up to 17 characters, 3 up to 24, 2 up to 36, else 1."""
    longest = max((len(mark.text) for mark in marks if not mark.free), default=0)
    for columns, limit in ((4, 17), (3, 24), (2, 36)):
        if longest <= limit:
            return columns
    return 1
