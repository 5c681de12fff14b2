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
