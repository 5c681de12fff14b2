"""Words that smell of proceedings in a tool of social work: „kryterium dochodowe”, „zaświadczenie”, „pod rygorem” …

Only a warning: words do not decide, marks do (see the rule on separation). Texts of the tone `legal` or `note`, topics of the technique `information`
and items whose marks already say what they are for are not searched, except for threats with liability, which are searched for
everywhere but in tools of benefits.

**How to mend.** Say it in the words of the person, or mark the item: `concept` with its field, `use`, `precision`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, text, warning
from swtools.model.instrument import Instrument, Process
from swtools.model.library import Library
from swtools.rules._marks import Marks, marks
from swtools.rules._texts import Said, said_by_item, said_by_topic
from swtools.rules._walk import origin, placed

CODES = {
    "SW390": "a word of the proceedings in a tool of social work",
    "SW391": "a threat with criminal liability or loss of benefits",
}
ACCEPTABLE = tuple(CODES)
PASS = """
- {type: longtext, id: rozmowa, text: "Co trudno przyznać się przed sobą? Jak odmówić koledze? Decyzja należy do Pani."}
- {type: boolean, id: orzeczenie, text: "Czy jest zaświadczenie lekarskie?", unknown: true, concept: status, use: plan}
- {type: display, id: informacja, tone: note, text: "Dochód nie ma tu znaczenia."}
"""
FAIL = {
    "SW390": """
- {type: text, id: dochod, text: "Dochód netto na osobę"}
""",
    "SW391": """
- {type: display, id: rygor, tone: legal, text: "Dane potwierdzam pod odpowiedzialnością karną za fałszywe oświadczenie."}
""",
}
_PROCEEDINGS = re.compile(
    r"\b(doch[oó]d\w*|kryteri\w+ dochodow\w+|zaświadczeni\w+|oświadczeni\w+ majątkow\w+"
    r"|(?:przyzna[ćnjł]\w*|odm[oó]wi[ćłeo]\w*|odmow[aęyą]) (?:\w+ )?(?:świadcze\w+|zasił\w+|pomocy|prawa))\b",
    re.IGNORECASE,
)
_THREATS = re.compile(
    r"\b(pod rygorem|odpowiedzialnoś\w+ karn\w+|(?:wstrzym\w+|utrat\w+|odebrani\w+|obniżeni\w+) (?:zasił\w+|świadcze\w+))\b",
    re.IGNORECASE,
)
_QUIET = ("legal", "note")


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Search what is asked; of a script what is said aloud."""
    if instrument.process is Process.BENEFITS:
        return
    social = instrument.process is Process.SOCIAL_WORK
    for place in placed(instrument):
        own = marks(place, library)
        quiet = getattr(place.item.params, "tone", None) in _QUIET or _decided(own)
        for said in said_by_item(place.item):
            yield from _search(said, proceedings=social and said.asked and not quiet, threats=not own.field)
    for topic in instrument.topics():
        informs = topic.technique == "information"
        for said in said_by_topic(topic):
            yield from _search(said, proceedings=social and said.asked and not informs, threats=said.asked)


def _decided(own: Marks) -> bool:
    return bool(own.field or own.use or own.precision)


def _search(said: Said, *, proceedings: bool, threats: bool) -> Iterator[Diagnostic]:
    threat = _THREATS.search(said.words) if threats else None
    if threat:
        yield warning(
            "SW391",
            said.span,
            text("“{words}” threatens.", words=threat.group()),
            text("Inform instead, in a shared tool, before anything is agreed."),
            *origin(said.thing),
        )
        return
    found = _PROCEEDINGS.search(said.words) if proceedings else None
    if found:
        yield warning(
            "SW390",
            said.span,
            text("“{words}” is a word of the proceedings, not of social work.", words=found.group()),
            text("Say it differently, or mark the item with `concept`, `use` and `precision`."),
            *origin(said.thing),
        )
