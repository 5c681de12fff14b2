"""What programs from outside say: the Open XML SDK, openxml-audit, python-docx, LibreOffice."""

from __future__ import annotations

import re
import subprocess
import unicodedata

import docx
import pytest
from openxml_audit import OpenXmlValidator

from swtools.document.blocks import Edition
from swtools.document.settings import Settings
from swtools.renderers.docx import render
from tests.checkers.ooxml.validator import findings
from tests.renderers.docx.test_template import centre_template
from tests.renderers.docx.word import SETTINGS, TEMPLATES, texts_of
from tests.renderers.every_block import every_block_answers, every_block_document

pytestmark = pytest.mark.slow

CASES = {
    "worker": (Edition.WORKER, "default", None),
    "client": (Edition.CLIENT, "default", None),
    "discreet": (Edition.DISCREET, "default", None),
    "large": (Edition.WORKER, "large-print", None),
    "filled": (Edition.WORKER, "default", every_block_answers()),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docx")
    for name, (edition, theme, answers) in CASES.items():
        (folder / f"{name}.docx").write_bytes(render(every_block_document(edition, theme), SETTINGS, answers))
    own = tmp_path_factory.mktemp("centre")
    centre_template(own)
    (folder / "centre.docx").write_bytes(render(every_block_document(), Settings(template_folders=(own, TEMPLATES), timestamp=0)))
    return folder


@pytest.mark.parametrize("name", [*CASES, "centre"])
def test_the_open_xml_sdk_finds_nothing(files, name, checker):
    assert findings(checker("ooxml"), files / f"{name}.docx") == []


@pytest.mark.parametrize("name", [*CASES, "centre"])
def test_openxml_audit_finds_nothing(files, name):
    result = OpenXmlValidator().validate(files / f"{name}.docx")
    assert [str(error) for error in result.errors] == []


@pytest.mark.parametrize("name", CASES)
def test_python_docx_opens_it(files, name):
    document = docx.Document(str(files / f"{name}.docx"))
    assert document.core_properties.title
    assert len(document.tables) > 5


def test_the_sdk_would_have_said_so(tmp_path, checker):
    """The checker is alive: a table without its grid is a finding."""
    from tests.renderers.docx.word import parts, rebuilt

    source = tmp_path / "a.docx"
    source.write_bytes(render(every_block_document(), SETTINGS))
    broken = parts(source.read_bytes())["word/document.xml"].replace(b"<w:tblGrid>", b"<w:tblGird>", 1).replace(b"</w:tblGrid>", b"</w:tblGird>", 1)
    assert findings(checker("ooxml"), rebuilt(source, tmp_path / "b.docx", {"word/document.xml": broken}))


def seen(text: str) -> str:
    return re.sub(r"[\s\u00ad-]+", "", unicodedata.normalize("NFKC", text).replace("\u2060", ""))


@pytest.fixture(scope="module")
def shown(files, tmp_path_factory, checker):
    """Convert all in one start of LibreOffice and read the PDFs."""
    soffice, pdftotext = checker("soffice"), checker("pdftotext")
    folder = tmp_path_factory.mktemp("pdf")
    sources = [files / f"{name}.docx" for name in CASES]
    command = [soffice, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    read = {name: subprocess.run([pdftotext, "-layout", folder / f"{name}.pdf", "-"], check=True, capture_output=True, text=True).stdout for name in CASES}
    return {name: unicodedata.normalize("NFKC", text) for name, text in read.items()}


@pytest.mark.parametrize("name", CASES)
def test_libreoffice_shows_every_text(shown, name):
    words = set(re.findall(r"\w+", shown[name]))
    edition, theme, _ = CASES[name]
    wanted = {
        word
        for text in texts_of(every_block_document(edition, theme))
        for word in re.findall(r"\w+", unicodedata.normalize("NFKC", text.replace("\u2060", "")))
    }
    missing = {word for word in wanted - words if seen(word) not in seen(shown[name])}
    assert missing == set()


def test_libreoffice_leaves_no_empty_page(shown):
    for name, text in shown.items():
        pages = text.rstrip("\f").split("\f")
        assert all(len(page.split()) > 25 for page in pages), name
