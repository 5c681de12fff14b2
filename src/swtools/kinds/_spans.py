"""The places of a node's keys, found when somebody asks: a clean library is never asked for most of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from swtools.diagnostics import Span
from swtools.items import Node


class Spans(Mapping[str, Span]):
    """Places by key, nested ones dotted (`options.0.text`): a step is a mapping's key or a list's index.

    Only the keys of the node itself are listed; a dotted one is found by walking to it.
    """

    __slots__ = ("_node",)

    def __init__(self, node: Node) -> None:
        self._node = node

    def __getitem__(self, key: str) -> Span:
        return self._node.place(*self._path(key))

    def __contains__(self, key: object) -> bool:
        try:
            return isinstance(key, str) and bool(self._path(key))
        except KeyError:
            return False

    def __iter__(self) -> Iterator[str]:
        return iter(self._node.data)

    def __len__(self) -> int:
        return len(self._node.data)

    def _path(self, key: str) -> tuple[str | int, ...]:
        if key in self._node.data:
            return (key,)
        value: object = self._node.data
        path: tuple[str | int, ...] = ()
        for step in key.split("."):
            if isinstance(value, Mapping) and step in value:
                value, path = value[step], (*path, step)
            elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
                value, path = value[int(step)], (*path, int(step))
            else:
                raise KeyError(key)
        return path
