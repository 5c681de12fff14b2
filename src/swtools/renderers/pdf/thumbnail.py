"""A small picture of a PDF's first page, for the catalogue."""

from __future__ import annotations

from io import BytesIO

_SHADES = 16


def first_page_png(pdf: bytes, width: int) -> bytes:
    """Return page one as a grey PNG of `width` pixels, filled fields included; same input, same bytes."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        if document.get_formtype():
            document.init_forms()
        page = document[0]
        picture = page.render(scale=width / page.get_width(), grayscale=True, may_draw_forms=True).to_pil()
    stream = BytesIO()
    picture.quantize(_SHADES, dither=0).save(stream, "PNG", optimize=True)
    return stream.getvalue()
