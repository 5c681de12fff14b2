"""Putting the file together: pages turned, controls numbered, properties set, parts packed – the same bytes every time."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping

from swtools.document.blocks import Document
from swtools.renderers.docx._body import LANDSCAPE_ENDS, PORTRAIT_ENDS
from swtools.renderers.docx._xml import dxa, escape

_FINAL = re.compile(r"<w:sectPr\b(?:(?!<w:sectPr\b).)*</w:sectPr>(?=\s*</w:body>)", re.DOTALL)
_CONTROL_ID = re.compile(r'<w:id w:val="-?\d+"\s*/>')
_SIZE = re.compile(r'<w:pgSz\b[^>]*w:w="(\d+)"[^>]*w:h="(\d+)"[^>]*/>')
_SIDE = 18.0
"""Left, right and lower margin of a landscape page in mm; its upper one is the binder's."""


def text_width(main_xml: str) -> float:
    """Return the width of the text area that the template's page properties give, in mm."""
    page, left, right = (
        re.search(pattern, main_xml) for pattern in (r'<w:pgSz\b[^>]*w:w="(\d+)"', r'<w:pgMar\b[^>]*w:left="(\d+)"', r'<w:pgMar\b[^>]*w:right="(\d+)"')
    )
    if not (page and left and right):
        return 170.0
    return (int(page.group(1)) - int(left.group(1)) - int(right.group(1))) * 25.4 / 1440


def landscape_width(main_xml: str) -> float:
    """Return the width of the text area of the template's page turned, in mm."""
    size = _SIZE.search(main_xml)
    return (int(size.group(2)) if size else 16838) * 25.4 / 1440 - 2 * _SIDE


def turned(xml: str) -> str:
    """Return the document with its marks of section breaks made real.

    The first page's own head belongs to the first section only; a form that ends on a landscape page gets no empty page after it.
    """
    xml = xml.replace(LANDSCAPE_ENDS + PORTRAIT_ENDS, "")
    final = _FINAL.search(xml)
    if LANDSCAPE_ENDS not in xml or not final:
        return xml
    before, properties, after = xml[: final.start()], final.group(0), xml[final.end() :]
    later = re.sub(r"<w:titlePg\b[^>]*/>", "", properties)
    last = later
    if before.endswith(LANDSCAPE_ENDS):
        before, last = before.removesuffix(LANDSCAPE_ENDS) + _section_end(""), _landscape(later)
    out = before.replace(PORTRAIT_ENDS, _section_end(properties), 1).replace(PORTRAIT_ENDS, _section_end(later))
    return out.replace(LANDSCAPE_ENDS, _section_end(_landscape(later))) + last + after


def _section_end(properties: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="SWOdstep"/>{properties}</w:pPr></w:p>'


def _landscape(properties: str) -> str:
    size = _SIZE.search(properties)
    if size:
        properties = properties.replace(size.group(0), f'<w:pgSz w:w="{size.group(2)}" w:h="{size.group(1)}" w:orient="landscape"/>')
    for side, length in (("top", 25.0), ("left", _SIDE), ("right", _SIDE), ("bottom", _SIDE)):
        properties = re.sub(rf'(<w:pgMar\b[^>]*w:{side}=")\d+', rf"\g<1>{dxa(length)}", properties)
    return properties


def numbered(parts: Mapping[str, str]) -> dict[str, str]:
    """Give every content control of all parts an id of its own, in the order of the parts' names and of their text."""
    count = 0

    def next_id(_found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f'<w:id w:val="{count}"/>'

    return {name: _CONTROL_ID.sub(next_id, parts[name]) for name in sorted(parts)}


def core_properties(document: Document, timestamp: int) -> bytes:
    """Return docProps/core.xml (ISO/IEC 29500-2, 11); the moment is an argument, never the clock."""
    moment = datetime.datetime.fromtimestamp(timestamp, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = (
        ("dc:title", document.head.title),
        ("dc:subject", document.subject),
        ("dc:creator", "swtools"),
        ("cp:keywords", ", ".join(document.keywords)),
        ("dc:description", document.foot.statement),
        ("dc:identifier", f"{document.instrument} {document.version}"),
        ("dc:language", document.language),
        ("cp:lastModifiedBy", "swtools"),
        ("cp:version", document.version),
    )
    inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields)
    dates = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified"))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{inner}{dates}</cp:coreProperties>"
    ).encode()


def with_core(parts: dict[str, bytes], properties: bytes) -> dict[str, bytes]:
    """Return the parts with the core properties, their relationship and their content type."""
    relationship = (
        '<Relationship Id="swCore" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    override = '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    return {
        **parts,
        "docProps/core.xml": properties,
        "_rels/.rels": parts["_rels/.rels"].replace(b"</Relationships>", relationship.encode() + b"</Relationships>"),
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"</Types>", override.encode() + b"</Types>"),
    }


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the zip file: sorted names (the list of contents comes first), one fixed date, no attributes of this machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda each: (each != "[Content_Types].xml", each)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            archive.writestr(info, parts[name])
    return out.getvalue()
