"""The second half of the document with every block: tables, cards, a talk, prose, signatures."""

from __future__ import annotations

from swtools.conditions.calculate import Operand
from swtools.document.blocks import (
    AlertBox,
    ChoiceField,
    Column,
    ComputedField,
    FieldRow,
    LineField,
    LineKind,
    LinesField,
    Mark,
    PageBreak,
    Prose,
    Repeat,
    ScaleField,
    ScriptTopic,
    Section,
    SignatureField,
    Signer,
    SketchField,
    TableField,
    Tone,
)
from tests.renderers.every_block_questions import DATE_BOXES, DATE_LABELS, YES_NO, ZERO_TO_TEN, is_


def plan() -> Section:
    """Tables: typed columns, fixed rows, landscape; a repeated section inside a section."""
    return Section(
        id="plan",
        number="4",
        title="Plan i osoby",
        blocks=(
            TableField(
                id="goals",
                number="4.1",
                label="Co robimy i kto?",
                help="Jeden wiersz to jedno działanie.",
                columns=(
                    Column(field=LinesField(id="goal", label="Działanie", lines=1, required=True), weight=5),
                    Column(field=LineField(id="who", label="Kto", max_length=40), weight=3),
                    Column(field=LineField(id="until", label="Do kiedy", kind=LineKind.DATE), weight=2),
                    Column(field=ChoiceField(id="done", label="Zrobione", boolean=True, options=YES_NO), weight=3),
                ),
                paper_rows=3,
                min_rows=1,
                max_rows=12,
            ),
            TableField(
                id="costs",
                number="4.2",
                label="Koszty w miesiącu",
                row_header="Wydatek",
                row_labels=(Mark(code="prad", text="prąd i gaz"), Mark(code="leki", text="leki")),
                columns=(
                    Column(field=LineField(id="amount", label="Kwota", kind=LineKind.MONEY, unit="zł"), weight=2),
                    Column(field=LineField(id="note", label="Uwagi"), weight=5),
                ),
            ),
            ComputedField(id="costs_sum", label="Suma", op="sum", operands=(Operand(item="costs", column="amount"),), unit="zł"),
            Section(
                id="dzieci",
                number="4.3",
                title="Dzieci",
                level=2,
                intro="Jedna karta na dziecko.",
                repeat=Repeat(minimum=0, maximum=6, paper_copies=2, item_label="Dziecko"),
                blocks=(
                    FieldRow(
                        columns=2,
                        fields=(
                            LineField(id="child_name", number="4.3.1", label="Imię", max_length=60),
                            LineField(id="child_birth", number="4.3.2", label="Data urodzenia", kind=LineKind.DATE, boxes=DATE_BOXES, box_labels=DATE_LABELS),
                        ),
                    ),
                    ChoiceField(
                        id="child_school",
                        number="4.3.3",
                        label="Gdzie się uczy?",
                        columns=3,
                        options=(
                            Mark(code="przedszkole", text="przedszkole"),
                            Mark(code="szkola", text="szkoła"),
                            Mark(code="inne", text="inaczej, jak:", free=True),
                        ),
                    ),
                ),
            ),
            SketchField(
                id="genogram",
                number="4.4",
                label="Rodzina i ważne osoby – genogram",
                help="Trzy pokolenia. Osobę, której dotyczy karta, proszę obwieść podwójną linią.",
                height=57,
                template="genogram",
                guides=("dziadkowie", "rodzice", "dzieci"),
                legend=("mężczyzna", "kobieta", "nie żyje", "bliska więź", "słaba więź", "konflikt"),
            ),
            TableField(
                id="diary",
                number="4.5",
                label="Przebieg kontaktów",
                landscape=True,
                columns=(
                    Column(field=LineField(id="day", label="Data", kind=LineKind.DATE), weight=2),
                    Column(field=LineField(id="person", label="Z kim"), weight=3),
                    Column(field=LinesField(id="what", label="Co ustalono", lines=2), weight=6),
                    Column(
                        field=ChoiceField(
                            id="how",
                            label="Jak",
                            options=(
                                Mark(code="telefon", text="telefon"),
                                Mark(code="wizyta", text="wizyta"),
                                Mark(code="list", text="list"),
                            ),
                        ),
                        weight=3,
                    ),
                    Column(field=LineField(id="next", label="Następny krok"), weight=4),
                ),
                paper_rows=5,
            ),
        ),
    )


