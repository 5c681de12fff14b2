"""A second reader of the definition language, written from docs/definition-language.md alone: it imports nothing of swtools.

It resolves blocks (prefix, parameters, omissions, nesting) and lists of options, gives the numbers, and says which copies a tool has.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Data = Mapping[str, Any]
_SILENT = ("display", "signature")


@dataclass
class Item:
    """An item after blocks are resolved: `id` has its prefix, `number` is "" where none is printed, `worker` says that it is the worker's alone."""

    id: str
    type: str
    data: Data
    when: Data | None
    worker: bool
    number: str = ""
    items: list[Item] = field(default_factory=list)

    @property
    def text(self) -> str:
        return str(self.data.get("text") or self.data.get("title") or "")


@dataclass
class Topic:
    id: str
    number: str
    data: Data


@dataclass
class Tool:
    """A tool. `editions` are the copies it has, `path` its place in the output without edition and format."""

    data: Data
    path: str
    group: Data
    items: list[Item]
    checklist: list[Data] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    afterwards: list[Item] = field(default_factory=list)

    @property
    def id(self) -> str:
        return str(self.data["id"])

    @property
    def script(self) -> bool:
        return bool(self.data["kind"] == "interview_script")

    def all_items(self) -> Iterator[Item]:
        yield from walk(self.items)
        yield from self.afterwards

    def editions(self) -> list[str]:
        """Scripts and the worker's own tools have the worker's copy only; others the client's, the worker's where it differs, the discreet one where asked."""
        if self.script or self.data["audience"] == "worker":
            return ["worker"]
        differs = self.data["audience"] == "together" or any(item.worker or item.data.get("worker_note") for item in self.all_items())
        discreet = self.data.get("discreet") or self.group.get("discreet")
        return ["client", *(["worker"] if differs else []), *(["discreet"] if discreet else [])]

    def file(self, edition: str, form: str) -> str:
        return f"{self.path}{'' if edition == 'client' else '.' + edition}.{form}"


