"""A tool of supervision holds nothing by which a person could be found: no name, no number, not even a case code.

Supervision is about the worker's practice; its notes belong to the supervised and leave the room only with their consent.
A case code points back to the file, so it is personal data, too. A tool counts as one of supervision when its role or one
of its acts is that of supervision (`superwizor`, `superwizja`), or its file is named so.

**How to mend.** Describe the situation without the person („rodzina z dwojgiem małych dzieci”). Take out the head with the
case code, the blocks with a person's data and every field with a format such as `phone` or `pesel`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, error, text, warning
from swtools.model.answer import AnswerKind
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.rules._marks import PERSONAL_FIELDS, SUPERVISION, marks
from swtools.rules._walk import origin, placed

CODES = {
    "SW368": "a tool of supervision asks for something that identifies a person",
    "SW374": "words of a tool of supervision that ask for something that identifies a person",
}
PASS = """
role: superwizor
items:
  - {type: longtext, id: pytanie, text: "Jakie mam pytanie do superwizji?"}
  - {type: date, id: dzien, text: "Dzień spotkania"}
"""
FAIL = {
    "SW368": """
role: superwizor
items:
  - {type: text, id: kod, text: "Kod sprawy", concept: case_code}
""",
    "SW374": """
role: superwizor
items:
  - {type: text, id: kogo, text: "Inicjały osoby"}
""",
}
_FORMATS = ("pesel", "phone", "email", "postal_code", "case_code", "first_name")
_TELLING = re.compile(
    r"\b(kod\w* sprawy|numer\w* sprawy|inicjał\w*|pesel|dat[aęy] urodzenia|(?:imi\w+ i )?nazwisk\w+ (?:osoby(?! prowadz)|rodziny|dziecka|klient\w*))\b",
    re.IGNORECASE,
)


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Look for identifiers, in supervision only."""
    if not _supervises(instrument):
        return
    for place in placed(instrument):
        found = marks(place, library)
        if found.field.startswith(PERSONAL_FIELDS) or getattr(place.item.params, "format", None) in _FORMATS:
            yield error(
                "SW368",
                place.item.span,
                text("{id} identifies a person in a tool of supervision.", id=place.item.id),
                text("Take it out: in supervision a case code is personal data too."),
                *origin(place.item),
            )
        elif place.item.answer.kind is not AnswerKind.NONE and (told := _TELLING.search(place.item.text)):
            message = text("“{words}” asks who the person is; in supervision nobody does.", words=told.group())
            yield warning("SW374", place.item.span, message, text("Describe the situation without the person."), *origin(place.item))


def _supervises(instrument: Instrument) -> bool:
    names = (instrument.role, instrument.tool, *instrument.legal_basis)
    return any(SUPERVISION in name for name in names)
