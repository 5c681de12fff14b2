"""What a field looks like: content streams in the widget's own space (points, origin at its lower left corner).

Marks are vectors, texts are shown in the Type0 font that the pages embed already, so that every viewer and printer sees the
same. An empty field is transparent: the drawn lines and boxes show through.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_PADDING = 2.8
"""Points between the side of a field and its text."""
_LEADING = 1.36
"""Lines of a paragraph, in sizes of its letters."""
_SMALLEST = 6.0
_SMALLER = (9.5, 9.0, 8.5, 8.0, 7.5)
"""Sizes in points: the least of one line, and those that are tried for a paragraph."""
_MIDDLE = 0.357
"""Half the height of a capital of Noto Sans (714 of 1000), in sizes of its letters."""
_MORE = " …"
"""Says that a text goes on at the end of the form."""
_CIRCLE = 0.5523
"""Length of a Bézier handle that draws a quarter of a circle of radius 1."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font of the pages: its resource name, the glyph of each letter and the advance of each glyph (thousandths of an em)."""

    resource: str
    glyphs: Mapping[str, int]
    advances: Mapping[int, float]

    def width(self, words: str, size: float) -> float:
        """Return the width of a text in points."""
        return sum(self.advances.get(self.glyphs.get(letter, 0), 0.0) for letter in self._printable(words)) * size / 1000

    def encoded(self, words: str) -> str:
        """Return a text as a hexadecimal string of two-byte glyph codes."""
        return "<" + "".join(f"{self.glyphs.get(letter, 0):04x}" for letter in self._printable(words)) + ">"

    def _printable(self, words: str) -> list[str]:
        """Return the letters to draw: composed where the font has them so, else their base letters; `?` for what it has not at all."""
        return [drawn for letter in unicodedata.normalize("NFC", words) if letter != "\u2060" for drawn in self._drawn(letter)]

    def _drawn(self, letter: str) -> str:
        if letter in self.glyphs:
            return letter
        if letter.isspace():
            return " "
        kept = "".join(part for part in unicodedata.normalize("NFKD", letter) if part in self.glyphs)
        return kept or ("" if unicodedata.category(letter) in ("Mn", "Cf") else "?" if "?" in self.glyphs else " ")


def cross(width: float, height: float) -> str:
    """Return a hand-like cross inside a square."""
    left, right, low, high = width * 0.2, width * 0.8, height * 0.2, height * 0.8
    return f"q 0 G 1.3 w 1 J {left:.2f} {low:.2f} m {right:.2f} {high:.2f} l S {left:.2f} {high:.2f} m {right:.2f} {low:.2f} l S Q"


def dot(width: float, height: float) -> str:
    """Return a filled dot inside a circle."""
    return f"q 0 g {_round(width / 2, height / 2, min(width, height) * 0.27)} f Q"


def disc(width: float, height: float, number: str, face: Face, size: float) -> str:
    """Return a black disc with its number in white."""
    x = (width - face.width(number, size)) / 2
    y = height / 2 - _MIDDLE * size
    circle = _round(width / 2, height / 2, min(width, height) / 2)
    return f"q 0 g {circle} f Q q 1 g BT /{face.resource} {size:g} Tf {x:.2f} {y:.2f} Td {face.encoded(number)} Tj ET Q"


def _round(x: float, y: float, radius: float) -> str:
    handle = radius * _CIRCLE
    return (
        f"{x + radius:.2f} {y:.2f} m "
        f"{x + radius:.2f} {y + handle:.2f} {x + handle:.2f} {y + radius:.2f} {x:.2f} {y + radius:.2f} c "
        f"{x - handle:.2f} {y + radius:.2f} {x - radius:.2f} {y + handle:.2f} {x - radius:.2f} {y:.2f} c "
        f"{x - radius:.2f} {y - handle:.2f} {x - handle:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c "
        f"{x + handle:.2f} {y - radius:.2f} {x + radius:.2f} {y - handle:.2f} {x + radius:.2f} {y:.2f} c h"
    )


def one_line(words: str, width: float, height: float, face: Face, size: float) -> tuple[str, str]:
    """Return a text on one line, set smaller where it would not fit, and the rest that found no room."""
    words, rest = " ".join(words.split()), ""
    room = width - 2 * _PADDING
    y = height * 0.27 if height < size * 2.6 else height / 2 - _MIDDLE * size
    wide = face.width(words, size)
    if wide > room > 0:
        size = max(_SMALLEST, size * room / wide)
        lines = wrapped(words, room - face.width(_MORE, size), face, size)
        if size == _SMALLEST and len(lines) > 1 and face.width(words, size) > room:
            words, rest = lines[0] + _MORE, " ".join(lines[1:])
    return _field(_show([(words, _PADDING, y)], face, size), width, height), rest


def fits(words: str, width: float, face: Face) -> bool:
    """Say whether a text fits a line of `width` points at least in the smallest size."""
    return face.width(words, _SMALLEST) <= width - 2 * _PADDING


