"""What is read back from an output, in one shape for the three formats."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, ...]


@dataclass
class Seen:
    """A field as found: `label` is all that names it, `choices` its codes with the words of each, in order; `rows` are a table's rows.

    `times` counts how often each code (or, of a text, the field) stands in the copies of its card and the rows of its table; `gates` are the
    conditions of the elements round it, and round each of its codes, where the format has such elements.
    """

    kind: str
    label: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    required: bool | None = None
    rows: list[str] = field(default_factory=list)
    times: Counter[str] = field(default_factory=Counter)
    gates: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class Reading:
    """`pieces` are the printed words in their order, `names` every name and `everything` all text of the file, seen or not.

    `rules` are the conditions that a script obeys, by the name of the item; None where the format has no script.
    """

    form: str
    pieces: list[str] = field(default_factory=list)
    fields: dict[Key, Seen] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    everything: str = ""
    rules: dict[str, tuple[str, ...]] | None = None

    def field(self, key: Key, kind: str) -> Seen:
        return self.fields.setdefault(key, Seen(kind))


def canonical(condition: Mapping[str, Any]) -> str:
    """Return a condition in its long form as a text that is the same for the same condition: `today` has a key of its own, `answered` its value."""
    return json.dumps(_long(condition), sort_keys=True, ensure_ascii=False)


def _long(condition: Mapping[str, Any]) -> dict[str, Any]:
    for key in ("all", "any"):
        if key in condition:
            return {key: [_long(part) for part in condition[key]]}
    if "not" in condition:
        return {"not": _long(condition["not"])}
    long = {"op": "eq", **condition}
    if long["op"] == "answered":
        long.setdefault("value", True)
    if long.get("value") == "today":
        long["today"] = bool(long.pop("value"))
    return long


def without_rows(parts: list[str], tables: Collection[str], sections: Collection[str]) -> tuple[Key, str]:
    """Return a field's key without the copy of its card and the row of its table, and that row."""
    row = ""
    while len(parts) > 2 and parts[0] in sections:
        parts = parts[2:]
    if len(parts) > 2 and parts[0] in tables:
        row, parts = parts[1], [parts[0], *parts[2:]]
    return tuple(parts), row