def walk(items: list[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        if item.type == "section":
            yield from walk(item.items)


class Core(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2: only `true` and `false` are booleans, 8:30 is a text, and so is a day."""


Core.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"true|false", "tf"),
    ("int", r"-?[0-9]+", "-0123456789"),
    ("float", r"-?[0-9]+\.[0-9]+", "-0123456789"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), list(_first))  # type: ignore[no-untyped-call]


class Library:
    """The tools of a folder `standards/` as it stands now, each understood when it is asked for; a group that has no standard yet asks for nothing."""

    def __init__(self, standards: Path) -> None:
        self.standards = standards
        self.texts = {path: path.read_text(encoding="utf-8") for path in sorted(standards.glob("**/*.yaml"))}
        tools = [path for path in self.texts if len(path.relative_to(standards).parts) == 3]
        self.paths = {self._id(path): path for path in tools}

    def _id(self, path: Path) -> str:
        return next(line[3:].strip().strip("\"'") for line in self.texts[path].splitlines() if line.startswith("id:"))

    def read(self, path: Path) -> Any:
        return yaml.load(self.texts[path], Loader=Core)

    @functools.cache  # noqa: B019 - one library lives as long as the tests
    def shelf(self, name: str) -> dict[str, Data]:
        return {data["id"]: data for data in (self.read(path) for path in self.texts if path.parent == self.standards / name)}

    @functools.cache  # noqa: B019
    def group(self, name: str) -> Data:
        path = self.standards / name / "standard.yaml"
        found: Data = self.read(path) if path in self.texts else {}
        return found

    @functools.cache  # noqa: B019
    def tool(self, identifier: str) -> Tool:
        path = self.paths[identifier]
        data = self.read(path)
        tool = Tool(data=data, path=path.relative_to(self.standards).with_suffix("").as_posix(), group=self.group(path.parts[-3]), items=[])
        if not tool.script:
            tool.items = list(self.items(data.get("items", []), "", False))
            number(tool.items, "")
            return tool
        before = data.get("preparation") or {}
        tool.items = list(self.items(before.get("items", []), "", False))
        tool.checklist = list(before.get("checklist", []))
        found = [topic for part in ("opening", "topics", "closing") for topic in self.topics(data.get(part, []), "")]
        tool.topics = [Topic(identifier_, str(index), one) for index, (identifier_, one) in enumerate(found, start=1)]
        tool.afterwards = list(self.items([{"type": "longtext", **one} for one in data.get("afterwards", [])], "", False))
        return tool

    def items(self, entries: list[Data], prefix: str, worker: bool) -> Iterator[Item]:
        for entry in entries:
            if "type" not in entry:
                block, inner = self.block(entry, prefix)
                yield from self.items(block.get("items", []), inner, worker)
                continue
            own = worker or entry.get("edition") == "worker"
            when = prefixed(entry["when"], prefix) if entry.get("when") else None
            item = Item(prefix + entry["id"], entry["type"], self.resolved(entry), when, own)
            item.items = list(self.items(entry.get("items", []), prefix, own))
            yield item

    def topics(self, entries: list[Data], prefix: str) -> Iterator[tuple[str, Data]]:
        for entry in entries:
            if "use" in entry and "ask" not in entry:
                block, inner = self.block(entry, prefix)
                yield from self.topics(block.get("topics", []), inner)
            else:
                yield prefix + entry["id"], entry

    def block(self, use: Data, prefix: str) -> tuple[Data, str]:
        """Return what a use of a block brings in, and the prefix of its ids."""
        block = self.shelf("blocks")[use["use"]]
        words = {name: str(one.get("default", "")) for name, one in (block.get("parameters") or {}).items()}
        words |= {name: str(value) for name, value in (use.get("with") or {}).items()}
        filled = without(with_words(block, words), set(use.get("omit", ())))
        return filled, f"{prefix}{use.get('as') or use['use']}__"

    def resolved(self, entry: Data) -> Data:
        """Put the options of a list in the place of its name; in a table's columns too."""
        lists = {key: self.shelf("choices")[entry[key]]["options"] for key in ("options", "rows", "row_labels") if isinstance(entry.get(key), str)}
        columns = {"columns": [self.resolved(column) for column in entry["columns"]]} if isinstance(entry.get("columns"), list) else {}
        return {**entry, **lists, **columns}


def number(items: list[Item], before: str) -> None:
    """Number siblings from 1, below a section after its number; what asks nothing (display, signature) does not count, the worker's alone does."""
    counted = [item for item in items if item.type not in _SILENT]
    for position, item in enumerate(counted, start=1):
        item.number = f"{before}{position}"
        if item.type == "section":
            number(item.items, f"{item.number}.")


def with_words(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for name, word in words.items():
            value = value.replace("{" + name + "}", word)
        return value
    if isinstance(value, dict):
        return {key: with_words(inner, words) for key, inner in value.items()}
    return [with_words(inner, words) for inner in value] if isinstance(value, list) else value


def without(block: Any, omitted: set[str]) -> Any:
    """Leave out items and topics by their id (a used block by its `as` or name), at every depth."""
    if not omitted or not isinstance(block, dict):
        return block
    kept = {}
    for key, value in block.items():
        if key in ("items", "topics") and isinstance(value, list):
            value = [without(one, omitted) for one in value if (one.get("id") or one.get("as") or one.get("use")) not in omitted]  # noqa: PLW2901
        kept[key] = value
    return kept


def prefixed(condition: Any, prefix: str) -> Any:
    """Return a condition in its long form; ids written inside a block get the block's prefix."""
    if "item" in condition:
        other = {"value_of": prefix + condition["value_of"]} if "value_of" in condition else {}
        return {"op": "eq", **condition, "item": prefix + condition["item"], **other}
    parts: list[Any] = []
    for key, value in condition.items():
        if key in ("all", "any"):
            parts.append({key: [prefixed(part, prefix) for part in value]})
        elif key == "not":
            parts.append({"not": prefixed(value, prefix)})
        else:
            parts.append({"item": prefix + key, "op": "in" if isinstance(value, list) else "eq", "value": value})
    return parts[0] if len(parts) == 1 else {"all": parts}


def comparisons(condition: Any) -> Iterator[Data]:
    """Yield the comparisons of a condition."""
    for key in ("all", "any"):
        for part in condition.get(key, ()):
            yield from comparisons(part)
    if "not" in condition:
        yield from comparisons(condition["not"])
    if "item" in condition:
        yield condition
