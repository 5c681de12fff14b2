"""A variant asks the same in other words: its items have the ids and answers of the tool that it is a variant of.

An easy-to-read wording is another text for the same record. If an item is missing or has other options, the answers of the
two can no longer be read side by side.

**How to mend.** Give the variant the same items with the same ids, types, codes and bounds; change texts only. A tool that
asks something else is a tool of its own, without `variant_of`.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, Related, error, text
from swtools.model.answer import Answer
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.rules._walk import asks_nothing, placed

CODES = {"SW445": "a variant asks something else than its tool"}
ACCEPTABLE = ("SW445",)
PASS = """
# standards/wspolne/1-diagnoza/karta.yaml
items: [{type: longtext, id: mocne, text: "Co Pana/Pani zdaniem idzie dobrze?"}]
# standards/wspolne/1-diagnoza/karta-etr.yaml
variant_of: karta
items: [{type: longtext, id: mocne, text: "Co idzie mi dobrze?"}]
"""
FAIL = {
    "SW445": """
# standards/wspolne/1-diagnoza/karta.yaml
items: [{type: longtext, id: mocne, text: "Co Pana/Pani zdaniem idzie dobrze?"}]
# standards/wspolne/1-diagnoza/karta-etr.yaml
variant_of: karta
items: [{type: longtext, id: dobre, text: "Co idzie mi dobrze?"}]
""",
}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Compare a variant with its tool."""
    original = library.instrument(instrument.variant_of) if instrument.variant_of else None
    if original is None or original.id == instrument.id:
        return
    own, wanted = _asked(instrument), _asked(original)
    different = sorted(name for name in own.keys() | wanted.keys() if own.get(name) != wanted.get(name))
    if different:
        yield error(
            "SW445",
            instrument.place("variant_of"),
            text("This variant and {tool} differ in: {items}.", tool=original.id, items=", ".join(different)),
            text("Give both the same items; change texts only."),
            Related(span=original.span, message=text("The tool itself.")),
        )


def _asked(tool: Instrument) -> dict[str, Answer]:
    items = {place.item.id: place.item.answer for place in placed(tool) if not place.is_column and not asks_nothing(place.item.answer)}
    return items | {topic.id: topic.answer for topic in tool.topics()}
