"""What two texts may differ in and still be the same words: blanks, breaks, quotation marks, dashes, numbers in circles.

The library is written with a plain keyboard; the outputs are typeset. These are all the rules by which the two are compared.
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200d\u2060\ufeff"))
"""Soft hyphen, zero-width blanks, word joiner, byte-order mark."""
_SAME = str.maketrans({"„": '"', "”": '"', "“": '"', "–": "-", "−": "-", "\u2011": "-"})
_CIRCLED = {"⓪": "0", **{chr(0x2460 + number): str(number + 1) for number in range(20)}}
_BLANK = re.compile(r"\s+")


def squeezed(text: str) -> str:
    """Return a text as it is compared: composed, without blanks of any kind, one sort of quotation mark and of dash, an ellipsis for three dots."""
    plain = unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_SAME)
    plain = "".join(_CIRCLED.get(letter, letter) for letter in plain)
    return _BLANK.sub("", plain).replace("...", "…")


def paragraphs(text: str) -> list[str]:
    """Split a text at its empty lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
