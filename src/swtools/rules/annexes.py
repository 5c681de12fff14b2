"""An annex goes with its tool: it names one of its own kind, and every pack that holds the annex holds the tool.

„Załącznik do W-04” alone is a torn-out page: the head, the consent and the safety questions stand in W-04. `annex_to` sets the
annex behind its tool in every pack, and this rule sees that the tool is there, at the annex's own stage and for its side; at the
stages of `also_in_stages` the annex may stand alone, the tool is in the file by then. The same goes for a talk held within another.

**How to mend.** Name the tool's id. Let the group take the tool at the annex's stage, or take `annex_to` out where the sheet
stands by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, Related, choose_from, error, text
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.model.placement import in_stage, sides, stages_of

CODES = {
    "SW466": "an annex to an unknown tool, or to itself",
    "SW467": "an annex to a tool of another kind, or to an annex",
    "SW468": "an annex without its tool in the group's pack",
}
_HEAD = """
# standards/grupa/standard.yaml
title: "Grupa"
code: G
for_whom: "Osoby, których to dotyczy."
takes: {}
# standards/grupa/1-diagnoza/zalacznik.yaml
annex_to: {}
# standards/wspolne/1-diagnoza/karta.yaml
use: required
# standards/wspolne/1-diagnoza/ankieta.yaml
kind: questionnaire
"""
PASS = _HEAD.format("[{tool: karta}]", "karta")
FAIL = {
    "SW466": _HEAD.format("[{tool: karta}]", "kartka"),
    "SW467": _HEAD.format("[{tool: karta}, {tool: ankieta}]", "ankieta"),
    "SW468": _HEAD.format("[{tool: ankieta}]", "karta"),
}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:
    """Look at the tool that an annex names, and at the packs that hold the annex."""
    if not instrument.annex_to:
        return
    span = instrument.place("annex_to")
    core = library.instrument(instrument.annex_to)
    if core is None or core.id == instrument.id:
        others = [tool.id for tool in library.instruments if tool.id != instrument.id]
        yield error("SW466", span, text("There is no other tool {name}.", name=instrument.annex_to), choose_from(instrument.annex_to, others))
        return
    related = Related(span=core.span, message=text("The tool itself."))
    if core.kind is not instrument.kind or core.annex_to:
        message = text("{tool} is no tool that {annex} could complete.", tool=core.id, annex=instrument.id)
        yield error("SW467", span, message, text("An annex completes a tool of its own kind that is no annex itself."), related)
        return
    stage = stages_of(instrument)[0]
    if not _beside(instrument, core, stage, library):
        message = text("The packs of {group}, {stage}, hold this annex without {tool}.", group=instrument.group, stage=stage, tool=core.id)
        yield error("SW468", span, message, text("Let standard.yaml take the tool at this stage, or take `annex_to` out."), related)


def _beside(annex: Instrument, core: Instrument, stage: str, library: Library) -> bool:
    if core not in in_stage(library, annex.group, stage):
        return False
    theirs = sides(library, annex.group, stage, core)
    return not theirs or annex.party in theirs
