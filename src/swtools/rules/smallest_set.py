"""Every target group has the smallest set of tools that the library asks for (`minimum` in `library.yaml`).

A worker who meets a family at the third stage needs a talk, a form and now and then a questionnaire for it; a stage without
them is done from memory. Shared tools count where the group takes them, for each side where a group works with two. What is
optional is left out first when time is short, so a cell with optional tools only is named too. And safety is asked in the
forms of the stages under `minimum.safety`, in every process: a talk alone leaves no trace.

**How to mend.** Add a tool to the group's folder, or a line to `takes` in its `standard.yaml`; put the item or the shared
block of safety questions into a form of that stage. `swtools coverage` shows the whole matrix.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, Text, text, warning
from swtools.model.coverage import Cell, Gap, Row, coverage
from swtools.model.instrument import Instrument, Kind
from swtools.model.library import Library
from swtools.rules._marks import marks
from swtools.rules._walk import placed

CODES = {
    "SW451": "a group lacks a tool of the smallest set",
    "SW452": "a cell of the smallest set with optional tools only",
    "SW453": "a stage at which no form asks about safety",
}
SKIP_WITH_HOLLOW = True
_LIBRARY = """
# standards/library.yaml
title: "Próbna"
version: "1.0"
language: pl
stages: [{{number: 1, slug: diagnoza, label: "Diagnoza", short: "Diagnoza", aim: "Wspólny obraz."}}]
roles: [{{slug: pracownik, label: "Pracownik"}}]
minimum: {{documentation_form: [diagnoza], safety: [diagnoza]}}
# standards/osoba-starsza/standard.yaml
title: "Osoba starsza"
code: OS
for_whom: "Osoby starsze."
{}
# standards/wspolne/1-diagnoza/karta.yaml
use: {}
items: [{{type: boolean, id: zagrozenie, text: "Czy coś zagraża?", unknown: true, concept: {}, purpose: "Ochrona życia."}}]
"""
PASS = _LIBRARY.format("takes: [{tool: karta}]", "required", "danger")
FAIL = {
    "SW451": _LIBRARY.format('aims: ["Spokojny dom."]', "required", "danger"),
    "SW452": _LIBRARY.format("takes: [{tool: karta}]", "optional", "danger"),
    "SW453": _LIBRARY.format("takes: [{tool: karta}]", "required", "strengths"),
}


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Look at every cell of the matrix."""
    matrix = coverage(library)
    for row, cell, gap in matrix.gaps():
        hint = text("Add one to the group’s folder, or take a shared one under `takes`.")
        if gap is Gap.EMPTY:
            yield warning("SW451", row.group.span, _missing(row, cell), hint)
        elif gap is Gap.OPTIONAL:
            message = text("Every {kind} for {group} at the stage {stage} is optional.", kind=cell.kind.value, group=row.group.slug, stage=cell.stage)
            yield warning("SW452", row.group.span, message, text("Make one of them `recommended` or `required`, or add one."))
    asking = {tool.id for tool in library.instruments if _asks_about_safety(tool, library)}
    for row in matrix.rows:
        for cell in row.of_kind(Kind.DOCUMENTATION_FORM):
            if cell.stage in library.minimum.get("safety", ()) and cell.tools and not asking & {tool.id for tool in cell.tools}:
                message = text("No form for {group} asks about safety at the stage {stage}.", group=row.group.slug, stage=cell.stage)
                yield warning("SW453", row.group.span, message, text("Use the shared block of safety questions in a form of that stage."))


def _missing(row: Row, cell: Cell) -> Text:
    named = {"kind": cell.kind.value, "group": row.group.slug, "stage": cell.stage}
    if row.party:
        return text("There is no {kind} for {group} ({party}) at the stage {stage}.", **named, party=row.party)
    return text("There is no {kind} for {group} at the stage {stage}.", **named)


def _asks_about_safety(tool: Instrument, library: Library) -> bool:
    return any(marks(place, library).field == "safety" for place in placed(tool))
