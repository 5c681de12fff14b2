"""What a reader meets in each format, as text that is easy to compare: independent readers, no code of ours."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

from lxml import etree, html

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of(output_format: str, content: bytes) -> str:
    """Return the normalised text of an output."""
    return {"pdf": _pdf, "docx": _docx, "html": _html}[output_format](content)


def _tidy(lines: list[str]) -> str:
    return "\n".join(line for line in (re.sub(r"[\s\u00a0\u2060]+", " ", line).strip() for line in lines) if line) + "\n"


def _pdf(content: bytes) -> str:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        words = subprocess.run(["pdftotext", "-raw", file.name, "-"], capture_output=True, check=True).stdout.decode()
        from pypdf import PdfReader

        fields = PdfReader(file.name).get_fields() or {}
    page = [line.replace("\f", "") for line in words.split("\n")]
    return _tidy(page) + "\n[fields]\n" + _tidy([f"{name}: {field.get('/TU', '')}" for name, field in sorted(fields.items())])


def _docx(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for hyphen in root.iter(f"{_W}noBreakHyphen"):
        hyphen.text = "-"
    lines = ["".join(part.text or "" for part in paragraph.iter(f"{_W}t", f"{_W}noBreakHyphen")) for paragraph in root.iter(f"{_W}p")]
    tags = [f"{alias(node, 'tag')}: {alias(node, 'alias')}" for node in root.iter(f"{_W}sdtPr")]
    return _tidy(lines) + "\n[controls]\n" + _tidy(tags)


def alias(node: etree._Element, name: str) -> str:
    """Return an attribute of a content control."""
    found = node.find(f"{_W}{name}")
    return "" if found is None else str(found.get(f"{_W}val"))


def _html(content: bytes) -> str:
    page = html.fromstring(content.decode())
    for node in page.xpath("//script | //style | //template | //dialog"):
        node.drop_tree()
    lines = [part.strip() for part in page.body.itertext()]
    fields = page.xpath("//input | //textarea | //select")
    controls = [f"{field.tag}[{field.get('type', '')}] {field.get('name', '')} {_mark(field)}" for field in fields]
    return _tidy(lines) + "\n[controls]\n" + _tidy(controls)


def _mark(field: etree._Element) -> str:
    return str(field.get("value", "")) if field.get("type") in ("radio", "checkbox") else ""


CASES = Path(__file__).resolve().parents[1] / "cases" / "valid"
FOLDER = Path(__file__).resolve().parent
