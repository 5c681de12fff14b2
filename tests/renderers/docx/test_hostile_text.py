from __future__ import annotations

import pytest

from swtools.document.blocks import LinesField, Prose, Section
from swtools.renderers.docx import render
from tests.renderers.docx.word import SETTINGS, all_text, controls, trees
from tests.renderers.every_block import every_block_document

TEXTS = ['A & <B> "C" {{ x }} {% y %}', "{_{ a }_} {# b #} {%p c %} {{r d }}", "</w:t></w:r><w:p/>", "]]> <!--x--> &amp; &lt;", "a\u202eb", "${7*7} #{1} `x`"]


def document_with(text: str):
    from dataclasses import replace

    base = every_block_document()
    blocks = (Section(id="s", number="1", title=text, blocks=(Prose(text=text), LinesField(id="q", number="1.1", label=text, help=text))),)
    head = replace(base.head, title=text, purpose=text)
    return replace(base, blocks=blocks, head=head, running_title=text, subject=text, keywords=(text,))


@pytest.mark.parametrize("text", TEXTS)
def test_text_survives_as_it_was_written(text):
    data = render(document_with(text), SETTINGS, {"q": text})
    assert all_text(data).count(text) >= 7
    answer = next(control for control in controls(data) if control.tag == "q")
    assert answer.text == text
    core = trees(data)["docProps/core.xml"]
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == text


def test_characters_that_xml_does_not_know_are_replaced_and_the_file_still_opens():
    data = render(document_with("a\x00b\x0bc\ufffed\ud800e"), SETTINGS)
    assert "a\ufffdb\ufffdc\ufffdd\ufffde" in all_text(data)


def test_a_hundred_thousand_characters():
    text = "słowo " * 16_667
    assert all_text(render(document_with(text), SETTINGS)).count(text.strip()) >= 3


def test_the_word_joiner_is_left_out_because_word_may_draw_it_as_a_box():
    assert "\u2060" not in all_text(render(every_block_document(), SETTINGS))