def fitting(size: float, wide: float, width: float) -> float:
    """Return the size in points in which a text that is `wide` points at `size` fits a field of `width`, not below the smallest."""
    room = width - 2 * _PADDING
    return size if wide <= room else max(_SMALLEST, round(size * room / wide, 1))


def boxed(words: str, groups: Sequence[int], gap: float, size: tuple[float, float], face: Face, font_size: float, *, right: bool) -> str | None:
    """Return a text with one character in each box, or None where it does not fit the boxes.

    `gap` is the space between groups in points, `size` width and height of the widget; `right` fills from the right.
    """
    letters = [letter for letter in words if letter.isalnum()]
    count = sum(groups)
    if len(letters) > count or (len(letters) < count and not right and len(groups) > 1):
        return None
    width, height = size
    box = (width - gap * (len(groups) - 1)) / count
    start = count - len(letters) if right else 0
    lefts = [index * box + gap * group for group, index in _cells(groups)]
    y = height / 2 - _MIDDLE * font_size
    spots = [(letter, left + (box - face.width(letter, font_size)) / 2, y) for letter, left in zip(letters, lefts[start:], strict=False)]
    return _field(_show(spots, face, font_size), width, height)


def _cells(groups: Sequence[int]) -> list[tuple[int, int]]:
    group_of = [group for group, size in enumerate(groups) for _ in range(size)]
    return [(group, index) for index, group in enumerate(group_of)]


def paragraph(words: str, size: tuple[float, float], pitch: float, face: Face, font_size: float, *, high: bool = False) -> tuple[str, str]:
    """Return a text over several lines, and the rest that found no room.

    With a `pitch` (the distance of ruled lines) the text stands on the lines while it fits them; a longer one is set tighter on
    a white ground, then smaller. Without one a single line stands in the middle, unless it is to stand `high`.
    """
    width, height = size
    if pitch:
        lines = wrapped(words, width - 2 * _PADDING, face, font_size)
        if len(lines) <= round(height / pitch):
            spots = [(line, _PADDING, height - (index + 1) * pitch + pitch * 0.25) for index, line in enumerate(lines)]
            return _field(_show(spots, face, font_size), width, height), ""
    lines, room = wrapped(words, width - 2 * _PADDING, face, font_size), 0
    for points in _steps(font_size):
        lines, font_size = wrapped(words, width - 2 * _PADDING, face, points), points
        room = max(1, int((height - 1) // (points * _LEADING)))
        if len(lines) <= room:
            break
    if len(lines) == 1 and not pitch and not high:
        return one_line(words, width, height, face, font_size)
    top = height - font_size * 1.07 - 0.5
    shown, rest = lines[:room], " ".join(lines[room:])
    if rest:
        shown[-1] += _MORE
    spots = [(line, _PADDING, top - index * font_size * _LEADING) for index, line in enumerate(shown)]
    ground = f"1 g 0 0 {width:.2f} {height:.2f} re f " if pitch else ""
    return _field(_show(spots, face, font_size), width, height, ground), rest


def _steps(size: float) -> list[float]:
    return [size, *(points for points in _SMALLER if points < size)]


def wrapped(words: str, room: float, face: Face, size: float) -> list[str]:
    """Break a text into lines of at most `room` points; a word longer than a line is cut."""
    lines: list[str] = []
    space = face.width(" ", size)
    for part in words.splitlines() or [""]:
        line, used = "", 0.0
        for word in part.split(" "):
            pieces = [word] if face.width(word, size) <= room else _cut(word, room, face, size)
            for piece in pieces:
                wide = face.width(piece, size)
                if line and (piece is not pieces[0] or used + space + wide > room):
                    lines.append(line)
                    line, used = piece, wide
                else:
                    line, used = (f"{line} {piece}", used + space + wide) if line else (piece, wide)
        lines.append(line)
    return lines


def _cut(word: str, room: float, face: Face, size: float) -> list[str]:
    """Cut a word into pieces of at most `room` points, at least one letter each."""
    pieces, start, used = [], 0, 0.0
    for index, letter in enumerate(word):
        wide = face.width(letter, size)
        if index > start and used + wide > room:
            pieces.append(word[start:index])
            start, used = index, 0.0
        used += wide
    return [*pieces, word[start:]]


def _show(spots: Sequence[tuple[str, float, float]], face: Face, size: float) -> str:
    shown = " ".join(f"1 0 0 1 {x:.2f} {y:.2f} Tm {face.encoded(words)} Tj" for words, x, y in spots if words)
    return f"BT 0 g /{face.resource} {size:g} Tf {shown} ET" if shown else ""


def _field(content: str, width: float, height: float, ground: str = "") -> str:
    """Wrap a variable text as ISO 32000-1, 12.7.3.3 asks, clipped to the widget."""
    if not content:
        return ""
    return f"{ground}/Tx BMC q 0 0 {width:.2f} {height:.2f} re W n {content} Q EMC"
