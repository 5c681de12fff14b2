"""Hostile .docx templates, each the bundled one with one thing changed."""

from __future__ import annotations

from pathlib import Path

from tests.renderers.docx.word import TEMPLATES, parts, rebuilt

FORM = TEMPLATES / "docx" / "form.docx"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OWN = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def original(name: str) -> str:
    return parts(FORM.read_bytes())[name].decode()


def template(folder: Path, changes: dict[str, bytes | None]) -> Path:
    (folder / "docx").mkdir(parents=True, exist_ok=True)
    return rebuilt(FORM, folder / "docx" / "form.docx", changes)


def with_code(code: str) -> dict[str, bytes | None]:
    """Template code behind the title."""
    return {"word/document.xml": original("word/document.xml").replace("{{ title }}", "{{ title }}" + code).encode()}


def with_relation(kind: str, target: str, *, mode: str = "", quote: str = '"', part: str = "settings") -> dict[str, bytes | None]:
    attributes = {"Id": "rX", "Type": f"{RELATION}/{kind}", "Target": target, **({"TargetMode": mode} if mode else {})}
    node = f"<Relationship {' '.join(f'{name}={quote}{value}{quote}' for name, value in attributes.items())}/>"
    return {f"word/_rels/{part}.xml.rels": OWN.format(node).encode()}


def with_type(content_type: str, part: str = "/word/document.xml") -> dict[str, bytes | None]:
    types = original("[Content_Types].xml")
    kept = "".join(piece for piece in types.split("<Override") if f'PartName="{part}"' not in piece[:80])
    whole = "<Override".join(piece for piece in types.split("<Override") if f'PartName="{part}"' not in piece[:120])
    assert len(kept) <= len(types)
    return {"[Content_Types].xml": whole.replace("</Types>", f'<Override PartName="{part}" ContentType="{content_type}"/></Types>').encode()}


def with_field(*codes: str, simple: bool = False) -> dict[str, bytes | None]:
    """A field in the header; more codes are runs of one field."""
    if simple:
        xml = f'<w:p><w:fldSimple w:instr="{codes[0]}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    else:
        runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
        begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
        xml = f"<w:p>{begin}{runs}{end}</w:p>"
    return {"word/header1.xml": original("word/header1.xml").replace("</w:hdr>", f"{xml}</w:hdr>").encode()}


def with_drawing(attribute: str) -> dict[str, bytes | None]:
    picture = f'<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata {attribute}/></v:rect></w:pict></w:r></w:p>'
    return {"word/header1.xml": original("word/header1.xml").replace("</w:hdr>", f"{picture}</w:hdr>").encode()}
