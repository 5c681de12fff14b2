"""From an instrument to blocks: numbers, conditions in words, editions, short fields side by side. Expectations are the language page's."""

from __future__ import annotations

import textwrap

import pytest

from swtools.document.blocks import Conditional, Edition, FieldRow, LineField, LinesField, Prose, Section, SignatureField, Tone
from swtools.kinds._document import document, editions
from swtools.loading.build import build
from swtools.loading.discover import File
from swtools.model.centre import NO_CENTRE, Centre

HEAD = """
kind: {kind}
id: tool
code: T-1
title: "Narzędzie"
purpose: "Próba układu."
when_to_use: "W próbie."
version: "1.0"
status: draft
role: pracownik
process: social_work
use: optional
audience: {audience}
duration_minutes: 5
"""


def tool(items: str, audience: str = "together", kind: str = "documentation_form"):
    content = HEAD.format(kind=kind, audience=audience) + "items:\n" + textwrap.indent(textwrap.dedent(items), "  ")
    loaded = build([File(path="standards/grupa/1-diagnoza/tool.yaml", schema="instrument", content=content.encode())])
    assert loaded.findings == ()
    return loaded.library


def lay_out(library, edition=Edition.WORKER, centre=NO_CENTRE):
    return document(library.instruments[0], library, centre, edition)


def fields(blocks):
    for block in blocks:
        if isinstance(block, Section | Conditional):
            yield from fields(block.blocks)
        elif isinstance(block, FieldRow):
            yield from block.fields
        else:
            yield block


TWO_SECTIONS = """
- type: section
  id: one
  title: "Pierwsza"
  items:
    - {type: display, id: hello, text: "Dzień dobry."}
    - {type: longtext, id: first, text: "Pierwsze?"}
    - {type: longtext, id: hidden, text: "Tylko u pracownika?", edition: worker}
    - {type: boolean, id: helped, text: "Czy ktoś pomaga?", unknown: true}
- type: section
  id: two
  title: "Druga"
  items:
    - {type: longtext, id: who, text: "Kto pomaga?", when: {helped: tak}}
    - {type: longtext, id: how, text: "Jak pomaga?", when: {helped: tak}}
    - {type: longtext, id: why, text: "Co stoi na drodze?", when: {item: helped, op: in, value: [nie, nie_wiem]}}
"""


def test_numbers_count_questions_but_not_texts_and_are_the_same_in_both_copies():
    library = tool(TWO_SECTIONS)
    worker = {block.id: block.number for block in fields(lay_out(library).blocks) if not isinstance(block, Prose)}
    client = {block.id: block.number for block in fields(lay_out(library, Edition.CLIENT).blocks) if not isinstance(block, Prose)}
    assert worker == {"first": "1.1", "hidden": "1.2", "helped": "1.3", "who": "2.1", "how": "2.2", "why": "2.3"}
    assert client == {key: number for key, number in worker.items() if key != "hidden"}


def test_one_sentence_stands_above_all_that_it_governs():
    (_, second) = lay_out(tool(TWO_SECTIONS)).blocks
    both, other = second.blocks
    assert isinstance(both, Conditional)
    assert [block.id for block in both.blocks] == ["who", "how"]
    assert both.text.replace("\u00a0", " ") == "Wypełnij tylko, jeśli w pytaniu 1.3 zaznaczono „tak”."
    assert other.text.replace("\u00a0", " ") == "Wypełnij tylko, jeśli w pytaniu 1.3 zaznaczono „nie” lub „nie wiem”."


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("{item: hours, op: ge, value: 4}", "odpowiedź w pytaniu 1 to co najmniej 4"),
        ("{item: areas, op: includes, value: dom}", "w pytaniu 2 zaznaczono „mieszkanie”"),
        ("{all: [{areas: dom}, {item: hours, op: lt, value: 3}]}", "w pytaniu 2 zaznaczono „mieszkanie” i odpowiedź w pytaniu 1 to mniej niż 3"),
        ("{item: areas, op: ne, value: dom}", "w pytaniu 2 nie zaznaczono „mieszkanie”"),
    ],
)
def test_a_condition_names_the_printed_number_and_the_option(condition, sentence):
    library = tool(f"""
        - {{type: integer, id: hours, text: "Ile godzin?"}}
        - type: choice
          id: areas
          text: "Co jest ważne?"
          multiple: true
          options: [{{code: dom, text: "mieszkanie"}}, {{code: praca, text: "praca"}}]
        - {{type: longtext, id: more, text: "Co jeszcze?", when: {condition}}}
    """)
    conditional = lay_out(library).blocks[-1]
    assert sentence in conditional.text.replace("\u00a0", " ")


