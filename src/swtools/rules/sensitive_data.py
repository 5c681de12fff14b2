"""Health, disability, addiction, origin, convictions: whoever asks for them says why.

Data of special categories and data on offences may be collected only where they are needed for a named purpose (GDPR
art. 5, 9 and 10). The sentence is also what a worker answers when the person asks „po co Pani to wie?”. An item is sensitive
by its own `sensitivity` or by that of its concept.

**How to mend.** Add `purpose` with one sentence, to the item or to the table or section around it – or do not ask. If the
answer cannot reveal anything sensitive here, say so with `sensitivity: ordinary`.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, error, text
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.rules._marks import SENSITIVE, marks
from swtools.rules._walk import asks_nothing, origin, placed

CODES = {"SW366": "sensitive data without a purpose"}
ACCEPTABLE = ("SW366",)
PASS = """
- {type: longtext, id: zdrowie, text: "Co w zdrowiu ma znaczenie dla planu?", concept: health, purpose: "Żeby plan był wykonalny."}
- type: section
  id: dom
  title: "Dom"
  sensitivity: special
  purpose: "Żeby od razu ochronić dzieci."
  items: [{type: longtext, id: dzieci, text: "Jak jest dzieciom?"}]
"""
FAIL = {
    "SW366": """
- {type: longtext, id: zdrowie, text: "Co w zdrowiu ma znaczenie dla planu?", concept: health}
""",
}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Look for sensitive items without a purpose; a table answers for its columns."""
    for place in placed(instrument):
        if place.is_column or asks_nothing(place.item.answer):
            continue
        found = marks(place, library)
        if found.sensitivity in SENSITIVE and not found.purpose:
            yield error(
                "SW366",
                place.item.span,
                text("{id} asks for sensitive data and does not say why.", id=place.item.id),
                text("Add `purpose` with one sentence, or do not ask."),
                *origin(place.item),
            )
