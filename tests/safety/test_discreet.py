"""What lies on a kitchen table must not tell a third person what it is about: discreet copies, and all copies of a discreet group."""

from __future__ import annotations

import io
import re

import pytest
from lxml import html
from pypdf import PdfReader

from swtools.document.blocks import Document, Edition
from swtools.kinds._document import document, editions
from swtools.model.centre import Centre
from swtools.model.instrument import Instrument
from swtools.renderers import docx as word
from swtools.renderers import html as screen
from swtools.renderers import pdf as paper
from tests import library
from tests.renderers.docx.word import SETTINGS, all_text, controls, parts

CENTRE = Centre(words={"name": "Ośrodek Pomocy Społecznej w Żółwinie", "address": "ul. Długa 1", "phone": "12 345 67 89"})


def discreet_tools() -> list[Instrument]:
    checked = library.checked()
    return [tool for tool in checked.library.instruments if tool.id not in checked.broken and Edition.DISCREET in editions(tool, checked.library)]


def laid_out(tool: Instrument, edition: Edition) -> Document:
    return document(tool, library.checked().library, CENTRE, edition)


def of_discreet_groups() -> list[tuple[Instrument, str]]:
    """Tools of groups that are discreet, with the group's name."""
    checked = library.checked()
    groups = {group.slug: group for group in checked.library.groups if group.discreet}
    assert groups, "the library has discreet groups"
    return [(tool, groups[tool.group].title) for tool in checked.library.instruments if tool.group in groups and tool.id not in checked.broken]


def plain(text: str) -> str:
    return re.sub(r"[\s\u00a0\u2060]+", " ", text)


def texts(laid: Document) -> dict[str, str]:
    """Everything a reader or a file's properties may show, in the three formats."""
    pdf = PdfReader(io.BytesIO(paper.render(laid, SETTINGS)))
    page = html.fromstring(screen.render(laid, SETTINGS).decode())
    for node in page.xpath("//style | //script[not(@type='application/json')]"):
        node.drop_tree()
    data = word.render(laid, SETTINGS)
    fields = " ".join(str(field.get("/TU", "")) for field in (pdf.get_fields() or {}).values())
    return {
        "pdf": plain(" ".join(sheet.extract_text() for sheet in pdf.pages) + fields + str(pdf.metadata)),
        "html": plain(page.text_content() + " ".join(page.xpath("//@content | //@alt | //@title"))),
        "docx": plain(all_text(data) + parts(data)["docProps/core.xml"].decode()),
    }


def test_a_discreet_copy_has_no_stamp_no_logo_and_no_running_case_code():
    tools = discreet_tools()
    assert tools
    for tool in tools:
        laid = laid_out(tool, Edition.DISCREET)
        head = laid.head
        assert (head.stamp, head.centre_lines, head.logo, head.kind, head.group, head.code, head.stages) == ("", (), None, "", "", "", ()), tool.id
        assert laid.case_code_label == "", tool.id
        assert (laid.foot.line, laid.foot.statement) == (tool.code, ""), tool.id
        assert not [control for control in controls(word.render(laid, SETTINGS)) if control.tag.endswith(":head")], tool.id


def test_no_copy_of_a_discreet_group_names_the_group_in_head_or_foot():
    for tool, name in of_discreet_groups():
        for edition in editions(tool, library.checked().library):
            laid = laid_out(tool, edition)
            said = plain(" ".join([laid.foot.line, laid.foot.statement, laid.head.group, laid.head.kind, *laid.keywords]))
            assert plain(name).casefold() not in said.casefold(), f"{tool.id}.{edition.value}"
            assert tool.code in laid.foot.line


def test_an_open_group_is_named_in_the_workers_foot():
    checked = library.checked()
    group = next(group for group in checked.library.groups if not group.discreet)
    tool = next(tool for tool in checked.library.instruments if tool.group == group.slug and tool.id not in checked.broken)
    assert plain(group.title) in plain(laid_out(tool, Edition.WORKER).foot.line)


def test_no_clients_copy_names_a_group_in_head_or_foot():
    """A sheet for „Osoba z niepełnosprawnością lub długotrwale chora” lies on a kitchen table like any other."""
    checked = library.checked()
    names = {plain(group.title).casefold() for group in checked.library.groups}
    tools = [tool for tool in checked.library.instruments if tool.id not in checked.broken and Edition.CLIENT in editions(tool, checked.library)]
    assert len(tools) > 100
    for tool in tools:
        laid = laid_out(tool, Edition.CLIENT)
        said = plain(" ".join([laid.foot.line, laid.foot.statement, laid.head.group, laid.head.kind, *laid.keywords])).casefold()
        assert tool.code in laid.foot.line
        assert not [name for name in names if name in said], tool.id


@pytest.mark.slow
def test_the_three_formats_say_no_more_than_the_document():
    """One tool of each group that has discreet copies."""
    chosen = {tool.group: tool for tool in discreet_tools()}
    titles = {group.slug: group.title for group in library.checked().library.groups}
    for group, tool in chosen.items():
        for output_format, text in texts(laid_out(tool, Edition.DISCREET)).items():
            for word_ in ("Pieczęć lub logo", "Żółwinie", "Długa 1"):
                assert word_ not in text, (tool.id, output_format, word_)
            if group in {slug for slug in titles if group == slug and library.checked().library.group(slug).discreet}:
                assert plain(titles[group]) not in text, (tool.id, output_format)
            if tool.neutral_title and tool.title not in tool.neutral_title:
                assert plain(tool.title) not in text, (tool.id, output_format)
