"""A group that works with several sides of violence takes a shared tool for each of them on its own."""

import pytest

from tests.rules.test_rules import found

GROUP = """
# standards/grupa/standard.yaml
title: "Grupa"
code: G
for_whom: "Osoby, których to dotyczy."
discreet: true
takes: {takes}
# standards/grupa/1-diagnoza/plan.yaml
party: experiencing
discreet: true
neutral_title: "Mój plan"
# standards/grupa/1-diagnoza/kartka.yaml
party: child
discreet: true
neutral_title: "Kartka"
# standards/grupa/1-diagnoza/zmiana.yaml
party: using
discreet: true
neutral_title: "Mój czas"
# standards/blocks/gdpr-notice.yaml
id: gdpr_notice
title: "Informacja"
items: [{{type: display, id: tresc, tone: legal, text: "Za dane odpowiada {{centre.controller}}."}}]
# standards/wspolne/0-pierwszy-kontakt/informacja.yaml
id: informacja_o_danych
items: [{{use: gdpr_notice}}]
# standards/wspolne/1-diagnoza/karta.yaml
items: [{{type: text, id: imie, text: "Imię", concept: first_name}}]
"""


def codes(takes: str) -> list[str]:
    return [one.code for one in found(GROUP.format(takes=takes)) if one.code in ("SW438", "SW439") and "grupa/standard" in one.span.file]


@pytest.mark.parametrize(
    ("takes", "wrong"),
    [
        ("[{tool: karta, party: using}, {tool: karta, party: child}, {tool: informacja_o_danych}]", []),
        ("[{tool: karta, party: using}, {tool: karta, party: using}, {tool: informacja_o_danych}]", ["SW438"]),
        ("[{tool: karta, party: using}, {tool: karta}, {tool: informacja_o_danych}]", ["SW438"]),
        ("[{tool: karta, party: using}, {tool: informacja_o_danych, party: using}]", []),
        ("[{tool: karta, party: using}, {tool: informacja_o_danych, party: child}]", ["SW439"]),
        ("[{tool: karta, party: child}, {tool: karta, party: using}, {tool: informacja_o_danych, party: using}]", ["SW439"]),
        ("[{tool: karta, party: using}, {tool: informacja_o_danych, party: child}, {tool: informacja_o_danych, party: using}]", []),
    ],
)
def test_lines_for_sides(takes: str, wrong: list[str]) -> None:
    assert codes(takes) == wrong
