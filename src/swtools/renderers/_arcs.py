"""The ways back in the picture of the stages, in millimetres: arcs above the line, the farther the higher."""

from __future__ import annotations

_FIRST, _NEXT = 7.5, 5.5
_APART = 1.5


def rise(order: int) -> float:
    """Return how far the arc rises that is the step's `order`th (from 0, the nearest first)."""
    return _FIRST + _NEXT * order


def start(centre: float, order: int) -> float:
    """Return where that arc begins; the arcs of one step stand beside each other."""
    return centre + _APART * order
