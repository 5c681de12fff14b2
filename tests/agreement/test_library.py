"""Every condition of the library: every class of answers, and whole sets, in Python and in the shipped script."""

import pytest

from swtools.rules._walk import stated
from tests.agreement.classes import drafts
from tests.agreement.comparing import agree
from tests.agreement.expected import dotted, seen
from tests.agreement.script import template
from tests.agreement.whole import whole_sets
from tests.library import checked, instruments

pytestmark = pytest.mark.slow

WHOLE = 200
LOADED = 6
"""So many whole sets a tool are also loaded into the form as a file would be; a tool without conditions shows everything, once is enough."""


@pytest.mark.parametrize("identifier", instruments())
def test_python_and_the_script_agree(opened, today, identifier):
    library = checked().library
    tool = library.instrument(identifier)
    form = opened(tool, library)
    statements = list(stated(tool))
    for statement in statements:
        found = agree(form, tool, drafts(tool, statement, today), today)
        assert_both_ways(statement, found)
    whole = whole_sets(tool, today, WHOLE)
    agree(form, tool, whole, today)
    for draft in whole[: LOADED if statements else 1]:
        assert form.load(draft) == {}
        assert form.visible(draft) == seen(tool, draft, today).shown


def assert_both_ways(statement, found):
    """The sets make the condition hold and fail."""
    item = statement.place.item
    if statement.key == "constraint.rule":
        broken = {any(dotted(path).endswith(item.id) for path in one.broken) for one in found}
        assert broken == {True, False}
        return
    if item.type == "section" and item.answer.kind.value == "none":
        return
    outcomes = {any(template(path).rpartition(".")[2] == item.id for path in one.shown) for one in found}
    assert outcomes == {True, False}, item.id
