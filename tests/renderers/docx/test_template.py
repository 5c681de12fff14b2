from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

import pytest

from swtools.document.settings import Settings
from swtools.errors import EnvironmentProblem
from swtools.renderers.docx import check_template, render
from tests.renderers.docx.word import TEMPLATES, W, all_text, parts, rebuilt, trees
from tests.renderers.every_block import every_block_document

FORM = TEMPLATES / "docx" / "form.docx"


def settings(folder: Path) -> Settings:
    return Settings(template_folders=(folder, TEMPLATES), timestamp=0)


def changed(tmp_path: Path, changes: dict[str, bytes | None]) -> Path:
    (tmp_path / "docx").mkdir(exist_ok=True)
    return rebuilt(FORM, tmp_path / "docx" / "form.docx", changes)


def original(name: str) -> str:
    return parts(FORM.read_bytes())[name].decode()


def codes(path: Path) -> list[str]:
    return [finding.code for finding in check_template(path)]


def test_the_bundled_template_keeps_the_contract():
    assert check_template(FORM) == []


def test_a_missing_style_is_named(tmp_path):
    path = changed(tmp_path, {"word/styles.xml": original("word/styles.xml").replace('"SW Pytanie"', '"Pytanie"').encode()})
    finding = check_template(path)[0]
    assert finding.code == "SW552"
    assert finding.message.args["style"] == "SW Pytanie"
    with pytest.raises(EnvironmentProblem, match="SW Pytanie"):
        render(every_block_document(), settings(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{{p body }}", "", "SW553"),
        ("{{p lead }}", "", "SW553"),
        ("{{ title }}", "{{ tytul }}", "SW554"),
        ("{{ title }}", "{{ title ", "SW553"),
        ("{{ title }}", "{% for %}", "SW554"),
    ],
)
def test_placeholders_are_checked(tmp_path, old, new, code):
    assert code in codes(changed(tmp_path, {"word/document.xml": original("word/document.xml").replace(old, new).encode()}))


def test_a_missing_usual_placeholder_is_a_warning_and_the_template_still_serves(tmp_path):
    path = changed(tmp_path, {"word/document.xml": original("word/document.xml").replace("{{p lead }}", "").encode()})
    assert [finding.severity.value for finding in check_template(path)] == ["warning"]
    assert render(every_block_document(), settings(tmp_path))


@pytest.mark.parametrize(
    "attack",
    ["{{ ''.__class__.__mro__ }}", "{{ title.__init__.__globals__ }}", "{% for a in range(10000000) %}x{% endfor %}", "{% include '../../../etc/passwd' %}"],
)
def test_a_hostile_placeholder_executes_nothing_and_ends_in_a_clear_message(tmp_path, attack):
    changed(tmp_path, {"word/document.xml": original("word/document.xml").replace("{{ title }}", "{{ title }}" + attack).encode()})
    with pytest.raises(EnvironmentProblem, match=r"form\.docx"):
        render(every_block_document(), settings(tmp_path))


@pytest.mark.parametrize(
    "changes",
    [
        {"word/vbaProject.bin": b"x"},
        {"word/embeddings/oleObject1.bin": b"x"},
        {
            "word/_rels/settings.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
            b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
            b'Target="https://example.org/x.dotm" TargetMode="External"/></Relationships>'
        },
    ],
)
def test_programs_and_outside_references_are_refused(tmp_path, changes):
    path = changed(tmp_path, changes)
    assert codes(path) == ["SW555"]
    with pytest.raises(EnvironmentProblem):
        render(every_block_document(), settings(tmp_path))


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04broken"])
def test_what_is_no_word_file_is_said_so(tmp_path, content):
    path = tmp_path / "form.docx"
    path.write_bytes(content)
    assert codes(path) == ["SW551"]


def test_entities_are_refused(tmp_path):
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
    assert codes(changed(tmp_path, {"word/document.xml": bomb + original("word/document.xml").encode()})) == ["SW551"]


def test_no_template_at_all_is_said_so(tmp_path):
    with pytest.raises(EnvironmentProblem, match=r"form\.docx"):
        render(every_block_document(), Settings(template_folders=(tmp_path,), timestamp=0))