def talk() -> Section:
    """A talk: topics with every part, an alert, a scale inside a topic."""
    return Section(
        id="rozmowa",
        number="5",
        title="Rozmowa",
        blocks=(
            ScriptTopic(
                id="opening",
                number="1",
                title="Otwarcie",
                minutes="4 min",
                ask=("Dzień dobry, nazywam się… Chcę dziś poznać Pana/\u2060Pani mocne strony.", "Może Pan/\u2060Pani nie odpowiadać na pytanie."),
                say_also="czas, granice poufności, kto czyta zapis.",
                notes_label="Notatki",
                notes_lines=5,
            ),
            ScriptTopic(
                id="good_job",
                number="2",
                title="Dobra praca",
                minutes="8 min",
                technique="docenienie",
                ask=("Proszę opowiedzieć o zajęciu, które wspomina Pan/\u2060Pani najlepiej.",),
                probes=("Z czego jest Pan dumny / Pani dumna?", "Za co pochwaliłby Pana/\u2060Panią szef albo sąsiad?"),
                listen_for="umiejętności, także te zdobyte bez umowy.",
                worker_note="Nie poprawiać osoby, gdy umniejsza swoje osiągnięcia.",
                when_to_ask="gdy osoba wspomni o pracy",
                notes_label="Do karty W-04: pytanie 3.3",
                notes_lines=5,
            ),
            ScriptTopic(
                id="obstacles",
                number="3",
                title="Przeszkody i obawy",
                minutes="8 min",
                ask=("Co dziś najbardziej utrudnia drogę do pracy? Czego się Pan/\u2060Pani obawia?",),
                probes=("Zdrowie, opieka, dojazd, dokumenty, długi?", "Co pomogło przetrwać najtrudniejszy czas?"),
                notes_label="Do karty W-04: pytanie 2.1",
                notes_lines=4,
                alert=AlertBox(
                    sign="„Nie mam po co żyć”, „beze mnie byłoby im lżej”, żegnanie się z bliskimi.",
                    do=(
                        "Zapytać wprost: „Czy myśli Pan/\u2060Pani o odebraniu sobie życia?”",
                        "Nie zostawiać osoby samej. Zagrożenie życia: 112.",
                        "Zawiadomić kierownika, zapisać godzinę.",
                    ),
                ),
            ),
            ScriptTopic(
                id="readiness",
                number="4",
                title="Gotowość",
                minutes="6 min",
                technique="skala",
                ask=("Od 0 do 10: jak blisko jest Pan/\u2060Pani tego, żeby zacząć pracę?",),
                probes=("Co sprawia, że to nie jest zero?", "Po czym pozna Pan/\u2060Pani jeden punkt więcej?"),
                notes_label="Do karty W-04: pytanie 3.4",
                notes_lines=6,
                scale=ScaleField(id="readiness.scale", values=ZERO_TO_TEN, min_label="jeszcze daleko", max_label="mogę zacząć jutro"),
            ),
        ),
    )


def end() -> Section:
    """Prose in every tone, the signatures."""
    return Section(
        id="koniec",
        number="6",
        title="Ustalenia",
        blocks=(
            PageBreak(),
            Prose(id="p_plain", text="Ustalenia czytamy razem na głos.\n\nKażdy dostaje jeden egzemplarz.", points=("pracownik socjalny", "osoba")),
            Prose(id="p_note", tone=Tone.NOTE, title="Dobrze wiedzieć", text="Plan można zmienić na każdym spotkaniu."),
            Prose(id="p_instr", tone=Tone.INSTRUCTION, text="Proszę przeczytać osobie każde ustalenie."),
            Prose(
                id="p_alert",
                tone=Tone.ALERT,
                title="Gdy komuś coś grozi",
                text="Bezpieczeństwo jest ważniejsze niż rozmowa.",
                points=("Zagrożenie życia: 112.", "Całodobowa linia wsparcia: 116 123."),
                condition=is_("help_now", "nie"),
                condition_text="Przeczytaj, jeśli w pytaniu 2.4 zaznaczono „nie”.",
            ),
            Prose(
                id="p_legal",
                tone=Tone.LEGAL,
                title="Jak chronimy dane",
                text="Administratorem danych jest ośrodek. Dane służą wyłącznie pracy socjalnej. Українською: дані захищено.",
            ),
            ChoiceField(
                id="consent",
                number="6.1",
                label="Czy zgadza się Pan/\u2060Pani z tym opisem?",
                columns=4,
                options=(Mark(code="tak", text="tak"), Mark(code="czesciowo", text="częściowo"), Mark(code="nie", text="nie")),
            ),
            SignatureField(
                id="signatures",
                number="",
                signers=(
                    Signer(id="sign_person", text="podpis osoby", place_and_date=True),
                    Signer(id="sign_worker", text="podpis pracownika socjalnego"),
                ),
            ),
        ),
    )


def worker_section() -> Section:
    return Section(
        id="pracownik",
        number="7",
        title="Po rozmowie",
        worker_only=True,
        condition=is_("consent", "tak"),
        condition_text="Wypełnij tylko, jeśli w pytaniu 6.1 zaznaczono „tak”.",
        blocks=(LinesField(id="my_part", number="7.1", label="Co w mojej rozmowie pomogło?", lines=2, worker_only=True),),
    )
