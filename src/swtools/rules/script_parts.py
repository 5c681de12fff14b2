"""A talk has an opening, and it asks about safety.

The opening says who speaks, what is written down and where secrecy ends; without it the person cannot decide what to tell.
Safety is asked in every talk, because danger changes between two meetings. A topic with an `alert` (a sign and the steps to
take) counts as the question, and so does the shared block of safety topics. Talks of supervision are not held with the
person and need neither.

**How to mend.** Add `opening: [{use: secrecy_opening}]` and the topic block `safety_talk`, or an own topic with `alert`.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, text, warning
from swtools.model.instrument import Instrument, Script
from swtools.model.library import Library
from swtools.rules._marks import SUPERVISION

CODES = {
    "SW371": "a script that never asks about safety",
    "SW372": "a script without an opening",
}
ACCEPTABLE = tuple(CODES)
PASS = """
kind: interview_script
opening: [{id: start, title: "Otwarcie", ask: "Czy możemy zacząć?"}]
topics:
  - id: dzis
    title: "Bezpieczeństwo"
    ask: "Jak bezpiecznie jest dziś u Pana/Pani w domu?"
    alert: {sign: "Strach przed powrotem.", do: ["Zostań z osobą. Przy zagrożeniu teraz: 112."]}
"""
FAIL = {
    "SW371": """
kind: interview_script
opening: [{id: start, title: "Otwarcie", ask: "Czy możemy zacząć?"}]
topics: [{id: powod, title: "Powód", ask: "Co Pana/Panią sprowadza?"}]
""",
    "SW372": """
kind: interview_script
topics:
  - id: dzis
    title: "Bezpieczeństwo"
    ask: "Jak bezpiecznie jest dziś u Pana/Pani w domu?"
    alert: {sign: "Strach przed powrotem.", do: ["Zostań z osobą."]}
""",
}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:  # noqa: ARG001
    """Look at the parts of a script."""
    body = instrument.body
    if not isinstance(body, Script) or SUPERVISION in instrument.role:
        return
    if not body.opening:
        yield warning(
            "SW372",
            instrument.span,
            text("The script has no opening: who speaks, what is written down, where secrecy ends."),
            text("Add opening: [{{use: secrecy_opening}}]."),
        )
    if not any(topic.alert or (topic.origin and "safety" in topic.origin.block) for topic in body.all_topics()):
        yield warning(
            "SW371",
            instrument.span,
            text("The script never asks about safety."),
            text("Add {{use: safety_talk}} to the topics, or a topic with `alert`."),
        )
