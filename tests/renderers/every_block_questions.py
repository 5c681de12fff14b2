"""The first half of the document with every block: lines, choices, matrices, scales."""

from __future__ import annotations

from decimal import Decimal

from swtools.conditions.calculate import Operand
from swtools.conditions.tree import Comparison, Condition, Literal, Operator, Today, ValueOf
from swtools.document.blocks import (
    Band,
    Check,
    ChoiceField,
    ComputedField,
    Conditional,
    Details,
    FieldRow,
    GridField,
    LineField,
    LineKind,
    LinesField,
    Mark,
    Prose,
    ScaleField,
    Section,
    Tone,
    Width,
)

YES_NO = (Mark(code="tak", text="tak"), Mark(code="nie", text="nie"))
YES_NO_UNKNOWN = (*YES_NO, Mark(code="nie_wiem", text="nie wiem"))
DATE_BOXES = (2, 2, 4)
DATE_LABELS = ("dzień", "miesiąc", "rok")
ZERO_TO_TEN = tuple(range(11))


def is_(item: str, value: str) -> Condition:
    return Comparison(item, Operator.EQ, Literal(value))


def when() -> Section:
    """Short fields in rows: lines, boxes, every kind of line, constraints and limits."""
    return Section(
        id="kiedy",
        number="1",
        title="Kto i kiedy",
        intro="Proszę wpisać tylko to, co jest potrzebne do rozmowy.\n\nResztę można uzupełnić później.",
        blocks=(
            FieldRow(
                columns=3,
                fields=(
                    LineField(id="case_code", number="1.1", label="Kod sprawy", format="case_code", max_length=12, required=True),
                    LineField(id="first_name", number="1.2", label="Imię osoby", format="first_name", max_length=60),
                    LineField(id="worker", number="1.3", label="Pracownik socjalny", max_length=80, initial="Ewa Żółć-Świętek"),
                ),
            ),
            FieldRow(
                columns=3,
                fields=(
                    LineField(
                        id="talk_date",
                        number="1.4",
                        label="Data rozmowy",
                        kind=LineKind.DATE,
                        boxes=DATE_BOXES,
                        box_labels=DATE_LABELS,
                        minimum="2020-01-01",
                        maximum="today",
                        constraint=Check(rule=Comparison("talk_date", Operator.LE, Today()), message="Data rozmowy nie może być z przyszłości."),
                    ),
                    LineField(id="meeting_no", number="1.5", label="Spotkanie nr", kind=LineKind.INTEGER, boxes=(2,), minimum="1", maximum="99"),
                    LineField(id="phone", number="1.6", label="Bezpieczny nr telefonu", format="phone", boxes=(3, 3, 3)),
                ),
            ),
            FieldRow(
                columns=4,
                fields=(
                    LineField(id="start_time", number="1.7", label="Godzina", kind=LineKind.TIME, boxes=(2, 2)),
                    LineField(id="month", number="1.8", label="Miesiąc", kind=LineKind.MONTH, boxes=(2, 4), box_labels=("miesiąc", "rok")),
                    LineField(id="rent", number="1.9", label="Czynsz", kind=LineKind.MONEY, unit="zł", minimum="0", width=Width.NARROW),
                    LineField(
                        id="hours", number="1.10", label="Opieka dziennie", kind=LineKind.DECIMAL, unit="godz.", minimum="0", maximum="24", width=Width.NARROW
                    ),
                ),
            ),
            FieldRow(
                columns=2,
                fields=(
                    LineField(
                        id="stay",
                        number="1.11",
                        label="Okres zamieszkiwania",
                        kind=LineKind.PERIOD,
                        boxes=DATE_BOXES,
                        box_labels=DATE_LABELS,
                        constraint=Check(
                            rule=Comparison("stay.to", Operator.GE, ValueOf("stay.from")), message="Data końca jest wcześniejsza niż data początku."
                        ),
                        width=Width.WIDE,
                    ),
                    LineField(id="letter", number="1.12", label="Pismo w załączniku", kind=LineKind.ATTACHMENT),
                ),
            ),
            LineField(
                id="pesel",
                number="1.13",
                label="Numer PESEL",
                help="Tylko jeśli wymaga go wniosek.",
                format="pesel",
                boxes=(11,),
                max_length=11,
                width=Width.WIDE,
            ),
            LineField(
                id="plate",
                number="1.14",
                label="Znak sprawy",
                pattern="[A-Z]{2}\\.[0-9]+",
                pattern_message="Dwie wielkie litery, kropka i liczba, np. PS.12.",
                max_length=20,
            ),
            ChoiceField(
                id="who_present",
                number="1.15",
                label="Kto brał udział w rozmowie?",
                help="Można zaznaczyć kilka odpowiedzi.",
                multiple=True,
                columns=3,
                max_count=4,
                exclusive=("nikt",),
                options=(
                    Mark(code="osoba", text="osoba"),
                    Mark(code="bliski", text="ktoś z bliskich"),
                    Mark(code="asystent", text="asystent rodziny"),
                    Mark(code="tlumacz", text="tłumacz", condition=is_("start_time", "08:30"), condition_text="jeśli rozmowa była rano"),
                    Mark(code="specjalista", text="specjalista"),
                    Mark(code="nikt", text="nikt inny"),
                    Mark(code="inne", text="ktoś inny, kto:", free=True),
                ),
            ),
        ),
    )


