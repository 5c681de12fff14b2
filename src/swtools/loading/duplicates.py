"""Ids that two shared parts of a library claim. Found while the data are still lists: the library keeps them by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from swtools.diagnostics import Diagnostic, Related, Span, error, text
from swtools.items import Node

CODES = {"SW407": "an id that another part of the library has already"}
_LISTED = {"concepts": ("concepts", "id"), "legal-basis": ("acts", "id")}
_LIBRARY = (("stages", "slug"), ("roles", "slug"), ("teams", "id"))


def duplicates(nodes: Mapping[str, Sequence[tuple[str, Node]]]) -> Iterator[Diagnostic]:
    """Yield a finding for each block, option list, concept, act, stage, role or team whose id is taken.

    `nodes` are the files by schema, in the order of their paths; the first one keeps the id.
    """
    for schema in ("block", "choices"):
        yield from _twice((node, "id") for _, node in nodes.get(schema, ()))
    for schema, (key, name) in _LISTED.items():
        yield from _twice((entry, name) for _, node in nodes.get(schema, ()) for entry in node.children(key))
    for key, name in _LIBRARY:
        yield from _twice((entry, name) for _, node in nodes.get("library", ()) for entry in node.children(key))


def _twice(entries: Iterable[tuple[Node, str]]) -> Iterator[Diagnostic]:
    seen: dict[str, Span] = {}
    for node, key in entries:
        name, where = node.string(key), node.place(key)
        if name in seen:
            first = Related(span=seen[name], message=text("First used here."))
            yield error("SW407", where, text("The {key} {name} is taken.", key=key, name=name), text("Choose another one."), first)
        seen.setdefault(name, where)
