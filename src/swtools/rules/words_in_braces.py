"""A word in braces is replaced before a form is printed; one that nobody knows would be printed as it is.

`{centre.phone}` becomes the centre's telephone number, and inside a block `{who}` becomes what the use of the block says. A
mistyped word, or a block's parameter outside the block, would reach the person with its braces. Braces round anything else
are an author's own.

**How to mend.** Take one of the words that the finding lists, declare the word under `parameters` of the block, or leave the braces out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, error, text
from swtools.model.centre import QUOTABLE
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.rules._texts import said
from swtools.rules._walk import origin

CODES = {"SW378": "a word in braces that nothing replaces"}
PASS = """
- {type: display, id: kontakt, text: "Telefon ośrodka: {centre.phone}."}
"""
FAIL = {
    "SW378": """
- {type: display, id: kontakt, text: "Telefon ośrodka: {centre.telefon}."}
""",
}
_BRACES = re.compile(r"(?<!\{)\{([^\W\d]\w*(?:\.\w+)?)\}(?!\})")
"""A word or two in single braces, as placeholders are written; other braces are an author's own and are printed."""
_KNOWN = {f"centre.{word}" for word in QUOTABLE}


def check_instrument(instrument: Instrument, library: Library) -> Iterator[Diagnostic]:  # noqa: ARG001
    """Look for braces in every text; those of a block's parameters are gone by now."""
    hint = text("Known everywhere: {names}. A word of a block stands under its `parameters`.", names=", ".join(f"{{centre.{word}}}" for word in QUOTABLE))
    for one in said(instrument):
        for match in _BRACES.finditer(one.words):
            if match[1] not in _KNOWN:
                yield error("SW378", one.span, text("Nothing replaces {word}; it would be printed as it is.", word=match.group()), hint, *origin(one.thing))
