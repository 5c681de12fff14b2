"""Text to read has its title once, and none where the author gave none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from swtools.document.blocks import Prose, SignatureField, Signer, Tone
from swtools.renderers.docx import render
from tests.renderers.docx.word import SETTINGS, all_text
from tests.renderers.every_block import every_block_document


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize(
    ("title", "text", "points"), [("Tytuł jeden", "", ("punkt",)), ("Tytuł jeden", "", ()), (None, "Sama treść", ()), ("Tytuł jeden", "Sama treść", ())]
)
def test_title_and_text_stand_once_each(tone, title, text, points):
    block = Prose(id="p", title=title, text=text, points=points, tone=tone)
    found = all_text(render(replace(every_block_document(), blocks=(block,)), SETTINGS))
    assert found.count("Tytuł jeden") == (1 if title else 0)
    assert found.count("Sama treść") == (1 if text else 0)


@pytest.mark.parametrize(("label", "count"), [("Podpis osoby", 1), ("Podpisy", 1)])
def test_a_signature_s_name_stands_under_its_line_only(label, count):
    block = SignatureField(id="s", label=label, signers=(Signer(id="s", text="Podpis osoby"),))
    found = all_text(render(replace(every_block_document(), blocks=(block,)), SETTINGS))
    assert found.count(label) == count
    assert found.count("Podpis osoby") == 1
