"""From bytes to text: encoding, byte order mark, characters that nobody sees, and what stands before a line."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from itertools import islice

from swtools.diagnostics import Diagnostic, Span, error, text, warning

MOST_BYTES = 1024 * 1024
"""A file with more bytes is not read; whoever loads it need not load more than one byte beyond."""

_BOM = "\ufeff"
_MOST_FINDINGS = 100
_BREAK = re.compile(r"\r\n|\r|\n")
# Controls, line breaks that only some programs see, marks that reorder or hide text, and the sign of a broken encoding.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ufffd-\uffff\ud800-\udfff]")
_TAB = re.compile(r"^ *\t[ \t]*[^\s]", re.MULTILINE)
_WIDE_BLANK = re.compile("^[ \t]*[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000](?=[^\r\n]*[^\\s])", re.MULTILINE)


class Lines:
    """Finds the line and column (both from 1) of a position in a text."""

    def __init__(self, file: str, content: str) -> None:
        self._file = file
        self._starts = [0, *(match.end() for match in _BREAK.finditer(content))]
        self._content = content

    def span(self, index: int) -> Span:
        """Return the place of the character at `index`."""
        line = bisect.bisect_right(self._starts, index)
        return Span(self._file, line, index - self._starts[line - 1] + 1)

    def inside(self, line: int, column: int) -> Span:
        """Return the place of a parser's mark (counted from 0), moved into the file where it points behind the end."""
        if line >= len(self._starts):
            return self.span(len(self._content))
        return Span(self._file, line + 1, column + 1)

    def after(self, line: int, column: int) -> str:
        """Return what stands on the line of a parser's mark (counted from 0) from it on."""
        if line >= len(self._starts):
            return ""
        start = self._starts[line] + column
        end = _BREAK.search(self._content, start)
        return self._content[start : end.start() if end else len(self._content)]

    def before(self, line: int, column: int) -> str:
        """Return what stands on the line of a parser's mark (counted from 0) before it, without blanks at its ends."""
        start = self._starts[min(line, len(self._starts) - 1)]
        return self._content[start : start + column].strip()


def decode(file: str, content: bytes) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a file without its byte order mark, or None where it is not UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(content) > 3 and b"\x00" in content[:2]):
        message = text("The file is saved in UTF-16, not in UTF-8.")
        return None, [error("SW101", Span(file, 1, 1), message, _SAVE_AS_UTF8)]
    try:
        decoded = content.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = content[: problem.start].decode("utf-8").removeprefix(_BOM)
        place = Lines(file, before).span(len(before))
        return None, [error("SW101", place, text("From here on the file is not UTF-8 text."), _SAVE_AS_UTF8)]
    if not decoded.startswith(_BOM):
        return decoded, []
    hint = text("Save it as “UTF-8” without “BOM” (byte order mark) in your editor.")
    return decoded[1:], [warning("SW102", Span(file, 1, 1), text("The file begins with an invisible byte order mark."), hint)]


def check_characters(content: str, lines: Lines) -> tuple[str, list[Diagnostic]]:
    """Return the text with unseen characters replaced one by one (so that columns stay), and a finding for each line of them."""
    if not UNSEEN.search(content):
        return content, []
    findings: dict[int, Diagnostic] = {}
    for match in islice(UNSEEN.finditer(content), _MOST_FINDINGS):
        place = lines.span(match.start())
        message = text("An invisible or forbidden character stands here (U+{code}).", code=f"{ord(match.group()):04X}")
        findings.setdefault(place.line, error("SW103", place, message, text("Delete it; it often comes along when a text is copied from a page or a PDF.")))
    return UNSEEN.sub("\u00b7", content), list(findings.values())


def check_indentation(content: str, lines: Lines) -> list[Diagnostic]:
    """Find tabs and wide blanks before a line's first word; neighbouring lines make one finding."""
    findings: list[Diagnostic] = []
    hint = text("Indent with ordinary spaces, two for each level; an editor can replace tabs in the whole file.")
    for pattern, message in (
        (_TAB, text("This line is indented with a tab.")),
        (_WIDE_BLANK, text("This line begins with a blank that is no ordinary space.")),
    ):
        places = _first_of_each_run(lines.span(match.start()).line for match in pattern.finditer(content))
        findings.extend(error("SW104", lines.inside(line - 1, 0), message, hint) for line in islice(places, _MOST_FINDINGS))
    return findings


def _first_of_each_run(numbers: Iterator[int]) -> Iterator[int]:
    previous = -1
    for number in numbers:
        if number != previous + 1:
            yield number
        previous = number


_SAVE_AS_UTF8 = text("Save it as UTF-8 in your editor (in Notepad: Save as, encoding UTF-8).")
