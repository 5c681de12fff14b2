"""Help lines come from one list, with the day on which somebody checked them.

A number printed in a text outlives its line by years. Numbers of help lines therefore stand in `library.yaml`
(`crisis_lines`), are confirmed by the centre and printed from there; a text may repeat only a number of that list.

**How to mend.** Add the line with `as_of` to `crisis_lines`, or take the number out of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, text, warning
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.rules._texts import said
from swtools.rules._walk import origin

CODES = {"SW377": "a help line that is not on the library's list"}
ACCEPTABLE = ("SW377",)
PASS = """
- {type: display, id: telefon, text: "Przy zagrożeniu życia dzwoń pod 112."}
"""
FAIL = {
    "SW377": """
- {type: display, id: telefon, text: "Zadzwoń: 116 111."}
""",
}
_LINE = re.compile(r"(?<![\d-])(116[  ]?\d{3}|800(?:[  ]?\d){6}|801(?:[  ]?\d){6}|99[789])(?!\d)(?![  ]zł)")


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Look for numbers of help lines in the texts, and at the tool's own date."""
    listed = {_digits(line.number) for line in library.crisis_lines}
    for one in said(instrument) if listed else ():
        for match in _LINE.finditer(one.words):
            if _digits(match.group()) not in listed:
                yield warning(
                    "SW377",
                    one.span,
                    text("The help line {number} is not on the list in library.yaml.", number=match.group()),
                    text("Add it to crisis_lines with `as_of`, or take it out of the text."),
                    *origin(one.thing),
                )


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
