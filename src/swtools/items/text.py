"""`text`: a short answer on one line, in boxes where its format has a fixed length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from swtools.diagnostics import Diagnostic, error, text
from swtools.document.blocks import Block, LineField, Width
from swtools.items._contract import BuildContext, Node, Page, field_keys
from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Item

TYPE = "text"

_BOXES = {"pesel": (11,), "phone": (3, 3, 3), "postal_code": (2, 3)}
"""Groups of character boxes on paper, by format."""
_ONLY_PYTHON = re.compile(r"\(\?(?!:)|\\[AZ]|[*+?}]\+")
"""Groups with names or looks, anchors and possessive repeats, which JavaScript writes otherwise or lacks."""
_LENGTH = {"pesel": 11, "phone": 20, "postal_code": 6, "case_code": 24, "first_name": 60, "email": 120}
"""Letters by format; another text has at most `_LONGEST`, where its definition does not say."""
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class TextParams:
    """`format` names a known format; `pattern` is an own one with the message shown when it does not match."""

    format: str | None = None
    pattern: str | None = None
    pattern_message: str | None = None
    max_length: int | None = None
    width: str | None = None


def params(node: Node, _context: BuildContext) -> TextParams:
    """Read the keys of a text."""
    own = node.child("pattern")
    return TextParams(
        format=node.optional_string("format"),
        pattern=own.string("regex") if own else None,
        pattern_message=own.string("message") if own else None,
        max_length=node.integer("max_length", 0) or None,
        width=node.optional_string("width"),
    )


def answer(own: TextParams, _children: tuple[Item, ...]) -> Answer:
    """A string."""
    return Answer(kind=AnswerKind.TEXT, max_length=own.max_length or _LENGTH.get(own.format or "", _LONGEST))


def check(item: Item) -> Iterator[Diagnostic]:
    """An own pattern must be a regular expression that Python and JavaScript read alike."""
    own = item.params
    assert isinstance(own, TextParams)
    if own.pattern is None:
        return
    try:
        re.compile(own.pattern)
    except re.error as problem:
        yield error("SW320", item.place("pattern"), text("This pattern is not a regular expression: {problem}.", problem=str(problem)))
        return
    foreign = _ONLY_PYTHON.search(own.pattern)
    if foreign:
        yield error(
            "SW320",
            item.place("pattern"),
            text("This pattern uses signs that a browser does not read: {sign}.", sign=foreign.group()),
            text("Use letters, digits, [ ], ( ), (?: ), |, ?, *, +, {{n}}, \\d and \\w."),
        )


def blocks(item: Item, page: Page) -> list[Block]:
    """One line, or boxes for a fixed length."""
    own = item.params
    assert isinstance(own, TextParams)
    return [
        LineField(
            **field_keys(item, page),
            format=own.format,
            pattern=own.pattern,
            pattern_message=page.optional(own.pattern_message),
            boxes=_BOXES.get(own.format or "", ()),
            max_length=item.answer.max_length,
            width=Width(own.width) if own.width else Width.MEDIUM,
        )
    ]
