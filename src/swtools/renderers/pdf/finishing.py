"""The second pass over the pages: the form, the repaired tags of the running heads, the metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from swtools.document.blocks import Document
from swtools.renderers.pdf.acroform import FormBuilder
from swtools.renderers.pdf.fields import FormField, form_fields
from swtools.renderers.pdf.measures import Sheet
from swtools.renderers.pdf.metadata import packet
from swtools.renderers.pdf.reading_order import notes_last

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import Object


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A file, and what found no room in its fields: question and rest of the answer."""

    pdf: bytes
    left_over: tuple[tuple[str, str], ...]


def finished(pages: bytes, document: Document, answers: Mapping[str, object] | None, sheet: Sheet, timestamp: int, more: Sequence[FormField] = ()) -> Finished:
    """Return WeasyPrint's pages as the final file: same input, same bytes. `more` are fields beside those of the document's blocks."""
    import pikepdf

    with pikepdf.open(BytesIO(pages)) as pdf:
        form = (*form_fields(document, answers), *more)
        if "/AcroForm" in pdf.Root:
            del pdf.Root["/AcroForm"]
        notes_last(pdf)
        builder = FormBuilder(pdf, sheet)
        builder.build(form)
        _link_running_heads(pdf)
        _describe(pdf, document, timestamp)
        return Finished(pdf=saved(pdf), left_over=tuple(builder.left_over))


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Write a PDF with object streams and an identifier that depends on its content only."""
    import pikepdf

    stream = BytesIO()
    pdf.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True, fix_metadata_version=False)
    return stream.getvalue()


def _describe(pdf: pikepdf.Pdf, document: Document, timestamp: int) -> None:
    from pikepdf import Dictionary

    moment = datetime.fromtimestamp(timestamp, UTC)
    producer = str(pdf.docinfo.get("/Producer", ""))
    pdf.docinfo["/Title"] = document.head.title
    if document.keywords:
        pdf.docinfo["/Keywords"] = ", ".join(document.keywords)
    pdf.Root.Metadata.write(
        packet(
            title=document.head.title,
            subject=document.subject,
            keywords=document.keywords,
            language=document.language,
            producer=producer,
            moment=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
    )
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _link_running_heads(pdf: pikepdf.Pdf) -> None:
    """Put the form tags of running heads into the structure tree, before the first content of their page.

    WeasyPrint tags the content of margin boxes but leaves it out of the tree, so that a screen reader would never reach the field.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    top = root.K[0]
    kept = {kid.objgen for kid in top.K}
    by_annotation = dict(_parent_tree(root))
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            tag = by_annotation.get(int(annotation.get("/StructParent", -1)))
            if tag is not None and _top_tag(tag, top).objgen not in kept:
                tag.P = top
                kept.add(tag.objgen)
                position = next((index for index, kid in enumerate(top.K) if kid.get("/Pg") == page.obj), len(top.K))
                top.K.insert(position, tag)


def _parent_tree(root: Object) -> list[tuple[int, Object]]:
    numbers = list(root.ParentTree.Nums)
    return [(int(key), value) for key, value in zip(numbers[::2], numbers[1::2], strict=True) if value.get("/S") is not None] if numbers else []


def _top_tag(tag: Object, top: Object) -> Object:
    """Return the ancestor of a tag that stands directly below the document's tag."""
    while tag.P.objgen != top.objgen:
        tag = tag.P
    return tag
