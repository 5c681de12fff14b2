"""Separation of social work and benefits, on the cases of the practitioner's page (3.2 and 3.3): false alarms pass, true ones fail."""

import pytest

from swtools import rules
from swtools.diagnostics import Severity
from tests.rules.sample_library import load

MARKS = {f"SW38{digit}" for digit in range(9)} | {"SW368"}
WORDS = {"SW390", "SW391"}


def codes(sample: str, severity: Severity | None = None) -> set[str]:
    loaded = load(sample)
    assert not loaded.findings, [(str(one.span), one.code, one.message) for one in loaded.findings]
    return {one.code for one in rules.run(loaded.library, ()) if severity in (None, one.severity)} & (MARKS | WORDS)


def form(item: str, process: str = "social_work") -> str:
    return f"process: {process}\nitems:\n  - {{{item}}}\n"


CLEAR = {
    "debts by stage and urgency": (
        'type: longtext, id: pismo, text: "Które pismo niepokoi najbardziej?", concept: debts, use: plan, precision: none, purpose: "Pilność."'
    ),
    "own budget with amounts": (
        'type: money, id: czynsz, text: "Czynsz", concept: budget, use: talk, precision: exact, kept_by: person, purpose: "Własny budżet."'
    ),
    "does work pay": (
        'type: text, id: oplaca, text: "Od jakiej kwoty praca się Państwu opłaca?", concept: income, use: talk, precision: rough, purpose: "Obawy."'
    ),
    "registered since": 'type: month, id: od, text: "Rejestracja w urzędzie pracy od", concept: status, use: plan',
    "health insurance": 'type: boolean, id: nfz, text: "Czy jest ubezpieczenie zdrowotne?", unknown: true, concept: status, use: plan',
    "pension as a fact": (
        'type: choice, id: renta, text: "Z czego się Pan/Pani utrzymuje?", concept: status, use: plan, '
        'options: [{code: renta, text: "renta"}, {code: wole_nie, text: "wolę nie mówić"}]'
    ),
    "certificate until when": 'type: date, id: do, text: "Orzeczenie ważne do", concept: status, use: plan',
    "help with a letter": 'type: longtext, id: zus, text: "W jakim piśmie do ZUS pomagamy?", concept: advice',
    "economic violence": 'type: longtext, id: kto, text: "Kto decyduje o pieniądzach w domu?", concept: purse, use: talk, purpose: "Bezpieczeństwo."',
    "bailiff as a barrier": (
        'type: longtext, id: komornik, text: "Co z komornikiem utrudnia pracę?", concept: debts, use: plan, precision: none, purpose: "Plan spłat."'
    ),
    "rent arrears": ('type: longtext, id: czynsz, text: "Od kiedy zalega czynsz?", concept: debts, use: plan, precision: none, purpose: "Dach nad głową."'),
    "alimony": 'type: longtext, id: alimenty, text: "Co z alimentami?", concept: debts, use: plan, precision: none, purpose: "Plan spłat."',
    "fear of losing benefits": (
        'type: longtext, id: obawa, text: "Czego szkoda byłoby stracić, podejmując pracę?", concept: income, use: talk, precision: rough, purpose: "Obawy."'
    ),
    "help with a letter to a court": 'type: longtext, id: sad, text: "W jakim piśmie do sądu pomagamy?", concept: advice',
    "help before the disability board": 'type: longtext, id: komisja, text: "W czym pomóc przed komisją?", concept: advice',
    "a certificate: what it opens": (
        'type: choice, id: ulgi, text: "Do czego daje prawo?", concept: status, use: plan, multiple: true, options: [{code: karta, text: "karta parkingowa"}]'
    ),
    "access to money": (
        'type: choice, id: dostep, text: "Czy ma Pani dostęp do pieniędzy?", concept: purse, use: plan, purpose: "Bezpieczeństwo.", '
        'options: [{code: tak, text: "tak"}, {code: nie, text: "nie"}, {code: nie_wiem, text: "nie wiem"}]'
    ),
    "debts by stage and urgency, a table": (
        'type: table, id: pisma, text: "Które pismo niepokoi najbardziej?", concept: debts, use: plan, precision: none, purpose: "Pilność.", '
        'columns: [{id: kto, type: text, text: "Od kogo"}, {id: etap, type: text, text: "Etap"}]'
    ),
    "wants to talk about benefits": 'type: boolean, id: chce, text: "Chcę porozmawiać o świadczeniach", use: route',
    "legal consequences": 'type: longtext, id: prawo, text: "O jakich skutkach prawnych mówimy?", concept: law',
    "a benefit as a step": 'type: longtext, id: krok, text: "Świadczenie wspierające: co dalej?", concept: advice',
    "agreed steps": 'type: longtext, id: kroki, text: "Co ustaliliśmy?", concept: agreement, use: plan',
}


