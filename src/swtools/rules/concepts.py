"""A concept that an item names stands in `concepts.yaml`, and what stands there names stages that exist.

A concept carries an answer from tool to tool and says whether it is sensitive. A mistyped one carries nothing, and nobody
notices until the second meeting.

**How to mend.** Take the id from `concepts.yaml`, or add the concept there with its `field` and `sensitivity`.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, did_you_mean, error, text
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.rules._walk import origin, placed

CODES = {
    "SW428": "an unknown concept",
    "SW429": "a concept of a stage that does not exist",
}
PASS = """
- {type: longtext, id: mocne, text: "Co idzie dobrze?", concept: strengths}
"""
FAIL = {
    "SW428": """
- {type: longtext, id: mocne, text: "Co idzie dobrze?", concept: strenghts}
""",
    "SW429": """
# standards/concepts.yaml
concepts: [{id: strengths, label: "mocne strony", field: life, first: diagnozowanie}]
""",
}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Look up the concept of every item."""
    for place in placed(instrument) if library.concepts else ():
        name = place.item.concept
        if name and name not in library.concepts:
            hint = did_you_mean(name, library.concepts) or text("Add it to concepts.yaml.")
            yield error("SW428", place.item.place("concept"), text("There is no concept {name}.", name=name), hint, *origin(place.item))


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Look up the stages of every concept."""
    slugs = {stage.slug for stage in library.stages}
    for concept in library.concepts.values() if slugs else ():
        for slug in (concept.first, *concept.again):
            if slug and slug not in slugs:
                yield error("SW429", concept.span, text("The concept {id} names the stage {name}, which does not exist.", id=concept.id, name=slug))
