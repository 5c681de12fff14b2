"""The words of forms that stand in no definition: what every tool prints by itself, in Polish."""

YES_NO = (("tak", "tak"), ("nie", "nie"), ("nie_wiem", "nie wiem"))
OTHER = "inne, jakie:"
DETAILS = "Jeśli „{answer}” – {question}"
PARTS = {"was": "było", "is": "jest", "goal": "cel", "from": "od", "to": "do"}
WHAT_ELSE, ROW = "Co jeszcze?", "Wiersz"
"""What a row is called whose label the person writes: below given rows; and where no header says what a row is."""
CHECKLIST = "Do przygotowania"
LEADS = {"when_to_ask": "Kiedy dopytać:", "say_also": "Powiedz też:", "listen_for": "Warto usłyszeć:", "worker_note": "Dla pracownika:"}
ALERT_HEADS = ("Sygnał ostrzegawczy", "Co zrobić")
TECHNIQUES = {
    "scaling": "skalowanie",
    "exception": "wyjątki",
    "miracle": "preferowana przyszłość",
    "compliment": "docenienie",
    "coping": "radzenie sobie",
    "relationship": "oczami innych",
    "summary": "podsumowanie",
    "choice": "wybór",
    "information": "informacja",
}
_LINE = "_" * 24
NEUTRAL = {
    "name": "ośrodek pomocy społecznej",
    "name_genitive": "ośrodka pomocy społecznej",
    "name_accusative": "ośrodek pomocy społecznej",
    "name_locative": "w ośrodku pomocy społecznej",
    "gdpr_basis": "obowiązki prawne i zadania publiczne ośrodka",
    "gdpr_basis_special": "przepisy o zabezpieczeniu społecznym",
    "recipients": "tylko ci, którym wolno je przekazać na podstawie przepisów",
    "records_rule": "przez okres wynikający z wykazu akt ośrodka",
    "complaints": "Prezes Urzędu Ochrony Danych Osobowych",
    **dict.fromkeys(("address", "phone", "email", "hours", "controller", "inspector"), _LINE),
}
"""What stands for the centre's words where no profile is given; a line to write on where no neutral word says it."""

PRINTED = (
    # the head of page one, the running head and foot
    "Pieczęć lub logo ośrodka",
    "jedna odpowiedź",
    "można zaznaczyć kilka",
    "można kilka",
    "Kółko: jedna odpowiedź",
    "Kwadrat: można kilka",
    "Pomyłka: proszę zamazać",
    "Kod sprawy",
    # a talk
    "Przed rozmową",
    "Po rozmowie",
    "Tylko dla pracownika. Nie zapisuj tu niczego o osobie.",
    CHECKLIST,
    "Ważne",
    "Punkty na skali",
    "Rozmowa",
    *LEADS.values(),
    *ALERT_HEADS,
    "Notatki",
    # the worker's part
    "tylko w egzemplarzu pracownika",
    "Dla pracownika",
    "Część dla pracownika",
    # fields
    "dzień",
    "miesiąc",
    "rok",
    "godzina",
    "minuty",
    "od",
    "do",
    "Od",
    "Do",
    "nr",
    "co to jest",
    "Załącznik nr",
    "Co to jest",
    WHAT_ELSE,
    "Lp.",
    "w tabeli wpisz numer:",
    "Wiersz",
    "Miejscowość",
    "Data",
    "Miejscowość i data",
    "albo",
    "(wymagane)",
    "Podpis składa się odręcznie na wydruku.",
    "Rysunek powstaje na papierze. Tu można wpisać notatkę.",
    "Dzień, miesiąc i rok, na przykład 7.03.2026.",
    "Miesiąc i rok, na przykład 03.2026.",
    "Godzina i minuty, na przykład 8:30.",
    "Pominięto zgodnie z odpowiedzią.",
    "Na koniec",
    "Dodaj wiersz",
    "Dodaj następną kartę",
    "zł",
    "%",
)
"""Words that a form may hold beside what its definition says."""
MARKS = "0123456789≤≥;○☐⊗☒■▸·–-—.,:()_/ "
"""Characters that may stand alone: numbers of rows and scales, marks, separators, ends of bands."""
