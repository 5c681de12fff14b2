"""A stranger's .docx as parts in memory, and what in it could run, fetch or overwrite something. Nothing is unpacked onto the disk."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree  # what it is given has no document type declaration: `_check_markup`

from swtools.diagnostics import Text, text

MAIN, STYLES_PART = "word/document.xml", "word/styles.xml"
UNREADABLE = (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error, struct.error)

LEFT_OUT = re.compile(r"word/stylesWithEffects\.xml|word/printerSettings/\w+\.bin|docProps/thumbnail\.\w+|docProps/core\.xml")
"""Parts of Word's own making that are dropped, never read."""
_LARGEST, _LARGEST_TEXT, _MOST_PARTS = 40_000_000, 4_000_000, 1000
"""Bytes that a template may hold unpacked in all and in one part that is filled, and how many parts."""
_MARKUP = (".xml", ".rels")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*?\bencoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
_PROGRAMS = re.compile(r"\.(?:bin|exe|dll|ole|vbs|js|hta|bat|cmd|ps1|scr|jar|docm|dotm|xlsm?|pptm?|html?|mht|rtf)$|/(?:activex|embeddings|webextensions)/")
_ACTIVE_TYPE = re.compile(r"macroenabled|vba|oleobject|activex|webextension|addin|keymapcustomizations|attachedtoolbars", re.IGNORECASE)
_ACTIVE_RELATION = re.compile(
    r"vbaProject|wordVbaData|oleObject|package|control|activeXControlBinary|aFChunk|subDocument|attachedTemplate|frame|mailMergeSource|"
    r"mailMergeHeaderSource|mailMergeRecipientData|externalLink|externalLinkPath|keyMapCustomizations|attachedToolbars|extensibility|"
    r"webextension|webextensiontaskpanes|taskpanes|transform"
)
_LINKS = ("http://", "https://", "mailto:")
_FIELD = re.compile(
    r"PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|REF|NOTEREF|STYLEREF|SEQ|TOC|HYPERLINK|TITLE|SUBJECT|AUTHOR|KEYWORDS|COMMENTS|"
    r"DOCPROPERTY",
    re.IGNORECASE,
)
"""Fields that a page may hold: they count or repeat what the file itself says. DDE, INCLUDETEXT, MACROBUTTON and the like are not among them."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Problem = tuple[Text, Text]


def read(path: Path) -> dict[str, bytes]:
    """Return the parts of a .docx by name.

    Raises:
        one of UNREADABLE: it is no Word document, is damaged, unfolds to more than 40 MB, or declares entities.
    """
    with zipfile.ZipFile(path) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST or len({info.filename for info in infos}) < len(infos):
            raise ValueError("too many parts, too large, or a part twice")
        parts = {info.filename: archive.read(info) for info in infos}
    if MAIN not in parts or STYLES_PART not in parts or "[Content_Types].xml" not in parts or "_rels/.rels" not in parts:
        raise ValueError("not a Word document")
    for name, data in parts.items():
        if name.lower().endswith(_MARKUP):
            _check_markup(name, data)
    return parts


def _check_markup(name: str, data: bytes) -> None:
    """UTF-8 only: what is written in another encoding would be read by Word and not by these checks."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data or _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise ValueError("a document type declaration or another encoding")
    if name.startswith("word/") and name.count("/") == 1 and name != STYLES_PART and len(data) > _LARGEST_TEXT:
        raise ValueError("too large")
    data.decode("utf-8")


def unsafe(parts: dict[str, bytes]) -> Iterator[Problem]:
    """Yield what could run, fetch or write something, each with a hint."""
    without = text("Save it as .docx without macros and objects.")
    for name in sorted(parts):
        if "\\" in name or ":" in name or name.startswith("/") or ".." in PurePosixPath(name).parts:
            yield text("The template holds a part whose name leaves the file: {part}.", part=name), text("Open it in Word and save it anew as .docx.")
        if _PROGRAMS.search(name.lower()) and not LEFT_OUT.fullmatch(name):
            yield text("The template holds a program or an embedded object: {part}.", part=name), without
    try:
        yield from _active_types(parts["[Content_Types].xml"])
        for name in sorted(parts):
            if name.lower().endswith(".rels"):
                yield from _relations(parts[name])
            elif name.lower().endswith(".xml"):
                yield from _fields(name, parts[name])
    except ElementTree.ParseError as problem:
        yield text("A part of the template is no XML: {problem}", problem=str(problem)), text("Open it in Word and save it anew as .docx.")


def _active_types(content: bytes) -> Iterator[Problem]:
    """Yield parts of an active kind, and markup under a name that these checks would pass over."""
    for node in ElementTree.fromstring(content):  # noqa: S314
        kind, part = node.get("ContentType", "").lower(), node.get("PartName") or f".{node.get('Extension', '')}"
        disguised = kind.endswith("xml") and not kind.startswith("image/") and not part.lower().endswith(_MARKUP)
        if disguised or _ACTIVE_TYPE.search(kind):
            yield text("The template holds a program or an embedded object: {part}.", part=part), text("Save it as .docx without macros and objects.")


def _relations(content: bytes) -> Iterator[Problem]:
    for node in ElementTree.fromstring(content):  # noqa: S314
        kind, target = node.get("Type", "").rpartition("/")[2], node.get("Target", "")
        outside = node.get("TargetMode", "").lower() == "external"
        if kind == "hyperlink" and (not outside or target.lower().startswith(_LINKS)):
            continue
        if outside or "://" in target or target.startswith("\\\\"):
            yield text("The template fetches something from outside: {target}.", target=target), text("Put pictures into the file itself.")
        elif _ACTIVE_RELATION.fullmatch(kind):
            yield text("The template holds a program or an embedded object: {part}.", part=target), text("Save it as .docx without macros and objects.")


def _fields(part: str, content: bytes) -> Iterator[Problem]:
    """Yield field codes that do more than count or repeat (ISO/IEC 29500-1, 17.16.5), and addresses written into drawings."""
    open_fields: list[list[str]] = []
    codes: list[str] = []
    for node in ElementTree.fromstring(content).iter():  # noqa: S314
        if node.tag == f"{_W}fldSimple":
            codes.append(node.get(f"{_W}instr", ""))
        elif node.tag == f"{_W}fldChar":
            kind = node.get(f"{_W}fldCharType")
            if kind == "begin":
                open_fields.append([])
            elif kind == "end" and open_fields:
                codes.append("".join(open_fields.pop()))
        elif node.tag == f"{_W}instrText" and open_fields:
            open_fields[-1].append(node.text or "")
        for name, value in node.items():
            if name.rpartition("}")[2] in ("src", "href") and ("://" in value or value.startswith("\\\\")):
                yield text("The template fetches something from outside: {target}.", target=value), text("Put pictures into the file itself.")
    codes += ["".join(left) for left in open_fields]
    for code in codes:
        word = (code.split() or [""])[0]
        away = word.upper() == "HYPERLINK" and "\\l" not in code and not any(link in code.lower() for link in _LINKS)
        if away or not _FIELD.fullmatch(word):
            yield (
                text("{part} has a field that is not allowed: {field}.", part=part, field=code.strip()[:60] or "{ }"),
                text("Only page numbers, references and properties of the document may be fields."),
            )
