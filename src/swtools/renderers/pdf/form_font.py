"""The font of the form: the one that WeasyPrint embedded whole for its text fields, read back so that appearances can be set in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from swtools.renderers.pdf.appearance import Face

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import Object

FONT_SIZE = re.compile(rb"/(\w+) ([\d.]+) Tf")
"""Resource name and size in a default appearance."""


def widget_annotations(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Yield the widgets of all pages, page by page."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            if annotation.get("/Subtype") == "/Widget":
                yield annotation


def form_font(pdf: pikepdf.Pdf) -> tuple[Face | None, Object | None]:
    """Return the font that WeasyPrint embedded whole for text fields, or the first of the pages with its letters."""
    fonts = pdf.pages[0].obj.Resources.Font
    named = next((match[1].decode() for widget in widget_annotations(pdf) if "/DA" in widget and (match := FONT_SIZE.search(bytes(widget.DA)))), None)
    name = named or next((str(key)[1:] for key in fonts), None)
    if name is None:
        return None, None
    font = fonts[f"/{name}"]
    glyphs = _glyphs(bytes(font.ToUnicode.read_bytes()))
    return Face(resource=name, glyphs=glyphs, advances=_advances(font.DescendantFonts[0].W)), font


def _glyphs(cmap: bytes) -> dict[str, int]:
    """Invert a ToUnicode map: the glyph of each letter (single letters only)."""
    pairs = re.findall(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})>\n", cmap + b"\n")
    glyphs: dict[str, int] = {}
    for glyph, letter in pairs:
        glyphs.setdefault(chr(int(letter, 16)), int(glyph, 16))
    return glyphs


def _advances(widths: Object) -> dict[int, float]:
    """Read the W array of a CID font (`c [w …]` and `c1 c2 w`)."""
    advances: dict[int, float] = {}
    items = list(widths)
    index = 0
    while index < len(items):
        first = int(items[index])
        following = items[index + 1]
        if hasattr(following, "__len__") and not isinstance(following, int | float):
            advances.update({first + offset: float(width) for offset, width in enumerate(following)})
            index += 2
        else:
            advances.update(dict.fromkeys(range(first, int(following) + 1), float(items[index + 2])))
            index += 3
    return advances
