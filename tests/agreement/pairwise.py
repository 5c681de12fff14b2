"""Combinations of the values of several factors: all of them where they are few, else such that every pair of values occurs."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

Row = tuple[int, ...]
_Value = tuple[int, int]


def combinations(sizes: Sequence[int], limit: int) -> list[Row]:
    """Return rows of indexes, one index below each size: all rows up to `limit`, else rows that hold every pair."""
    if math.prod(sizes) <= limit:
        return list(itertools.product(*map(range, sizes)))
    return pairs_covered(sizes)


def pairs_covered(sizes: Sequence[int]) -> list[Row]:
    """Greedy: each row starts from a pair that is missing and takes for every other factor the value with most missing pairs."""
    missing = {
        pair: None for left, right in itertools.combinations(range(len(sizes)), 2) for pair in itertools.product(_values(left, sizes), _values(right, sizes))
    }
    rows: list[Row] = []
    while missing:
        chosen = dict(next(iter(missing)))
        for factor in range(len(sizes)):
            if factor not in chosen:
                chosen[factor] = max(range(sizes[factor]), key=lambda index, at=factor: sum(_pair((at, index), other) in missing for other in chosen.items()))
        row = tuple(chosen[factor] for factor in range(len(sizes)))
        for pair in itertools.combinations(enumerate(row), 2):
            missing.pop(pair, None)
        rows.append(row)
    return rows


def _values(factor: int, sizes: Sequence[int]) -> list[_Value]:
    return [(factor, index) for index in range(sizes[factor])]


def _pair(one: _Value, other: _Value) -> tuple[_Value, _Value]:
    return (one, other) if one < other else (other, one)