@pytest.mark.parametrize("name", CLEAR)
def test_false_alarm_passes(name: str) -> None:
    assert codes(form(CLEAR[name])) == set()


@pytest.mark.parametrize("words", ["przyznać się przed sobą", "odmówić koledze", "decyzja należy do Pani"])
def test_words_alone_are_no_error(words: str) -> None:
    assert codes(form(f'type: text, id: slowa, text: "Co znaczy: {words}?"'), Severity.ERROR) == set()


ALARMS = {
    "income per head": ('type: money, id: dochod, text: "Dochód netto na osobę", use: prove', "SW380"),
    "income per head, unmarked": ('type: money, id: dochod, text: "Dochód netto na osobę"', "SW381"),
    "income per head, as a number": ('type: decimal, id: dochod, text: "Dochód netto na osobę", unit: "zł"', "SW381"),
    "income per head, concept only": ('type: decimal, id: dochod, text: "Dochód netto na osobę", concept: income', "SW381"),
    "income in a column": (
        'type: table, id: dom, text: "Dom", columns: [{id: kto, type: text, text: "Kto"}, {id: dochod, type: money, text: "Dochód"}]',
        "SW381",
    ),
    "money at home without a purpose": ('type: longtext, id: kto, text: "Kto ma pieniądze?", concept: purse, use: talk', "SW382"),
    "a status proved": ('type: boolean, id: pup, text: "Rejestracja?", unknown: true, concept: status, use: prove', "SW380"),
    "attach a certificate": ('type: attachment, id: zal, text: "Załączyć zaświadczenie", concept: proof', "SW380"),
    "criminal liability": ('type: boolean, id: prawda, text: "Prawidłowość danych potwierdzam pod odpowiedzialnością karną", concept: penalty', "SW385"),
    "stopping the allowance": ('type: display, id: skutek, text: "Brak udziału = wstrzymanie zasiłku", concept: sanction', "SW384"),
    "awarding": ('type: choice, id: d, text: "Pomoc", concept: award, options: [{code: t, text: "przyznać"}, {code: n, text: "odmówić"}]', "SW380"),
    "cooperation to be proved": ('type: longtext, id: wsp, text: "Wykaz działań", concept: agreement, use: prove', "SW380"),
    "cooperation to decide": ('type: longtext, id: wsp, text: "Ocena współpracy", concept: agreement, use: decide', "SW380"),
    "number of a certificate": ('type: text, id: nr, text: "Numer orzeczenia", concept: status, use: plan', "SW383"),
    "copy of a certificate": ('type: attachment, id: kopia, text: "Orzeczenie", concept: status, use: plan', "SW383"),
    "status without a way out": ('type: boolean, id: pup, text: "Rejestracja w urzędzie pracy?", concept: status, use: plan', "SW383"),
    "PESEL": ('type: text, id: pesel, text: "PESEL", concept: pesel', "SW386"),
    "exact, though the person keeps it, without purpose": ('type: money, id: czynsz, text: "Czynsz", concept: budget, use: talk, kept_by: person', "SW382"),
    "an item of benefits": ('type: text, id: zasilek, text: "Zasiłek", process: benefits', "SW388"),
}


@pytest.mark.parametrize("name", ALARMS)
def test_true_alarm_fails(name: str) -> None:
    item, code = ALARMS[name]
    assert code in codes(form(item), Severity.ERROR)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Dochód netto na osobę", "SW390"),
        ("Załączyć zaświadczenie", "SW390"),
        ("Kryterium dochodowe", "SW390"),
        ("Prawidłowość danych potwierdzam pod odpowiedzialnością karną", "SW391"),
        ("Brak udziału = wstrzymanie zasiłku", "SW391"),
    ],
)
def test_unmarked_words_warn(words: str, code: str) -> None:
    assert codes(form(f'type: text, id: slowa, text: "{words}"')) == {code}


BENEFITS = {
    "a scale of motivation": ('type: scale, id: mot, text: "Motywacja", min_label: "mała", max_label: "duża"', "SW387"),
    "readiness": ('type: integer, id: got, text: "Gotowość", concept: readiness', "SW387"),
    "goals of change": ('type: longtext, id: cel, text: "Cel zmiany", concept: goal', "SW387"),
    "a line of life": ('type: sketch, id: zycie, text: "Linia życia", template: lifeline', "SW387"),
    "an item of social work": ('type: longtext, id: cel, text: "Rozmowa", process: social_work', "SW388"),
}


