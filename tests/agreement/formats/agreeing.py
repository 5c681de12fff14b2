"""Every copy of a tool in every format against its definition, and the formats against each other."""

from __future__ import annotations

from collections.abc import Callable

from tests.agreement.formats.comparing import compare, leaked
from tests.agreement.formats.kept_back import given_away, workers_own
from tests.agreement.formats.library import Library, Tool
from tests.agreement.formats.rendering import FORMATS, read
from tests.agreement.formats.writing import sheet


def disagreements(tool: Tool, library: Library, made: Callable[[str], bytes]) -> list[str]:
    """Return all that is wrong; `made` gives the bytes of an output by its path."""
    found: list[str] = []
    secret, telling = workers_own(tool, library), given_away(tool)
    for edition in tool.editions():
        wanted = sheet(tool, library, edition)
        sentences = []
        for form in FORMATS:
            reading = read(form, made(tool.file(edition, form)), wanted)
            outcome = compare(wanted, reading)
            found += outcome.problems
            sentences.append(outcome.sentences)
            if edition != "worker":
                found += leaked(reading, edition, *secret)
            if edition == "discreet":
                found += leaked(reading, edition, set(), telling)
        names = sorted({name for one in sentences for name in one})
        found += [f"{edition}: the formats word the condition of {name} differently" for name in names if len({one.get(name) for one in sentences}) > 1]
    return found
