"""Invented tools, because the library uses few of the things that conditions can do."""

import pytest

from swtools.conditions.tree import Operator, comparisons
from swtools.model.instrument import walk
from swtools.rules._walk import stated
from tests.agreement.classes import drafts
from tests.agreement.comparing import agree
from tests.agreement.synthetic import tool
from tests.agreement.whole import whole_sets

SEEDS = (*range(22), 127, 181)
"""The last two held a comment without a mark against another."""

MOST = 50
"""All combinations up to so many a condition, pairs beyond; of all together at most SETS."""
SETS = 800
WHOLE = 100


def test_the_tools_use_everything():
    tools = [tool(seed)[0] for seed in SEEDS]
    statements = [statement for one in tools for statement in stated(one)]
    assert {comparison.op for statement in statements for comparison in comparisons(statement.condition)} == set(Operator)
    keys = {statement.key.partition(".")[0] for statement in statements}
    assert keys == {"when", "constraint", "options", "rows"}
    assert any(statement.place.is_column for statement in statements)
    assert {0, 1, 2} <= {len(statement.place.repeats) for statement in statements}
    assert {item.type for one in tools for item in walk(one.top_items())} == {
        *("text", "longtext", "integer", "decimal", "money", "date", "time", "month", "period", "boolean", "choice", "scale", "matrix", "table"),
        *("computed", "attachment", "display", "signature", "sketch", "section"),
    }


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_python_and_the_script_agree(opened, today, seed):
    instrument, library = tool(seed)
    form = opened(instrument, library)
    sets = [draft for statement in stated(instrument) for draft in drafts(instrument, statement, today, MOST)]
    thinned = sets[:: len(sets) // SETS + 1]
    agree(form, instrument, thinned + whole_sets(instrument, today, WHOLE), today)
