"""How wide a word is in Noto Sans: a column is never narrower than its longest word, because a head that breaks inside a word is hard to read."""

from __future__ import annotations

import unicodedata

_POINT = 25.4 / 72
_LETTERS = {
    **dict.fromkeys("ijl.,:;'|!()", 0.28),
    **dict.fromkeys("frt-–/ I", 0.4),
    **dict.fromkeys("ckszvxy", 0.52),
    **dict.fromkeys("mwMW%@", 0.92),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.68),
}
_OTHER = 0.61
"""Advance widths in em, rounded up."""


def word_width(text: str, points: float) -> float:
    """Return the width in mm of the longest word of a text set in `points`."""
    return max((sum(map(_em, word)) for word in text.replace("\u2060", "").split()), default=0.0) * points * _POINT


def _em(letter: str) -> float:
    return _LETTERS.get(unicodedata.normalize("NFD", letter)[0], _OTHER)
