"""Who fills a tool fits its kind: a person answers a questionnaire, a worker leads a talk.

A questionnaire that a worker fills alone is a documentation form; a script that the person fills alone is a questionnaire.

**How to mend.** Change `kind` or `audience`.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, error, text
from swtools.model.instrument import Audience, Instrument, Kind
from swtools.model.library import Library

CODES = {
    "SW373": "kind and audience contradict each other",
}
PASS = """
kind: questionnaire
audience: client
"""
FAIL = {
    "SW373": """
kind: questionnaire
audience: worker
""",
}
_WRONG = {Kind.QUESTIONNAIRE: Audience.WORKER, Kind.INTERVIEW_SCRIPT: Audience.CLIENT}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:  # noqa: ARG001
    """Compare kind and audience."""
    if _WRONG.get(instrument.kind) is instrument.audience:
        yield error(
            "SW373",
            instrument.place("audience"),
            text("The kind {kind} does not go with the audience {audience}.", kind=instrument.kind.value, audience=instrument.audience.value),
            text("A questionnaire is answered by the person, a script is led by the worker, the worker alone fills a documentation form."),
        )
