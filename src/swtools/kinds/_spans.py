"""The places of a node's keys, found when somebody asks: a clean library is never asked for most of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from swtools.diagnostics import Span
from swtools.items import Node

_CHILD_KEYS = ("items", "columns", "topics")
_DEPTH = 4
"""How many steps a dotted key may have; nothing that a finding names stands deeper."""


class Spans(Mapping[str, Span]):
    """Places by key, nested ones dotted (`options.0.text`); items, columns and topics below the node have their own."""

    __slots__ = ("_node", "_paths")

    def __init__(self, node: Node) -> None:
        self._node = node
        self._paths: dict[str, tuple[str | int, ...]] | None = None

    def __getitem__(self, key: str) -> Span:
        if key in self._node.data:
            return self._node.place(key)
        return self._node.place(*self._nested()[key])

    def __contains__(self, key: object) -> bool:
        return key in self._node.data or key in self._nested()

    def __iter__(self) -> Iterator[str]:
        return iter(self._nested())

    def __len__(self) -> int:
        return len(self._nested())

    def _nested(self) -> dict[str, tuple[str | int, ...]]:
        if self._paths is None:
            self._paths = dict(_paths(self._node.data, ()))
        return self._paths


def _paths(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    entries = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        here = (*path, key)
        if key in _CHILD_KEYS:
            yield str(key), here
            continue
        yield ".".join(str(step) for step in here), here
        if len(path) < _DEPTH - 1:
            yield from _paths(inner, here)
