"""`allow` accepts a finding on purpose, with the reason; when the finding is gone, the line goes too.

An acceptance that accepts nothing would swallow the next, real finding of that code unseen. Not every finding can be
accepted: a condition on an item that does not exist, or two items with one id, make a form that does not work.

**How to mend.** Delete the line. Where a finding cannot be accepted, mend what it says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from swtools.diagnostics import Diagnostic, error, text, warning
from swtools.model.instrument import Instrument

CODES = {
    "SW360": "an `allow` that accepts nothing",
    "SW379": "an `allow` for a finding that cannot be accepted",
}
PASS = """
allow: [{code: SW381, reason: "Formularz urzędowy."}]
items: [{type: money, id: dochod, text: "Dochód netto na osobę"}]
"""
FAIL = {
    "SW360": """
allow: [{code: SW381, reason: "Formularz urzędowy."}]
""",
    "SW379": """
allow: [{code: SW350, reason: "Tak ma być."}]
items: [{type: text, id: gdzie, text: "Gdzie?", when: {praca: tak}}]
""",
}


def unused_allowances(instrument: Instrument, findings: Sequence[Diagnostic], acceptable: Collection[str]) -> Iterator[Diagnostic]:
    """Look at every `allow` of a tool, given the findings about it before any was accepted."""
    present = {finding.code for finding in findings}
    for allowance in instrument.allow:
        if allowance.code not in present:
            yield warning("SW360", allowance.span, text("There is no finding {code} here to accept.", code=allowance.code), text("Delete this line."))
        elif allowance.code not in acceptable:
            yield error(
                "SW379",
                allowance.span,
                text("The finding {code} cannot be accepted.", code=allowance.code),
                text("Mend what it says; the form would not work."),
            )
