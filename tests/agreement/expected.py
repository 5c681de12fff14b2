"""What Python says about a set of answers: which items, options and rows are shown, and which constraints are broken.

Paths are written as the form's controls are called: `goals.0.until` for the record's `goals[0].until`. A conditional option or row
of a matrix is `<path of its item>:<code>`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from swtools.conditions.evaluate import evaluate
from swtools.model.instrument import Instrument, Item
from swtools.model.library import Option
from swtools.responses.check import check_answers
from swtools.responses.visible import Shown, shown_items

Draft = dict[str, object]
"""Answers as typed: those of hidden items are still there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is shown, the paths of the items whose constraint is broken, and (path, JSON) of what is computed."""

    shown: frozenset[str]
    broken: frozenset[str]
    computed: frozenset[tuple[str, str]]


def dotted(path: str) -> str:
    return re.sub(r"\[(\d+)\]", r".\1", path)


def conditional_entries(item: Item) -> tuple[Option, ...]:
    """Return the options of a choice, or the rows of a matrix, that have a condition."""
    entries = getattr(item.params, "rows" if item.type == "matrix" else "options", ())
    return tuple(entry for entry in entries if isinstance(entry, Option) and entry.when is not None)


def seen(instrument: Instrument, draft: Mapping[str, object], today: str) -> Seen:
    entries = list(shown_items(instrument, draft, today))
    shown = frozenset(path for entry in entries for path in _paths(entry, today))
    broken = frozenset(dotted(problem.path) for problem in check_answers(instrument, draft, today) if problem.code == "SW606")
    return Seen(shown=shown, broken=broken, computed=frozenset(_computed(entries)))


def _computed(entries: Sequence[Shown]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        value = entry.sheet.shown.get(entry.item.id)
        if entry.item.type == "computed" and value is not None:
            yield dotted(entry.path), json.dumps(value)


def _paths(entry: Shown, today: str) -> Iterator[str]:
    path = dotted(entry.path)
    yield path
    for option in conditional_entries(entry.item):
        assert option.when is not None
        if evaluate(option.when, entry.sheet.lookup, today):
            yield f"{path}:{option.code}"
