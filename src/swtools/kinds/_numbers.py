"""Printed numbers: 2.3 is the third question of the second section. Both copies carry the same numbers."""

from __future__ import annotations

from swtools.model.instrument import Form, Instrument, Item

_SILENT = ("display", "signature")


def numbers(instrument: Instrument) -> dict[str, str]:
    """Return the printed number of each item and topic that has one; a script's head fields have none."""
    found: dict[str, str] = {}
    if isinstance(instrument.body, Form):
        _number(instrument.body.items, "", found)
    for index, topic in enumerate(instrument.topics(), start=1):
        found[topic.id] = str(index)
    return found


def _number(items: tuple[Item, ...], prefix: str, found: dict[str, str]) -> None:
    count = 0
    for item in items:
        if item.type in _SILENT:
            continue
        count += 1
        found[item.id] = f"{prefix}{count}"
        if item.type == "section":
            _number(item.children, f"{prefix}{count}.", found)