def test_short_fields_stand_side_by_side_and_a_lone_text_has_the_whole_line():
    library = tool("""
        - {type: text, id: a, text: "Imię"}
        - {type: date, id: b, text: "Data"}
        - {type: integer, id: c, text: "Spotkanie nr"}
        - {type: longtext, id: d, text: "Co dalej?"}
        - {type: text, id: e, text: "Kto zadzwoni"}
    """)
    row, _, alone = lay_out(library).blocks
    assert isinstance(row, FieldRow)
    assert row.columns == 3
    assert isinstance(alone, LineField)


def test_signatures_stand_together():
    library = tool("""
        - {type: longtext, id: d, text: "Co dalej?"}
        - {type: signature, id: person, text: "Osoba", place_and_date: true}
        - {type: signature, id: worker, text: "Pracownik"}
    """)
    assert [signer.text for signer in lay_out(library).blocks[-1].signers] == ["Osoba", "Pracownik"]
    assert isinstance(lay_out(library).blocks[-1], SignatureField)


def test_a_worker_note_is_a_box_of_the_workers_copy_only():
    library = tool('- {type: longtext, id: d, text: "Co dalej?", worker_note: "Słowami osoby."}')
    assert [block.tone for block in lay_out(library).blocks if isinstance(block, Prose)] == [Tone.WORKER]
    assert all(isinstance(block, LinesField) for block in lay_out(library, Edition.CLIENT).blocks)


@pytest.mark.parametrize(
    ("audience", "expected"),
    [("client", (Edition.CLIENT,)), ("together", (Edition.CLIENT, Edition.WORKER)), ("worker", (Edition.WORKER,))],
)
def test_copies(audience, expected):
    library = tool('- {type: longtext, id: d, text: "Co dalej?"}', audience)
    assert editions(library.instruments[0], library) == expected


def test_a_display_prints_its_title_once_and_an_alert_always_has_one():
    library = tool("""
        - {type: display, id: points, tone: alert, title: "Zrób teraz", points: ["Dzwoń pod 112."]}
        - {type: display, id: bare, tone: alert, text: "Na to nie czekamy."}
        - {type: display, id: note, tone: note, text: "To nie jest skala."}
        - {type: display, id: whole, tone: note, title: "Telefony", text: "Całą dobę 116 123."}
    """)
    shown = {block.id: (block.title, block.text, block.points) for block in lay_out(library, Edition.CLIENT).blocks}
    assert shown["points"][:2] == ("Zrób teraz", "")
    assert len(shown["points"][2]) == 1
    assert shown["bare"][0]
    assert shown["bare"][1].replace("\u00a0", " ") == "Na to nie czekamy."
    assert shown["note"][0] is None
    assert shown["whole"][0] == "Telefony"


def test_the_clients_copy_shows_no_method_and_its_code_only_in_the_foot():
    head = lay_out(tool(TWO_SECTIONS), Edition.CLIENT).head
    assert (head.kind, head.code, head.stages, head.stage_name) == ("", "", (), "")
    assert "T-1" in lay_out(tool(TWO_SECTIONS), Edition.CLIENT).foot.line


def test_the_centres_words_and_microtypography_reach_the_page():
    library = tool('- {type: display, id: d, text: "Jesteśmy w {centre.name_locative} i pomagamy."}')
    centre = Centre(words={"name_locative": "Ośrodku w Przykładowie"})
    assert lay_out(library, centre=centre).blocks[0].text == "Jesteśmy w\u00a0Ośrodku w\u00a0Przykładowie i\u00a0pomagamy."
    assert "centre" not in lay_out(library).blocks[0].text
