"""A table's column with many options: a list with numbers, its key once above the table; short codes stay marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from swtools.document.blocks import ChoiceField, Column, LineField, LineKind, Mark, TableField
from swtools.renderers.docx import render
from tests.renderers.docx.word import SETTINGS, W, all_text, body, controls
from tests.renderers.every_block import every_block_document

WORDS = ("praca", "nauka", "mieszkanie", "leczenie", "opieka", "rodzina")


def table(*options: Mark, multiple: bool = False, rows: tuple[Mark, ...] = ()) -> TableField:
    columns = (
        Column(field=LineField(id="day", label="Data", kind=LineKind.DATE)),
        Column(field=ChoiceField(id="form", label="Co", options=options, multiple=multiple)),
    )
    return TableField(id="events", number="1.1", label="Zdarzenia", columns=columns, paper_rows=3, row_labels=rows)


def written(field: TableField, answers: dict[str, object] | None = None) -> bytes:
    return render(replace(every_block_document(), blocks=(field,)), SETTINGS, answers)


def marks(*words: str) -> list[Mark]:
    return [Mark(code=f"c{number}", text=word) for number, word in enumerate(words, start=1)]


def test_six_words_are_a_list_in_each_row_and_a_key_stands_once():
    data = written(table(*marks(*WORDS)))
    lists = [control for control in controls(data) if control.kind == "list"]
    assert [(control.tag, control.title, control.empty) for control in lists] == [("events:form", "Co", True)] * 3
    entries = [(item.get(W + "value"), item.get(W + "displayText")) for item in next(body(data).iter(W + "dropDownList")).iter(W + "listItem")]
    assert entries == [(f"c{number}", f"{number} – {word}") for number, word in enumerate(WORDS, start=1)]
    text = all_text(data).replace("\u00a0", " ")
    assert text.count("1 – praca, 2 – nauka, 3 – mieszkanie, 4 – leczenie, 5 – opieka, 6 – rodzina") == 1
    assert text.index("6 – rodzina") < text.index("Lp.")


@pytest.mark.parametrize(
    ("options", "multiple"),
    [(marks(*WORDS[:5]), False), (marks("A", "B", "C1", "C2", "D", "E"), False), (marks(*WORDS), True)],
    ids=["five", "codes", "several"],
)
def test_few_options_short_codes_and_several_answers_stay_marks(options, multiple):
    found = controls(written(table(*options, multiple=multiple)))
    assert not [control for control in found if control.kind == "list"]
    assert len([control for control in found if control.kind == "check"]) == 3 * len(options)


def test_an_answer_stands_in_the_list_and_words_of_one_s_own_may_be_typed():
    options = [*marks(*WORDS), Mark(code="inne", text="inne:", free=True)]
    answers = {"events": [{"form": "c3"}, {"form": {"code": "inne", "text": "ugoda"}}, {}]}
    data = written(table(*options), answers)
    assert [control.text for control in controls(data) if control.kind == "list" and not control.empty] == ["3 – mieszkanie", "7 – inne: ugoda"]
    assert len(list(body(data).iter(W + "comboBox"))) == 3
    assert next(body(data).iter(W + "comboBox")).get(W + "lastValue") == "c3"


def test_named_rows_have_the_row_in_the_tag():
    data = written(table(*marks(*WORDS), rows=(Mark(code="ja", text="Ja"), Mark(code="on", text="On"))))
    assert [control.tag for control in controls(data) if control.kind == "list"] == ["events:ja:form", "events:on:form"]
    assert all(control.locked for control in controls(data))
