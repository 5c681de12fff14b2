"""A Word file read back with lxml: runs of text in order, content controls by alias and tag, every part for what must not be there."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Collection, Iterator

from lxml import etree

from tests.agreement.formats.reading import Reading, without_rows

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
LIMIT = 64


def tag_of(*parts: str) -> str:
    """Return a control's tag (docs/docx-template.md): longer than 64 characters it keeps 55 and gets `~` and eight digits of its SHA-256."""
    whole = ":".join(parts)
    return whole if len(whole) <= LIMIT else f"{whole[:55]}~{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def read(content: bytes, tables: Collection[str], sections: Collection[str], tags: Collection[tuple[str, ...]] = (), labelled: Collection[str] = ()) -> Reading:
    """Read a file. `tags` are the paths that may be behind a shortened tag; `labelled` are tables whose tags name the row."""
    reading = Reading("docx")
    whole = {tag_of(*path): list(path) for path in tags}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        parts = [etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")]
    reading.everything = "\n".join(text for part in parts for text in _all(part))
    reading.pieces = list(_pieces(body))
    for control in body.iter(f"{W}sdt"):
        tag, alias = (_value(control, name) for name in ("tag", "alias"))
        reading.names.add(tag)
        if tag and not tag.endswith(":head") and tag not in (*tables, *sections):
            _control(reading, control, whole.get(tag) or tag.replace("__scale:", ":scale:").split(":"), alias, (tables, labelled))
    return reading


def _control(reading: Reading, control: etree._Element, parts: list[str], alias: str, rooms: tuple[Collection[str], Collection[str]]) -> None:
    tables, labelled = rooms
    key, row = without_rows(parts, [name for name in tables if name in labelled], ())
    properties = control.find(f"{W}sdtPr")
    assert properties is not None
    if properties.find(f"{W14}checkbox") is not None:
        state = properties.find(f"{W14}checkbox/{W14}uncheckedState")
        sign = state.get(f"{W14}val") if state is not None else ""
        seen = reading.field(key[:-1], "several" if sign == "2610" else "one")
        seen.choices.setdefault(key[-1], alias)
        seen.times[key[-1]] += 1
    elif (entries := properties.findall(f"{W}dropDownList/{W}listItem") + properties.findall(f"{W}comboBox/{W}listItem")) != []:
        seen = reading.field(key, "one")
        seen.label = alias
        for entry in entries:
            if entry.get(f"{W}value"):
                seen.choices.setdefault(str(entry.get(f"{W}value")), str(entry.get(f"{W}displayText")))
                seen.times[str(entry.get(f"{W}value"))] += 1
    else:
        seen = reading.field(key, "text")
        seen.times[""] += 1
        seen.label = seen.label or alias
    if row and row not in seen.rows:
        seen.rows.append(row)


def _value(control: etree._Element, name: str) -> str:
    found = control.find(f"{W}sdtPr/{W}{name}")
    return str(found.get(f"{W}val")) if found is not None else ""


def _pieces(body: etree._Element) -> Iterator[str]:
    """Yield the runs of the body; what a control shows while it is empty is no text of the form."""
    for run in body.iter(f"{W}r"):
        words = "".join("-" if part.tag == f"{W}noBreakHyphen" else part.text or "" for part in run if part.tag in (f"{W}t", f"{W}noBreakHyphen"))
        if words.strip():
            yield words


def _all(part: etree._Element) -> Iterator[str]:
    for element in part.iter():
        yield from (str(value) for value in element.attrib.values())
        if element.text:
            yield element.text
