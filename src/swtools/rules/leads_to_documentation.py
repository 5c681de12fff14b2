"""What a person tells leads somewhere: a talk and a questionnaire prepare the documentation of their group.

A question whose answer nobody writes down anywhere is asked out of curiosity, and the person tells it again at the next
meeting. So a topic of a talk names the fields that it fills (`feeds`), and a questionnaire shares a concept with a form of
the same group or is read in one of its talks, by its code. Openings and closings, topics that inform, sum up, let choose or
build the relation, warnings with `alert`, anonymous surveys and talks outside the stages lead nowhere by design.

**How to mend.** Add `feeds` to the topic, or take the question out. Give the question of the questionnaire the `concept` of
the field in the form, or name the questionnaire's code where it is read. A rehearsal, a letter that stays with the person
and the like accept the finding with `allow` and the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, Span, text, warning
from swtools.model.instrument import Instrument, Kind, Script, Topic
from swtools.model.library import Library
from swtools.rules._marks import HEAD_FIELDS, IDENTITY, marks
from swtools.rules._texts import said_by_item, said_by_topic
from swtools.rules._walk import origin, placed

CODES = {
    "SW457": "a talk that leads to no documentation",
    "SW458": "a topic of a talk that leads to no documentation",
    "SW459": "a questionnaire that leads to no documentation",
}
ACCEPTABLE = tuple(CODES)
SKIP_WITH_HOLLOW = True
PASS = """
# standards/wspolne/1-diagnoza/rozmowa.yaml
kind: interview_script
topics:
  - {id: mocne, title: "Mocne strony", ask: "Co idzie dobrze?", feeds: [karta.mocne]}
  - {id: drogi, title: "Możliwości", ask: "Powiem, jak możemy pracować.", technique: information}
# standards/wspolne/1-diagnoza/ankieta.yaml
kind: questionnaire
audience: client
items:
  - {type: text, id: kod, text: "Kod sprawy", concept: case_code}
  - {type: longtext, id: mocne, text: "Co idzie mi dobrze?", concept: strengths}
# standards/wspolne/1-diagnoza/karta.yaml
items: [{type: longtext, id: mocne, text: "Mocne strony", concept: strengths}]
"""
FAIL = {
    "SW457": """
kind: interview_script
topics: [{id: mocne, title: "Mocne strony", ask: "Co idzie dobrze?"}]
""",
    "SW458": """
# standards/wspolne/1-diagnoza/rozmowa.yaml
kind: interview_script
topics:
  - {id: mocne, title: "Mocne strony", ask: "Co idzie dobrze?", feeds: [karta.mocne]}
  - {id: plany, title: "Plany", ask: "Co dalej?"}
# standards/wspolne/1-diagnoza/karta.yaml
items: [{type: longtext, id: mocne, text: "Mocne strony"}]
""",
    "SW459": """
kind: questionnaire
audience: client
items:
  - {type: text, id: kod, text: "Kod sprawy", concept: case_code}
  - {type: longtext, id: mocne, text: "Co idzie mi dobrze?", concept: strengths}
""",
}
# the techniques of topics that lead nowhere by design
_LEADS_NOWHERE = ("information", "choice", "summary", "relationship", "compliment")


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Follow every talk and every questionnaire; a topic of a block is named once."""
    seen: set[Span] = set()
    for tool in library.instruments:
        if not tool.stage or tool.status == "retired":
            continue
        if tool.kind is Kind.INTERVIEW_SCRIPT:
            for finding in _talk(tool):
                if finding.span not in seen:
                    seen.add(finding.span)
                    yield finding
        elif tool.kind is Kind.QUESTIONNAIRE and not _leads(tool, library):
            yield warning(
                "SW459",
                tool.span,
                text("No form and no talk takes up what {tool} asks.", tool=tool.id),
                text("Give its questions the concepts of the form’s fields, or name the code {code} where it is read.", code=tool.code),
            )


def _talk(tool: Instrument) -> Iterator[Diagnostic]:
    if not any(topic.feeds for topic in tool.topics()):
        yield warning("SW457", tool.span, text("Nothing that is said in {tool} leads to a form.", tool=tool.id), text("Add `feeds` to its topics."))
        return
    assert isinstance(tool.body, Script)
    for topic in tool.body.topics:
        if not topic.feeds and not _by_design(topic):
            message = text("What is said about {id} leads to no form.", id=topic.id)
            yield warning("SW458", topic.span, message, text("Add `feeds`, or say with `technique` what the topic is for."), *origin(topic))


def _by_design(topic: Topic) -> bool:
    return bool(topic.alert) or topic.technique in _LEADS_NOWHERE


def _leads(questionnaire: Instrument, library: Library) -> bool:
    """Say whether something takes the answers up; an anonymous survey has nothing to be taken up."""
    fields = [marks(place, library) for place in placed(questionnaire)]
    if not any(one.field.startswith(IDENTITY) for one in fields):
        return True
    asked = {one.concept.id for one in fields if one.concept and not one.field.startswith(HEAD_FIELDS)}
    pack = [tool for tool in library.instruments if tool.kind is not Kind.QUESTIONNAIRE and _together(questionnaire, tool, library)]
    return any(_takes_up(tool, asked) or _names(tool, questionnaire.code) for tool in pack)


def _together(questionnaire: Instrument, tool: Instrument, library: Library) -> bool:
    """Say whether two tools can meet in a group's work."""
    taken = {entry.tool for group in library.groups if group.slug == questionnaire.group for entry in group.takes}
    if tool.group == questionnaire.group or tool.id in taken:
        return True
    return any(entry.tool == questionnaire.id for group in library.groups if group.slug == tool.group for entry in group.takes)


def _takes_up(tool: Instrument, asked: set[str]) -> bool:
    return tool.kind is Kind.DOCUMENTATION_FORM and any(place.item.concept in asked for place in placed(tool))


def _names(tool: Instrument, code: str) -> bool:
    said = [said for place in placed(tool) for said in said_by_item(place.item)]
    said += [said for topic in tool.topics() for said in said_by_topic(topic)]
    return any(code in one.words for one in said)
