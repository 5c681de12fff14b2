"""The matrix of groups, stages and kinds: what counts, and what is a gap (domain.md 4.13)."""

from __future__ import annotations

import pytest

from swtools.model.coverage import Gap, coverage
from swtools.model.instrument import Kind
from tests.rules.sample_library import load

HEAD = """
# standards/library.yaml
title: "Próbna"
version: "1.0"
language: pl
stages:
  - {number: 0, slug: pierwszy-kontakt, label: "Pierwszy kontakt", short: "Kontakt", aim: "Cel."}
  - {number: 1, slug: diagnoza, label: "Diagnoza", short: "Diagnoza", aim: "Cel."}
roles: [{slug: pracownik, label: "Pracownik"}]
minimum: {documentation_form: [pierwszy-kontakt, diagnoza], questionnaire: [diagnoza]}
"""
GROUP = """# standards/grupa/standard.yaml
title: "Grupa"
code: G
for_whom: "Osoby."
subgroups: [{id: mlodzi, text: "osoby młode"}, {id: starsi, text: "osoby starsze"}]
"""
SHARED = "# standards/wspolne/1-diagnoza/karta.yaml\n"
OWN = "# standards/grupa/1-diagnoza/wlasna.yaml\n"


def gaps(sample: str):
    loaded = load(HEAD + sample)
    assert not loaded.findings, loaded.findings
    return {(row.party, cell.stage, cell.kind, gap) for row, cell, gap in coverage(loaded.library).gaps()}


FORM_0 = (None, "pierwszy-kontakt", Kind.DOCUMENTATION_FORM, Gap.EMPTY)
FORM_1 = (None, "diagnoza", Kind.DOCUMENTATION_FORM, Gap.EMPTY)
ASKED_1 = (None, "diagnoza", Kind.QUESTIONNAIRE, Gap.EMPTY)


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        (GROUP, {FORM_0, FORM_1, ASKED_1}),
        (GROUP + OWN + "use: required\n", {FORM_0, ASKED_1}),
        (GROUP + OWN + "also_in_stages: [pierwszy-kontakt]\n", {ASKED_1}),
        (GROUP + "takes: [{tool: karta}]\n" + SHARED + "use: required\n", {FORM_0, ASKED_1}),
        (GROUP + SHARED + "use: required\n", {FORM_0, FORM_1, ASKED_1}),
        (GROUP + OWN + "status: retired\n", {FORM_0, FORM_1, ASKED_1}),
        (GROUP + OWN + "process: benefits\n", {FORM_0, FORM_1, ASKED_1}),
        (GROUP + OWN + "use: optional\n", {FORM_0, ASKED_1, (None, "diagnoza", Kind.DOCUMENTATION_FORM, Gap.OPTIONAL)}),
        (GROUP + OWN + "subgroups: [mlodzi]\n", {FORM_0, ASKED_1, (None, "diagnoza", Kind.DOCUMENTATION_FORM, Gap.SUBGROUPS)}),
        (GROUP + OWN + "subgroups: [mlodzi, starsi]\n", {FORM_0, ASKED_1}),
    ],
    ids=["nothing", "own", "two stages", "taken", "not taken", "retired", "proceedings", "optional", "one subgroup", "every subgroup"],
)
def test_what_counts(sample, expected):
    assert gaps(sample) == expected


def test_each_side_has_its_own_row():
    sample = (
        GROUP
        + "discreet: true\ntakes: [{tool: karta, stages: [diagnoza], party: experiencing}]\n"
        + SHARED
        + "use: required\n"
        + OWN
        + 'party: using\ndiscreet: true\nneutral_title: "Plan"\n'
        + "# standards/grupa/0-pierwszy-kontakt/pierwsza.yaml\n"
        + 'party: experiencing\ndiscreet: true\nneutral_title: "Plan"\n'
    )
    found = {(party, stage) for party, stage, kind, _ in gaps(sample) if kind is Kind.DOCUMENTATION_FORM}
    assert found == {("using", "pierwszy-kontakt")}


def test_shared_tools_are_marked_and_named_groups_chosen():
    loaded = load(HEAD + GROUP + "takes: [{tool: karta}]\n" + SHARED + "use: required\n" + OWN + "use: recommended\n")
    (row,) = coverage(loaded.library).rows
    cell = next(cell for cell in row.of_kind(Kind.DOCUMENTATION_FORM) if cell.stage == "diagnoza")
    assert (cell.count("required"), cell.count("recommended"), cell.count("optional")) == (1, 1, 0)
    assert cell.shared == {"karta"}
    assert coverage(loaded.library, ["inna"]).rows == ()
    assert coverage(loaded.library, broken=["karta", "wlasna"]).complete is False
