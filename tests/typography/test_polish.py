"""Polish microtypography on sentences as authors write them; expectations after A. Wolański, „Edycja tekstów”."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swtools.typography.polish import JOINER, NBSP, plain, polish

TEXTS = st.text(alphabet='aiouwz bcdłńPan/i„"-–.,0123456789 ', max_size=80)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("o czym w domu", "o~czym w~domu"),
        ("Zgoda i a nawet", "Zgoda i~a~nawet"),
        ("nr 5, pkt 2", "nr~5, pkt~2"),
        ("ul. Cicha 1", "ul.~Cicha 1"),
        ("15 min i 3 lata", "15~min i~3~lata"),
        ("Dzieci: 116 111, dorośli: 800 70 22 22.", "Dzieci: 116~111, dorośli: 800~70~22~22."),
        ("od 1 200 zł", "od 1~200~zł"),
        ("w 2025 112 osób", "w~2025 112~osób"),
        ("w skali 0,5 12 razy", "w~skali 0,5 12 razy"),
        ('tak zwana "pomoc"', "tak zwana „pomoc”"),
        ("dom - praca", "dom~– praca"),
        ("Pan/Pani mówi", "Pan/^Pani mówi"),
        ("i tak dalej...", "i~tak dalej…"),
        ("biało-czerwony", "biało-czerwony"),
        ("jak w W-10 i BP-1-02", "jak w~W-^10 i~BP-^1-^02"),
        ("Czy pali e-papierosy?", "Czy pali e-^papierosy?"),
        ("E-mail (e-mail):", "E-^mail (e-^mail):"),
        ("Proszę pisać: a-nowak@ops.pl, www.e-sad.gov.pl, e-sad.gov.pl", "Proszę pisać: a-nowak@ops.pl, www.e-sad.gov.pl, e-sad.gov.pl"),
        ("rejestr KT-R-01", "rejestr KT-^R-^01"),
    ],
)
def test_a_sentence(written: str, printed: str) -> None:
    assert polish(written) == printed.replace("~", NBSP).replace("^", JOINER)


@given(TEXTS)
def test_twice_is_once(text: str) -> None:
    assert polish(polish(text)) == polish(text)


@given(TEXTS)
def test_only_blanks_dashes_and_quotation_marks_change(text: str) -> None:
    def bare(words: str) -> str:
        return plain(words).translate({ord("„"): '"', ord("”"): '"', ord("–"): "-"}).replace("…", "...")

    assert bare(polish(text)) == bare(text)