@pytest.mark.parametrize("name", BENEFITS)
def test_benefits_do_not_counsel(name: str) -> None:
    item, code = BENEFITS[name]
    assert code in codes(form(item, "benefits"), Severity.ERROR)


@pytest.mark.parametrize(
    "item",
    [
        'type: money, id: dochod, text: "Dochód netto na osobę", concept: income, use: prove',
        'type: attachment, id: zal, text: "Zaświadczenie", concept: proof',
        'type: choice, id: d, text: "Pomoc", concept: award, use: decide, options: [{code: t, text: "przyznać"}, {code: n, text: "odmówić"}]',
        'type: display, id: skutek, text: "Brak udziału = wstrzymanie zasiłku", concept: sanction',
        'type: text, id: pesel, text: "PESEL", concept: pesel',
        'type: longtext, id: wsp, text: "Uzgodniony zakres współdziałania i jego ocena", concept: agreement, use: decide',
        'type: longtext, id: zus, text: "Pomoc w piśmie", concept: advice',
        'type: boolean, id: z, text: "Czy coś zagraża?", concept: danger, purpose: "Ochrona życia."',
    ],
)
def test_benefits_may(item: str) -> None:
    assert codes(form(item, "benefits")) == set()


@pytest.mark.parametrize("technique", ["scaling", "exception", "miracle", "coping", "relationship"])
def test_benefits_use_no_technique(technique: str) -> None:
    sample = f'kind: interview_script\nprocess: benefits\ntopics: [{{id: t, title: "T", ask: "Jak?", technique: {technique}}}]\n'
    assert codes(sample) == {"SW387"}
    assert codes(sample.replace("process: benefits", "process: social_work")) == set()


def test_shared_may_inform_of_consequences_but_not_threaten_with_punishment() -> None:
    sanction = 'type: display, id: skutek, text: "Za brak współdziałania można stracić pomoc.", concept: sanction'
    assert codes(form(sanction, "shared")) == set()
    penalty = 'type: display, id: kara, text: "Pouczenie", concept: penalty'
    for process in ("social_work", "shared", "services", "benefits"):
        assert codes(form(penalty, process)) == {"SW385"}


def test_safety_stands_above_separation() -> None:
    item = 'type: scale, id: z, text: "Jak bezpiecznie?", min_label: "wcale", max_label: "całkiem", concept: danger, purpose: "Ochrona życia."'
    for process in ("social_work", "shared", "services", "benefits"):
        assert codes(form(item, process)) == set()


def test_a_shared_mark_does_not_loosen_a_tool_of_social_work() -> None:
    assert codes(form('type: attachment, id: zal, text: "Zarobki", use: prove, process: shared')) == {"SW380"}


def test_a_table_of_amounts_is_said_once() -> None:
    sample = """
- {type: table, id: dlugi, text: "Zaległości", concept: debts, columns: [{id: komu, type: text, text: "Komu"}, {id: ile, type: money, text: "Ile"}]}
"""
    loaded = load(sample)
    assert [one.code for one in rules.run(loaded.library, ()) if one.code in MARKS] == ["SW381"]


@pytest.mark.parametrize("item", ["concept: case_code", "format: case_code", "format: phone", "concept: first_name"])
def test_supervision_holds_no_identifier(item: str) -> None:
    assert "SW368" in codes(f'role: superwizor\nitems:\n  - {{type: text, id: x, text: "Kto", {item}}}\n')


@pytest.mark.parametrize("words", ["Kod sprawy", "Inicjały osoby", "Nazwisko rodziny", "Data urodzenia dziecka"])
def test_supervision_words_warn(words: str) -> None:
    loaded = load(f'role: superwizor\nitems:\n  - {{type: text, id: x, text: "{words}"}}\n')
    assert "SW374" in {one.code for one in rules.run(loaded.library, ())}


@pytest.mark.parametrize("words", ["Imię i nazwisko osoby prowadzącej superwizję", "Jakie mam pytanie?", "Nazwisko superwizora"])
def test_supervision_may_name_those_who_meet(words: str) -> None:
    loaded = load(f'role: superwizor\nitems:\n  - {{type: text, id: x, text: "{words}"}}\n')
    assert not {"SW368", "SW374"} & {one.code for one in rules.run(loaded.library, ())}


def test_amounts_in_a_tool_accept_a_reason() -> None:
    item = form('type: money, id: dochod, text: "Dochód"')
    assert codes('allow: [{code: SW381, reason: "Formularz urzędowy."}]\n' + item) <= {"SW390"}
