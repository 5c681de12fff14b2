"""Blocks, option lists, concepts and acts that nothing uses are dead weight: they are maintained, translated and never seen.

**How to mend.** Delete the part, or use it. An act is used by the `legal_basis` of a tool or of a group, a block also
through another block that a tool uses.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, text, warning
from swtools.model.instrument import walk
from swtools.model.library import Library

CODES = {
    "SW441": "a block that nothing uses",
    "SW442": "an option list that nothing uses",
    "SW443": "a concept that nothing uses",
    "SW444": "an act that nothing names",
}
SKIP_WITH_HOLLOW = True
PASS = """
# standards/choices/kto.yaml
id: kto
title: "Kto pomaga"
options: [{code: bliscy, text: "bliscy"}, {code: nikt, text: "nikt"}]
# standards/blocks/pomoc.yaml
id: pomoc
title: "Pomoc"
items: [{type: choice, id: kto, text: "Kto pomaga?", options: kto, concept: strengths}]
# standards/concepts.yaml
concepts: [{id: strengths, label: "mocne strony", field: life}]
# standards/wspolne/1-diagnoza/karta.yaml
legal_basis: [ups]
items: [{use: pomoc}]
"""
FAIL = {
    "SW441": """
# standards/blocks/pomoc.yaml
id: pomoc
title: "Pomoc"
items: [{type: text, id: kto, text: "Kto pomaga?"}]
""",
    "SW442": """
# standards/choices/kto.yaml
id: kto
title: "Kto pomaga"
options: [{code: bliscy, text: "bliscy"}, {code: nikt, text: "nikt"}]
""",
    "SW443": """
# standards/concepts.yaml
concepts: [{id: strengths, label: "mocne strony", field: life}]
""",
    "SW444": """
- {type: text, id: uwagi, text: "Uwagi"}
""",
}


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Compare what there is with what is used."""
    used = {name for tool in library.instruments for name in tool.uses}
    # An item that every use of its block omits still names its concept.
    used |= {f"concept:{item.concept}" for block in library.blocks.values() if f"block:{block.id}" in used for item in walk(block.items)}
    acts = {act for tool in library.instruments for act in tool.legal_basis} | {act for group in library.groups for act in group.legal_basis}
    for block in library.blocks.values():
        if f"block:{block.id}" not in used:
            yield warning("SW441", block.span, text("Nothing uses the block {id}.", id=block.id), text("Delete it, or use it."))
    for options in library.lists.values():
        if f"list:{options.id}" not in used:
            yield warning("SW442", options.span, text("Nothing uses the option list {id}.", id=options.id), text("Delete it, or use it."))
    for concept in library.concepts.values():
        if f"concept:{concept.id}" not in used:
            yield warning("SW443", concept.span, text("No item names the concept {id}.", id=concept.id), text("Delete it, or name it with `concept`."))
    for act in library.acts.values():
        if act.id not in acts:
            yield warning("SW444", act.span, text("No tool or group names the act {id}.", id=act.id), text("Delete it, or name it in `legal_basis`."))
