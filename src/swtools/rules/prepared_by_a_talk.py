"""A required field of the documentation is prepared by a talk or a questionnaire; else nobody knows where its answer comes from.

Documentation is the trace of a conversation. A field without which the form is incomplete, but which no script feeds
(`feeds`) and no questionnaire asks (same `concept`), gets filled by guessing. The head – who, when, signatures – and what
only the worker fills need no talk.

**How to mend.** Add the field to the `feeds` of the topic that asks for it, give both items the same `concept`, add the
question to a script of that stage, or do not require the field.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, text, warning
from swtools.model.answer import AnswerKind
from swtools.model.instrument import Audience, Kind
from swtools.model.library import Library
from swtools.rules._marks import HEAD_FIELDS, marks
from swtools.rules._walk import Placed, by_id, placed

CODES = {"SW440": "a required field that no talk and no questionnaire prepares"}
ACCEPTABLE = ("SW440",)
SKIP_WITH_HOLLOW = True
PASS = """
# standards/wspolne/1-diagnoza/rozmowa.yaml
kind: interview_script
topics: [{id: mocne, title: "Mocne strony", ask: "Co idzie dobrze?", feeds: [karta.mocne]}]
# standards/wspolne/1-diagnoza/karta.yaml
items:
  - {type: longtext, id: mocne, text: "Mocne strony", required: true}
  - {type: date, id: dzien, text: "Data", required: true}
"""
FAIL = {
    "SW440": """
- {type: longtext, id: mocne, text: "Mocne strony", required: true}
""",
}
_HEAD_TYPES = ("date", "time", "month", "period", "signature", "computed", "attachment", "display", "sketch", "section")
_HEAD_BLOCKS = ("case_head", "meeting", "person", "safe_contact", "signatures", "gdpr_notice")


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Look at the required items of every documentation form that stands at a stage."""
    fed = {path for tool in library.instruments for topic in tool.topics() for path in topic.feeds}
    asked = _concepts_asked(library, fed)
    for tool in library.instruments:
        if tool.kind is not Kind.DOCUMENTATION_FORM or not tool.stage or tool.audience is Audience.WORKER:
            continue
        for place in placed(tool):
            item = place.item
            prepared = f"{tool.id}.{item.id}" in fed or item.concept in asked
            if item.required and not prepared and not place.worker_only and not _is_head(place, library):
                yield warning(
                    "SW440",
                    item.place("required"),
                    text("No talk and no questionnaire prepares {tool}.{item}.", tool=tool.id, item=item.id),
                    text("Add it to the `feeds` of a topic, or do not require it."),
                )


def _concepts_asked(library: Library, fed: set[str]) -> set[str]:
    """Return the concepts that a questionnaire asks, or that stand in a field which a talk feeds."""
    found = {place.item.concept for tool in library.instruments if tool.kind is Kind.QUESTIONNAIRE for place in placed(tool) if place.item.concept}
    for tool in library.instruments:
        found |= {place.item.concept for name, place in by_id(tool).items() if place.item.concept and f"{tool.id}.{name}" in fed}
    return found


def _is_head(place: Placed, library: Library) -> bool:
    """Say whether an item belongs to the head or the foot of a form, or is none to be prepared by its type."""
    item = place.item
    return (
        item.type in _HEAD_TYPES
        or item.answer.kind is AnswerKind.NONE
        or (item.origin is not None and item.origin.block in _HEAD_BLOCKS)
        or marks(place, library).field.startswith(HEAD_FIELDS)
    )
