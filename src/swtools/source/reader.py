"""Strict YAML: one document of plain values, with a place for every key and value and all findings at once.

Reading has four steps: bytes to text (`characters`), what stands before a line's first word (`characters`), the parser's
events to values and places (`composer`), and a syntax error to a sentence (`syntax`).
"""

from __future__ import annotations

from swtools.diagnostics import Diagnostic, Span, error, in_order, text
from swtools.source.characters import MOST_BYTES, Lines, check_characters, check_indentation, decode
from swtools.source.composer import Composer
from swtools.source.places import Places, Source

CODES = {
    "SW101": "the file is not UTF-8",
    "SW102": "the file begins with a byte order mark",
    "SW103": "an invisible or forbidden character",
    "SW104": "a tab or another wide blank in the indentation",
    "SW105": "the file cannot be read as YAML",
    "SW106": "a key stands twice",
    "SW107": "an anchor (&name)",
    "SW108": "an alias (*name)",
    "SW109": "a merge key (<<)",
    "SW110": "a tag (!name) or a directive (%NAME)",
    "SW111": "more than one document in a file",
    "SW112": "the file is empty",
    "SW113": "a key that is not a text",
    "SW114": "nested too deeply",
    "SW115": "the file is too large",
    "SW116": "the file holds too many values",
    "SW117": "a number that cannot be used",
    "SW118": "a text without quotes that a comment seems to cut off",
}


def read(file: str, content: bytes) -> tuple[Source | None, list[Diagnostic]]:
    """Read a file.

    Returns the source and the findings (SW1xx) in the order of their places. The source is there whenever its data can be
    trusted, also beside findings such as a key that stands twice (the first one counts); else it is None.
    """
    if len(content) > MOST_BYTES:
        message = text("The file is larger than {most} MB.", most=MOST_BYTES // 1024**2)
        return None, [error("SW115", Span(file, 1, 1), message, text("Divide it into several tools or blocks."))]
    decoded, findings = decode(file, content)
    if decoded is None:
        return None, findings
    lines = Lines(file, decoded)
    decoded, unseen = check_characters(decoded, lines)
    blanks = check_indentation(decoded, lines)
    composer = Composer(file, lines)
    data = composer.compose(decoded)
    broken = composer.broken or bool(unseen or blanks)
    # A tab in the indentation nearly always is the syntax error that the parser then finds, too.
    own = [finding for finding in composer.findings if not (blanks and finding.code == "SW105")]
    source = None if broken else Source(file=file, data=data, places=Places(file, composer.places))
    return source, in_order([*findings, *unseen, *blanks, *own])
