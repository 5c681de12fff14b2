"""The measures of a look: what differs between a worker's copy, a client's copy and large print.

Sizes of type belong to the template's styles. A client's copy and large print take the same styles and enlarge them by the
factors below, so that a designer edits one template.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from swtools.document.blocks import LARGE_PRINT, Document, Edition

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Measures in millimetres, `box` in points.

    `axis` is where everything but numbers starts, `gap` the room between columns, `pitch` the distance of writing lines, `row` and
    `matrix_row` the least height of a row, `mark_room` what a mark takes before its option, `dot` the diameter of a numbered circle,
    `matrix_label` and `matrix_option` the widths of a matrix's columns. `box` is the size of the blank that makes one character box.
    `stacked` stacks short fields and puts a comment under its row. `sizes` are factors by style id, `before` the factor for the room
    above questions.
    """

    name: str
    axis: float = 10
    gap: float = 6
    pitch: float = 8
    row: float = 10
    matrix_row: float = 9
    mark_room: float = 6.5
    dot: float = 7
    box: float = 13
    matrix_label: float = 49
    matrix_option: float = 15
    before: float = 1
    stacked: bool = False
    sizes: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


WORKER = Look(name="worker")
CLIENT = Look(
    name="client",
    pitch=9,
    matrix_row=10.5,
    mark_room=7.5,
    dot=8.5,
    box=14,
    matrix_label=64,
    before=1.5,
    sizes=MappingProxyType(
        {
            "SWTytul": 22 / 18,
            "SWPytanie": 12 / 10.5,
            "SWCel": 11.5 / 10.5,
            "SWTekst": 11.5 / 10.5,
            "SWPunkt": 11.5 / 10.5,
            "SWOpcja": 11.5 / 10.5,
            "SWOdpowiedz": 11.5 / 10.5,
            "SWLinie": 11.5 / 10.5,
            "SWKomorka": 11.5 / 10.5,
            "SWWarunek": 11.5 / 10.5,
            "SWPodpis": 10 / 9,
            "SWWpis": 11.5 / 10.5,
            "SWKolka": 11.5 / 10.5,
            "SWKarta": 11.5 / 10.5,
            "SWPunktRamki": 11.5 / 10.5,
            "SWLegenda": 10 / 9,
            "SWZnakMaly": 10 / 9,
            "SWEtykieta": 10.5 / 9.5,
            "SWWskazowka": 10 / 9,
            "SWGlowka": 10 / 9,
            "SWZnak": 4.5 / 4,
            "SWKolko": 8.5 / 7,
            "SWKratka": 14 / 13,
        }
    ),
)
LARGE = Look(
    name=LARGE_PRINT,
    axis=14,
    gap=8,
    pitch=12,
    row=14,
    matrix_row=12,
    mark_room=10,
    dot=11,
    box=19,
    matrix_label=64,
    matrix_option=24,
    before=11 / 6,
    stacked=True,
    sizes=MappingProxyType(
        {
            "SWTytul": 25 / 18,
            "SWSekcja": 20 / 13,
            "SWPodsekcja": 16 / 10.5,
            "SWPytanie": 16 / 10.5,
            "SWCel": 16 / 10.5,
            "SWTekst": 16 / 10.5,
            "SWPunkt": 16 / 10.5,
            "SWOpcja": 16 / 10.5,
            "SWOdpowiedz": 16 / 10.5,
            "SWLinie": 16 / 10.5,
            "SWKomorka": 16 / 10.5,
            "SWWarunek": 16 / 10.5,
            "SWWpis": 16 / 10.5,
            "SWKolka": 16 / 10.5,
            "SWKarta": 16 / 10.5,
            "SWPunktRamki": 16 / 10.5,
            "SWNumerZdania": 19 / 13,
            "SWWpisMaly": 11 / 8,
            "SWNumer": 16 / 10.5,
            "SWLegenda": 15 / 9,
            "SWZnakMaly": 15 / 9,
            "SWEtykieta": 16 / 9.5,
            "SWWskazowka": 15 / 9,
            "SWGlowka": 15 / 9,
            "SWPodpis": 15 / 9,
            "SWDrobne": 11 / 8,
            "SWEtap": 11 / 8,
            "SWStopka": 11 / 8,
            "SWTemat": 15 / 9,
            "SWZdanie": 19 / 13,
            "SWPodpowiedz": 16 / 10.5,
            "SWZnak": 6 / 4,
            "SWKolko": 11 / 7,
            "SWKratka": 19 / 13,
        }
    ),
)


def look_of(document: Document) -> Look:
    """Return the look of a document: the theme decides, then whose copy it is."""
    if document.theme == LARGE_PRINT:
        return LARGE
    return WORKER if document.edition is Edition.WORKER else CLIENT
