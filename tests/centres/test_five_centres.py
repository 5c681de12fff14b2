"""Five ways of organising a centre, one for each system that the library must be able to serve.

What each must find is written from the published descriptions of the five systems (who works there, with whom, with what), not
from the library: `roles` are those that the system names, `tools` what it opens first.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from swtools import pipeline
from swtools.loading.centre import read_profile
from swtools.model.instrument import Process
from swtools.model.placement import in_stage
from tests.library import checked

PROFILES = Path(__file__).resolve().parents[2] / "examples" / "centres"


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """What a system names: `roles` with a tool each that this role runs, `absent` roles, `stages` with tools that stand there."""

    roles: dict[str, tuple[str, ...]]
    absent: tuple[str, ...] = ()
    stages: dict[tuple[str, str], tuple[str, ...]]
    words: tuple[str, ...] = ()


PS, SW, PK, US = "pracownik-socjalny-ps", "pracownik-socjalny-swiadczenia", "pracownik-pierwszego-kontaktu", "pracownik-ds-uslug"
BENEFITS = ("ustalenia_uprawnienia_zasoby", "zakres_wspoldzialania", "ocena_wspoldzialania")
SUPERVISION = ("superwizja_uzgodnienia", "superwizja_obecnosc")
SERVICES = ("potrzeby_w_zakresie_uslug", "plan_uslug", "przebieg_uslugi")

SYSTEMS = {
    # Gdańsk: families in centres of social work, indebted tenants, meetings with psychologist, assistant and lawyer.
    "centra-pracy-socjalnej": System(
        roles={PS: ("karta_diagnozy", "plan_dzialan"), SW: (*BENEFITS, *SERVICES), "kierownik": ("raport_monitoringowy",)},
        absent=(US,),
        stages={
            ("rodzina-z-dziecmi", "diagnoza"): ("karta_diagnozy", "rd_karta_diagnozy"),
            ("rodzina-z-dziecmi", "realizacja"): ("notatka_zespolu",),
            ("rodzina-zadluzona", "plan"): ("plan_dzialan", "kto_jeszcze_pracuje"),
            ("rodzina-zadluzona", "realizacja"): ("bd_rozmowa_z_administracja",),
        },
        words=("Centrum Pracy Socjalnej",),
    ),
    # Przasnysz: nine workers, three teams, first contact, seniors who need help with offices, supervision.
    "trzy-zespoly-i-superwizja": System(
        roles={PK: ("karta_pierwszego_kontaktu", "rozmowa_pierwsza"), PS: ("karta_diagnozy",), SW: BENEFITS, US: SERVICES, "superwizor": SUPERVISION},
        stages={
            ("osoba-starsza", "pierwszy-kontakt"): ("karta_pierwszego_kontaktu", "karta_przekazania"),
            ("osoba-starsza", "realizacja"): ("os_rozmowa_o_pismach", "przebieg_uslugi"),
            ("rodzina-z-dziecmi", "diagnoza"): ("karta_diagnozy",),
            ("osoba-z-zaburzeniami-psychicznymi", "diagnoza"): ("karta_diagnozy",),
        },
        words=("Zespół do Spraw Postępowań Administracyjnych",),
    ),
    # The concept of two roles: methodology and own tools; services stand on the benefits side.
    "dwie-role": System(
        roles={PS: ("rozmowa_diagnostyczna", "karta_celow", "plan_dzialan"), SW: (*BENEFITS, *SERVICES, "karta_pierwszego_kontaktu")},
        absent=(PK, US),
        stages={("przemoc-domowa", "pierwszy-kontakt"): ("wb_sygnaly",), ("osoba-z-zaburzeniami-psychicznymi", "plan"): ("plan_dzialan",)},
        words=("Pracownik socjalny prowadzący postępowanie",),
    ),
    # Kołobrzeg: two standards, quarterly monitoring, training record for both roles, methodical consultant.
    "standard-bez-pracy-i-kis": System(
        roles={
            PS: ("karta_pierwszego_kontaktu", "bp_sciezka"),
            SW: BENEFITS,
            "konsultant": ("konsultacja_przypadku",),
            "kierownik": ("raport_monitoringowy", "karta_doskonalenia"),
        },
        absent=(PK, US),
        stages={
            ("osoba-bez-pracy", "realizacja"): ("bp_karta_pierwszych_tygodni", "dziennik_pracy"),
            ("osoba-bez-pracy", "ewaluacja-koncowa"): ("bp_ewaluacja", "ewaluacja_koncowa"),
            ("kis-trening-pracy", "diagnoza"): ("kt_bilans",),
            ("kis-trening-pracy", "realizacja"): ("dziennik_pracy", "kt_karta_treningu", "kt_porozumienie", "kt_szkolenie"),
        },
        words=("Konsultant pomocy społecznej",),
    ),
    # Tłuszcz: three teams joined by first contact, crisis help, care services, talks without a name, supervision.
    "pierwszy-kontakt-spina-zespoly": System(
        roles={
            PK: ("karta_pierwszego_kontaktu", "karta_przekazania", "licznik_informacji"),
            PS: ("karta_diagnozy",),
            SW: BENEFITS,
            US: SERVICES,
            "superwizor": SUPERVISION,
        },
        stages={
            ("osoba-w-kryzysie", "pierwszy-kontakt"): ("karta_pierwszego_kontaktu", "ik_karta_interwencji"),
            ("osoba-starsza", "plan"): ("plan_uslug",),
            ("osoba-w-kryzysie", "plan"): ("plan_dzialan",),
        },
        words=("Pracownik socjalny pierwszego kontaktu",),
    ),
}


def centre(name: str):
    """Return a profile's centre and the library as that centre has it."""
    profile = read_profile(PROFILES / f"{name}.yaml")
    assert profile.findings == ()
    assert profile.centre is not None
    assert pipeline.unfit(checked(), profile) == []
    return profile.centre, pipeline.organised(checked(), profile.centre).library


