"""The generator of combinations itself."""

import itertools

import pytest

from tests.agreement.pairwise import combinations, pairs_covered


@pytest.mark.parametrize("sizes", [(3, 3, 3), (2, 5, 4, 3), (7, 1, 2), (6, 6, 6, 6, 6, 6)])
def test_every_pair_of_values_occurs(sizes):
    rows = pairs_covered(sizes)
    for left, right in itertools.combinations(range(len(sizes)), 2):
        assert {(row[left], row[right]) for row in rows} == set(itertools.product(range(sizes[left]), range(sizes[right])))
    assert all(index < size for row in rows for index, size in zip(row, sizes, strict=True))


def test_few_combinations_are_all_there_and_many_are_thinned():
    assert len(combinations((5, 10, 10), 500)) == 500
    assert 36 <= len(combinations((6, 6, 6, 6), 500)) < 100
