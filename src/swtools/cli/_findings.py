"""Showing findings: for people, as JSON, as GitHub annotations, as SARIF (`_sarif`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import typer

from swtools.cli._session import CLEAN, FINDINGS, say
from swtools.diagnostics import Diagnostic, Severity, Span, text

Place = Callable[[str], str]
"""Turns a path of the library into the path to show."""


def human(findings: Sequence[Diagnostic], place: Place) -> str:
    """Return one line a finding, its hint below, its second places below that."""
    severities = {Severity.ERROR: say.text(text("error")), Severity.WARNING: say.text(text("warning"))}
    lines = []
    for finding in findings:
        lines.append(f"{_shown(finding.span, place)}: {severities[finding.severity]}[{finding.code}] {say.text(finding.message)}")
        if finding.hint:
            lines.append(f"    → {say.text(finding.hint)}")
        lines.extend(f"    {_shown(related.span, place)}: {say.text(related.message)}" for related in finding.related)
    return "\n".join(lines)


def as_json(findings: Sequence[Diagnostic], place: Place) -> str:
    """Return `{findings: [{code, severity, file, line, column, message, hint, related}]}`."""
    return json.dumps({"findings": [_row(finding, place) for finding in findings]}, ensure_ascii=False, indent=1)


def _row(finding: Diagnostic, place: Place) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": place(finding.span.file),
        "line": finding.span.line,
        "column": finding.span.column,
        "message": say.text(finding.message),
        "hint": say.text(finding.hint) if finding.hint else None,
        "related": [
            {"file": place(related.span.file), "line": related.span.line, "column": related.span.column, "message": say.text(related.message)}
            for related in finding.related
        ],
    }


def github(findings: Sequence[Diagnostic], place: Place) -> str:
    """Return workflow commands that GitHub shows beside the lines of a change."""
    lines = []
    for finding in findings:
        words = with_hint(finding)
        where = f"file={_property(place(finding.span.file))},line={max(finding.span.line, 1)},col={max(finding.span.column, 1)}"
        lines.append(f"::{finding.severity.value} {where},title={finding.code}::{_escaped(words)}")
    return "\n".join(lines)


def with_hint(finding: Diagnostic) -> str:
    """Return a finding in one paragraph."""
    return f"{say.text(finding.message)} {say.text(finding.hint)}" if finding.hint else say.text(finding.message)


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def sarif(findings: Sequence[Diagnostic], place: Place) -> str:
    """Return a SARIF 2.1.0 log."""
    from swtools.cli._sarif import log

    return log(findings, place, with_hint)


FORMATS = {"human": human, "json": as_json, "github": github, "sarif": sarif}


def report(findings: Sequence[Diagnostic], place: Place, output_format: str, *, nothing: str, strict: bool) -> int:
    """Show findings in a format of `FORMATS` and return the exit code; people are told `nothing` where there are none.

    With `strict` warnings count as errors.
    """
    shown = FORMATS[output_format](findings, place)
    if shown:
        typer.echo(shown)
    if output_format == "human":
        typer.echo(summary(findings) if findings else nothing)
    failed = any(strict or finding.severity is Severity.ERROR for finding in findings)
    return FINDINGS if failed else CLEAN


def _shown(span: Span, place: Place) -> str:
    return str(Span(place(span.file), span.line, span.column))


def summary(findings: Sequence[Diagnostic]) -> str:
    """Count errors and warnings in words."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
    return ", ".join(
        [
            say.plural("{number} error", "{number} errors", errors),
            say.plural("{number} warning", "{number} warnings", warnings),
        ]
    )
