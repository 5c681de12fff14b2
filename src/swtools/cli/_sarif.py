"""Findings as a SARIF 2.1.0 log (OASIS), which code hosts and editors read. What a rule means comes from the manual, in English."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

from swtools import __version__
from swtools.diagnostics import Diagnostic, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MANUAL = Path(__file__).with_name("manual.json")
"""What every code means; `tools/rules_manual.py` writes it."""

Json = dict[str, object]
Words = Callable[[Diagnostic], str]
Place = Callable[[str], str]


def log(findings: Sequence[Diagnostic], place: Place, words: Words) -> str:
    """Return the log; `words` says a finding with its hint, `place` gives the path to show."""
    codes = sorted({finding.code for finding in findings})
    rules = [_rule(code, next(finding.severity.value for finding in findings if finding.code == code)) for code in codes]
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": finding.severity.value,
            "message": {"text": words(finding)},
            "locations": [_location(finding.span, place)],
        }
        for finding in findings
    ]
    driver = {"name": "swtools", "version": __version__, "language": "en", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _location(span: Span, place: Place) -> Json:
    region = {"startLine": max(span.line, 1), "startColumn": max(span.column, 1)}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(place(span.file))}, "region": region}}


def _rule(code: str, level: str) -> Json:
    """Return a reportingDescriptor (SARIF 3.49): what was found, what it means, how to mend it."""
    row = _manual()[code]
    line = row["line"][:1].upper() + row["line"][1:].removesuffix(".") + "."
    about = row.get("about", line)
    remedy = row.get("remedy", "The second sentence of each finding says what to do.")
    return {
        "id": code,
        "shortDescription": {"text": line},
        "fullDescription": _both(about),
        "help": _both(remedy),
        "defaultConfiguration": {"level": level},
    }


def _both(markdown: str) -> Json:
    """Return a multiformatMessageString (3.12): plain words, and Markdown where they hold any."""
    plain = markdown.replace("**", "").replace("`", "")
    return {"text": plain} if plain == markdown else {"text": plain, "markdown": markdown}


@functools.cache
def _manual() -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = json.loads(MANUAL.read_text(encoding="utf-8"))
    return rows