def situation() -> Section:
    """Long texts, choices in every number of columns, details, a condition with several blocks, the worker's notes."""
    return Section(
        id="sytuacja",
        number="2",
        title="Sytuacja oczami osoby",
        blocks=(
            LinesField(
                id="problem",
                number="2.1",
                label="Z czym Pan/\u2060Pani przychodzi?",
                help="Proszę zapisać słowami osoby, najlepiej dosłownie.",
                lines=3,
                max_length=600,
                required=True,
            ),
            ChoiceField(
                id="since",
                number="2.2",
                label="Od kiedy tak jest?",
                columns=4,
                options=(
                    Mark(code="dni", text="od kilku dni", score=0),
                    Mark(code="tygodnie", text="od kilku tygodni", score=1),
                    Mark(code="miesiace", text="od kilku miesięcy", score=2),
                    Mark(code="rok", text="dłużej niż rok", score=3),
                ),
            ),
            ChoiceField(
                id="better_days",
                number="2.3",
                label="Czy zdarzają się dni, kiedy jest choć trochę lepiej?",
                boolean=True,
                columns=4,
                options=YES_NO_UNKNOWN,
                details=Details(code="tak", label="Jeśli „tak” – co wtedy jest inaczej?", lines=2),
            ),
            ChoiceField(id="help_now", number="2.4", label="Czy ktoś już pomaga w\u00a0tej sprawie?", boolean=True, columns=4, options=YES_NO, required=True),
            Conditional(
                condition=is_("help_now", "tak"),
                text="Wypełnij tylko, jeśli w pytaniu 2.4 zaznaczono „tak”.",
                blocks=(
                    ChoiceField(
                        id="who_helps",
                        number="2.5",
                        label="Kto pomaga?",
                        multiple=True,
                        columns=2,
                        condition=is_("help_now", "tak"),
                        condition_text="Wypełnij tylko, jeśli w pytaniu 2.4 zaznaczono „tak”.",
                        options=(
                            Mark(code="rodzina", text="rodzina"),
                            Mark(code="sasiedzi", text="znajomi lub sąsiedzi z tej samej klatki"),
                            Mark(code="lekarz", text="lekarz, przychodnia"),
                            Mark(code="inne", text="ktoś inny, kto:", free=True),
                        ),
                    ),
                    LinesField(
                        id="help_changed",
                        number="2.6",
                        label="Co ta pomoc już zmieniła?",
                        lines=1,
                        condition=is_("help_now", "tak"),
                        condition_text="Wypełnij tylko, jeśli w pytaniu 2.4 zaznaczono „tak”.",
                    ),
                ),
            ),
            ChoiceField(
                id="agreement",
                number="2.7",
                label="Jak umawiamy się na kontakt?",
                columns=1,
                options=(
                    Mark(code="dzwonimy", text="Dzwonimy w umówionym dniu, a jeśli nikt nie odbierze, wysyłamy wiadomość bez podawania sprawy."),
                    Mark(code="przychodzi", text="Osoba sama przychodzi do ośrodka w godzinach dyżuru."),
                ),
            ),
            LinesField(id="facts", number="2.8", label="Fakty i przypuszczenia pracownika", lines=2, worker_only=True),
            Prose(id="note_w", tone=Tone.WORKER, title="Wskazówka", text="Fakty zapisuj osobno, przypuszczenia osobno."),
        ),
    )


