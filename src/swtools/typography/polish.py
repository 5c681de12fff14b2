"""Polish microtypography: what a careful typesetter does and no author should have to think of.

Rules: no one-letter word at a line's end; "nr 5", "5 min", "116 111", "W-10", "e-mail" and dates stay together; Pan/Pani is never split at the slash;
„cudzysłów”, półpauza. Sources: A. Wolański, „Edycja tekstów”; Bringhurst 2.1.
"""

from __future__ import annotations

import re

NBSP = "\u00a0"
JOINER = "\u2060"

_SINGLE = re.compile(r"(?<![^\W\d_])([aiouwzAIOUWZ]) (?=\S)")
_UNIT = re.compile(r"(\d) (?=(?:min|godz|zł|mm|cm|km|kg|lat|lata|rok|roku|osób|osoby|dni|dzień|tyg|mies|%)\b|%)")
_ABBREVIATION = re.compile(r"\b(nr|str|pyt|pkt|tel|ul|al|pl|os|art|ust|poz|np|ok|godz)(\.?) (?=[\d„A-ZĄĆĘŁŃÓŚŹŻa-zà-ž])")
_GROUPS = re.compile(r"(?<![\d,.])(\d{1,3}) (?=\d{2,3}(?!\d))")
"""Groups of one number: a telephone (116 111), thousands (1 200)."""
_CODE = re.compile(r"\b[A-Z]{1,2}-(?:\d+|[A-Z])(?:-\d+)?\b")
"""Code of a tool: W-10, BP-1-02, KT-R-01."""
_SLASH = re.compile(r"\b(Pan\w*|Państw\w*|Pani\w*)/(?=Pani|Pana|Panu|Panem|Panią)")
_LETTER = re.compile(r"(?<![\w@./-])([^\W\d_])-(?=[^\W\d_]++(?![@.\w-]*@|\.\w))")
"""One letter and a hyphen before a word: e-papierosy, e-mail; no part of an address, which is to be copied as it stands."""
_DASH = re.compile(r"(?<=\S) [-–] (?=\S)")
_QUOTES = re.compile(r'"([^"\n]*)"')
_ELLIPSIS = re.compile(r"\.\.\.")


def polish(text: str) -> str:
    """Return `text` with non-breaking spaces, word joiners, Polish quotation marks and half-dashes."""
    text = _QUOTES.sub(r"„\1”", text)
    text = _ELLIPSIS.sub("…", text)
    text = _DASH.sub(f"{NBSP}– ", text)
    text = _SLASH.sub(rf"\1/{JOINER}", text)
    text = _CODE.sub(lambda code: code[0].replace("-", f"-{JOINER}"), text)
    text = _LETTER.sub(rf"\1-{JOINER}", text)
    text = _ABBREVIATION.sub(rf"\1\2{NBSP}", text)
    text = _GROUPS.sub(rf"\1{NBSP}", text)
    text = _UNIT.sub(rf"\1{NBSP}", text)
    return _SINGLE.sub(rf"\1{NBSP}", text)


def plain(text: str) -> str:
    """Return `text` for what no one typesets (metadata, names of fields): with plain spaces, without word joiners."""
    return text.replace(NBSP, " ").replace(JOINER, "")
