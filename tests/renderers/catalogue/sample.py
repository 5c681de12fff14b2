"""A catalogue as large as a real one: eleven rows of groups and the shared tools, seven stages, both sides of domestic violence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from swtools.document.catalogue import Card, Catalogue, FileLink, GroupRow, PackLink, StageCell, StageHead

STAGES = (
    ("pierwszy-kontakt", "Pierwszy kontakt", "Pierwszy kontakt i wstępne rozpoznanie potrzeb", "Osoba wie, kto i kiedy zajmie się jej sprawą."),
    ("diagnoza", "Diagnoza", "Diagnoza i ocena sytuacji", "Osoba i pracownik wspólnie rozumieją sytuację oraz to, na czym można się oprzeć."),
    ("cele", "Cele", "Wyznaczenie celów działania", "Są cele, które osoba uważa za swoje, i znaki, po których pozna zmianę."),
    ("plan", "Plan", "Opracowanie planu działania i pakietu usług", "Wiadomo, kto, co i kiedy robi i co robimy w trudnym momencie."),
    ("realizacja", "Realizacja", "Realizacja planu działania", "Ustalenia stają się działaniem, a przebieg pracy można odtworzyć."),
    ("ewaluacja-biezaca", "Przegląd", "Systematyczna ewaluacja działań", "Wiadomo, co pomaga, co przeszkadza i czy zmieniamy plan."),
    ("ewaluacja-koncowa", "Zakończenie", "Ewaluacja końcowa i zakończenie współpracy", "Osoba wie, co osiągnęła i jak to utrzymać."),
)
GROUPS = (
    ("osoba-bez-pracy", "BP", "Osoba pozostająca bez pracy", None, "skk saak sk k saak sk sak"),
    ("kis-trening-pracy", "KI", "Osoba w Klubie Integracji Społecznej", None, "- sk k kk kk sa akk"),
    ("rodzina-z-dziecmi", "RD", "Rodzina z dziećmi", None, "s saak k k kk sk ak"),
    ("osoba-starsza", "OS", "Osoba starsza i jej opiekun", None, "- saaak k k - k k"),
    ("osoba-z-niepelnosprawnoscia", "ON", "Osoba z niepełnosprawnością i jej rodzina", None, "- saak k kk - k k"),
    ("osoba-z-zaburzeniami-psychicznymi", "ZP", "Osoba w kryzysie zdrowia psychicznego", None, "s saak k kk - sk k"),
    ("przemoc-domowa-experiencing", "PD", "Przemoc domowa: osoba doświadczająca przemocy", "experiencing", "s kk - kk k - k"),
    ("przemoc-domowa-using", "PS", "Przemoc domowa: osoba stosująca przemoc", "using", "- s - - k - -"),
    ("osoba-w-kryzysie-bezdomnosci", "KB", "Osoba w kryzysie bezdomności", None, "sk ak k k k k k"),
    ("rodzina-zadluzona", "RZ", "Osoba lub rodzina zadłużona", None, "- sak - k k k -"),
    ("osoba-w-kryzysie", "SK", "Osoba lub rodzina w sytuacji kryzysowej", None, "sk - - k k - -"),
)
SHARED = ("wspolne", "W", "Narzędzia wspólne", None, "skkkk sakkkk sk kk sskkk sk sak")
KINDS = {"s": ("interview_script", "Scenariusz rozmowy"), "a": ("questionnaire", "Ankieta"), "k": ("documentation_form", "Karta")}
EDITIONS = {"s": ("worker",), "a": ("client",), "k": ("client", "worker")}
TITLES = {
    "s": ("Historia pracy i zasoby", "Rozmowa o tym, co dalej", "Kolejne spotkanie: co się zmieniło i co pomogło"),
    "a": ("Co umiem i lubię robić", "Co utrudnia podjęcie pracy", "Jak jest teraz"),
    "k": ("Karta diagnozy i oceny sytuacji", "Mój plan: kto, co i do kiedy", "Co ustaliliśmy", "Diagnoza drogi do pracy – załącznik do karty W-04"),
}
PURPOSES = {
    "s": "Prowadzi przez zwykły dzień, dawne zajęcia i to, z czego osoba jest dumna.",
    "a": "Pokazuje słowami osoby, co przeszkadza najbardziej i co mogłoby pomóc.",
    "k": "Porządkuje to, co pomaga i co przeszkadza, żeby wspólnie wyznaczyć cele.",
}
WHEN = "Po pierwszej rozmowie, gdy osoba chce pracować nad zmianą; na zakończenie etapu."
ROLES = (
    ("pracownik-pierwszego-kontaktu", "Pracownik pierwszego kontaktu"),
    ("pracownik-socjalny-ps", "Pracownik socjalny do spraw pracy socjalnej"),
    ("asystent-rodziny", "Asystent rodziny"),
    ("kierownik", "Kierownik"),
)


def catalogue() -> Catalogue:
    """Return the sample: 129 tools; every group takes the shared ones, but none at stage 4."""
    shared = _group(*SHARED, taken={})
    outside = StageCell(number=None, slug="poza-etapami", label="Poza etapami", aim="", pack=None, cards=tuple(_outside()))
    shared = replace(shared, cells=(*shared.cells, outside))
    taken = {cell.number: tuple(replace(card, shared=True) for card in cell.cards) for cell in shared.cells if cell.number not in (None, 4)}
    return Catalogue(
        title="Biblioteka narzędzi pracy socjalnej",
        version="1.0",
        date="12.03.2026",
        language="pl",
        centre_name="Ośrodek Pomocy Społecznej w Przykładowie",
        logo=None,
        stages=tuple(StageHead(number=number, slug=slug, short=short) for number, (slug, short, _, _) in enumerate(STAGES)),
        groups=(shared, *(_group(*group, taken=taken) for group in GROUPS)),
        roles=(*ROLES, ("superwizor", "Superwizor pracy socjalnej")),
    )


def large(tools: int = 300) -> Catalogue:
    """Return a catalogue of `tools` different tools, every one with its full card, beside the shared ones that groups take."""
    base = catalogue()
    card = base.groups[1].cells[1].cards[-1]
    missing = tools - len({card.id for group in base.groups for cell in group.cells for card in cell.cards})
    more = tuple(
        replace(card, id=f"dalsze_{number}", files=_files("osoba-starsza/1-diagnoza", f"dalsze-{number}", "sakk"[number % 4])) for number in range(missing)
    )
    cell = replace(base.groups[4].cells[1], cards=base.groups[4].cells[1].cards + more)
    cells = (base.groups[4].cells[0], cell, *base.groups[4].cells[2:])
    return replace(base, groups=(*base.groups[:4], replace(base.groups[4], cells=cells), *base.groups[5:]))


def paths(shown: Catalogue) -> set[str]:
    """Return the paths of all files that a catalogue links to or shows."""
    return set(_paths(shown))


def write_files(shown: Catalogue, folder: Path) -> None:
    """Put a file at each path: a picture for a thumbnail, a word for the others."""
    from PIL import Image

    for path in sorted(paths(shown)):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith(".png"):
            Image.new("1", (144, 204), 1).save(target)
        else:
            target.write_text(path, encoding="utf-8")


def _paths(shown: Catalogue) -> Iterator[str]:
    for group in shown.groups:
        for cell in group.cells:
            if cell.pack:
                yield cell.pack.path
            for card in cell.cards:
                yield from (file.path for file in card.files)
                if card.thumbnail:
                    yield card.thumbnail


def _group(slug: str, code: str, title: str, party: str | None, plan: str, *, taken: dict[int | None, tuple[Card, ...]]) -> GroupRow:
    # The two sides stand in one folder, each with its own pack.
    folder = slug.removesuffix(f"-{party}") if party else slug
    cells = tuple(_cell(folder, code, party, number, kinds.strip("-"), taken.get(number, ())) for number, kinds in enumerate(plan.split()))
    for_whom = f"{title} i osoby bliskie, które chcą razem z pracownikiem coś zmienić w swojej sytuacji."
    return GroupRow(slug=slug, title=title, for_whom=for_whom, shared=slug == "wspolne", cells=cells, party=party)


def _cell(group: str, code: str, party: str | None, number: int, kinds: str, taken: tuple[Card, ...]) -> StageCell:
    slug, _, label, aim = STAGES[number]
    folder = f"{group}/{number}-{slug}"
    cards = tuple(_card(code, folder, number, place, kind) for place, kind in enumerate(kinds)) + taken
    # A group without its own tools at a stage takes shared ones at some stages only.
    cards = cards if kinds or number % 2 == 0 else ()
    pack = PackLink(path=f"{folder}/pakiet-{party}.pdf" if party else f"{folder}/pakiet.pdf", pages=1 + 3 * len(cards)) if cards else None
    return StageCell(number=number, slug=slug, label=label, aim=aim, pack=pack, cards=cards)


def _card(code: str, folder: str, number: int, place: int, kind: str) -> Card:
    name = f"{code}-{number}-{place}-narzedzie".lower()
    role = ROLES[0] if number == 0 else ROLES[2] if code == "RD" else ROLES[1]
    return Card(
        id=name.replace("-", "_"),
        code=f"{code}-{number}-0{place + 1}",
        title=TITLES[kind][(number + place) % len(TITLES[kind])],
        purpose=PURPOSES[kind],
        when_to_use=WHEN,
        kind=KINDS[kind][0],
        kind_label=KINDS[kind][1],
        role=role[0],
        role_label=role[1],
        audience_label={"s": "pracownik", "a": "osoba", "k": "osoba i pracownik razem"}[kind],
        minutes="około 30\u00a0min",
        pages=1 + (number + place) % 5,
        thumbnail=f"thumbnails/{name}.png" if place < 4 else None,
        files=_files(folder, name, kind, ("default", "large-print") if kind == "a" and number == 1 else ("default",)),
    )


def _files(folder: str, name: str, kind: str, themes: tuple[str, ...] = ("default",)) -> tuple[FileLink, ...]:
    return tuple(
        FileLink(
            path=f"{folder}/{name}{'' if edition == 'client' else '.' + edition}{'' if theme == 'default' else '.' + theme}.{form}",
            format=form,
            edition=edition,
            theme=theme,
            language="pl",
        )
        for theme in themes
        for edition in EDITIONS[kind]
        for form in ("pdf", "docx", "html")
    )


def _outside() -> Iterator[Card]:
    for place, title in enumerate(("Zgłoszenie do superwizji", "Rejestr spraw i raport", "Plan rozwoju zawodowego")):
        yield replace(_card("W", "wspolne/poza-etapami", 9, place, "k"), title=title, role="kierownik", role_label="Kierownik")
