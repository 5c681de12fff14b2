"""Step 5: does the library mean something? Every module of this package is one rule (see `_contract`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from swtools import plugins
from swtools.diagnostics import Diagnostic, in_order
from swtools.model.instrument import Instrument, Item
from swtools.model.library import Library


def run(library: Library, hollow: Collection[str]) -> list[Diagnostic]:
    """Run every rule and return the findings in order, those that a tool accepts (`allow`) left out.

    `hollow` are the ids of instruments that could not be built whole; they are not judged, and nothing is said about
    what others expect of them.
    """
    rules = plugins.modules("swtools.rules")
    whole = [tool for tool in library.instruments if tool.id not in hollow]
    found: dict[str, list[Diagnostic]] = {tool.path: [] for tool in whole}
    for tool in whole:
        found[tool.path].extend(_items(tool))
        for rule in rules.values():
            if hasattr(rule, "check_instrument"):
                found[tool.path].extend(rule.check_instrument(tool, library))
    findings: list[Diagnostic] = []
    for rule in rules.values():
        if hasattr(rule, "check_library"):
            for finding in rule.check_library(library):
                found.get(finding.span.file, findings).append(finding)
    for tool in whole:
        findings.extend(found[tool.path])
    return in_order(findings)


def _items(tool: Instrument) -> Iterator[Diagnostic]:
    """Let every item check itself: columns and the scales of topics too."""
    types = plugins.by_name("swtools.items", "TYPE")

    def visit(items: tuple[Item, ...]) -> Iterator[Diagnostic]:
        for item in items:
            yield from types[item.type].check(item)
            yield from visit(item.children)

    yield from visit(tool.top_items())
    yield from visit(tuple(topic.scale for topic in tool.topics() if topic.scale))
