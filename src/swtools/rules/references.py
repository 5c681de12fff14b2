"""A condition names an item that exists, and a value that the item can have.

A `when` that names a mistyped id or a code that is not among the options is never true: the question behind it silently
disappears from every form. The operator must suit the answer, too: `gt` needs numbers or dates, `includes` a multiple choice.

**How to mend.** Write the id as it stands at the item; items of a block carry its prefix (`osoba__first_name`). Name a part
behind a dot: a mark of a scale (`sen.is`), a row of a matrix (`znaki.przemoc`), an end of a period (`okres.from`).
Compare a choice with its codes, not with its texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from swtools.diagnostics import Diagnostic, Related, text
from swtools.model.instrument import Instrument, Item, walk
from swtools.model.library import Library
from swtools.rules._comparisons import problems
from swtools.rules._walk import by_id, row_conditions, stated

CODES = {
    "SW350": "a condition names an item that does not exist",
    "SW351": "a condition names a part that the item does not have, or lacks the part",
    "SW352": "an operator that does not suit the answer",
    "SW353": "a value that the answer cannot have",
}
PASS = """
- {type: choice, id: kto, text: "Kto pomaga?", multiple: true, options: [{code: bliscy, text: "bliscy"}, {code: nikt, text: "nikt"}]}
- {type: scale, id: sen, text: "Sen", min_label: "zły", max_label: "dobry", marks: [was, is]}
- {type: longtext, id: jak, text: "Jak pomagają?", when: {item: kto, op: includes, value: bliscy}}
- {type: longtext, id: co_ze_snem, text: "Co się zmienia?", when: {item: sen.is, op: lt, value_of: sen.was}}
"""
FAIL = {
    "SW350": """
- {type: boolean, id: praca, text: "Czy jest praca?"}
- {type: text, id: gdzie, text: "Gdzie?", when: {prcaa: tak}}
""",
    "SW351": """
- {type: scale, id: sen, text: "Sen", min_label: "zły", max_label: "dobry", marks: [was, is]}
- {type: text, id: cel, text: "Co dalej?", when: {item: sen.goal, op: ge, value: 5}}
""",
    "SW352": """
- {type: choice, id: kto, text: "Kto?", options: [{code: a, text: "ktoś"}, {code: b, text: "nikt"}]}
- {type: text, id: ile, text: "Ile?", when: {item: kto, op: gt, value: 3}}
""",
    "SW353": """
- {type: boolean, id: praca, text: "Czy jest praca?"}
- {type: text, id: gdzie, text: "Gdzie?", when: {praca: yes}}
""",
}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Check every comparison of every condition."""
    known = by_id(instrument)
    topics = {topic.id: topic for topic in instrument.topics()}
    for statement in stated(instrument):
        for finding in problems(statement, known, topics):
            yield _at_its_cause(finding, statement.place.item, library)
    for rows in row_conditions(instrument):
        yield from problems(rows.stated, {**known, **rows.columns}, topics)


def _at_its_cause(finding: Diagnostic, item: Item, library: Library) -> Diagnostic:
    """Move the finding to the use of a block where that use leaves out the item which the block's own condition names."""
    where, name = item.origin, str(finding.message.args.get("name"))
    block = library.blocks.get(where.block) if where else None
    if where is None or block is None or finding.code != "SW350" or not name.startswith(where.prefix):
        return finding
    if name.removeprefix(where.prefix) not in {inner.id for inner in walk(block.items)}:
        return finding
    related = (Related(span=finding.span, message=text("The block’s condition.")),)
    return replace(finding, span=where.span, hint=text("Do not omit {name}, or omit what depends on it too.", name=name), related=related)
