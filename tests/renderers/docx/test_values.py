from __future__ import annotations

from datetime import date

from swtools.renderers.docx import render
from tests.renderers.docx.word import SETTINGS, W, body, controls
from tests.renderers.every_block import every_block_answers, every_block_document


def filled():
    return controls(render(every_block_document(), SETTINGS, every_block_answers()))


def test_written_answers_are_read_back_from_their_controls():
    written = {control.tag: control.text for control in filled() if control.kind in ("text", "rich", "date") and not control.empty}
    answers = every_block_answers()
    assert written["first_name"] == "Łucja"
    assert written["problem"] == answers["problem"]
    assert written["talk_date"] == "07.03.2026"
    assert written["month"] == "03.2026"
    assert written["rent"] == "1250,50"
    assert written["hours"] == "4,5"
    assert (written["stay:from"], written["stay:to"]) == ("01.09.2019", "28.02.2026")
    assert (written["letter:number"], written["letter:note"]) == ("3", "z urzędu pracy")
    assert written["who_present:inne:text"] == "sąsiadka, pani Żaneta"
    assert written["better_days:tak:text"] == answers["better_days"]["text"]
    assert written["areas:mieszkanie:text"] == "zaległy czynsz"
    assert written["areas:o1:name"] == "Pies Azor"
    assert written["costs:prad:amount"] == "210,00"
    assert written["opening"] == answers["opening"]
    assert written["readiness"] == "Blisko."
    assert (written["sign_person:place"], written["sign_person:date"]) == ("Przykładów", "07.03.2026")
    assert written["genogram"] == "Na osobnej kartce."
    assert written["case_code:head"] == written["case_code"] == "PS-2026-017"


def test_marks_are_read_back():
    marked = {control.tag for control in filled() if control.checked}
    assert {
        "who_present:osoba",
        "who_present:bliski",
        "who_present:inne",
        "since:miesiace",
        "better_days:tak",
        "areas:zdrowie:roznie",
        "areas:o1:dobrze",
        "who_knows:mieszkanie:dobrze",
        "who_knows:mieszkanie:roznie",
        "weights:mieszkanie:5",
        "coping:was:2",
        "coping:is:4",
        "coping:goal:7",
        "trust:6",
        "readiness.scale:6",
        "consent:tak",
    } <= marked
    assert "since:dni" not in marked
    assert "coping:was:4" not in marked


def test_rows_and_cards_show_the_record_s_order():
    found = filled()
    assert [control.text for control in found if control.tag == "goals:goal"][:2] == ["Zadzwonić do spółdzielni", "Przejrzeć listy razem"]
    assert [control.text for control in found if control.tag == "child_name"] == ["Zosia", "Jaś"]
    assert [control.checked for control in found if control.tag == "child_school:szkola"] == [True, False]
    assert [control.checked for control in found if control.tag == "goals:done:nie"][:2] == [True, False]


def test_more_answers_than_paper_rows_get_rows_of_their_own():
    goals = [{"goal": f"Krok {number}"} for number in range(7)]
    found = controls(render(every_block_document(), SETTINGS, {"goals": goals}))
    assert [control.text for control in found if control.tag == "goals:goal"] == [row["goal"] for row in goals]


def test_a_date_keeps_its_value_for_word():
    days = {element.get(W + "fullDate") for element in body(render(every_block_document(), SETTINGS, every_block_answers())).iter(W + "date")} - {None}
    assert "2026-03-07T00:00:00Z" in days
    assert all(date.fromisoformat(day[:10]) for day in days)


def test_what_the_author_has_filled_in_stands_in_an_empty_form_only():
    empty = {control.tag: control.text for control in controls(render(every_block_document(), SETTINGS)) if not control.empty}
    assert empty["worker"] == "Ewa Żółć-Świętek"
    answered = {control.tag for control in controls(render(every_block_document(), SETTINGS, {})) if not control.empty}
    assert "worker" not in answered


def test_a_record_of_another_shape_raises_nothing():
    odd = {
        "talk_date": "2026-99-99",
        "who_present": {"x": 1},
        "areas": ["a"],
        "goals": "none",
        "dzieci": [1, None],
        "coping": 3,
        "stay": "?",
        "letter": [],
        "rent": {"a": 1},
        "trust": [6],
    }
    assert controls(render(every_block_document(), SETTINGS, odd))
