"""Safety is asked anew every time; yesterday's answer is never filled in.

A „nie” of the first meeting that stands in the form of the third looks like an answer. Nobody asks again, and the one
question that protects a life is lost. The same holds for every concept with `prefill: never`.

**How to mend.** Take `carry_over` and `initial` away from the item. Where earlier signs matter, let the worker read the old
sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, error, text
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.rules._marks import marks
from swtools.rules._walk import origin, placed

CODES = {
    "SW367": "a question that is asked anew every time is filled in beforehand",
    "SW460": "a safety concept that may be carried over",
}
PASS = """
- {type: boolean, id: zagrozenie, text: "Czy coś zagraża?", unknown: true, concept: danger, purpose: "Ochrona życia."}
- {type: text, id: imie, text: "Imię", concept: first_name, carry_over: true}
"""
FAIL = {
    "SW367": """
- {type: boolean, id: zagrozenie, text: "Czy coś zagraża?", concept: danger, purpose: "Ochrona życia.", carry_over: true}
""",
    "SW460": """
# standards/concepts.yaml
concepts:
  - {id: danger, label: "zagrożenia", field: safety, prefill: carry}
""",
}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Look for safety items with a value of their own or of last time."""
    for place in placed(instrument):
        found = marks(place, library)
        never = found.field == "safety" or (found.concept is not None and found.concept.prefill == "never")
        for key, set_ in (("carry_over", place.item.carry_over), ("initial", place.item.initial is not None)):
            if never and set_:
                yield error(
                    "SW367",
                    place.item.place(key),
                    text("{id} is asked anew every time, but `{key}` fills it in.", id=place.item.id, key=key),
                    text("Take `{key}` away.", key=key),
                    *origin(place.item),
                )


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Look for safety concepts that do not say `prefill: never`."""
    for concept in library.concepts.values():
        if concept.field == "safety" and concept.prefill != "never":
            yield error("SW460", concept.span, text("The safety concept {id} may be carried over.", id=concept.id), text("Write `prefill: never`."))
