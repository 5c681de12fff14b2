"""An id names one thing in a tool: answers are saved under it, conditions and tables of topics point to it.

Items, topics and the reflections of a script share one space of names. Some names are taken: `preparation` is the checklist
of a script, `row` holds the label of a fixed row of a table, `o1`, `o2` … are the open rows of a matrix, and the words of
the condition language are never ids. `replaces` names an id of an older version, so no item may still have it.

**How to mend.** Give one of the two another id – the younger one, because saved records know the older. When a block stands
twice in a tool, give each use its own `as`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, Related, Span, error, text
from swtools.model.instrument import Instrument, Item, Topic
from swtools.model.library import Library
from swtools.rules._walk import origin, placed

CODES = {
    "SW364": "two things of one tool have the same id",
    "SW365": "an id or code that is reserved",
    "SW369": "`replaces` names an item that is still there",
}
PASS = """
- {type: text, id: first_name, text: "Imię"}
- {type: table, id: osoby, text: "Kto?", row_labels: [{code: mama, text: "mama"}], columns: [{id: wiek, type: integer, text: "Wiek"}]}
"""
FAIL = {
    "SW364": """
- {type: text, id: imie, text: "Imię"}
- type: section
  id: rodzina
  title: "Rodzina"
  items:
    - {type: text, id: imie, text: "Imię dziecka"}
""",
    "SW365": """
- {type: table, id: osoby, text: "Kto?", row_labels: [{code: mama, text: "mama"}], columns: [{id: row, type: integer, text: "Wiek"}]}
""",
    "SW369": """
- {type: text, id: imie, text: "Imię"}
- {type: text, id: first_name, text: "Imię", replaces: imie}
""",
}
RESERVED = ("all", "any", "not", "item", "op", "value")


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:  # noqa: ARG001
    """Check the ids of items and topics."""
    seen: dict[str, Span] = {}
    items = [place.item for place in placed(instrument) if not place.is_column]
    things: list[Item | Topic] = [*items, *instrument.topics()]
    for thing in things:
        where = thing.place("id")
        if thing.id in seen:
            yield error(
                "SW364",
                where,
                text("The id {id} is used twice in this tool.", id=thing.id),
                text("Give one of them another id; give each use of a block its own `as`."),
                Related(span=seen[thing.id], message=text("First used here.")),
                *origin(thing),
            )
        seen.setdefault(thing.id, where)
        if thing.id in RESERVED:
            yield error("SW365", where, text("{id} is a word of the condition language and cannot be an id.", id=thing.id), text("Choose another id."))
    for item in items:
        yield from _inside(item)
        if item.replaces in seen:
            hint = text("Take `replaces` away, or the item {id}.", id=item.replaces)
            yield error("SW369", item.place("replaces"), text("{id} is still there, so nothing can replace it.", id=item.replaces), hint, *origin(item))


def _inside(item: Item) -> Iterator[Diagnostic]:
    if getattr(item.params, "row_labels", ()):
        for index, column in enumerate(item.children):
            if column.id == "row":
                yield error(
                    "SW365",
                    column.place("id"),
                    text("A column of a table with `row_labels` cannot be called row: the label of the row is saved there."),
                    text("Choose another id for column {number}.", number=index + 1),
                )
    if getattr(item.params, "open_rows", 0):
        for index, row in enumerate(getattr(item.params, "rows", ())):
            if re.fullmatch(r"o[1-9][0-9]*", row.code):
                yield error(
                    "SW365",
                    item.place(f"rows.{index}"),
                    text("{code} is the code of an open row of this matrix.", code=row.code),
                    text("Choose another code."),
                )
