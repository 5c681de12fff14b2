"""A tiny library in which three sides occur: forms for the adult experiencing violence, the child, and the person using it."""

from __future__ import annotations

from pathlib import Path

from tests.command import starter

FORM = """
kind: {kind}
id: {id}
code: {code}
title: "{title}"
purpose: "Wspólnie nazywamy, co dalej."
when_to_use: "Na drugim spotkaniu."
version: "1.0"
status: active
role: pracownik-socjalny-ps
process: social_work
use: required
audience: client
duration_minutes: 10
{extra}
items:
  - {{type: longtext, id: uwagi, text: "Co jest teraz ważne?", lines: 3}}
"""
SIDES = {"experiencing": "a", "child": "b", "using": "c"}
"""Each side and the letter of its own form."""
WORDS = (*SIDES, "doznaj", "stosuj", "przemoc", "party")
"""What must not stand on a form, in its title or in its metadata."""


def form(path: Path, identifier: str, code: str, title: str, extra: str = "", kind: str = "documentation_form") -> None:
    """Write a form of one question."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(FORM.format(kind=kind, id=identifier, code=code, title=title, extra=extra).lstrip().replace("\n\n", "\n"), encoding="utf-8")


def library(folder: Path, *, discreet: bool = False) -> Path:
    """Make the library: four forms at stage 1, one of them for all sides, and none at stage 6."""
    starter(folder)
    group = folder / "standards" / "moja-grupa"
    for path in [*group.glob("1-*/*.yaml"), *group.glob("6-*/*.yaml")]:
        path.unlink()
    (group / "standard.yaml").write_text(
        'title: "Przemoc domowa"\ncode: PD\nfor_whom: "Rodziny."\n' + ("discreet: true\n" if discreet else ""),
        encoding="utf-8",
    )
    neutral = 'discreet: true\nneutral_title: "Moje sprawy"'  # a rule asks for it where a side is named
    for side, letter in SIDES.items():
        form(group / "1-diagnoza" / f"plan-{letter}.yaml", f"plan_{letter}", f"PD-1-{letter.upper()}", "Mój plan", f"party: {side}\n{neutral}")
    form(group / "1-diagnoza" / "wspolna.yaml", "wspolna", "PD-1-03", "Nasza rozmowa", neutral if discreet else "")
    return folder