def test_every_profile_is_a_system():
    assert sorted(path.stem for path in PROFILES.glob("*.yaml")) == sorted(SYSTEMS)


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_roles_that_the_system_names_run_their_tools(name):
    _, library = centre(name)
    for role, tools in SYSTEMS[name].roles.items():
        assert library.role(role), role
        assert {tool: library.instrument(tool).role for tool in tools} == dict.fromkeys(tools, role)


@pytest.mark.parametrize("name", SYSTEMS)
def test_roles_that_the_system_does_not_have_run_nothing(name):
    _, library = centre(name)
    for role in SYSTEMS[name].absent:
        assert library.role(role) is None
        assert not [tool.id for tool in library.instruments if tool.role == role]


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_tools_that_the_system_opens_first_stand_in_their_stage(name):
    _, library = centre(name)
    for (group, stage), tools in SYSTEMS[name].stages.items():
        here = {tool.id for tool in in_stage(library, group, stage)}
        assert set(tools) <= here, (group, stage, sorted(set(tools) - here))


@pytest.mark.parametrize("name", SYSTEMS)
def test_groups_that_the_centre_does_not_work_with_are_left_out(name):
    profile, library = centre(name)
    wanted = {*profile.groups, "wspolne"} if profile.groups else {tool.group for tool in checked().library.instruments}
    assert {tool.group for tool in library.instruments} == wanted


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_centre_finds_its_own_names(name):
    _, library = centre(name)
    names = {role.label for role in library.roles} | set(library.teams.values())
    assert set(SYSTEMS[name].words) <= names


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_benefits_role_never_runs_a_talk_or_a_plan_of_social_work(name):
    _, library = centre(name)
    own = [tool for tool in library.instruments if tool.role == SW and tool.process is Process.SOCIAL_WORK]
    assert not [tool.id for tool in own if tool.stage not in (None, "pierwszy-kontakt")]
