"""A role's pack: all that the role runs in a group, by stage, each paper once."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from tests.command import Run, edit, files
from tests.pack import violence
from tests.pack.conftest import Place
from tests.pack.test_packs import share, words

WORKER = "role/pracownik-socjalny-ps/moja-grupa/pakiet.pdf"


def build(place: Place, swtools: Run, *options: object) -> None:
    ran = swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--format", "pdf", *options)
    assert ran.code == 0, ran.err


def papers(path: Path) -> list[str]:
    return [label.split("/")[0] for label in PdfReader(path).page_labels if label.endswith("/1")]


def test_a_role_gets_what_it_runs_and_when_to_use_it(built_once: Place) -> None:
    assert papers(built_once.output / WORKER) == ["MG-1-01", "MG-1-02"]
    assert papers(built_once.output / "role/kierownik/moja-grupa/pakiet.pdf") == ["MG-6-01"]
    cover = PdfReader(built_once.output / WORKER).pages[0].extract_text().replace("\u00a0", " ")
    for word in ("Pracownik socjalny", "Moja grupa", "Etap 1. Diagnoza", "Na pierwszym umówionym spotkaniu.", "Po rozmowie, razem z osobą."):
        assert word in cover


def test_a_paper_used_at_several_stages_stands_once(place: Place, swtools: Run) -> None:
    """The starter's survey is the manager's; the shared form is the worker's at stages 1 and 6."""
    share(place, "{tool: zgoda}")
    build(place, swtools)
    assert papers(place.output / WORKER) == ["MG-1-01", "MG-1-02", "W-01"]
    assert words(place, WORKER).count("Etap 6.") == 1
    assert papers(place.output / "role/pracownik-socjalny-ps/pakiet.pdf") == ["W-01"]


def test_a_role_without_tools_of_the_group_s_own_has_its_shared_pack_only(place: Place, swtools: Run) -> None:
    share(place, "{tool: zgoda}")
    edit(place.library / "standards" / "wspolne" / "1-diagnoza" / "zgoda.yaml", "role: pracownik-socjalny-ps", "role: pracownik-ds-uslug")
    build(place, swtools)
    assert {path for path in files(place.output) if path.startswith("role/pracownik-ds-uslug/")} == {"role/pracownik-ds-uslug/pakiet.pdf"}


def test_a_centre_of_two_roles_gives_the_services_to_the_benefits_role(place: Place, swtools: Run) -> None:
    edit(place.group / "1-diagnoza" / "karta.yaml", "role: pracownik-socjalny-ps", "role: pracownik-ds-uslug")
    edit(place.group / "1-diagnoza" / "karta.yaml", "process: social_work", "process: services")
    profile = place.library / "centre.yaml"
    profile.write_text('name: "Ośrodek"\norganisation_model: two_roles\n', encoding="utf-8")
    build(place, swtools, "--centre", profile)
    assert papers(place.output / "role/pracownik-socjalny-swiadczenia/moja-grupa/pakiet.pdf") == ["MG-1-02"]
    assert not (place.output / "role" / "pracownik-ds-uslug").exists()


def test_every_role_takes_the_safety_paper_along(place: Place, swtools: Run) -> None:
    """The duty to act on a danger is never passed to another team (practitioner's guide, 1.3)."""
    card = place.library / "standards" / "wspolne" / "0-pierwszy-kontakt" / "karta-zagrozen.yaml"
    violence.form(card, "karta_zagrozen", "W-23", "Karta bezpieczeństwa")
    edit(card, "process: social_work", "process: shared")
    edit(card, "audience: client", "audience: worker")
    edit(card, 'text: "Co jest teraz ważne?"', 'text: "Co zrobiono?", concept: safety_actions')
    with (place.library / "standards" / "concepts.yaml").open("a", encoding="utf-8") as concepts:
        concepts.write('  - {id: safety_actions, label: "działania", field: safety, first: pierwszy-kontakt, prefill: never}\n')
    (place.library / "standards" / "wspolne" / "standard.yaml").write_text('title: "Wspólne"\ncode: W\nfor_whom: "Każda osoba."\n', encoding="utf-8")
    build(place, swtools)
    assert papers(place.output / "role/kierownik/moja-grupa/pakiet.pdf") == ["W-23", "MG-6-01"]
    assert papers(place.output / WORKER)[0] == "W-23"


def test_printing_a_role_s_set(place: Place, swtools: Run) -> None:
    options = ("print", "--library", place.library, "--group", "moja-grupa", "-o", place.output.parent / "set.pdf")
    assert swtools(*options, "--role", "pracownik-socjalny-ps").code == 0
    assert papers(place.output.parent / "set.pdf") == ["MG-1-01", "MG-1-02"]
    ran = swtools(*options)
    assert ran.code == 2
    assert "--stage" in ran.err
    assert "--role" in ran.err
