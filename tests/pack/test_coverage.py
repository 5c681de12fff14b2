"""The coverage in the catalogue: of the whole library; where tools have errors, of the others, and they are named."""

from __future__ import annotations

import html
import re

from tests.command import Run, edit
from tests.pack.conftest import Place

MINIMUM = "minimum:\n  interview_script: [diagnoza]\n  documentation_form: [diagnoza]\n"


def coverage(place: Place, swtools: Run, *options: object, code: int = 0) -> str:
    """Build; return the coverage block of the catalogue as text, "" where there is none."""
    head = place.library / "standards" / "library.yaml"
    if "minimum:" not in head.read_text(encoding="utf-8"):
        head.write_text(head.read_text(encoding="utf-8") + "\n" + MINIMUM, encoding="utf-8")
    ran = swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--format", "html", *options)
    assert ran.code == code, ran.err
    block = re.search(r'<details class="coverage">.*?</details>', (place.output / "index.html").read_text(encoding="utf-8"), re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", " ", block.group())).replace("\u00a0", " ").replace("\u2060", "") if block else ""


def test_a_sound_library_is_complete(place: Place, swtools: Run) -> None:
    shown = coverage(place, swtools)
    assert "zestaw jest pełny" in shown
    assert "MG-1-02" not in shown


def test_a_tool_with_errors_is_named_and_does_not_count(place: Place, swtools: Run) -> None:
    edit(place.group / "1-diagnoza" / "karta.yaml", "{better_days: tak}", "{beter_days: tak}")
    shown = coverage(place, swtools, code=1)
    title = re.search(r'title: "(.*)"', (place.group / "1-diagnoza" / "karta.yaml").read_text(encoding="utf-8"))
    assert title
    assert f"MG-1-02 {title[1]}" in shown
    assert "zestaw jest pełny" not in shown
    assert "brakuje" in shown


def test_a_file_that_cannot_be_read_is_named(place: Place, swtools: Run) -> None:
    edit(place.group / "6-ewaluacja-koncowa" / "ankieta.yaml", "kind: questionnaire", "kind: [questionnaire")
    shown = coverage(place, swtools, code=1)
    assert "standards/moja-grupa/6-ewaluacja-koncowa/ankieta.yaml" in shown
    assert "zestaw jest pełny" in shown, "the smallest set does not ask for a questionnaire"


def test_a_narrowed_build_still_says_nothing(place: Place, swtools: Run) -> None:
    """It speaks of the whole library, and nobody looked at that."""
    for path in [*place.output.rglob("*")]:
        if path.is_file():
            path.unlink()
    edit(place.group / "1-diagnoza" / "karta.yaml", "{better_days: tak}", "{beter_days: tak}")
    assert coverage(place, swtools, "--stage", "ewaluacja-koncowa", code=1) == ""
