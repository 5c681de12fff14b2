"""A .docx template is a stranger's file: what could run, fetch, write or never end is refused with a finding, and nothing of it happens."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from swtools.document.settings import Settings
from swtools.errors import EnvironmentProblem
from swtools.renderers.docx import check_template, render
from tests.command import Run, files, starter, swtools
from tests.renderers.docx.word import TEMPLATES, all_text, parts
from tests.renderers.every_block import every_block_document
from tests.safety.word_templates import FORM, original, template, with_code, with_drawing, with_field, with_relation, with_type

__all__ = ["swtools"]

CODE = {
    "python": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals": "{{ title.__init__.__globals__['os'].popen('touch /tmp/owned').read() }}",
    "attr filter": "{{ ''|attr('__class__') }}",
    "cycler": "{{ cycler.__init__.__globals__.os }}",
    "lipsum": "{{ lipsum() }}",
    "include": "{% include '../../../../etc/passwd' %}",
    "include absolute": "{% include '/etc/passwd' %}",
    "extends": "{% extends 'x' %}",
    "import": "{% import 'x' as y %}",
    "loop": "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "multiplied": "{{ 'x' * 9999999999 }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "range": "{{ range(99999)|list }}",
    "format": "{{ '%999999999d'|format(1) }}",
    "center": "{{ title|center(999999999) }}",
    "macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "set": "{% set title = 'x' %}",
    "deep": "{{ " + "(" * 400 + "title" + ")" * 400 + ".__class__ }}",
}
DANGEROUS = {
    "macro type": with_type("application/vnd.ms-word.document.macroEnabled.main+xml"),
    "macro template type": with_type("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    "program under another name": {**with_type("application/vnd.ms-office.vbaProject", "/word/theme/x.dat"), "word/theme/x.dat": b"x"},
    "vba": {"word/vbaProject.bin": b"x"},
    "ole": {"word/embeddings/oleObject1.bin": b"x"},
    "embedded sheet": {"word/embeddings/Microsoft_Excel_Sheet1.xlsx": b"x"},
    "activex": {"word/activeX/activeX1.xml": b"<a/>"},
    "ole relation": with_relation("oleObject", "media/image1.png"),
    "html chunk": {**with_relation("aFChunk", "x.html", part="document.xml.rels"), "word/x.html": b"<script>1</script>"},
    "sub document": with_relation("subDocument", "other.docx"),
    "attached template": with_relation("attachedTemplate", "https://example.org/x.dotm", mode="External"),
    "attached template, other quotes": with_relation("attachedTemplate", "https://example.org/x.dotm", mode="External", quote="'"),
    "attached template on a share": with_relation("attachedTemplate", r"\\example.org\share\x.dotm"),
    "outside picture": with_relation("image", "https://example.org/pixel.png", mode="External", part="header1"),
    "file link": with_relation("hyperlink", "file:///c:/windows/system32/calc.exe", mode="External", part="header1"),
    "script link": with_relation("hyperlink", "javascript:alert(1)", mode="External", part="header1"),
    "dde": with_field("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe"),
    "dde in pieces": with_field("DD", "EAU", "TO cmd"),
    "dde simple": with_field("DDE x y", simple=True),
    "nothing before a nested field": with_field(""),
    "include picture": with_field('INCLUDEPICTURE "http://example.org/x.png"'),
    "include text": with_field('INCLUDETEXT "c:\\secret.txt"', simple=False),
    "macro button": with_field("MACROBUTTON x y"),
    "link to a file": with_field('HYPERLINK "file://share/x"'),
    "vml address": with_drawing('src="https://example.org/x.png"'),
    "vml share": with_drawing('src="\\\\example.org\\x"'),
    "path out": {"../../evil.xml": b"<a/>"},
    "path absolute": {"/etc/evil.xml": b"<a/>"},
    "path of windows": {"word\\..\\..\\evil.png": b"x"},
    "drive": {"c:/evil.png": b"x"},
    "markup in disguise": {**with_type("application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml", "/word/x.dat"), "word/x.dat": b"<a/>"},
    "torn markup": {"word/settings.xml": b"<w:settings"},
}
UNREADABLE = {
    "entities": {"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]>' + original("word/document.xml").encode()},
    "entities in relations": {"word/_rels/x.xml.rels": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
    "utf-16": {"word/settings.xml": original("word/settings.xml").encode("utf-16-le")},
    "utf-7": {"word/settings.xml": original("word/settings.xml").replace("UTF-8", "UTF-7").encode()},
    "zip bomb": {"word/media/a.png": bytes(41_000_000)},
    "vast text": {"word/header9.xml": b"<a>" + b" " * 4_000_001 + b"</a>"},
    "too many parts": {f"word/media/{number}.png": b"" for number in range(1001)},
    "no document": {"word/document.xml": None},
}


def refused(folder, code: str) -> str:
    """The template is refused with `code`, in time, and nothing is rendered with it; return what is said."""
    started = time.monotonic()
    path = folder / "docx" / "form.docx"
    found = [finding for finding in check_template(path) if finding.severity.value == "error"]
    assert [finding.code for finding in found][:1] == [code]
    assert found[0].hint is not None
    with pytest.raises(EnvironmentProblem, match=r"form\.docx"):
        render(every_block_document(), Settings(template_folders=(folder, TEMPLATES), timestamp=0))
    assert time.monotonic() - started < 20
    return str(found[0].message)


@pytest.mark.parametrize("name", CODE)
def test_code_in_a_template_is_never_run(tmp_path, name):
    template(tmp_path, with_code(CODE[name]))
    refused(tmp_path, "SW554")


@pytest.mark.parametrize("name", DANGEROUS)
def test_what_could_run_fetch_or_write_is_refused(tmp_path, name):
    template(tmp_path, DANGEROUS[name])
    refused(tmp_path, "SW555")


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_safely_is_refused(tmp_path, name):
    template(tmp_path, UNREADABLE[name])
    refused(tmp_path, "SW551")


def test_damaged_data_inside_the_archive_is_refused(tmp_path):
    path = template(tmp_path, {})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/styles.xml")
    start = info.header_offset + 30 + len(info.filename)
    data[start + 40 : start + 200] = bytes(160)
    path.write_bytes(data)
    refused(tmp_path, "SW551")


def test_a_part_that_stands_twice_is_refused(tmp_path):
    path = template(tmp_path, {})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("word/document.xml", b"<other/>")
    refused(tmp_path, "SW551")


@pytest.mark.parametrize(
    "changes",
    [
        with_relation("hyperlink", "https://example.org/", mode="External", part="header1"),
        with_relation("hyperlink", "mailto:a@example.org", mode="External", part="header1"),
        with_field(" PAGEREF x "),
        with_field("STYLEREF SWTytul", simple=True),
        with_field('HYPERLINK \\l "miejsce"'),
        with_code("{% if code %}{{ code }}{% else %}{{ version }}{% endif %}"),
        {"word/printerSettings/printerSettings1.bin": b"x"},
        {"docProps/thumbnail.emf": b"x"},
    ],
)
def test_what_a_designer_needs_is_taken(tmp_path, changes):
    path = template(tmp_path, changes)
    assert check_template(path) == []
    data = render(every_block_document(), Settings(template_folders=(tmp_path, TEMPLATES), timestamp=0))
    assert not {"word/printerSettings/printerSettings1.bin", "docProps/thumbnail.emf"} & set(parts(data))


def test_the_bundled_template_is_sound():
    assert check_template(FORM) == []


def test_a_library_s_own_template_is_a_finding_of_validate_with_a_hint(tmp_path, swtools: Run):
    folder = starter(tmp_path)
    template(folder / "templates", with_field("DDEAUTO cmd"))
    ran = swtools("validate", "--library", folder)
    assert ran.code == 1
    assert "templates/docx/form.docx" in ran.out
    assert "SW555" in ran.out
    assert "→" in ran.out


def test_a_library_s_own_template_dresses_its_forms_but_not_the_discreet_ones(tmp_path, swtools: Run):
    """The centre's name stands in the header of its template, and a discreet copy must not carry it."""
    folder = starter(tmp_path / "library")
    group = folder / "standards" / "moja-grupa" / "standard.yaml"
    group.write_text(group.read_text(encoding="utf-8") + "discreet: true\n", encoding="utf-8")
    header = original("word/header1.xml").replace("{{ running_title }}", "MOPS w Przykładowie {{ running_title }}")
    template(folder / "templates", {"word/header1.xml": header.encode()})
    ran = swtools("build", "--library", folder, "--output", tmp_path / "out", "--jobs", 1, "--format", "docx", "--stage", "diagnoza")
    made = {name: all_text(data) for name, data in files(tmp_path / "out").items() if name.endswith(".docx") and "podrecznik" not in name}
    assert made, ran.err
    named = {name for name, text in made.items() if "MOPS w Przykładowie" in text}
    assert {name for name in made if ".discreet." in name}
    assert named == {name for name in made if ".discreet." not in name}
