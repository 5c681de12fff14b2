"""`where`, `distinct` and `percentage`: which mistakes a register may hold, and that each is said where it stands."""

import pytest

from swtools import rules
from tests.rules.sample_library import load

REGISTER = """
- {type: period, id: okres, text: "Okres"}
- {type: text, id: kto, text: "Kto prowadzi"}
- type: table
  id: rejestr
  text: "Rejestr"
  columns:
    - {id: kod, type: text, text: "Kod"}
    - {id: od, type: date, text: "Od"}
    - {id: termin, type: date, text: "Termin"}
    - {id: godziny, type: integer, text: "Godziny"}
    - {id: umowa, type: choice, text: "Umowa", options: [{code: praca, text: "o pracę"}, {code: zlecenie, text: "zlecenie"}]}
- {type: computed, id: osoby, text: "Osoby", op: distinct, of: [rejestr.kod]}
"""
UNUSED = {"SW443", "SW444"}
"""The sample library's concepts and acts, which no sample names."""
LATER = '\n- {type: date, id: potem, text: "Potem"}\n'


def codes(computed: str) -> set[str]:
    loaded = load(f"{REGISTER}- {{type: computed, id: wynik, text: Wynik, {computed}}}{LATER}")
    assert not loaded.findings, loaded.findings
    return {one.code for one in rules.run(loaded.library, ())} - UNUSED


@pytest.mark.parametrize(
    "computed",
    [
        "op: count, of: [rejestr]",
        "op: count, of: [rejestr], where: {umowa: praca}",
        "op: count, of: [rejestr], where: {umowa: [praca, zlecenie]}",
        "op: distinct, of: [rejestr.kod], where: {item: od, op: ge, value_of: okres.from}",
        "op: distinct, of: [rejestr.kod], where: {all: [{umowa: praca}, {not: {item: termin, op: answered}}]}",
        "op: count, of: [rejestr], where: {item: od, op: le, value_of: termin}",
        "op: sum, of: [rejestr.godziny], where: {item: od, op: le, value: today}",
        "op: percentage, of: [osoby, osoby]",
    ],
)
def test_a_register_may(computed: str) -> None:
    assert codes(computed) == set()


@pytest.mark.parametrize(
    ("computed", "code"),
    [
        ("op: count, of: [rejestr], where: {umwa: praca}", "SW393"),
        ("op: count, of: [rejestr], where: {umowa: staz}", "SW353"),
        ("op: count, of: [rejestr], where: {item: umowa, op: gt, value: 3}", "SW352"),
        ("op: count, of: [rejestr], where: {item: od, op: ge, value_of: okres}", "SW351"),
        ("op: count, of: [rejestr], where: {item: od, op: ge, value_of: nic}", "SW350"),
        ("op: count, of: [rejestr], where: {item: od, op: ge, value_of: kto}", "SW353"),
        ("op: count, of: [rejestr], where: {item: od, op: ge, value_of: potem}", "SW354"),
        ("op: count, of: [rejestr], where: {item: godziny, op: ge, value_of: wynik}", "SW357"),
        ("op: count, of: [kto], where: {item: kto, op: answered}", "SW392"),
        ("op: distinct, of: [rejestr]", "SW359"),
        ("op: percentage, of: [rejestr.godziny, osoby]", "SW359"),
        ("op: percentage, of: [kto, osoby]", "SW359"),
        ("op: percentage, of: [osoby]", "SW336"),
        ('op: percentage, of: [osoby, osoby], unit: "%"', "SW341"),
        ("op: percentage, of: [osoby, osoby], where: {umowa: praca}", "SW342"),
        ("op: sum, of: [potem]", "SW394"),
    ],
)
def test_a_register_may_not(computed: str, code: str) -> None:
    assert code in codes(computed)


def test_an_item_of_a_block_is_found_with_its_prefix() -> None:
    block = """
# standards/blocks/rejestr.yaml
id: rejestr
title: "Rejestr"
items:
  - {type: period, id: okres, text: "Okres"}
  - {type: table, id: sprawy, text: "Sprawy", columns: [{id: kod, type: text, text: "Kod"}, {id: od, type: date, text: "Od"}]}
  - {type: computed, id: nowe, text: "Nowe", op: distinct, of: [sprawy.kod], where: {item: od, op: ge, value_of: okres.from}}
# standards/wspolne/1-diagnoza/karta.yaml
items: [{use: rejestr, as: r}]
"""
    loaded = load(block)
    assert not loaded.findings
    assert {one.code for one in rules.run(loaded.library, ())} <= UNUSED
