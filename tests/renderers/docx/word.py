"""Reading a .docx back without the code under test: zipfile and lxml only."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from lxml import etree

from swtools.document.blocks import Document, Mark
from swtools.document.settings import Settings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
SETTINGS = Settings(template_folders=(TEMPLATES,), timestamp=1_767_225_600)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rebuilt(source: Path, target: Path, changes: dict[str, bytes | None]) -> Path:
    """Copy a .docx with some parts changed, added or (None) taken out."""
    with zipfile.ZipFile(source) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content.update({name: data for name, data in changes.items() if data is not None})
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            if name not in changes or changes[name] is not None:
                archive.writestr(name, data)
    return target


def trees(data: bytes) -> dict[str, etree._Element]:
    """Parse every XML part strictly: an undeclared prefix or a stray `&` is an error."""
    return {name: etree.fromstring(content) for name, content in parts(data).items() if name.endswith((".xml", ".rels"))}


def body(data: bytes) -> etree._Element:
    return trees(data)["word/document.xml"]


def text(element: etree._Element) -> str:
    """Text with paragraphs and breaks as line ends."""
    out = []
    for node in element.iter(W + "t", W + "br", W + "tab", W + "p", W + "noBreakHyphen"):
        if node.tag == W + "t":
            out.append(node.text or "")
        elif node.tag == W + "noBreakHyphen":
            out.append("-")
        else:
            out.append("\n" if node.tag != W + "tab" else "\t")
    return "".join(out)


def all_text(data: bytes) -> str:
    return "\n".join(text(tree) for name, tree in trees(data).items() if name.startswith("word/") and name.count("/") == 1)


@dataclass(frozen=True)
class Control:
    """A content control as a reader of the file finds it."""

    tag: str
    title: str
    kind: str
    checked: bool
    text: str
    empty: bool
    locked: bool
    id: str


_KINDS = {
    W + "text": "text",
    W + "richText": "rich",
    W + "date": "date",
    W + "dropDownList": "list",
    W + "comboBox": "list",
    W14 + "checkbox": "check",
    W15 + "repeatingSection": "repeat",
    W15 + "repeatingSectionItem": "item",
}


def controls(data: bytes) -> list[Control]:
    found = []
    for name, tree in trees(data).items():
        if name.startswith(("word/document", "word/header", "word/footer")):
            found += [_control(sdt) for sdt in tree.iter(W + "sdt")]
    return found


def _control(sdt: etree._Element) -> Control:
    properties = sdt.find(W + "sdtPr")
    assert properties is not None
    kinds = [kind for tag, kind in _KINDS.items() if properties.find(tag) is not None]
    assert len(kinds) == 1, etree.tostring(properties)
    checked = properties.find(f"{W14}checkbox/{W14}checked")
    content = sdt.find(W + "sdtContent")
    assert content is not None
    value = {name: properties.find(W + name) for name in ("tag", "alias", "id", "lock")}
    return Control(
        tag=_val(value["tag"]),
        title=_val(value["alias"]),
        kind=kinds[0],
        checked=checked is not None and checked.get(W14 + "val") == "1",
        text=text(content),
        empty=properties.find(W + "showingPlcHdr") is not None,
        locked=_val(value["lock"]) == "sdtLocked",
        id=_val(value["id"]),
    )


def _val(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(W + "val") or "")


_NOT_TEXT = frozenset(
    [
        "id",
        "carry",
        "code",
        "kind",
        "format",
        "pattern",
        "pattern_message",
        "template",
        "op",
        "item",
        "column",
        "minimum",
        "maximum",
        "constraint",
        "condition",
        "initial",
        "tone",
        "width",
        "exclusive",
        "replaces",
        "box_labels",
        "where",
        "operands",
        "open_rows",
        "retired",
        "retired_rows",
    ]
)


def texts_of(document: Document) -> Iterator[str]:
    """Every text that the document's blocks carry for the reader, with who carries it left aside."""

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            for each in value:
                yield from walk(each)
        elif is_dataclass(value) and not isinstance(value, type):
            for part in fields(value):
                if part.name in _NOT_TEXT or (part.name == "condition_text" and not isinstance(value, Mark)):
                    continue
                yield from walk(getattr(value, part.name))

    for block in document.blocks:
        yield from walk(block)
