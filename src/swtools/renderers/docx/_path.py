"""The picture of the stages as Word's own drawing (DrawingML, ISO/IEC 29500-1, 20 and Microsoft's wordprocessingGroup of 2010).

It is made of shapes, so it prints sharp at any size and can be changed in Word; a program that knows no groups shows its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.document.handbook import PathStep, StagePath
from swtools.renderers import _arcs
from swtools.renderers.docx._xml import dxa, escape, paragraph, run

_SPACES = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_NAMES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _SPACES.items())
_HEIGHT, _LINE, _RADIUS = 38.0, 22.0, 5.0
"""Of the whole picture, of its line below the upper edge, and of a step, in mm."""
_ABOVE = 2.0
"""Room above the picture, in mm."""
_ID = 900
"""Of the drawing; its shapes count on from here."""


def picture(path: StagePath, width: float) -> str:
    """Return the paragraph with the picture, `width` mm wide.

    It is anchored, because LibreOffice drops the words of a group that stands in a line; the paragraph keeps the room for it.
    """
    shapes = "".join(_shapes(path, width))
    size = f'<a:off x="0" y="0"/><a:ext cx="{_emu(width)}" cy="{_emu(_HEIGHT)}"/><a:chOff x="0" y="0"/><a:chExt cx="{_emu(width)}" cy="{_emu(_HEIGHT)}"/>'
    group = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{size}</a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp>"
    anchored = (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{_ID}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{_emu(_ABOVE)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{_emu(width)}" cy="{_emu(_HEIGHT)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{_ID}" name="{_ID}" descr="{escape(path.alt)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SPACES["wpg"]}">{group}</a:graphicData></a:graphic></wp:anchor>'
    )
    shown = f'<mc:Choice Requires="wpg"><w:drawing>{anchored}</w:drawing></mc:Choice>'
    else_said = f"<mc:Fallback><w:t>{escape(path.alt)}</w:t></mc:Fallback>"
    drawing = f"<mc:AlternateContent {_NAMES}>{shown}{else_said}</mc:AlternateContent>"
    room = f'<w:spacing w:before="{dxa(_ABOVE)}" w:line="{dxa(_HEIGHT)}" w:lineRule="exact"/>'
    return paragraph("SWOdstep", f"<w:r>{drawing}</w:r>", keep_next=True, properties=room)


def _shapes(path: StagePath, width: float) -> Iterator[str]:
    step = width / len(path.steps)
    at = [step * (place + 0.5) for place in range(len(path.steps))]
    number = _ID
    yield _shape(number := number + 1, (at[0], _LINE, at[-1] - at[0], 0), '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>', filled=None)
    for place, each in enumerate(path.steps):
        for order, back in enumerate(sorted(each.back_to, reverse=True)):
            yield _arc(number := number + 1, at[back], _arcs.start(at[place], order), order)
    for place, each in enumerate(path.steps):
        box = (at[place] - _RADIUS, _LINE - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        below = (at[place] - step / 2, _LINE + _RADIUS + 0.5, step, _HEIGHT - _LINE - _RADIUS - 0.5)
        dark = each.number > 0
        yield _shape(number := number + 1, box, _CIRCLE, filled="000000" if dark else "FFFFFF", text=_number(each, dark=dark))
        yield _shape(number := number + 1, below, _PLAIN, filled=None, edge=False, text=_centred("SWPodpis", each.label, "<w:b/>"), anchor="t")
    if path.back and any(each.back_to for each in path.steps):
        yield _shape(number + 1, (0, 0, 2 * step, 10), _PLAIN, filled=None, edge=False, text=_centred("SWPodpis", path.back, "", "right"), anchor="t")


_PLAIN = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_CIRCLE = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'


def _number(step: PathStep, *, dark: bool) -> str:
    return _centred("SWKomorka", str(step.number), f'<w:b/><w:color w:val="{"FFFFFF" if dark else "000000"}"/>')


def _centred(style: str, text: str, properties: str, side: str = "center") -> str:
    return paragraph(style, run(text, properties), properties=f'<w:jc w:val="{side}"/>')


def _arc(number: int, end: float, start: float, order: int) -> str:
    """Return a way back: a curve above the line that ends in an arrow; the farther it goes the higher it rises."""
    foot, rise = _LINE - _RADIUS, _arcs.rise(order)
    width, height = _emu(start - end), _emu(rise)
    over = f'<a:pt x="{width}" y="{-height // 3}"/><a:pt x="0" y="{-height // 3}"/><a:pt x="0" y="{height}"/>'
    way = f'<a:moveTo><a:pt x="{width}" y="{height}"/></a:moveTo><a:cubicBezTo>{over}</a:cubicBezTo>'
    curve = f'<a:custGeom><a:avLst/><a:pathLst><a:path w="{width}" h="{height}" fill="none">{way}</a:path></a:pathLst></a:custGeom>'
    return _shape(number, (end, foot - rise, start - end, rise), curve, filled=None, arrow=True)


def _shape(
    number: int,
    box: tuple[float, float, float, float],
    geometry: str,
    *,
    filled: str | None,
    edge: bool = True,
    arrow: bool = False,
    text: str = "",
    anchor: str = "ctr",
) -> str:
    """Return a shape; `box` is its left and upper edge, width and height in mm."""
    left, top, width, height = (_emu(length) for length in box)
    fill = f'<a:solidFill><a:srgbClr val="{filled}"/></a:solidFill>' if filled else "<a:noFill/>"
    tip = '<a:tailEnd type="triangle" w="med" len="med"/>' if arrow else ""
    line = f'<a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{tip}</a:ln>' if edge else "<a:ln><a:noFill/></a:ln>"
    words = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    kind = ' txBox="1"' if text and not edge else ""
    frame = f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    body = f'<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
    head = f'<wps:cNvPr id="{number}" name="{number}"/><wps:cNvSpPr{kind}/>'
    return f"<wps:wsp>{head}<wps:spPr>{frame}{geometry}{fill}{line}</wps:spPr>{words}{body}</wps:wsp>"


def _emu(millimetres: float) -> int:
    """Return a length in English metric units, 36 000 a millimetre."""
    return round(millimetres * 36_000)
