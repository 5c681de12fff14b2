"""Timing side by side: two calls in turn, so that a ratio holds when the machine's speed drifts."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Seconds of the two calls (medians) and the median of the ratios run by run."""

    ours: float
    peer: float
    ratio: float
    runs: int


def side_by_side(ours: Callable[[], object], peer: Callable[[], object], runs: int) -> Pair:
    """Call both in turn `runs` times after one warm-up of each."""
    ours()
    peer()
    rows = [(_timed(ours), _timed(peer)) for _ in range(runs)]
    return Pair(
        ours=statistics.median(row[0] for row in rows),
        peer=statistics.median(row[1] for row in rows),
        ratio=statistics.median(row[0] / row[1] for row in rows),
        runs=runs,
    )


def seconds(call: Callable[[], object], runs: int = 1) -> float:
    """Return the median of `runs` calls in seconds."""
    return statistics.median(_timed(call) for _ in range(runs))


def _timed(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started
