"""`feeds` leads from a question of a talk to the field that its answer fills; the field must be there.

It is printed at the notes ("→ W-04, 2.3"), and it shows which documentation no talk prepares. What a person experiencing
violence says is never written into papers of the person using it, so no `feeds` leads from one party to another.

**How to mend.** Write `<instrument>.<item>` with the ids, items of a block with their prefix
(`karta_celow.goals_table__goals`). Name a question, not a section or a display.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, Related, Span, did_you_mean, error, text
from swtools.model.instrument import Instrument, Topic
from swtools.model.library import Library
from swtools.rules._walk import asks_nothing, by_id, item_meant, origin

CODES = {
    "SW430": "`feeds` names a tool or an item that does not exist",
    "SW431": "`feeds` leads to something that asks nothing",
    "SW432": "`feeds` leads from one party to another",
}
PASS = """
# standards/wspolne/1-diagnoza/rozmowa.yaml
kind: interview_script
topics: [{id: mocne, title: "Mocne strony", ask: "Co idzie dobrze?", feeds: [karta.mocne]}]
# standards/wspolne/1-diagnoza/karta.yaml
items: [{type: longtext, id: mocne, text: "Mocne strony"}]
"""
FAIL = {
    "SW430": """
kind: interview_script
topics: [{id: mocne, title: "Mocne strony", ask: "Co idzie dobrze?", feeds: [karta_diagnozy.mocne]}]
""",
    "SW431": """
# standards/wspolne/1-diagnoza/rozmowa.yaml
kind: interview_script
topics: [{id: mocne, title: "Mocne strony", ask: "Co idzie dobrze?", feeds: [karta.informacja]}]
# standards/wspolne/1-diagnoza/karta.yaml
items: [{type: display, id: informacja, text: "Informacja"}]
""",
    "SW432": """
# standards/wspolne/1-diagnoza/rozmowa.yaml
kind: interview_script
party: experiencing
discreet: true
neutral_title: "Mój plan"
topics: [{id: mocne, title: "Mocne strony", ask: "Co idzie dobrze?", feeds: [karta.mocne]}]
# standards/wspolne/1-diagnoza/karta.yaml
party: using
discreet: true
neutral_title: "Mój plan"
items: [{type: longtext, id: mocne, text: "Mocne strony"}]
""",
}


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Follow every `feeds`; one finding for each place, also where a block is used by many scripts."""
    tools = {tool.id: tool for tool in library.instruments}
    fields = {tool.id: by_id(tool) for tool in library.instruments}
    for script in library.instruments:
        for topic in script.topics():
            for index, path in enumerate(topic.feeds):
                span = topic.place(f"feeds.{index}")
                name, _, item = path.partition(".")
                target = tools.get(name)
                if target is None:
                    yield error(
                        "SW430",
                        span,
                        text("There is no tool {name}.", name=name),
                        did_you_mean(name, tools) or text("Write the `id` that stands in the tool’s file."),
                        *origin(topic),
                    )
                elif item not in fields[name]:
                    message = text("The tool {tool} has no item {item}.", tool=name, item=item)
                    yield error("SW430", span, message, item_meant(item, fields[name]), *origin(topic))
                elif asks_nothing(fields[name][item].item.answer):
                    yield error("SW431", span, text("{item} of {tool} asks nothing.", tool=name, item=item), text("Name a question."), *origin(topic))
                else:
                    yield from _parties(script, target, topic, span)


def _parties(script: Instrument, target: Instrument, topic: Topic, span: Span) -> Iterator[Diagnostic]:
    if script.party and target.party and script.party != target.party:
        yield error(
            "SW432",
            span,
            text("This leads into a tool of another side ({tool}).", tool=target.id),
            text("Nothing crosses between the papers of the adult experiencing violence, of the child and of the person using it."),
            Related(span=target.span, message=text("The other tool.")),
            *origin(topic),
        )
