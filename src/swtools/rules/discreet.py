"""A sheet that lies on a kitchen table must not give the person away.

A tool that asks for a discreet copy needs the neutral title that stands on it. And nowhere – not in a title, a file name or
an id – does a tool say on which side of violence the person stands; that is what `party` is for, and it is never printed.

**How to mend.** Add `neutral_title`, for example „Mój plan”. Name the tool and its file after what it does, not after whom
it is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, error, text
from swtools.model.instrument import Instrument
from swtools.model.library import Library

CODES = {
    "SW375": "a discreet tool without a neutral title",
    "SW376": "a title, file name or id tells the party",
}
PASS = """
title: "Rozmowa o bezpieczeństwie"
party: experiencing
discreet: true
neutral_title: "Mój plan"
"""
FAIL = {
    "SW375": """
discreet: true
""",
    "SW376": """
party: using
title: "Rozmowa z osobą stosującą przemoc"
""",
}
_TELLING = re.compile(r"doznaj|stosuj|sprawc|ofiar|przemoc", re.IGNORECASE)
_TELLING_NEUTRAL = re.compile(r"przemoc|doznaj|stosuj|sprawc|ofiar|zaburze|psychi|dług|zadłuż|uzależni|alkohol|bezdomn", re.IGNORECASE)


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Look at the titles and names of the tool."""
    group = library.group(instrument.group)
    if instrument.discreet and not instrument.neutral_title:
        yield error("SW375", instrument.place("discreet"), text("A discreet copy needs a neutral title."), text("Add neutral_title, for example “Mój plan”."))
    elif instrument.neutral_title and _TELLING_NEUTRAL.search(instrument.neutral_title):
        yield error(
            "SW376", instrument.place("neutral_title"), text("The neutral title is not neutral."), text("Name what the sheet does, for example “Mój plan”.")
        )
    if instrument.party:
        for key, name in (("title", instrument.title), ("id", instrument.id), ("id", instrument.tool)):
            if _TELLING.search(name):
                yield error(
                    "SW376",
                    instrument.place(key),
                    text("“{name}” tells on which side of violence the person stands.", name=name),
                    text("Name the tool after what it does; only `party` says for whom it is."),
                )
        if not instrument.discreet and not (group and group.discreet):
            yield error(
                "SW375",
                instrument.place("party"),
                text("A tool of one party needs a discreet copy."),
                text("Add `discreet: true` and a neutral_title."),
            )
