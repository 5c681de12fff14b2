"""Packs for printing, put together from finished pages: fields taken off, an outline, a title, the binder's margin.

The result is a plain PDF and says so: no structure, no form, no claim of PDF/UA or PDF/A. Single tools keep both.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from swtools.renderers.pdf.finishing import saved
from swtools.renderers.pdf.names import CONTINUATION

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import Object

_SHIFT = 10 * 72 / 25.4
"""What mirrors a margin of 25 and 15 mm, in points."""
_CLAIMS = ("/AcroForm", "/StructTreeRoot", "/MarkInfo", "/Metadata", "/OutputIntents", "/Outlines", "/Names", "/PageLabels")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One finished PDF of a pack. `code` prefixes its page labels ("W-04/1"); without one the pages are counted on their own."""

    title: str
    pdf: bytes
    code: str = ""


def flatten(pdf: bytes) -> bytes:
    """Return the same pages without fields; what is filled in stays as page content."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        _flatten(document)
        return saved(document)


def assemble(parts: Sequence[Part], *, title: str, language: str, timestamp: int, duplex: bool, copies: int = 1) -> bytes:
    """Return the parts as one PDF for printing, `copies` collated sets of it; continuation sheets stay with the single files.

    With `duplex` each part starts on a new sheet and even pages are shifted by 10 mm, so that the wide margin stays at the binder.
    """
    import pikepdf

    pack = pikepdf.new()
    starts: list[tuple[int, Part]] = []
    opened = [_opened(part.pdf) for part in parts]
    for _ in range(copies):
        for part, source in zip(parts, opened, strict=True):
            if duplex and len(pack.pages) % 2:
                _add_blank(pack)
            starts.append((len(pack.pages), part))
            pack.pages.extend(source.pages)
    if duplex:
        _mirror(pack)
    _share_fonts(pack)
    _describe(pack, title, language, timestamp, duplex=duplex)
    _label(pack, starts)
    _outline(pack, starts[: len(parts)])
    result = saved(pack)
    for source in opened:
        source.close()
    return result


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF as packs count them: without a continuation sheet."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        return sum(not _continues(page) for page in document.pages)


def _continues(page: pikepdf.Page) -> bool:
    """Say whether a page is a continuation sheet, by the names of its fields."""
    return any(str(annotation.get("/T", "")).startswith(CONTINUATION) for annotation in page.obj.get("/Annots", ()))


def _opened(pdf: bytes) -> pikepdf.Pdf:
    import pikepdf

    document = pikepdf.open(BytesIO(pdf))
    for index in reversed([place for place, page in enumerate(document.pages) if _continues(page)]):
        del document.pages[index]
    _flatten(document)
    return document


def _flatten(document: pikepdf.Pdf) -> None:
    from pikepdf import Array

    drawn = itertools.count(1)
    for page in document.pages:
        kept, contents = [], b""
        for annotation in page.obj.get("/Annots", ()):
            if annotation.get("/Subtype") == "/Widget":
                contents += _drawn(page, annotation, drawn)
            else:
                kept.append(annotation)
        for key in ("/Annots", "/StructParents", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
        if kept:
            page.obj.Annots = Array(kept)
        if contents:
            page.contents_add(b"q", prepend=True)
            page.contents_add(b"Q " + contents)
    for key in _CLAIMS:
        if key in document.Root:
            del document.Root[key]


def _drawn(page: pikepdf.Page, annotation: Object, drawn: Iterator[int]) -> bytes:
    """Return the operators that draw a widget's current appearance on its page (nothing for an empty one).

    The resource is named by counting: a name of pikepdf's own making is random.
    """
    from pikepdf import Name

    appearance = annotation.AP.get("/N") if "/AP" in annotation else None
    if appearance is not None and "/AS" in annotation and "/BBox" not in appearance:
        appearance = appearance.get(str(annotation.AS))
    if appearance is None or not appearance.read_bytes().strip():
        return b""
    left, bottom = float(annotation.Rect[0]), float(annotation.Rect[1])
    name = page.add_resource(appearance, Name.XObject, Name(f"/Field{next(drawn)}"))
    return f"q 1 0 0 1 {left:.3f} {bottom:.3f} cm {name} Do Q ".encode()


def _add_blank(pack: pikepdf.Pdf) -> None:
    box = [float(side) for side in pack.pages[-1].obj.MediaBox]
    pack.add_blank_page(page_size=(box[2] - box[0], box[3] - box[1]))


def _mirror(pack: pikepdf.Pdf) -> None:
    """Shift every even page: portrait to the left; landscape upwards, as its upper edge is the binder's on odd pages."""
    for page in list(pack.pages)[1::2]:
        if "/Contents" not in page.obj:
            continue
        box = [float(side) for side in page.obj.MediaBox]
        portrait = box[3] - box[1] >= box[2] - box[0]
        x, y = (-_SHIFT, 0.0) if portrait else (0.0, _SHIFT)
        page.contents_add(f"q 1 0 0 1 {x:.3f} {y:.3f} cm".encode(), prepend=True)
        page.contents_add(b"Q")


def _share_fonts(pack: pikepdf.Pdf) -> None:
    """Keep one copy of font files and colour profiles that several parts embed alike."""
    first: dict[bytes, Object] = {}
    for holder, key in _embedded(pack):
        stream = holder[key]
        digest = hashlib.sha256(stream.read_raw_bytes()).digest()
        holder[key] = first.setdefault(digest, stream)


def _embedded(pack: pikepdf.Pdf) -> Iterator[tuple[Object, str | int]]:
    import pikepdf

    for item in pack.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            yield item, "/FontFile2"
        elif isinstance(item, pikepdf.Dictionary) and "/srgb" in item and item["/srgb"][0] == "/ICCBased":
            yield item["/srgb"], 1


def _describe(pack: pikepdf.Pdf, title: str, language: str, timestamp: int, *, duplex: bool) -> None:
    from pikepdf import Dictionary, Name, String

    moment = datetime.fromtimestamp(timestamp, UTC).strftime("D:%Y%m%d%H%M%SZ")
    pack.docinfo["/Title"] = title
    pack.docinfo["/CreationDate"] = pack.docinfo["/ModDate"] = moment
    pack.Root.Lang = String(language)
    pack.Root.PageMode = Name.UseOutlines
    pack.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"), Duplex=Name.DuplexFlipLongEdge if duplex else Name.Simplex)


def _label(pack: pikepdf.Pdf, starts: Sequence[tuple[int, Part]]) -> None:
    """Number the pages of each part on their own, behind its code (ISO 32000-1, 12.4.2)."""
    from pikepdf import Array, Dictionary, Name, String

    numbers: list[object] = []
    for index, part in starts:
        style = Dictionary(S=Name.D, P=String(f"{part.code}/")) if part.code else Dictionary(S=Name.r)
        numbers += [index, style]
    pack.Root.PageLabels = pack.make_indirect(Dictionary(Nums=Array(numbers)))


def _outline(pack: pikepdf.Pdf, starts: Sequence[tuple[int, Part]]) -> None:
    from pikepdf import OutlineItem

    with pack.open_outline() as outline:
        outline.root.extend(OutlineItem(f"{part.code} {part.title}".strip(), index) for index, part in starts)
