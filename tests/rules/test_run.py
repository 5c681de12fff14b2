"""What `run` does around the rules: items check themselves, tools accept findings, broken tools cause no followers."""

from swtools import rules
from swtools.diagnostics import Diagnostic
from tests.rules.sample_library import load

TALK = """
# standards/wspolne/1-diagnoza/rozmowa.yaml
kind: interview_script
opening: [{id: start, title: "Otwarcie", ask: "Czy możemy zacząć?"}]
topics: [{id: mocne, title: "Mocne strony", ask: "Co idzie dobrze?", feeds: [karta.mocne, karta.slabe]}]
# standards/wspolne/1-diagnoza/karta.yaml
items: [{type: longtext, id: mocne, text: "Mocne strony"}]
"""


def found(sample: str, hollow: tuple[str, ...] = ()) -> list[Diagnostic]:
    loaded = load(sample)
    assert not loaded.findings
    return rules.run(loaded.library, hollow)


def codes(sample: str, hollow: tuple[str, ...] = ()) -> set[str]:
    return {one.code for one in found(sample, hollow)}


def test_items_check_themselves_columns_and_topic_scales_too() -> None:
    assert "SW321" in codes('- {type: integer, id: n, text: "N", min: 5, max: 1}\n')
    assert "SW321" in codes('- {type: table, id: t, text: "T", columns: [{id: n, type: integer, text: "N", min: 5, max: 1}]}\n')
    topic = 'kind: interview_script\ntopics: [{id: t, title: "T", ask: "Ile?", scale: {min: 0, max: 10, min_label: "", max_label: "dużo"}}]\n'
    assert "SW329" in codes(topic.replace("max: 10", "max: 40").replace('""', '"mało"'))


def test_a_hollow_tool_is_not_judged_and_nothing_is_expected_of_it() -> None:
    assert "SW430" in codes(TALK)
    assert "SW430" not in codes(TALK, ("karta",))
    assert "SW371" in codes(TALK)
    assert "SW371" not in codes(TALK, ("rozmowa",))


def test_a_tool_missing_from_the_library_because_it_is_broken_is_not_called_unknown() -> None:
    sample = TALK.replace("feeds: [karta.mocne, karta.slabe]", "feeds: [zepsuta.mocne]")
    assert "SW430" in codes(sample)
    assert "SW430" not in codes(sample, ("zepsuta",))


def test_a_broken_tool_silences_what_is_said_about_unused_parts() -> None:
    assert "SW444" in codes(TALK)
    assert "SW444" not in codes(TALK, ("karta",))


def test_allow_takes_away_one_code_in_one_tool() -> None:
    word = '- {type: text, id: kto, text: "Imię podopiecznej"}\n- {type: money, id: ile, text: "Ile"}\n'
    allowed = 'allow: [{code: SW370, reason: "Cytat."}]\nitems:\n  ' + word.replace("\n", "\n  ")
    assert {"SW370", "SW381"} <= codes(word)
    assert "SW381" in codes(allowed)
    assert not codes(allowed) & {"SW370", "SW360", "SW379"}


def test_a_finding_across_files_can_be_accepted_where_it_stands() -> None:
    sample = 'allow: [{code: SW440, reason: "Z rozmowy telefonicznej."}]\nitems: [{type: longtext, id: x, text: "X", required: true}]\n'
    assert not codes(sample) & {"SW440", "SW360"}


def test_findings_are_in_order_and_once() -> None:
    sample = """
# standards/blocks/pytanie.yaml
id: pytanie
title: "Pytanie"
items: [{type: text, id: kto, text: "Imię podopiecznej"}]
# standards/wspolne/1-diagnoza/a.yaml
items: [{use: pytanie}]
# standards/wspolne/1-diagnoza/b.yaml
items: [{use: pytanie}]
"""
    findings = [one for one in found(sample) if one.code == "SW370"]
    column = next(line for line in sample.splitlines() if "podopiecznej" in line).index('"Imię') + 1
    assert [str(one.span) for one in findings] == [f"standards/blocks/pytanie.yaml:3:{column}"]
    every = found(sample)
    assert [one.span for one in every] == sorted(one.span for one in every)
    assert findings[0].related, "says where the block is used"


