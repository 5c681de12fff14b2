"""The closing words of a questionnaire keep their paragraphs in all three formats."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace

import pytest

from swtools.bundled import folder
from swtools.document.settings import Settings
from swtools.renderers import docx, html, pdf
from tests import outside
from tests.renderers.every_block import every_block_document

SETTINGS = Settings(template_folders=(folder("templates"),), timestamp=0)


@pytest.fixture(scope="module")
def document():
    return replace(every_block_document(), blocks=(), thanks="Dziękujemy.\n\nDo zobaczenia.\n \nZespół")


def test_in_the_pdf(document):
    done = subprocess.run([outside.checker("pdftotext"), "-", "-"], input=pdf.render(document, SETTINGS), capture_output=True, check=True)
    assert [line for line in done.stdout.decode().splitlines() if line in ("Dziękujemy.", "Do zobaczenia.", "Zespół")] == [
        "Dziękujemy.",
        "Do zobaczenia.",
        "Zespół",
    ]


def test_in_word(document):
    with zipfile.ZipFile(io.BytesIO(docx.render(document, SETTINGS))) as file:
        body = file.read("word/document.xml").decode()
    found = ["".join(re.findall(r"<w:t[^>]*>([^<]*)", one)) for one in re.findall(r"<w:p[ >].*?</w:p>", body, re.DOTALL)]
    assert [one for one in found if one][-3:] == ["Dziękujemy.", "Do zobaczenia.", "Zespół"]


def test_on_the_screen(document):
    (closing,) = re.findall(r'<div class="thanks">(.*?)</div>', html.render(document, SETTINGS).decode(), re.DOTALL)
    assert re.findall(r"<p>(.*?)</p>", closing) == ["Dziękujemy.", "Do zobaczenia.", "Zespół"]
