"""The written contract of a template: its named styles, and how they grow for a client's copy and for large print."""

from __future__ import annotations

import re
from types import MappingProxyType

from swtools.renderers.docx._look import WORKER, Look
from swtools.renderers.docx._xml import dxa

PARAGRAPH_STYLES = MappingProxyType(
    {
        "SWTytul": "SW Tytul",
        "SWCel": "SW Cel",
        "SWLegenda": "SW Legenda",
        "SWSekcja": "SW Sekcja",
        "SWPodsekcja": "SW Podsekcja",
        "SWKarta": "SW Karta",
        "SWPytanie": "SW Pytanie",
        "SWWskazowka": "SW Wskazowka",
        "SWEtykieta": "SW Etykieta",
        "SWOdpowiedz": "SW Odpowiedz",
        "SWLinie": "SW Linie",
        "SWOpcja": "SW Opcja",
        "SWTekst": "SW Tekst",
        "SWPunkt": "SW Punkt",
        "SWPunktRamki": "SW Punkt ramki",
        "SWKomorka": "SW Komorka",
        "SWGlowka": "SW Glowka",
        "SWKolka": "SW Kolka",
        "SWPodpis": "SW Podpis",
        "SWDrobne": "SW Drobne",
        "SWEtap": "SW Etap",
        "SWWarunek": "SW Warunek",
        "SWTemat": "SW Temat",
        "SWZdanie": "SW Zdanie",
        "SWPodpowiedz": "SW Podpowiedz",
        "SWStopka": "SW Stopka",
        "SWOdstep": "SW Odstep",
    }
)
CHARACTER_STYLES = MappingProxyType(
    {
        "SWNumer": "SW Numer",
        "SWNumerSekcji": "SW Numer sekcji",
        "SWNumerZdania": "SW Numer zdania",
        "SWWpis": "SW Wpis",
        "SWWpisMaly": "SW Wpis maly",
        "SWLinia": "SW Linia",
        "SWPuste": "SW Puste",
        "SWKratka": "SW Kratka",
        "SWOdstepZnaku": "SW Odstep znaku",
        "SWZnak": "SW Znak",
        "SWZnakMaly": "SW Znak maly",
        "SWKolko": "SW Kolko",
        "SWStrzalka": "SW Strzalka",
    }
)
TABLE_STYLES = MappingProxyType({"SWUklad": "SW Uklad", "SWTabela": "SW Tabela"})

STYLES = MappingProxyType({**PARAGRAPH_STYLES, **CHARACTER_STYLES, **TABLE_STYLES})
"""Style id as our own writer uses it, and the name a designer sees in Word."""

_STYLE = re.compile(r"<w:style [^>]*>.*?</w:style>", re.DOTALL)
_ID = re.compile(r'w:styleId="([^"]*)"')
_NAME = re.compile(r'<w:name w:val="([^"]*)"')
_SIZE = re.compile(r'(<w:sz(?:Cs)? w:val=")(\d+)(")')
_LINE = re.compile(r'(w:line=")(\d+)(")')
_BEFORE = re.compile(r'(w:before=")(\d+)(")')
_AXIS = re.compile(r'(w:(?:left|start|hanging|pos)=")567(")')  # 10 mm, the axis of the bundled template
_HANGING = re.compile(r'(w:(?:left|start|hanging|pos)=")(\d+)(")')
_ROOMY = frozenset({"SWPytanie", "SWEtykieta", "SWWarunek"})
_PITCHED = frozenset({"SWLinie", "SWOdpowiedz"})


def names_and_ids(styles_xml: str) -> dict[str, str]:
    """Return the styles of a template: name to id."""
    found = {}
    for block in _STYLE.findall(styles_xml):
        name, style_id = _NAME.search(block), _ID.search(block)
        if name and style_id:
            found[name.group(1)] = style_id.group(1)
    return found


def scaled(styles_xml: str, look: Look) -> str:
    """Return the styles enlarged for a look; the worker's copy takes them as the designer made them."""

    def grown(found: re.Match[str]) -> str:
        block = found.group(0)
        style_id = _ID.search(block)
        return _grown(block, style_id.group(1), look) if style_id and style_id.group(1) in STYLES else block

    return styles_xml if look.name == WORKER.name else _STYLE.sub(grown, styles_xml)


def _grown(block: str, style_id: str, look: Look) -> str:
    factor = look.sizes.get(style_id, 1.0)
    block = _SIZE.sub(lambda found: f"{found.group(1)}{round(int(found.group(2)) * factor)}{found.group(3)}", block)
    if style_id in _PITCHED:
        block = _LINE.sub(rf"\g<1>{dxa(look.pitch)}\g<3>", block)
    elif 'w:lineRule="exact"' in block or 'w:lineRule="atLeast"' in block:
        block = _LINE.sub(lambda found: f"{found.group(1)}{round(int(found.group(2)) * factor)}{found.group(3)}", block)
    if style_id in _ROOMY:
        block = _BEFORE.sub(lambda found: f"{found.group(1)}{round(int(found.group(2)) * look.before)}{found.group(3)}", block)
    if style_id == "SWOpcja":
        return _HANGING.sub(rf"\g<1>{dxa(look.mark_room)}\g<3>", block)
    return _AXIS.sub(rf"\g<1>{dxa(look.axis)}\g<2>", block)
