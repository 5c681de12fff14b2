"""A condition looks back: on an earlier item, within the same card, in the same copy.

Paper is filled from top to bottom. A condition on a later question cannot be followed there, and on screen the page jumps.
An item inside a repeating section has as many answers as there are cards, so from outside nobody knows which one is meant.
An item of the worker's copy cannot govern a question of the person's copy: on that paper the question it names is missing.

**How to mend.** Move the question that decides before the one that depends on it; put the dependent question into the same
repeating section; or give both `edition: worker`. A `constraint` may name its own item and, like `when`, earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.conditions.tree import item_id, referenced
from swtools.diagnostics import Diagnostic, Related, error, text
from swtools.model.instrument import Instrument, Kind, Script
from swtools.model.library import Library
from swtools.rules._walk import Placed, Stated, by_id, origin, row_conditions, stated

CODES = {
    "SW354": "a condition on a later question",
    "SW355": "a condition on an item of a repeating section, from outside",
    "SW356": "a condition on an item of the worker's copy governs an item of the person's copy",
}
PASS = """
- {type: boolean, id: dzieci, text: "Czy są dzieci?"}
- type: section
  id: dziecko
  title: "Dziecko"
  repeats: {min: 0, max: 6}
  when: {dzieci: tak}
  items:
    - {type: boolean, id: szkola, text: "Czy chodzi do szkoły?"}
    - {type: text, id: klasa, text: "Która klasa?", when: {szkola: tak}}
- type: period
  id: okres
  text: "Od kiedy do kiedy?"
  constraint: {rule: {item: okres.to, op: ge, value_of: okres.from}, message: "Koniec jest przed początkiem."}
"""
FAIL = {
    "SW354": """
- {type: text, id: gdzie, text: "Gdzie?", when: {praca: tak}}
- {type: boolean, id: praca, text: "Czy jest praca?"}
""",
    "SW355": """
- type: section
  id: dziecko
  title: "Dziecko"
  repeats: {min: 0, max: 6}
  items:
    - {type: boolean, id: szkola, text: "Czy chodzi do szkoły?"}
- {type: text, id: swietlica, text: "Jaka świetlica?", when: {szkola: tak}}
""",
    "SW356": """
- {type: boolean, id: pilne, text: "Czy to pilne?", edition: worker}
- {type: text, id: termin, text: "Na kiedy?", when: {pilne: tak}}
""",
}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:  # noqa: ARG001
    """Check what every condition looks at."""
    known = by_id(instrument)
    topics = {topic.id for topic in instrument.topics()}
    afterwards = {item.id for item in instrument.body.afterwards} if isinstance(instrument.body, Script) else set()
    for statement in stated(instrument):
        for name in dict.fromkeys(map(item_id, referenced(statement.condition))):
            if name in topics and name not in known and statement.place.item.id not in afterwards:
                yield _later(statement, name)
            elif name in known:
                yield from _look(statement, known[name], instrument.kind)
    for rows in row_conditions(instrument):
        for name in dict.fromkeys(map(item_id, referenced(rows.stated.condition))):
            if name in known and name not in rows.columns:
                yield from _look(rows.stated, known[name], instrument.kind)


def _look(statement: Stated, target: Placed, kind: Kind) -> Iterator[Diagnostic]:
    own = statement.place
    itself = target.item is own.item
    if (itself and statement.key != "constraint.rule") or target.order > own.order:
        yield _later(statement, target.item.id, Related(span=target.item.span, message=text("{name} stands here.", name=target.item.id)))
    elif target.repeats != own.repeats[: len(target.repeats)]:
        yield error(
            "SW355",
            statement.span,
            text(
                "{name} stands in the repeating section {section}: from outside it is not clear which card is meant.",
                name=target.item.id,
                section=target.repeats[-1],
            ),
            text("Put the item that depends on it into that section."),
            *origin(own.item),
        )
    elif target.worker_only and not own.worker_only and kind is not Kind.INTERVIEW_SCRIPT:
        yield error(
            "SW356",
            statement.span,
            text("{name} stands in the worker’s copy only, but decides about a question of the person’s copy.", name=target.item.id),
            text("Give this item `edition: worker` too, or take it from {name}.", name=target.item.id),
            *origin(own.item),
        )


def _later(statement: Stated, name: str, *related: Related) -> Diagnostic:
    return error(
        "SW354",
        statement.span,
        text("The condition looks at {name}, which comes later.", name=name),
        text("A condition looks back only. Move {name} before this item.", name=name),
        *related,
        *origin(statement.place.item),
    )
