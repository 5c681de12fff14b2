"""Whoever asks for a name or a contact says what happens with it: a notice of data stands in the tool or in the group's pack.

The notice is due when data are collected (GDPR art. 13). It may stand in the tool itself, as the block `gdpr_notice`, or in
a tool of the same pack that gives it (the shared „Informacja o danych”), at the same stage or an earlier one. Personal data
are here: concepts of the fields `identity.*`, and the blocks `person` and `safe_contact`.

**How to mend.** Add `{use: gdpr_notice}` to the tool, or `{tool: informacja_o_danych}` to `takes` in the group's
`standard.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, error, text
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.rules._marks import marks
from swtools.rules._walk import placed

CODES = {"SW439": "personal data without a notice in the pack"}
ACCEPTABLE = ("SW439",)
SKIP_WITH_HOLLOW = True
PASS = """
# standards/blocks/gdpr-notice.yaml
id: gdpr_notice
title: "Informacja"
items: [{type: display, id: tresc, tone: legal, text: "Za dane odpowiada {centre.controller}."}]
# standards/wspolne/1-diagnoza/karta.yaml
items:
  - {type: text, id: imie, text: "Imię", concept: first_name}
  - {use: gdpr_notice}
"""
FAIL = {
    "SW439": """
- {type: text, id: imie, text: "Imię", concept: first_name}
""",
}
NOTICE = "gdpr_notice"
_PERSONAL = {"block:person", "block:safe_contact"}
_SHARED_NOTICE = "informacja_o_danych"


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Check every pack: a group's own tools and those that it takes."""
    personal = {tool.id for tool in library.instruments if _personal(tool, library)}
    for group in library.groups:
        own = [tool for tool in library.instruments if tool.group == group.slug]
        taken = {taken.tool: taken.span for taken in group.takes}
        pack = [*own, *(tool for tool in library.instruments if tool.id in taken and tool.group != group.slug)]
        notices = [_number(tool, library) for tool in pack if f"block:{NOTICE}" in tool.uses or tool.id == _SHARED_NOTICE]
        for tool in pack:
            if tool.id in personal and f"block:{NOTICE}" not in tool.uses and min(notices, default=99) > _number(tool, library):
                yield error(
                    "SW439",
                    taken.get(tool.id, tool.span),
                    text("{tool} asks for personal data, but no notice of data is given in the pack by then.", tool=tool.id),
                    text("Add {{use: gdpr_notice}} to the tool, or {{tool: informacja_o_danych}} to `takes` in {path}.", path=group.path),
                )


def _personal(tool: Instrument, library: Library) -> bool:
    if _PERSONAL & set(tool.uses):
        return True
    return any(marks(place, library).field.startswith("identity.") for place in placed(tool) if not place.is_column)


def _number(tool: Instrument, library: Library) -> int:
    """Return the number of the tool's first stage; outside the stages it is given from the beginning."""
    numbers = [stage.number for slug in (tool.stage, *tool.also_in_stages) if slug and (stage := library.stage(slug))]
    return min(numbers) if tool.stage and numbers else 0
