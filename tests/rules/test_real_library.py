"""The real library: clean, judged quickly, and its list of words finds what the practitioner's page forbids."""

import pytest

from swtools import rules
from swtools.loading.build import Loaded, build
from swtools.loading.discover import discover
from swtools.model.instrument import Instrument
from swtools.rules.respectful_language import check_instrument
from tests.library import ROOT
from tests.rules.sample_library import load

FORBIDDEN = [
    "podopieczny",
    "petent",
    "świadczeniobiorca",
    "niewydolny wychowawczo",
    "rodzina dysfunkcyjna",
    "patologia",
    "roszczeniowy",
    "trudny klient",
    "nie współpracuje",
    "brak motywacji",
    "sprawca",
    "ofiara",
    "bezdomny",
    "alkoholik",
    "chory psychicznie",
    "niepełnosprawny",
    "inwalida",
    "twierdzi, że",
    "rzekomo",
    "przyznaje, że",
    "zobowiązuje się pod rygorem",
    "został zmotywowany",
    "cele narzucone",
    "wędka zamiast ryby",
    "jak bankomat",
    "Nie stanowi dowodu w postępowaniu administracyjnym",
    "Wszystko zostaje między nami",
    "Wyrażam zgodę na przetwarzanie danych",
]
ALLOWED = [
    "osoba w kryzysie bezdomności",
    "osoba z niepełnosprawnością",
    "kompetentny doradca",
    "problem alkoholowy",
    "Nie obiecuj, że wszystko zostaje między nami.",
    "Trzeba przyznać się przed sobą.",
    "ofiarność sąsiadów",
]


@pytest.fixture(scope="module")
def real() -> Loaded:
    return build(discover(ROOT)[0])


def test_clean(real: Loaded) -> None:
    assert not real.findings
    assert [(str(one.span), one.code) for one in rules.run(real.library, real.hollow)] == []


def saying(words: str) -> Instrument:
    loaded = load(f'- {{type: text, id: slowa, text: "{words}"}}\n')
    assert not loaded.findings
    return loaded.library.instruments[0]


@pytest.mark.parametrize("words", FORBIDDEN)
def test_forbidden_words_are_found(words: str, real: Loaded) -> None:
    assert [one.code for one in check_instrument(saying(words), real.library)][:1] == ["SW370"]


@pytest.mark.parametrize("words", ALLOWED)
def test_ordinary_words_are_not(words: str, real: Loaded) -> None:
    assert list(check_instrument(saying(words), real.library)) == []
