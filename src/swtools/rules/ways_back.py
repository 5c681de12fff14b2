"""Work goes back only to an earlier stage: a review may lead to new goals or a new plan.

The ways back are drawn in the picture of the stages in the handbook. A slug that names no stage, or a later one, would be a
line to nowhere.

**How to mend.** Write under `returns_to` the `slug` of stages with a smaller number.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, error, text
from swtools.model.library import Library

CODES = {"SW461": "a way back to a stage that does not exist or does not come before"}
_LIBRARY = """
# standards/library.yaml
title: "Próbna"
version: "1.0"
language: pl
teams: [{{id: ps, label: "Praca socjalna"}}]
roles: [{{slug: pracownik, label: "Pracownik", team: ps}}]
stages:
  - {{number: 2, slug: cele, label: "Cele", short: "Cele", aim: "Wspólny cel."}}
  - {{number: 5, slug: przeglad, label: "Przegląd", short: "Przegląd", aim: "Wspólna ocena.", returns_to: [{}]}}
"""
PASS = _LIBRARY.format("cele")
FAIL = {"SW461": _LIBRARY.format("celle")}


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Check the ways back of every stage."""
    for stage in library.stages:
        earlier = {other.slug for other in library.stages if other.number < stage.number}
        for slug in stage.returns_to:
            if slug not in earlier:
                yield error("SW461", stage.span, text("The stage {stage} returns to {slug}, which is no earlier stage.", stage=stage.slug, slug=slug))
