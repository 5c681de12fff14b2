from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace

import pytest

from swtools.document.blocks import Edition, Prose, Tone
from swtools.renderers.docx import render
from tests.renderers.docx.word import SETTINGS, W, all_text, body, controls, parts, text, texts_of, trees
from tests.renderers.every_block import every_block_document

EDITIONS = [(Edition.WORKER, "default"), (Edition.CLIENT, "default"), (Edition.DISCREET, "default"), (Edition.WORKER, "large-print")]


def plain(text: str) -> str:
    """Compare texts as a person reads them: circled digits are digits, any blank is a blank."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u2060", "").split())


@pytest.mark.parametrize(("edition", "theme"), EDITIONS)
def test_every_text_of_the_blocks_is_in_the_file(edition, theme):
    document = every_block_document(edition, theme)
    found = plain(all_text(render(document, SETTINGS)))
    wanted = {plain(part) for words in texts_of(document) for part in re.split(r"\n\s*\n", words) if part.strip()}
    assert {text for text in wanted if text not in found} == set()


@pytest.mark.parametrize(("edition", "theme"), EDITIONS)
def test_control_ids_are_unique_and_titles_and_tags_short_enough_for_word(edition, theme):
    found = controls(render(every_block_document(edition, theme), SETTINGS))
    assert max(Counter(control.id for control in found).values()) == 1
    named = [control for control in found if control.kind != "item"]
    assert all(0 < len(control.title) <= 64 and 0 < len(control.tag) <= 64 for control in named)


def test_controls_are_of_the_kind_that_the_field_asks_for():
    found = {control.tag: control for control in controls(render(every_block_document(), SETTINGS))}
    assert found["first_name"].kind == "text"
    assert found["first_name"].title == "Imię osoby"
    assert found["talk_date"].kind == found["stay:from"].kind == found["goals:until"].kind == "date"
    assert found["problem"].title == "Z czym Pan/Pani przychodzi?"
    assert {found[f"who_present:{code}"].kind for code in ("osoba", "bliski", "inne")} == {"check"}
    assert found["goals"].kind == found["dzieci"].kind == found["diary"].kind == "repeat"
    assert found["coping:was:3"].kind == found["areas:mieszkanie:dobrze"].kind == "check"


def test_controls_are_locked_except_inside_a_repeated_row_or_card():
    data = render(every_block_document(), SETTINGS)
    free = {control.tag for control in controls(data) if not control.locked and control.kind != "item"}
    inside = {"goals", "diary", "child_name", "child_birth", "child_school"}
    assert {tag.partition(":")[0] for tag in free} == inside


def test_one_answer_is_a_circle_and_several_are_squares():
    data = render(every_block_document(), SETTINGS)
    signs = {control.tag: control.text for control in controls(data) if control.kind == "check"}
    assert signs["since:dni"] == "○"
    assert signs["who_present:osoba"] == "☐"


def test_a_repeated_table_has_its_empty_rows_as_items():
    document = body(render(every_block_document(), SETTINGS))
    section = next(
        sdt for sdt in document.iter(W + "sdt") if sdt.find(f"{W}sdtPr/{W}tag") is not None and sdt.find(f"{W}sdtPr/{W}tag").get(W + "val") == "goals"
    )
    items = section.findall(f"{W}sdtContent/{W}sdt")
    assert len(items) == 3
    assert all(len(item.findall(f"{W}sdtContent/{W}tr")) == 1 for item in items)


def test_dates_are_polish():
    document = body(render(every_block_document(), SETTINGS))
    dates = list(document.iter(W + "date"))
    assert {date.find(W + "dateFormat").get(W + "val") for date in dates} == {"dd.MM.yyyy"}
    assert {date.find(W + "lid").get(W + "val") for date in dates} == {"pl-PL"}


def test_the_wide_table_turns_the_page_and_no_empty_page_follows():
    document = body(render(every_block_document(), SETTINGS))
    sections = list(document.iter(W + "sectPr"))
    turned = [section.find(W + "pgSz").get(W + "orient") for section in sections]
    assert turned == [None, "landscape", None]
    assert [section.find(W + "titlePg") is not None for section in sections] == [True, False, False]


def test_a_form_that_ends_on_a_turned_page_ends_there():
    from dataclasses import replace

    document = every_block_document()
    diary = next(block for block in document.blocks[3].blocks if getattr(block, "landscape", False))
    sections = list(body(render(replace(document, blocks=(document.blocks[0], diary)), SETTINGS)).iter(W + "sectPr"))
    assert [section.find(W + "pgSz").get(W + "orient") for section in sections] == [None, "landscape"]


def test_the_section_title_goes_with_a_wide_table_onto_its_page():
    from dataclasses import replace

    document = every_block_document()
    diary = next(block for block in document.blocks[3].blocks if getattr(block, "landscape", False))
    only = replace(document.blocks[3], blocks=(diary,))
    children = next(body(render(replace(document, blocks=(document.blocks[0], only)), SETTINGS)).iter(W + "body"))
    kinds = ["break" if child.find(f"{W}pPr/{W}sectPr") is not None else "".join(child.itertext()) for child in children]
    position = kinds.index("break")
    assert kinds[position + 1].endswith("Plan i osoby")


def test_accessibility_language_headings_table_heads_captions_and_alternative_text():
    data = render(every_block_document(), SETTINGS)
    found = trees(data)
    styles = found["word/styles.xml"]
    assert styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(W + "val") == "pl-PL"
    based = {style.get(W + "styleId"): style.find(W + "basedOn").get(W + "val") for style in styles.iter(W + "style") if style.find(W + "basedOn") is not None}
    assert (based["SWTytul"], based["SWSekcja"], based["SWPodsekcja"]) == ("Title", "Heading1", "Heading2")
    document = found["word/document.xml"]
    for table in document.iter(W + "tbl"):
        if table.find(f"{W}tblPr/{W}tblStyle").get(W + "val") == "SWTabela":
            assert table.find(f"{W}tblPr/{W}tblCaption").get(W + "val")
            assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    pictures = [node for node in document.iter() if str(node.tag).endswith("}docPr")]
    assert [picture.get("descr") for picture in pictures] == ["Logo ośrodka"]


def test_no_row_may_break_and_questions_stay_with_their_answers():
    document = body(render(every_block_document(), SETTINGS))
    for row in document.iter(W + "tr"):
        nested_head = any(inner is not row and inner.find(f"{W}trPr/{W}tblHeader") is not None for inner in row.iter(W + "tr"))
        assert row.find(f"{W}trPr/{W}cantSplit") is not None or nested_head
    questions = [paragraph for paragraph in document.iter(W + "p") if paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val") == "SWPytanie"]
    assert questions
    assert all(paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in questions)


def test_properties_name_the_form_and_a_discreet_copy_names_nothing_else():
    core = {edition: parts(render(every_block_document(edition), SETTINGS))["docProps/core.xml"].decode() for edition in Edition}
    assert "<dc:title>Karta diagnozy i oceny sytuacji</dc:title>" in core[Edition.WORKER]
    assert "2026-01-01T00:00:00Z" in core[Edition.WORKER]
    assert "<dc:title>Notatki do rozmowy</dc:title>" in core[Edition.DISCREET]
    assert "diagnoz" not in core[Edition.DISCREET].lower()
    assert "socjaln" not in core[Edition.DISCREET].lower()


def test_the_worker_s_copy_has_the_strip_and_the_others_have_no_code_in_their_head():
    worker, client = (body(render(every_block_document(edition), SETTINGS)) for edition in (Edition.WORKER, Edition.CLIENT))
    strip = [
        table
        for table in worker.iter(W + "tbl")
        if table.find(f"{W}tblPr/{W}tblCaption") is not None and "Etap 1" in table.find(f"{W}tblPr/{W}tblCaption").get(W + "val")
    ]
    assert len(strip) == 1
    assert len(strip[0].findall(f"{W}tr/{W}tc")) == 14
    assert "W-04" not in "".join(client.itertext())


def test_large_print_has_sixteen_points():
    styles = trees(render(every_block_document(theme="large-print"), SETTINGS))["word/styles.xml"]
    sizes = {
        style.get(W + "styleId"): style.find(f"{W}rPr/{W}sz").get(W + "val") for style in styles.iter(W + "style") if style.find(f"{W}rPr/{W}sz") is not None
    }
    for name in ("SWPytanie", "SWOpcja", "SWTekst", "SWKomorka", "SWWpis", "SWEtykieta"):
        assert sizes[name] == "32", name


def test_no_title_is_parted_from_its_first_block():
    document = body(render(every_block_document(), SETTINGS))
    titles = [paragraph for paragraph in document.iter(W + "p") if paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val") in ("SWSekcja", "SWPodsekcja", "SWKarta")]
    assert len(titles) >= 9
    for title in titles:
        following = title
        while (following is not None and following.tag == W + "p" and not text(following).strip()) or following is title:
            assert following.find(f"{W}pPr/{W}keepNext") is not None
            following = following.getnext()


def test_an_alert_does_not_stick_to_what_stands_above_it():
    """At least 3 mm of white, also right below the introduction."""
    alert = Prose(text="Zadzwoń pod 112.", title="Zrób teraz", tone=Tone.ALERT)
    document = body(render(replace(every_block_document(), blocks=(alert, Prose(text="Wstęp."), alert)), SETTINGS))
    boxes = [table for table in document.iter(W + "tbl") if "Zrób teraz" in text(table) and table.find(f"{W}tr/{W}tc/{W}tcPr/{W}shd") is not None]
    assert len(boxes) == 2
    for box in boxes:
        room = box.getprevious().find(f"{W}pPr/{W}spacing")
        assert room is not None
        assert int(room.get(W + "before")) >= 170
