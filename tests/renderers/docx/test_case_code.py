"""The case code is typed once: head and body show the same piece of data (custom XML, ISO/IEC 29500-1, 22.5)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from swtools.document.blocks import Edition
from swtools.renderers.docx import render
from tests.renderers.docx.word import SETTINGS, W, controls, parts, trees
from tests.renderers.every_block import every_block_answers, every_block_document

DS = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"


def bindings(data: bytes) -> dict[str, tuple[str, str, str]]:
    """Tag of each bound control: where its data is (store, path, prefixes)."""
    found = {}
    for name, tree in trees(data).items():
        if name.startswith("word/"):
            for node in tree.iter(W + "dataBinding"):
                properties = node.getparent()
                tag = properties.find(W + "tag").get(W + "val")
                assert properties.find(W + "text") is not None, "only plain text can be bound"
                found[tag] = (node.get(W + "storeItemID"), node.get(W + "xpath"), node.get(W + "prefixMappings"))
    return found


def stored(data: bytes, store: str, xpath: str, prefixes: str) -> str | None:
    """Read the data as Word does: the store by its id, then the path in it."""
    names = dict(each.replace("xmlns:", "").replace("'", "").split("=") for each in prefixes.split())
    found = parts(data)
    for name, content in found.items():
        if name.startswith("customXml/itemProps") and etree.fromstring(content).get(DS + "itemID") == store:
            item = etree.fromstring(found[name.replace("itemProps", "item")])
            return item.xpath(f"string({xpath})", namespaces=names)
    return None


@pytest.mark.parametrize("answers", [None, every_block_answers(), {"case_code": 'A & <B> "C" {{ x }}'}])
def test_head_and_body_are_bound_to_one_piece_of_data(answers):
    data = render(every_block_document(), SETTINGS, answers)
    bound = bindings(data)
    assert set(bound) == {"case_code", "case_code:head"}
    assert len(set(bound.values())) == 1
    value = (answers or {}).get("case_code", "")
    assert stored(data, *bound["case_code"]) == value
    shown = {control.tag: "" if control.empty else control.text for control in controls(data) if control.tag in bound}
    assert shown == {"case_code": value, "case_code:head": value}


def test_the_data_is_found_from_the_document_and_has_its_type():
    found = parts(render(every_block_document(), SETTINGS))
    assert b'/relationships/customXml"' in found["word/_rels/document.xml.rels"]
    assert b"customXmlProperties+xml" in found["[Content_Types].xml"]


def test_a_template_s_own_data_stays_what_it_is(tmp_path):
    from swtools.document.settings import Settings
    from tests.renderers.docx.word import TEMPLATES, rebuilt

    (tmp_path / "docx").mkdir()
    rebuilt(TEMPLATES / "docx" / "form.docx", tmp_path / "docx" / "form.docx", {"customXml/item1.xml": b"<own/>"})
    data = render(every_block_document(), Settings(template_folders=(tmp_path, TEMPLATES), timestamp=0), every_block_answers())
    assert parts(data)["customXml/item1.xml"] == b"<own/>"
    assert stored(data, *bindings(data)["case_code"]) == "PS-2026-017"


def test_a_form_without_a_case_code_has_no_such_data():
    document = replace(every_block_document(), case_code_label="", case_code_id=None)
    data = render(document, SETTINGS)
    assert bindings(data) == {}
    assert not [name for name in parts(data) if name.startswith("customXml/")]


def test_a_discreet_copy_has_neither_stamp_nor_running_case_code():
    whole = every_block_document(Edition.DISCREET)
    data = render(replace(whole, case_code_label="", head=replace(whole.head, stamp="", logo=None, centre_lines=())), SETTINGS)
    document = trees(data)["word/document.xml"]
    first = document.find(f"{W}body")[0]
    assert first.tag == W + "p", "the frame of the stamp is gone with its table"
    assert not [control for control in controls(data) if control.tag.endswith(":head")]
