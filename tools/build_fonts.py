"""Make the fonts of the forms: static, small, the same bytes on every run.

Reads the variable Noto Sans of the PyPI package `fontpkg-noto-sans` (its SHA-256 is checked), fixes the weights 400 and 600 at
width 100, keeps the letters that forms use and writes `src/swtools/renderers/fonts/`: a TTF for PDF (Latin and Cyrillic in one)
and WOFF2 for HTML: Latin, Cyrillic on its own, and for the bold weight a core of Polish that suffices for most forms. Run it after
a change of the letters: `python tools/build_fonts.py`.

Why static: variable fonts make WeasyPrint's output differ between runs. Why no ligatures: a glyph that no letter maps to has no
text of its own in a PDF whose font is embedded whole (PDF/A-2a, 6.2.11.7.2).
"""

from __future__ import annotations

import hashlib
import sys
from io import BytesIO
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SOURCE = "files/NotoSans[wdth,wght].ttf"
SOURCE_SHA256 = "bfb7bb691513f12e734dc346c03a03f784912432d7e3fa8e56efcf906fe86b3d"
TARGET = Path(__file__).resolve().parents[1] / "src" / "swtools" / "renderers" / "fonts"
WEIGHTS = {"Regular": 400, "SemiBold": 600}
ARROW = 0x2192

# Basic Latin, Latin-1, Latin Extended-A, the comma-below letters, capital sharp s
LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x1E9E}
# spaces, hyphens, dashes, quotation marks, daggers, bullet, ellipsis, per mille, primes, word joiner, euro, numero, minus, fractions
PUNCTUATION = {
    *range(0x2007, 0x200B),
    *range(0x2010, 0x2016),
    *range(0x2018, 0x2023),
    *(0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x2060, 0x20AC, 0x2116, 0x2122, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
    ARROW,
}
# Russian, Ukrainian, Belarusian, with the Ukrainian ge and its stress mark
CYRILLIC = {*range(0x400, 0x460), 0x490, 0x491, 0x2BC, 0x301}

# What the words of a Polish form are made of. The bold weight sets only words that a form brings along, never what somebody types.
CORE = {
    *range(0x20, 0x7F),
    *map(ord, "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"),
    *(0xA0, 0xA7, 0xAB, 0xAD, 0xB0, 0xB1, 0xB2, 0xB3, 0xB7, 0xBB, 0xBD, 0xD7, 0xF7),
    *(0x2009, 0x200A, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026),
    *(0x202F, 0x2030, 0x2039, 0x203A, 0x2060, 0x20AC, 0x2116, 0x2212, 0x2264, 0x2265, ARROW),
}


def variable_font() -> bytes:
    """Return the package's variable font, checked."""
    import fontpkg_noto_sans

    data = (Path(fontpkg_noto_sans.ROOT) / SOURCE).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SOURCE_SHA256:
        sys.exit(f"{SOURCE}: SHA-256 is {found}, expected {SOURCE_SHA256}")
    return data


def static_font(data: bytes, weight: int) -> TTFont:
    """Return the instance of one weight (width 100), with the arrow that Noto Sans lacks."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    font = instantiateVariableFont(font, {"wght": weight, "wdth": 100}, inplace=True)
    add_arrow(font, thickness=64 if weight == 400 else 92)
    return font


def add_arrow(font: TTFont, thickness: int) -> None:
    """Draw U+2192 on the height of the minus sign, as wide as an em less its bearings."""
    if ARROW in font.getBestCmap():
        return
    pen = TTGlyphPen(None)
    middle, left, right, head = 357, 60, 940, 210
    half = thickness // 2
    notch = round(thickness * 1.414)
    points = [
        (left, middle - half),
        (right - notch - half, middle - half),
        (right - head - half, middle - head),
        (right - head + half, middle - head - half),
        (right, middle),
        (right - head + half, middle + head + half),
        (right - head - half, middle + head),
        (right - notch - half, middle + half),
        (left, middle + half),
    ]
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()
    order = font.getGlyphOrder()
    font.setGlyphOrder([*order, "arrowright"])
    font["glyf"]["arrowright"] = pen.glyph()
    font["hmtx"]["arrowright"] = (1000, left)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ARROW] = "arrowright"


def subset(font: TTFont, letters: set[int]) -> TTFont:
    """Keep the letters, kerning and mark placement; drop hints, ligatures and alternates."""
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    copy = TTFont(BytesIO(saved(font)), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(copy)
    return copy


def saved(font: TTFont, flavor: str | None = None) -> bytes:
    """Return the font as bytes, its tables in a fixed order."""
    font.flavor = flavor
    stream = BytesIO()
    font.save(stream, reorderTables=True)
    return stream.getvalue()


def main() -> None:
    """Write every font and its licence."""
    import fontpkg_noto_sans

    data = variable_font()
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, weight in WEIGHTS.items():
        font = static_font(data, weight)
        (TARGET / f"NotoSans-{name}.ttf").write_bytes(saved(subset(font, LATIN | PUNCTUATION | CYRILLIC)))
        (TARGET / f"NotoSans-{name}-latin.woff2").write_bytes(saved(subset(font, LATIN | PUNCTUATION), "woff2"))
        if weight > 400:
            (TARGET / f"NotoSans-{name}-core.woff2").write_bytes(saved(subset(font, CORE), "woff2"))
        (TARGET / f"NotoSans-{name}-cyrillic.woff2").write_bytes(saved(subset(font, CYRILLIC), "woff2"))
    (TARGET / "OFL.txt").write_bytes((Path(fontpkg_noto_sans.ROOT) / "LICENSE").read_bytes())


if __name__ == "__main__":
    main()
