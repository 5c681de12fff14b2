"""The bundled fonts: static subsets of Noto Sans (OFL 1.1), made by `tools/build_fonts.py`."""

from __future__ import annotations

import functools
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "fonts"
TTF = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf")
"""For PDF: Latin and Cyrillic in one file a weight (400, 600)."""
WOFF2 = {
    ("latin", 400): "NotoSans-Regular-latin.woff2",
    ("latin", 600): "NotoSans-SemiBold-latin.woff2",
    ("core", 600): "NotoSans-SemiBold-core.woff2",
    ("cyrillic", 400): "NotoSans-Regular-cyrillic.woff2",
    ("cyrillic", 600): "NotoSans-SemiBold-cyrillic.woff2",
}
"""For HTML, by script and weight; the core is enough for the bold words of most Polish forms (`core_letters`)."""


@functools.cache
def advances() -> dict[str, float]:
    """Return the advance of every letter of the regular weight, in ems."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(font(TTF[0])), lazy=True) as parsed:
        units, metrics = parsed["head"].unitsPerEm, parsed["hmtx"].metrics
        return {chr(letter): metrics[name][0] / units for letter, name in parsed.getBestCmap().items()}


@functools.cache
def core_letters() -> frozenset[str]:
    """Return the letters of the core of the bold weight."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(font(WOFF2["core", 600])), lazy=True) as parsed:
        return frozenset(map(chr, parsed.getBestCmap()))


@functools.cache
def font(name: str) -> bytes:
    """Return the bytes of a bundled font file."""
    return (FOLDER / name).read_bytes()
