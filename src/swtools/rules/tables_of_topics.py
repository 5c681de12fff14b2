"""A table of topics shows where each professional topic of a tool is asked; the items that it names exist.

It is the proof that nothing was forgotten. A row that points to an item which does not exist proves nothing.

**How to mend.** Write `<instrument>.<item>`, items of a block with their prefix; topics of a script count too. `tool` is the
code under which the profession lists the topics, not necessarily one of the library's.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.conditions.tree import item_id
from swtools.diagnostics import Diagnostic, did_you_mean, error, text
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.rules._walk import by_id, item_meant

CODES = {
    "SW434": "a table of topics names an item that does not exist",
}
PASS = """
# standards/topics/karta.yaml
tool: W-90
topics: [{topic: "mocne strony", items: [karta.mocne]}]
# standards/wspolne/1-diagnoza/karta.yaml
code: W-90
items: [{type: longtext, id: mocne, text: "Mocne strony"}]
"""
FAIL = {
    "SW434": """
# standards/topics/karta.yaml
tool: W-90
topics: [{topic: "mocne strony", items: [karta.slabe]}]
# standards/wspolne/1-diagnoza/karta.yaml
code: W-90
items: [{type: longtext, id: mocne, text: "Mocne strony"}]
""",
}


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Look up the items of every row."""
    asked = {tool.id: _asked(tool) for tool in library.instruments}
    for row in library.topic_rows:
        for span, path in zip(row.item_spans, row.items, strict=True):
            name, _, item = path.partition(".")
            if name not in asked:
                yield error("SW434", span, text("There is no tool {name}.", name=name), did_you_mean(name, asked))
            elif item not in asked[name] and item_id(item) not in asked[name]:
                yield error("SW434", span, text("The tool {tool} has no item {item}.", tool=name, item=item), item_meant(item, asked[name]))


def _asked(tool: Instrument) -> set[str]:
    return {*by_id(tool), *(topic.id for topic in tool.topics())}
