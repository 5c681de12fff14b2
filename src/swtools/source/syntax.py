"""Syntax errors in the words of somebody who writes questions, not parsers.

libyaml and PyYAML word the same problem in two ways; a fragment of either leads to one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from swtools.diagnostics import Diagnostic, Related, Text, error, text
from swtools.source.characters import Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Explanation:
    """Fragments of the parser's message, and what to say instead. `at_context`: the mistake stands where the construct begins."""

    fragments: tuple[str, ...]
    message: Text
    hint: Text
    at_context: bool = False


_QUOTE = text('Put the whole text in quotes: "…"; write a quote inside as \\".')
_INDENT = text("Check that the line is indented exactly like its neighbours and that every quote and bracket is closed.")

_MISFIT = _Explanation(
    fragments=("expected key", "<block end>"),
    message=text("This line does not fit the lines above it."),
    hint=text('Check its indentation, and the quotes and brackets of the line before; a quote inside "…" is written \\".'),
)
_EXPLANATIONS = (
    _Explanation(
        fragments=("mapping values are not allowed",),
        message=text("A colon is not possible here."),
        hint=text(
            'Put a text that contains a colon in quotes: "…". If it is a key, indent it like its neighbours and see that the key above has a colon and a blank.'
        ),
    ),
    _Explanation(
        fragments=("could not find expected ':'",),
        message=text("This line has no colon after its key."),
        hint=text("Write `key: value`, or indent the line if it continues the text above."),
        at_context=True,
    ),
    _Explanation(fragments=("found unexpected end of stream",), message=text("A quote opened here is never closed."), hint=_QUOTE, at_context=True),
    _Explanation(
        fragments=("document indicator", "document separator"),
        message=text("A line of “---” or “...” stands inside a quoted text."),
        hint=text("Close the quote before it, or delete the line; one file holds one document."),
    ),
    _Explanation(
        fragments=("expected ',' or ']'", "expected ',' or '}'"),
        message=text("A comma or a closing bracket is missing."),
        hint=text('Check the list or the braces; a text with a comma or a bracket goes in quotes: "…".'),
    ),
    _Explanation(
        fragments=("cannot start any token",),
        message=text("A text cannot begin with this character without quotes."),
        hint=_QUOTE,
    ),
    _Explanation(
        fragments=("alphabetic or numeric character",),
        message=text("A text cannot begin with & or * without quotes."),
        hint=_QUOTE,
        at_context=True,
    ),
    _Explanation(
        fragments=("sequence entries are not allowed",),
        message=text("A list cannot begin with “-” on this line."),
        hint=text("Put each entry of a list on its own line, indented below its key."),
    ),
    _Explanation(
        fragments=("'-' indicator",),
        message=text("An entry of this list does not begin with “-” at the same depth."),
        hint=_INDENT,
    ),
    _Explanation(
        fragments=("escape character", "hexdecimal", "hexadecimal", "escape code", "escape sequence"),
        message=text("A backslash in double quotes begins a special character that does not exist."),
        hint=text("Write the backslash twice (\\\\), or put the text in single quotes."),
    ),
    _Explanation(
        fragments=("comment or line break", "comment or a line break", "indentation indicator", "indentation space"),
        message=text("After | or > nothing may stand on the line, and the text below is indented with spaces."),
        hint=text("Put the text on the next lines, indented by two more spaces than its key."),
    ),
    _Explanation(
        fragments=("tag", "uri", "'!'", "directive", "%yaml", "digit", "version number", "yaml document"),
        message=text("A “!” or “%” at the beginning gives a word a special meaning here."),
        hint=_QUOTE,
    ),
    _Explanation(
        fragments=("document start",),
        message=text("The file goes on after its end."),
        hint=_INDENT,
    ),
    _Explanation(
        fragments=("node content",),
        message=text("A value is missing here."),
        hint=text("Write a value, or delete the comma or the bracket."),
    ),
    _MISFIT,
)
_AFTER_QUOTE = _Explanation(
    fragments=(),
    message=text("The text goes on after its closing quote."),
    hint=text('Write a quote inside the text as \\", or use „…”; what stands after the closing quote belongs inside. Or a quote further up was never closed.'),
)
_UNKNOWN = _Explanation(fragments=(), message=text("This line cannot be read."), hint=_INDENT)


def explain(problem: Exception, lines: Lines) -> Diagnostic:
    """Turn a parser's exception into a finding with a place."""
    said = str(getattr(problem, "problem", None) or problem).lower()
    explanation = next((entry for entry in _EXPLANATIONS if any(fragment in said for fragment in entry.fragments)), _UNKNOWN)
    mark, context = _marks(problem)
    if mark and explanation is _MISFIT and lines.before(mark.line, mark.column).endswith(('"', "'")):
        explanation, context = _AFTER_QUOTE, None
    if explanation.at_context and context is not None:
        mark, context = context, None
    place = lines.inside(mark.line, mark.column) if mark else lines.inside(0, 0)
    related = (Related(span=lines.inside(context.line, context.column), message=text("what it belongs to begins here")),) if context else ()
    return error("SW105", place, explanation.message, explanation.hint, *related)


def _marks(problem: Exception) -> tuple[yaml.Mark | None, yaml.Mark | None]:
    """Return the mark of the problem and, where it is another place, the mark of what it stands in."""
    mark = getattr(problem, "problem_mark", None)
    context = getattr(problem, "context_mark", None)
    if mark is None:
        return context, None
    same = context is not None and (context.line, context.column) == (mark.line, mark.column)
    return mark, None if same else context
