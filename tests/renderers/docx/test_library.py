"""Every tool of the library in every edition as a Word file: valid, complete, with sound controls, the same bytes again."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from swtools.document.blocks import Document
from swtools.kinds._document import document, editions
from swtools.model.centre import NO_CENTRE
from swtools.model.instrument import Instrument, Script, walk
from swtools.renderers.docx import render
from tests import library
from tests.checkers.ooxml.validator import findings
from tests.renderers.docx.merged import merged
from tests.renderers.docx.word import SETTINGS, W, all_text, controls, texts_of, trees

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("docx-library")]


@dataclass(frozen=True)
class File:
    """One tool in one edition, laid out and as Word has it."""

    tool: Instrument
    document: Document
    data: bytes

    @property
    def name(self) -> str:
        return f"{self.tool.id}.{self.document.edition.value}"


@pytest.fixture(scope="module")
def everything() -> list[File]:
    checked = library.checked()
    found = []
    for tool in checked.library.instruments:
        if tool.id not in checked.broken:
            for edition in editions(tool, checked.library):
                laid_out = document(tool, checked.library, NO_CENTRE, edition)
                found.append(File(tool, laid_out, render(laid_out, SETTINGS)))
    assert len(found) > len(checked.library.instruments)
    return found


@pytest.fixture(scope="module")
def one_file(everything: list[File], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return merged((file.data for file in everything), tmp_path_factory.mktemp("merged") / "all.docx")


def test_the_open_xml_sdk_finds_nothing_in_any_of_them(one_file, checker):
    assert findings(checker("ooxml"), one_file) == []


def test_openxml_audit_finds_nothing_in_any_of_them(one_file):
    assert [str(error) for error in OpenXmlValidator().validate(one_file).errors] == []


def test_python_docx_opens_each_and_finds_its_title(everything):
    for file in everything:
        opened = docx.Document(io.BytesIO(file.data))
        assert plain(opened.core_properties.title) == plain(file.document.head.title), file.name
        assert opened.core_properties.language == "pl", file.name
        styles = {paragraph.style.name for paragraph in opened.paragraphs if paragraph.style is not None}
        assert "SW Tytul" in styles, file.name


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u2060", "").split())


def test_every_text_of_every_tool_is_in_its_file(everything):
    missing = {}
    for file in everything:
        found = plain(all_text(file.data))
        wanted = {plain(part) for words in texts_of(file.document) for part in re.split(r"\n\s*\n", words) if part.strip()}
        missing[file.name] = sorted(text for text in wanted if text not in found)
    assert {name: texts for name, texts in missing.items() if texts} == {}


def test_controls_are_unique_named_locked_and_lead_back_to_an_item(everything):
    for file in everything:
        found = controls(file.data)
        assert max(Counter(control.id for control in found).values(), default=1) == 1, file.name
        named = [control for control in found if control.kind != "item"]
        assert all(0 < len(control.title) <= 64 and 0 < len(control.tag) <= 64 for control in named), file.name
        known = set(names_in(file.tool))
        assert {re.split("[:.~]", control.tag)[0] for control in named if len(control.tag) < 64} <= known, file.name
        repeated = {control.tag for control in named if control.kind == "repeat"}
        assert all(control.locked for control in named if control.kind == "repeat"), file.name
        if not repeated:
            assert all(control.locked for control in named), file.name


def names_in(tool: Instrument) -> Iterator[str]:
    """What a tag may start with: items, topics and their scales, the case code of the head."""
    yield from ("case_code", "preparation")
    yield from (item.id for item in walk(tool.top_items()))
    if isinstance(tool.body, Script):
        for topic in tool.body.all_topics():
            yield from (topic.id, f"{topic.id}__scale")


def test_a_column_with_many_options_is_a_list_with_its_key_above_the_table(everything):
    register = next(file for file in everything if file.tool.id == "rejestr_spraw")
    lists = {control.tag: control for control in controls(register.data) if control.kind == "list"}
    assert set(lists) == {"cases:target", "cases:stage", "cases:reason", "events:target", "events:kind"}
    text = plain(all_text(register.data))
    assert text.count("1 – bez pracy, 2 – klub integracji,") == 2


def test_word_files_of_one_tool_agree_on_the_case_code(everything):
    for file in everything:
        bound = [node for tree in trees(file.data).values() for node in tree.iter(W + "dataBinding")]
        heads = {control.tag for control in controls(file.data) if control.tag == f"{file.document.case_code_id}:head"}
        assert len(heads) == (1 if file.document.case_code_label else 0), file.name
        assert len({(node.get(W + "xpath"), node.get(W + "storeItemID")) for node in bound}) <= 1, file.name


def test_the_same_bytes_again(everything):
    for file in everything[:: max(len(everything) // 12, 1)]:
        assert render(file.document, SETTINGS) == file.data, file.name


@pytest.fixture(scope="module")
def sample(everything: list[File]) -> list[File]:
    """One tool of each group and kind, the longest, in all its editions."""
    chosen: dict[tuple[str, str], File] = {}
    for file in everything:
        key = (file.tool.group, file.tool.kind.value)
        if key not in chosen or len(file.data) > len(chosen[key].data):
            chosen[key] = file
    ids = {file.tool.id for file in chosen.values()}
    return [file for file in everything if file.tool.id in ids]


def seen(text: str) -> str:
    return re.sub(r"[\s\u00ad-]+", "", unicodedata.normalize("NFKC", text).replace("\u2060", ""))


def test_libreoffice_shows_every_text_of_the_sample(sample, tmp_path, checker):
    soffice, pdftotext = checker("soffice"), checker("pdftotext")
    for file in sample:
        (tmp_path / f"{file.name}.docx").write_bytes(file.data)
    sources = [tmp_path / f"{file.name}.docx" for file in sample]
    command = [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf", "--outdir", tmp_path, *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=500)
    missing = {}
    for file in sample:
        read = subprocess.run([pdftotext, "-layout", tmp_path / f"{file.name}.pdf", "-"], check=True, capture_output=True, text=True).stdout
        shown, whole = set(re.findall(r"\w+", unicodedata.normalize("NFKC", read))), seen(read)
        wanted = {word for text in texts_of(file.document) for word in re.findall(r"\w+", unicodedata.normalize("NFKC", text.replace("\u2060", "")))}
        missing[file.name] = sorted(word for word in wanted - shown if seen(word) not in whole)
        assert all(len(page.split()) > 5 for page in read.rstrip("\f").split("\f")), f"{file.name} has an empty page"
    assert {name: words for name, words in missing.items() if words} == {}