def areas() -> Section:
    """Matrices and scales in their variants."""
    rows = (
        Mark(code="mieszkanie", text="Mieszkanie"),
        Mark(code="zdrowie", text="Zdrowie i samopoczucie"),
        Mark(code="bliscy", text="Relacje z bliskimi", condition=is_("help_now", "tak"), condition_text="jeśli ktoś pomaga"),
        Mark(code="praca", text="Praca lub nauka"),
    )
    options = (
        Mark(code="dobrze", text="dobrze"),
        Mark(code="roznie", text="różnie"),
        Mark(code="trudno", text="trudno"),
        Mark(code="nie_dotyczy", text="nie dotyczy"),
    )
    return Section(
        id="obszary",
        number="3",
        title="Obszary życia i wsparcie",
        blocks=(
            GridField(
                id="areas",
                number="3.1",
                label="Jak jest teraz w tych obszarach?",
                help="Ocenia osoba. Obszary, o których nie chce mówić, można pominąć.",
                row_header="Obszar",
                rows=rows,
                open_rows=(Mark(code="o1", text="Co jeszcze?"),),
                options=options,
                comment="Komentarz",
            ),
            GridField(id="who_knows", number="3.2", label="Kto o tym wie?", rows=rows[:2], options=options[:3], multiple=True, row_header="Sprawa"),
            GridField(
                id="weights",
                number="3.3",
                label="Na ile każda sprawa jest dziś ważna?",
                rows=rows[:3],
                options=tuple(Mark(code=str(n), text=str(n), score=n) for n in range(6)),
                numeric=True,
                end_labels=("wcale nieważna", "najważniejsza"),
            ),
            ScaleField(
                id="coping",
                number="3.4",
                label="Na ile radzi Pan/\u2060Pani sobie z tą sprawą?",
                values=ZERO_TO_TEN,
                min_label="wcale sobie nie radzę",
                max_label="radzę sobie tak, jak chcę",
                marks=(Mark(code="was", text="było"), Mark(code="is", text="jest"), Mark(code="goal", text="cel")),
            ),
            ScaleField(
                id="trust",
                number="3.5",
                label="Na ile wierzy Pan/\u2060Pani, że coś się zmieni?",
                help="Proszę zaznaczyć jedną liczbę.",
                values=ZERO_TO_TEN,
                min_label="wcale nie wierzę",
                max_label="jestem pewien / pewna",
                constraint=Check(rule=Comparison("trust", Operator.GE, Literal(0)), message="Proszę zaznaczyć liczbę od 0 do 10."),
            ),
            ComputedField(
                id="change",
                number="3.6",
                label="Zmiana",
                op="difference",
                operands=(Operand(item="coping.was"), Operand(item="coping.is")),
                unit="pkt",
                bands=(
                    Band(low=None, high=Decimal(-1), text="jest trudniej"),
                    Band(low=Decimal(0), high=Decimal(0), text="bez zmian"),
                    Band(low=Decimal(1), high=None, text="jest lepiej"),
                ),
            ),
        ),
    )
