"""Where in a Word template a placeholder is wrong, in the words that stand there: Word shows neither lines nor the names of parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from swtools.diagnostics import Diagnostic, Span, Text, error, text
from swtools.renderers._jinja_words import detail, fault

if TYPE_CHECKING:
    from jinja2.nodes import Node

TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PLACES = {
    "document": text("In the body of the document, at “{words}”: {problem}"),
    "header": text("In the header, at “{words}”: {problem}"),
    "footer": text("In the footer, at “{words}”: {problem}"),
}
_LONGEST = 80
"""Letters of a paragraph that a finding repeats."""
_TORN = text("Without what the placeholders keep or drop, the document falls apart.")


def by_paragraphs(xml: str) -> str:
    """Return the text of a part with each paragraph on a line of its own, so that the line of a fault is a paragraph."""
    return re.sub(r"(?=<w:p[ >])|(?<=</w:p>)", "\n", xml.replace("\n", " "))


def not_understood(problem: Exception, lined: str, part: str, span: Span) -> Diagnostic:
    """Return the finding about a problem that Jinja, or the XML parser after it, has with a part; `lined` is its text by paragraphs."""
    if isinstance(problem, expat.ExpatError):
        hint = text("{{%p if … %}} and its {{%p endif %}} stand in paragraphs of their own, both in the text or both in one cell of a table.")
        return error("SW554", span, _at(part, _words(lined, problem.lineno), _TORN), hint, detail(problem, span))
    found = fault(problem, lined)
    return error("SW554", span, _at(part, _words(lined, found.line), found.message), found.hint, detail(problem, span))


def not_allowed(strange: Node, lined: str, part: str, span: Span) -> Diagnostic:
    """Return the finding about a tag that is more than a name or a condition."""
    message = _at(part, _words(lined, strange.lineno), text("This is more than a name or a condition."))
    return error("SW554", span, message, text("Allowed are {{{{ name }}}} and {{% if name %}} … {{% else %}} … {{% endif %}}."))


def _at(part: str, words: str, problem: Text) -> Text:
    kind = next(name for name in _PLACES if part.removeprefix("word/").startswith(name))
    return Text(_PLACES[kind].template, {"words": words, "problem": problem})


def _words(lined: str, line: int) -> str:
    """Return what can be looked for in Word: the tags of a paragraph, else its text."""
    lines = lined.split("\n")
    paragraph = lines[min(max(line, 1), len(lines)) - 1]
    plain = " ".join(TAGS.findall(paragraph)) or re.sub(r"<[^>]*>", "", paragraph).strip() or "…"
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"
