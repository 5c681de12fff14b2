"""Step 5: does the library mean something? Every module of this package is one rule (see `_contract`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import ModuleType

from swtools import plugins
from swtools.diagnostics import Diagnostic, Severity, in_order
from swtools.model.instrument import Instrument, Item
from swtools.model.library import Library


def run(library: Library, hollow: Collection[str]) -> list[Diagnostic]:
    """Run every rule and return the findings in order, those that a tool accepts (`allow`) left out.

    `hollow` are the ids of instruments that could not be built whole, also of such that are missing from `library` (and the
    folders of groups whose standard is); they are not judged, and nothing is said about what others expect of them.
    """
    rules = plugins.modules("swtools.rules")
    types = plugins.by_name("swtools.items", "TYPE")
    whole = [tool for tool in library.instruments if tool.id not in hollow]
    about = {tool.path: [*_items(tool, types), *_instrument(tool, library, rules, hollow)] for tool in whole}
    elsewhere: list[Diagnostic] = []
    for rule in rules.values():
        if not hasattr(rule, "check_library") or _silent(rule, hollow):
            continue
        for finding in rule.check_library(library):
            if not _expects(finding, hollow):
                about.get(finding.span.file, elsewhere).append(finding)
    acceptable = {code for rule in rules.values() for code in getattr(rule, "ACCEPTABLE", ())}
    unknown = {code for rule in rules.values() if _silent(rule, hollow) for code in rule.CODES}
    findings = list(elsewhere)
    for tool in whole:
        findings.extend(finding for finding in _accepted(tool, about[tool.path], acceptable, rules) if str(finding.message.args.get("code")) not in unknown)
    return in_order(findings)


def _silent(rule: ModuleType, hollow: Collection[str]) -> bool:
    """Say whether a rule says nothing because some tool could not be built; whether its findings would be there to accept nobody knows then."""
    return bool(hollow) and getattr(rule, "SKIP_WITH_HOLLOW", False)


def _instrument(tool: Instrument, library: Library, rules: Mapping[str, ModuleType], hollow: Collection[str]) -> Iterator[Diagnostic]:
    for rule in rules.values():
        if hasattr(rule, "check_instrument"):
            yield from (finding for finding in rule.check_instrument(tool, library) if not _expects(finding, hollow))


def _items(tool: Instrument, types: Mapping[str, ModuleType]) -> Iterator[Diagnostic]:
    """Let every item check itself: columns and the scales of topics too."""

    def visit(items: tuple[Item, ...]) -> Iterator[Diagnostic]:
        for item in items:
            yield from types[item.type].check(item)
            yield from visit(item.children)

    yield from visit(tool.top_items())
    yield from visit(tuple(topic.scale for topic in tool.topics() if topic.scale))


def _accepted(tool: Instrument, findings: list[Diagnostic], acceptable: Collection[str], rules: Mapping[str, ModuleType]) -> Iterator[Diagnostic]:
    """Leave out what the tool accepts, and add what is wrong with its acceptances."""
    may_go = {*acceptable, *(finding.code for finding in findings if finding.severity is Severity.WARNING)}
    codes = {allowance.code for allowance in tool.allow} & may_go
    yield from (finding for finding in findings if finding.code not in codes)
    for rule in rules.values():
        if hasattr(rule, "unused_allowances"):
            yield from rule.unused_allowances(tool, findings, may_go)


def _expects(finding: Diagnostic, hollow: Collection[str]) -> bool:
    """Say whether a finding speaks of a tool that could not be built; its own findings come first."""
    named = {str(finding.message.args.get(key)) for key in ("name", "tool", "group")}
    return bool(hollow and named & set(hollow))
