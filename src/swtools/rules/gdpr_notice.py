"""Whoever asks for a name or a contact says what happens with it: a notice of data stands in the tool or in the group's pack.

The notice is due when data are collected (GDPR art. 13). It may stand in the tool itself, as the block `gdpr_notice`, or in
a tool of the same pack that gives it (the shared „Informacja o danych”), at the same stage or an earlier one. Personal data
are here: concepts of the fields `identity.*` and `contact`, texts of a format such as `phone`, and the blocks `person` and
`safe_contact`. Where a group works with two sides, each has its own pack and needs the notice in it.

**How to mend.** Add `{use: gdpr_notice}` to the tool, or `{tool: informacja_o_danych}` to `takes` in the group's
`standard.yaml`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, error, text
from swtools.model.instrument import Instrument
from swtools.model.library import Group, Library
from swtools.model.placement import parties_in
from swtools.rules._marks import PERSONAL_FIELDS, marks
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
_NOTICE = "block:gdpr_notice"
_PERSONAL = {"block:person", "block:safe_contact"}
_SHARED_NOTICE = "informacja_o_danych"
_FORMATS = ("pesel", "phone", "email", "first_name", "case_code")


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Check every pack: a group's own tools and those that it takes, for each side where there are sides."""
    personal = {tool.id for tool in library.instruments if _personal(tool, library)}
    for group in library.groups:
        taken = {taken.tool: taken for taken in group.takes}
        sides = {tool.id: _sides(tool, group) for tool in library.instruments}
        whole = [tool for tool in library.instruments if tool.group == group.slug or tool.id in taken]
        late: dict[str, Instrument] = {}
        for party in parties_in(library, group.slug) or (None,):
            pack = [tool for tool in whole if sides[tool.id] & {None, party}]
            late |= {tool.id: tool for tool in _late(pack, library) if tool.id in personal}
        for tool in late.values():
            yield error(
                "SW439",
                taken[tool.id].span if tool.id in taken and tool.group != group.slug else tool.span,
                text("{tool} asks for personal data, but no notice of data is given in the pack by then.", tool=tool.id),
                text("Add {{use: gdpr_notice}} to the tool, or {{tool: informacja_o_danych}} to `takes` in {path}.", path=group.path),
            )


def _sides(tool: Instrument, group: Group) -> set[str | None]:
    """Return the sides in whose packs a tool stands; None stands for all of them."""
    return {tool.party} if tool.party or tool.group == group.slug else {taken.party for taken in group.takes if taken.tool == tool.id}


def _late(pack: list[Instrument], library: Library) -> Iterator[Instrument]:
    """Yield the tools of a pack that stand in it before any notice."""
    first = min((_number(tool, library) for tool in pack if _NOTICE in tool.uses or tool.id == _SHARED_NOTICE), default=math.inf)
    yield from (tool for tool in pack if _NOTICE not in tool.uses and first > _number(tool, library))


def _personal(tool: Instrument, library: Library) -> bool:
    if _PERSONAL & set(tool.uses):
        return True
    return any(
        marks(place, library).field.startswith(PERSONAL_FIELDS) or getattr(place.item.params, "format", None) in _FORMATS
        for place in placed(tool)
        if not place.is_column
    )


def _number(tool: Instrument, library: Library) -> int:
    """Return the number of the tool's first stage; outside the stages it is given from the beginning."""
    numbers = [stage.number for slug in (tool.stage, *tool.also_in_stages) if slug and (stage := library.stage(slug))]
    return min(numbers) if tool.stage and numbers else 0
