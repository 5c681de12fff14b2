"""A condition that can never hold hides its question from everybody; one that always holds hides it from nobody.

Both are slips: two codes of a single choice joined with `all`, a border outside the scale, a section and a question in it
with opposite conditions. Only what is certain is reported: every combination of answers that matters was tried.

**How to mend.** Use `any` where one of several answers is enough. Check the borders against `min` and `max`. Leave out a
condition that does nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from swtools.conditions.analysis import may_be
from swtools.conditions.tree import All, Any, Comparison, Condition, Literal, Operator, item_id, referenced
from swtools.diagnostics import Diagnostic, error, text, warning
from swtools.model.instrument import Instrument, Topic
from swtools.model.library import Library
from swtools.rules._comparisons import problems
from swtools.rules._domains import domains
from swtools.rules._walk import Placed, Stated, by_id, origin, stated

CODES = {
    "SW361": "a condition or constraint that can never hold",
    "SW362": "a condition or constraint that always holds",
}
PASS = """
- {type: choice, id: pora, text: "Kiedy?", options: [{code: rano, text: "rano"}, {code: noc, text: "w nocy"}, {code: rozne, text: "różnie"}]}
- {type: integer, id: godziny, text: "Ile godzin?", min: 0, max: 24, when: {any: [{pora: rano}, {pora: noc}]}}
- {type: text, id: odpoczynek, text: "Kiedy odpoczynek?", when: {item: godziny, op: gt, value: 12}}
"""
FAIL = {
    "SW361": """
- {type: choice, id: pora, text: "Kiedy?", options: [{code: rano, text: "rano"}, {code: noc, text: "w nocy"}]}
- {type: text, id: jak, text: "Jak mija czas?", when: {all: [{pora: rano}, {pora: noc}]}}
""",
    "SW362": """
- {type: integer, id: godziny, text: "Ile godzin?", min: 0, max: 24}
- {type: text, id: odpoczynek, text: "Kiedy odpoczynek?", when: {not: {item: godziny, op: gt, value: 24}}}
""",
}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:  # noqa: ARG001
    """Try out every condition that is written well, outer ones first; what follows from a faulty one is not repeated."""
    known = by_id(instrument)
    topics = {topic.id: topic for topic in instrument.topics()}
    statements = tuple(stated(instrument))
    faulty = {one.place.item.id for one in statements if any(problems(one, known, topics))}
    for statement in statements:
        if statement.place.item.id in faulty:
            continue
        for finding in _judge(statement, known, topics, faulty):
            yield finding
            if statement.key == "when":
                faulty.add(statement.place.item.id)


def _judge(statement: Stated, known: dict[str, Placed], topics: dict[str, Topic], faulty: Collection[str]) -> Iterator[Diagnostic]:
    own = statement.place
    around = _hiding(own, faulty, itself=statement.key != "when")
    whole = All((statement.condition, *around, *_shown(statement.condition, known, faulty)))
    values = domains({*referenced(whole)}, known, topics)
    answered = (own.item.id,) if statement.key == "constraint.rule" else ()
    if not may_be(True, statement.condition, values, answered) or not may_be(True, whole, values, answered):
        hint = text("Compare it with the conditions of the parts around it.") if around else text("Use `any` where one of several answers is enough.")
        yield error("SW361", statement.span, text("This condition can never hold."), hint, *origin(own.item))
    elif not may_be(False, statement.condition, values, answered):
        yield warning("SW362", statement.span, text("This condition always holds, so it does nothing."), text("Leave it out, or mend it."), *origin(own.item))


def _hiding(place: Placed, faulty: Collection[str], *, itself: bool) -> tuple[Condition, ...]:
    """Return the conditions under which a place is shown."""
    chain = (*place.around, place.item) if itself else place.around
    return tuple(outer.when for outer in chain if outer.when and outer.id not in faulty)


def _shown(condition: Condition, known: dict[str, Placed], faulty: Collection[str]) -> Iterator[Condition]:
    """Yield for each reference: it is unanswered, or all that hides it is out of the way."""
    for reference in dict.fromkeys(referenced(condition)):
        place = known.get(item_id(reference))
        hiding = _hiding(place, faulty, itself=True) if place else ()
        if hiding:
            yield Any((Comparison(reference, Operator.ANSWERED, Literal(False)), All(hiding)))
