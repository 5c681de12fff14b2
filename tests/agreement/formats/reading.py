"""What is read back from an output, in one shape for the three formats."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

Key = tuple[str, ...]


@dataclass
class Seen:
    """A field as found: `label` is all that names it, `choices` its codes with the words of each, in order; `rows` counts a table's rows."""

    kind: str
    label: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    required: bool | None = None
    rows: list[str] = field(default_factory=list)


@dataclass
class Reading:
    """`pieces` are the printed words in their order, `names` every name and `everything` all text of the file, seen or not."""

    form: str
    pieces: list[str] = field(default_factory=list)
    fields: dict[Key, Seen] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    everything: str = ""

    def field(self, key: Key, kind: str) -> Seen:
        return self.fields.setdefault(key, Seen(kind))


def without_rows(parts: list[str], tables: Collection[str], sections: Collection[str]) -> tuple[Key, str]:
    """Return a field's key without the copy of its card and the row of its table, and that row."""
    row = ""
    while len(parts) > 2 and parts[0] in sections:
        parts = parts[2:]
    if len(parts) > 2 and parts[0] in tables:
        row, parts = parts[1], [parts[0], *parts[2:]]
    return tuple(parts), row
