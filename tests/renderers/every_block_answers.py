"""A whole record for the document with every block (an invented person)."""

from __future__ import annotations


def every_block_answers() -> dict[str, object]:
    """Return a whole record's answers for the document, in the shapes of the definition language (an invented person)."""
    return {
        "case_code": "PS-2026-017",
        "first_name": "Łucja",
        "worker": "Ewa Żółć-Świętek",
        "talk_date": "2026-03-07",
        "meeting_no": 3,
        "phone": "600100200",
        "start_time": "08:30",
        "month": "2026-03",
        "rent": "1250.50",
        "hours": 4.5,
        "stay": {"from": "2019-09-01", "to": "2026-02-28"},
        "letter": {"number": "3", "note": "z urzędu pracy"},
        "pesel": "02070803628",
        "plate": "PS.12",
        "who_present": ["osoba", "bliski", {"code": "inne", "text": "sąsiadka, pani Żaneta"}],
        "problem": "Od kiedy zamknęli zakład, nie mam siły wstać. Mąż mówi, że „samo przejdzie”, ale rachunki rosną, a ja boję się otwierać listy.",
        "since": "miesiace",
        "better_days": {"code": "tak", "text": "Kiedy przychodzi siostra i idziemy nad rzekę."},
        "help_now": "tak",
        "who_helps": ["rodzina", {"code": "inne", "text": "ksiądz proboszcz"}],
        "help_changed": "Nie jestem sama z listami z banku.",
        "agreement": "dzwonimy",
        "facts": "Trzy listy nieotwarte na stole.",
        "areas": {
            "mieszkanie": {"code": "trudno", "text": "zaległy czynsz"},
            "zdrowie": {"code": "roznie"},
            "praca": {"code": "trudno", "text": "od maja bez pracy"},
            "o1": {"name": "Pies Azor", "code": "dobrze", "text": "pomaga wstać"},
        },
        "who_knows": {"mieszkanie": ["dobrze", "roznie"]},
        "weights": {"mieszkanie": 5, "zdrowie": 3},
        "coping": {"was": 2, "is": 4, "goal": 7},
        "trust": 6,
        "change": 2,
        "goals": [
            {"goal": "Zadzwonić do spółdzielni", "who": "p. Łucja", "until": "2026-03-14", "done": "nie"},
            {"goal": "Przejrzeć listy razem", "who": "pracownik", "until": "2026-03-10", "done": "tak"},
        ],
        "costs": [{"row": "prad", "amount": "210.00", "note": "co dwa miesiące"}, {"row": "leki", "amount": "95.40"}],
        "costs_sum": "305.40",
        "dzieci": [
            {"child_name": "Zosia", "child_birth": "2015-06-01", "child_school": "szkola"},
            {"child_name": "Jaś", "child_school": {"code": "inne", "text": "w domu"}},
        ],
        "genogram": "Na osobnej kartce.",
        "diary": [{"day": "2026-03-07", "person": "p. Łucja", "what": "Umówiono wizytę.", "how": "wizyta", "next": "telefon w piątek"}],
        "opening": "Woli rozmawiać rano.",
        "good_job": "Szwalnia, brygadzistka.",
        "obstacles": "Boi się egzaminu z obsługi maszyn.",
        "readiness": {"notes": "Blisko.", "scale": 6},
        "consent": "tak",
        "sign_person": {"place": "Przykładów", "date": "2026-03-07"},
        "my_part": "Cisza i czas.",
    }