def test_codes_of_rules_belong_to_rules() -> None:
    """No item type, builder or loader uses a rule's code for something else."""
    import re
    from pathlib import Path

    from swtools import plugins

    own = {code for module in plugins.modules("swtools.rules").values() for code in module.CODES}
    source = Path(rules.__file__).parents[1]
    others = {
        code
        for path in source.rglob("*.py")
        if path.parent.name != "rules"
        for code in re.findall(r'(?:error|warning)\(\s*"(SW\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert not own & others


def test_an_omitted_item_is_reported_where_it_is_omitted() -> None:
    sample = """
# standards/blocks/praca.yaml
id: praca
title: "Praca"
items: [{type: boolean, id: jest, text: "Czy jest praca?"}, {type: text, id: gdzie, text: "Gdzie?", when: {jest: tak}}]
# standards/wspolne/1-diagnoza/a.yaml
items: [{use: praca}]
# standards/wspolne/1-diagnoza/b.yaml
items: [{use: praca, omit: [jest]}]
"""
    findings = [one for one in found(sample) if one.code == "SW350"]
    assert [one.span.file for one in findings] == ["standards/wspolne/1-diagnoza/b.yaml"]


def test_a_contradiction_with_the_section_around_is_found_once() -> None:
    sample = """
- {type: boolean, id: praca, text: "Czy jest praca?"}
- type: section
  id: bez
  title: "Bez pracy"
  when: {praca: nie}
  items:
    - {type: boolean, id: umowa, text: "Czy jest umowa?", when: {praca: tak}}
    - {type: text, id: jaka, text: "Jaka?", when: {umowa: tak}}
"""
    findings = [one for one in found(sample) if one.code == "SW361"]
    assert [one.span.line for one in findings] == [next(index for index, line in enumerate(_lines(sample), 1) if "umowa, text" in line)]


def test_a_question_that_depends_on_a_hidden_one_is_found() -> None:
    sample = """
- {type: boolean, id: praca, text: "Czy jest praca?"}
- {type: boolean, id: umowa, text: "Czy jest umowa?", when: {praca: tak}}
- {type: text, id: jaka, text: "Jaka?", when: {all: [{umowa: tak}, {praca: nie}]}}
"""
    assert "SW361" in codes(sample)
    assert "SW361" not in codes(sample.replace("{praca: nie}", "{praca: tak}"))


def test_one_slip_in_a_condition_is_one_finding() -> None:
    sample = """
- {type: boolean, id: praca, text: "Czy jest praca?"}
- type: section
  id: czesc
  title: "Praca"
  when: {praca: yes}
  items: [{type: boolean, id: umowa, text: "Czy jest umowa?"}, {type: text, id: jaka, text: "Jaka?", when: {umowa: tak}}]
"""
    assert [one.code for one in found(sample) if one.code.startswith("SW35") or one.code.startswith("SW36")] == ["SW353"]


def test_checklist_codes_are_unique() -> None:
    checklist = 'preparation: {checklist: [{code: a, text: "A"}, {code: a, text: "B"}]}\n'
    assert "SW324" in codes('kind: interview_script\ntopics: [{id: t, title: "T", ask: "Jak?"}]\n' + checklist)


def test_parts_with_one_id_are_found() -> None:
    sample = """
# standards/blocks/a.yaml
id: czesc
title: "A"
items: [{type: text, id: x, text: "X"}]
# standards/blocks/b.yaml
id: czesc
title: "B"
items: [{type: text, id: x, text: "X"}]
"""
    findings = load(sample).findings
    assert [(one.code, one.span.file) for one in findings] == [("SW407", "standards/blocks/b.yaml")]
    assert findings[0].related[0].span.file == "standards/blocks/a.yaml"


def test_a_file_that_cannot_be_built_has_no_followers() -> None:
    sample = TALK.replace(
        'items: [{type: longtext, id: mocne, text: "Mocne strony"}]', 'items: [{type: longtext, id: mocne, text: "Mocne strony", colour: red}]'
    )
    loaded = load(sample)
    assert {one.code for one in loaded.findings} == {"SW201"}
    assert "SW430" not in {one.code for one in rules.run(loaded.library, loaded.hollow)}


def test_a_group_that_takes_a_tool_with_personal_data_takes_the_notice_too() -> None:
    sample = """
# standards/osoba-starsza/standard.yaml
title: "Osoba starsza"
code: OS
for_whom: "Osoby starsze."
takes: [{tool: karta}]
# standards/wspolne/1-diagnoza/karta.yaml
items: [{type: text, id: imie, text: "Imię", concept: first_name}]
# standards/wspolne/poza-etapami/informacja-o-danych.yaml
items: [{type: display, id: tresc, tone: legal, text: "Za dane odpowiada {centre.controller}."}]
"""
    findings = [one for one in found(sample) if one.code == "SW439"]
    assert [one.span.file for one in findings] == ["standards/osoba-starsza/standard.yaml"]
    assert "SW439" not in codes(sample.replace("{tool: karta}", "{tool: karta}, {tool: informacja_o_danych}"))


def test_a_notice_at_a_later_stage_comes_too_late() -> None:
    sample = """
# standards/wspolne/1-diagnoza/karta.yaml
items: [{type: text, id: imie, text: "Imię", concept: first_name}]
# standards/wspolne/2-cele/informacja-o-danych.yaml
items: [{type: display, id: tresc, tone: legal, text: "Za dane odpowiada {centre.controller}."}]
"""
    assert "SW439" in codes(sample)
    assert "SW439" not in codes(sample.replace("2-cele", "0-pierwszy-kontakt"))


def test_numbers_beyond_sense_are_findings_not_crashes() -> None:
    sample = """
- {type: integer, id: n, text: "N", min: -1000000000000000000000000000000, initial: 7}
- {type: decimal, id: m, text: "M", max: 1.0e+200, when: {item: n, op: gt, value: 100000000000000000000000000000000000000000}}
- {type: text, id: x, text: "X", when: {item: m, op: lt, value_of: n}}
"""
    loaded = load(sample)
    assert all(one.code.startswith("SW") for one in rules.run(loaded.library, loaded.hollow))


def _lines(sample: str) -> list[str]:
    """Return the lines of the tool's file: the head's usual keys come before the sample."""
    from tests.rules.sample_library import TOOL, _files

    return _files(sample)[TOOL].splitlines()


def test_an_acceptance_is_not_idle_while_its_rule_is_silent() -> None:
    """A rule that waits for all tools says nothing beside a broken one; whether its finding would be there nobody knows."""
    talk = 'allow: [{code: SW457, reason: "Próba."}, {code: SW370, reason: "Cytat."}]\n'
    sample = TALK.replace("opening:", talk + "opening:", 1)
    idle = [str(one.message.args["code"]) for one in found(sample) if one.code == "SW360"]
    assert sorted(idle) == ["SW370", "SW457"]
    assert [str(one.message.args["code"]) for one in found(sample, ("karta",)) if one.code == "SW360"] == ["SW370"]
