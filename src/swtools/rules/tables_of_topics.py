"""A table of topics shows where each professional topic of a tool is asked; the items that it names exist.

It is the proof that nothing was forgotten. A row that points to an item which does not exist proves nothing.

**How to mend.** Write `<instrument>.<item>`, items of a block with their prefix; topics of a script count too. `tool` is the
code under which the profession lists the topics, not necessarily one of the library's.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, error, text
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.rules._walk import by_id

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
                near = difflib.get_close_matches(name, list(asked), n=1)
                yield error("SW434", span, text("There is no tool {name}.", name=name), text("Did you mean {name}?", name=near[0]) if near else None)
            elif item not in asked[name] and item.partition(".")[0] not in asked[name]:
                known = [key for key in asked[name] if key.endswith(f"__{item}")] or difflib.get_close_matches(item, list(asked[name]), n=1)
                hint = text("Did you mean {name}?", name=known[0]) if known else None
                yield error("SW434", span, text("The tool {tool} has no item {item}.", tool=name, item=item), hint)


def _asked(tool: Instrument) -> set[str]:
    return {*by_id(tool), *(topic.id for topic in tool.topics())}
