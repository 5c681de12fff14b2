"""The ten tools with most conditions, answered through their real controls."""

import json

import pytest

from swtools.model.instrument import walk
from swtools.rules._walk import stated
from tests.agreement.classes import deciding, drafts
from tests.agreement.controls import Person, few
from tests.agreement.expected import seen
from tests.library import checked, instruments

pytestmark = pytest.mark.slow

TOOLS = 10
SETS = 7


def most_conditions():
    counts = {name: len(list(stated(checked().library.instrument(name)))) for name in instruments()}
    return sorted(counts, key=lambda name: (-counts[name], name))[:TOOLS]


@pytest.mark.parametrize("rank", range(TOOLS))
def test_what_the_page_shows_is_what_python_says(opened, today, rank):
    library = checked().library
    tool = library.instrument(most_conditions()[rank])
    form = opened(tool, library)
    messages = {item.id: item.constraint.message for item in walk(tool.top_items()) if item.constraint}
    person = Person(form.page, tool, deciding(tool))
    outcomes = []
    for answers in sets_to_type(tool, today):
        person.fill(answers)
        said = seen(tool, person.draft, today)
        assert form.visible(person.draft) == said.shown, person.draft
        errors = person.check()
        # A date outside its bounds is said first; so a broken rule has an error, and a rule that holds is not among them.
        assert said.broken <= set(errors), person.draft
        assert {name for name, message in messages.items() if errors.get(name) == message} <= said.broken, person.draft
        outcomes.append(said)
    assert_both_ways(tool, outcomes)


def sets_to_type(tool, today):
    """Choose from all the classes of all conditions a few sets in which everything conditional is shown once and hidden once."""
    known = deciding(tool)
    sets = [draft for statement in stated(tool) for draft in drafts(tool, statement, today) if can_be_typed(tool, draft)]
    sets = [{name: value for name, value in draft.items() if name in known} for draft in sets]
    conditional = {item.id for item in walk(tool.top_items()) if item.when}
    said = [seen(tool, draft, today) for draft in sets]
    outcomes = [frozenset({*((name, name in one.shown) for name in conditional), *((name, "broken") for name in one.broken)}) for one in said]
    # Short ones first, because a mark in a matrix stays.
    return sorted((sets[index] for index in few(sets, outcomes, SETS)), key=lambda draft: len(json.dumps(draft)))


def can_be_typed(tool, draft):
    """Leave out what only an old record may hold: an exclusive answer beside others, a row of a matrix with words and no mark."""
    items = {item.id: item for item in walk(tool.top_items())}
    for name, value in draft.items():
        answer = items[name].answer
        if isinstance(value, list):
            codes = [part["code"] if isinstance(part, dict) else part for part in value]
            if (len(codes) > 1 and set(codes) & set(answer.exclusive)) or len(codes) > (answer.max_count or len(codes)) or not codes:
                return False
        elif items[name].type == "matrix" and any(isinstance(cell, dict) for cell in value.values()):
            return False
    return True


def assert_both_ways(tool, outcomes):
    for item in walk(tool.top_items()):
        if item.when and item.type != "section":
            assert {item.id in one.shown for one in outcomes} == {True, False}, item.id
        if item.constraint:
            assert any(item.id in one.broken for one in outcomes), item.id
