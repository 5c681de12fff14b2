"""`boolean`: tak / nie, with "nie wiem" and details where asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from swtools.diagnostics import Diagnostic, error, text
from swtools.document.blocks import Block, ChoiceField, Details, Mark
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "boolean"


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanParams:
    """`unknown` adds "nie wiem"; `details_if` names the answer that opens a text."""

    unknown: bool = False
    details_if: str | None = None
    details_text: str = ""


def params(node: Node, _context: BuildContext) -> BooleanParams:
    """Read the keys of a yes/no question."""
    return BooleanParams(unknown=node.flag("unknown"), details_if=node.optional_string("details_if"), details_text=node.string("details_text"))


def answer(own: BooleanParams, _children: tuple[Item, ...]) -> Answer:
    """`tak`, `nie`, `nie_wiem`, or `{code, text}` where details are given."""
    codes = ("tak", "nie", "nie_wiem") if own.unknown else ("tak", "nie")
    return Answer(kind=AnswerKind.CODE, codes=codes, free=(own.details_if,) if own.details_if else ())


def check(item: Item) -> Iterator[Diagnostic]:
    """Details need a question."""
    own = item.params
    assert isinstance(own, BooleanParams)
    if own.details_if and not own.details_text:
        yield error(
            "SW323",
            item.place("details_if"),
            text("`details_if` opens a text, but `details_text` does not say what to write there."),
            text("Add details_text with a short question."),
        )


def blocks(item: Item, page: Page) -> list[Block]:
    """Two or three circles in a row, and the lines for details."""
    own = item.params
    assert isinstance(own, BooleanParams)
    words = {"tak": page.tr("yes"), "nie": page.tr("no"), "nie_wiem": page.tr("I don’t know")}
    details = None
    if own.details_if:
        lead = page.tr("If “{answer}” – {question}", answer=words[own.details_if], question=_lower(page.fix(own.details_text)))
        details = Details(code=own.details_if, label=lead, lines=item.paper.lines or 2)
    return [
        ChoiceField(
            **field_keys(item, page),
            options=tuple(Mark(code=code, text=words[code]) for code in item.answer.codes),
            boolean=True,
            columns=item.paper.columns or 4,
            details=details,
            retired=tuple(Mark(code=code, text=word) for code, word in words.items() if code not in item.answer.codes),
        )
    ]


def _lower(sentence: str) -> str:
    """Continue a sentence: lower-case its first letter, unless the word is a form of address or all capitals."""
    first = sentence.split(" ", 1)[0]
    if (first.isupper() and len(first) > 1) or first.startswith("Pan"):
        return sentence
    return sentence[:1].lower() + sentence[1:]
