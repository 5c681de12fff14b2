"""A file that stands on another shelf than its own: said once, in place of all that its schema there would find."""

from __future__ import annotations

from swtools.diagnostics import Diagnostic, Span, Text, error, text
from swtools.loading.discover import INSTRUMENT
from swtools.model.instrument import Kind
from swtools.source.places import Source

_LOOKS_LIKE: dict[str, tuple[Text, str]] = {
    INSTRUMENT: (text("This is a tool; it does not belong in this folder."), "<group>/<n-stage>/"),
    "block": (text("This is a block; it does not belong in this folder."), "blocks/"),
    "choices": (text("This is an option list; it does not belong in this folder."), "choices/"),
}
_SHELVES = frozenset({INSTRUMENT, "block", "choices", "topics"})
_OF_A_TOOL = frozenset({"kind", "code", "purpose"})


def on_another_shelf(source: Source, schema: str) -> Diagnostic | None:
    """Return the finding that a file of one of the shared folders, or of a stage's, belongs in another; None where nothing speaks for it.

    Only what is plain counts: a tool says its `kind`, a block has items or topics and nothing of a tool's head, a list has options and no items.
    """
    meant = _meant(source.data) if schema in _SHELVES else None
    if meant is None or meant == schema:
        return None
    message, folder = _LOOKS_LIKE[meant]
    return error("SW401", Span(source.file, 1, 1), message, text("Move it to {folder}.", folder=folder))


def _meant(data: object) -> str | None:
    if not isinstance(data, dict) or "tool" in data:  # a table of topics
        return None
    if data.get("kind") in list(Kind):
        return INSTRUMENT
    if _OF_A_TOOL & data.keys() or "id" not in data:
        return None
    inside = {"items", "topics"} & data.keys()
    if inside and "options" not in data:
        return "block"
    return "choices" if "options" in data and not inside else None