def png() -> bytes:
    """Make a red picture of 2 × 1 pixels (PNG, W3C Recommendation, 5)."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0\xff\0\0"))
        + chunk(b"IEND", b"")
    )


def centre_template(tmp_path: Path) -> Path:
    """A centre's own template as another program would save it: other style ids, no w14/w15, a coloured header with a logo."""
    picture = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="360000" cy="180000"/>'
        '<wp:docPr id="1" name="Logo" descr="Logo MOPS"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="180000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    heading = (
        f'<w:p><w:pPr><w:pStyle w:val="ZZSWStopka"/></w:pPr>{picture}<w:r><w:rPr><w:color w:val="7A1F5C"/></w:rPr><w:t>MOPS w Przykładowie</w:t></w:r></w:p>'
    )
    moved = {
        name: re.sub(r'((?:w:styleId|<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val)=")SW', r"\1ZZSW", original(name))
        for name in parts(FORM.read_bytes())
        if name.endswith(".xml")
    }
    styles = moved["word/styles.xml"].replace('<w:b/><w:bCs/><w:sz w:val="36"/>', '<w:b/><w:bCs/><w:color w:val="7A1F5C"/><w:sz w:val="36"/>')
    header = moved["word/header1.xml"].replace("<w:tbl>", heading + "<w:tbl>", 1)
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/logo.png"/></Relationships>'
    )
    types = original("[Content_Types].xml").replace("<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1)
    changes = {name: xml.encode() for name, xml in moved.items() if name.startswith("word/")}
    changes |= {"word/styles.xml": styles.encode(), "word/header1.xml": header.encode(), "word/_rels/header1.xml.rels": relationships.encode()}
    return changed(tmp_path, {**changes, "word/media/logo.png": png(), "[Content_Types].xml": types.encode()})


def test_a_centre_s_own_template_with_logo_header_and_colours_works(tmp_path):
    path = centre_template(tmp_path)
    assert check_template(path) == []
    data = render(every_block_document(), settings(tmp_path))
    assert "MOPS w Przykładowie" in all_text(data)
    assert parts(data)["word/media/logo.png"] == png()
    styles = trees(data)["word/styles.xml"]
    known = {style.get(W + "styleId") for style in styles.iter(W + "style")}
    used = {
        node.get(W + "val")
        for name, tree in trees(data).items()
        if name.startswith("word/")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for node in tree.iter(W + tag)
    }
    assert used <= known
    colours = {
        style.get(W + "styleId"): style.find(f"{W}rPr/{W}color").get(W + "val")
        for style in styles.iter(W + "style")
        if style.find(f"{W}rPr/{W}color") is not None
    }
    assert colours == {"SWTytul": "7A1F5C"}


def test_a_theme_s_own_template_is_taken_as_it_is(tmp_path):
    changed(tmp_path, {})
    rebuilt(
        FORM,
        tmp_path / "docx" / "large-print.docx",
        {"word/header1.xml": original("word/header1.xml").replace("{{ running_title }}", "WIELKI DRUK {{ running_title }}").encode()},
    )
    data = render(every_block_document(theme="large-print"), settings(tmp_path))
    assert "WIELKI DRUK" in all_text(data)
    assert parts(data)["word/styles.xml"] == parts(FORM.read_bytes())["word/styles.xml"]


def test_left_overs_of_word_are_stripped(tmp_path):
    types = original("[Content_Types].xml").replace(
        "</Types>",
        '<Override PartName="/word/stylesWithEffects.xml" ContentType="application/vnd.ms-word.stylesWithEffects+xml"/></Types>',
    )
    rels = original("word/_rels/document.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects" '
        'Target="stylesWithEffects.xml"/></Relationships>',
    )
    changed(tmp_path, {"word/stylesWithEffects.xml": b"<a/>", "[Content_Types].xml": types.encode(), "word/_rels/document.xml.rels": rels.encode()})
    found = parts(render(every_block_document(), settings(tmp_path)))
    assert "word/stylesWithEffects.xml" not in found
    assert b"stylesWithEffects" not in found["[Content_Types].xml"] + found["word/_rels/document.xml.rels"]


@pytest.mark.parametrize(("media_type", "extension"), [("image/png", "png"), ("image/jpeg", "jpg")])
def test_a_logo_of_the_centre_profile_stands_in_the_stamp_frame(media_type, extension):
    from dataclasses import replace

    from swtools.document.blocks import Logo

    document = every_block_document()
    logo = Logo(data=png(), media_type=media_type, alt='Logo "A" & <B>')
    data = render(replace(document, head=replace(document.head, logo=logo)), Settings(template_folders=(TEMPLATES,), timestamp=0))
    assert parts(data)[f"word/media/swLogo.{extension}"] == png()
    described = [node.get("descr") for node in trees(data)["word/document.xml"].iter() if str(node.tag).endswith("}docPr")]
    assert described == ['Logo "A" & <B>']
