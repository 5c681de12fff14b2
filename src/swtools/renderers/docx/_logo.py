"""The centre's logo on page one: a picture inside the file, at most as large as the stamp's frame leaves room for."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable

from swtools.document.blocks import Logo
from swtools.renderers.docx._xml import escape

RELATIONSHIP = "swLogo"
_EMU = 36000
"""English metric units in a millimetre."""
_WIDE, _HIGH = 55.0, 14.0
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/svg+xml": "svg"}
_NO_RELATIONSHIPS = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
_SVG = (
    '<a:blip r:embed="swLogo"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="swLogo"/></a:ext></a:extLst></a:blip>'
)


def part_name(logo: Logo) -> str | None:
    """Return the name of the logo's part, None for a kind of picture that Word cannot show."""
    extension = _EXTENSIONS.get(logo.media_type)
    return f"media/swLogo.{extension}" if extension else None


def run_xml(logo: Logo) -> str:
    """Return the run that shows the logo, with its alternative text (ISO/IEC 29500-1, 20.4.2.8)."""
    wide, high = _fitted(*_pixels(logo))
    extent = f'cx="{round(wide * _EMU)}" cy="{round(high * _EMU)}"'
    name = escape(logo.alt)
    blip = _SVG if logo.media_type == "image/svg+xml" else f'<a:blip r:embed="{RELATIONSHIP}"/>'
    picture = (
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="9001" name="Logo" descr="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr id="9001" name="Logo" descr="{name}"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"{picture}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def add(parts: dict[str, bytes], logo: Logo, shown_in: Iterable[str]) -> dict[str, bytes]:
    """Return the parts with the picture and its content type, and a relationship for each part that shows it."""
    name = part_name(logo)
    if name is None:
        return parts
    out = {**parts, f"word/{name}": logo.data, "[Content_Types].xml": _typed(parts["[Content_Types].xml"], name.rpartition(".")[2], logo.media_type)}
    relationship = f'<Relationship Id="{RELATIONSHIP}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="{name}"/>'
    for part in shown_in:
        rels = f"word/_rels/{part.removeprefix('word/')}.rels"
        out[rels] = out.get(rels, _NO_RELATIONSHIPS).replace(b"</Relationships>", relationship.encode() + b"</Relationships>")
    return out


def _typed(types: bytes, extension: str, media_type: str) -> bytes:
    if f'Extension="{extension}"'.encode() in types:
        return types
    head, mark, tail = types.partition(b"<Override")
    return head + f'<Default Extension="{extension}" ContentType="{media_type}"/>'.encode() + mark + tail


def _fitted(wide: float, high: float) -> tuple[float, float]:
    factor = min(_WIDE / wide, _HIGH / high)
    return wide * factor, high * factor


def _pixels(logo: Logo) -> tuple[float, float]:
    """Width and height as the picture's own head gives them; a square where it gives none."""
    data = logo.data
    found = {"image/png": _png, "image/gif": _gif, "image/jpeg": _jpeg, "image/svg+xml": _svg}[logo.media_type](data)
    return found if found and found[0] > 0 and found[1] > 0 else (1.0, 1.0)


def _png(data: bytes) -> tuple[float, float] | None:
    return struct.unpack(">II", data[16:24]) if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24 else None


def _gif(data: bytes) -> tuple[float, float] | None:
    return struct.unpack("<HH", data[6:10]) if data[:3] == b"GIF" and len(data) >= 10 else None


def _jpeg(data: bytes) -> tuple[float, float] | None:
    """Look for the frame header (ISO/IEC 10918-1, B.2.2)."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            high, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return wide, high
        at += 2 + length
    return None


def _svg(data: bytes) -> tuple[float, float] | None:
    found = re.search(rb'viewBox\s*=\s*["\']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)', data[:4000])
    return (float(found.group(1)), float(found.group(2))) if found else None
