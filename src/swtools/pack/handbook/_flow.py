"""How tools hang together: what a talk prepares for which form, and which facts go from stage to stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from swtools.document.handbook import Cell, Chapter, Column, Grid, Line, Part, Points, Words
from swtools.model.instrument import Instrument, walk
from swtools.pack.handbook._source import Source, cell, strong
from swtools.typography.polish import polish


def between_tools(source: Source) -> Chapter | None:
    """Say from which talk what goes where; only into tools that this handbook names."""
    tr = source.tr
    by_id = {tool.id: tool for tool in source.tools}
    rows = tuple((cell(tool.code), cell(strong(source.fix(tool.title))), _fed(source, fed, by_id)) for tool in source.tools if (fed := _feeds(tool, by_id)))
    if not rows:
        return None
    grid = Grid(
        caption=tr("Which talk prepares which form"),
        columns=(Column(title=tr("Code"), weight=3), Column(title=tr("The talk"), weight=9), Column(title=tr("What it prepares"), weight=16)),
        rows=rows,
        head=1,
    )
    intro = tr("Beside each question of a talk stands the place in a form to which the answer goes. So nothing is asked twice and nothing is written twice.")
    return Chapter(title=tr("From talk to form"), parts=(Words(text=polish(intro)), grid))


def _feeds(tool: Instrument, by_id: dict[str, Instrument]) -> Counter[str]:
    """Count the places that a talk feeds, by the tool they stand in."""
    targets = {reference for topic in tool.topics() for reference in topic.feeds}
    return Counter(instrument for instrument in (reference.partition(".")[0] for reference in sorted(targets)) if instrument in by_id)


def _fed(source: Source, fed: Counter[str], by_id: dict[str, Instrument]) -> Cell:
    order = [tool for tool in by_id.values() if tool.id in fed]
    return tuple(
        Line(text=f"{tool.code} {source.fix(tool.title)} – {polish(source.tr.plural('{number} question', '{number} questions', fed[tool.id]))}")
        for tool in order
    )


def facts(source: Source) -> Chapter | None:
    """Name the facts that stand in several tools: where they first stand and come again, and which are always asked anew."""
    tr = source.tr
    used = Counter(concept for tool in source.tools for concept in {item.concept for item in walk(tool.top_items()) if item.concept})
    shared = [concept for concept in source.library.concepts.values() if used[concept.id] > 1 and concept.first and concept.again]
    carried = [concept for concept in shared if concept.prefill != "never"]
    anew = [concept for concept in shared if concept.prefill == "never"]
    parts: list[Part] = []
    if carried:
        intro = tr("A fact is written once. Later tools take it up with its date and ask whether it still holds. The numbers are those of the stages.")
        columns = (Column(title=tr("Fact"), weight=14), Column(title=tr("Written first at"), weight=6), Column(title=tr("Comes again at"), weight=8))
        rows = tuple(
            (cell(polish(concept.label)), cell(_numbers(source, (concept.first or "",))), cell(_numbers(source, concept.again))) for concept in carried
        )
        parts += [Words(text=polish(intro)), Grid(caption=tr("Facts that go from stage to stage"), columns=columns, rows=rows, close=True)]
    if anew:
        lead = tr("Answers about safety are never carried over. Always asked anew:")
        parts.append(Points(lead=polish(lead), items=(polish(", ".join(concept.label for concept in anew)),)))
    return Chapter(title=tr("What goes from stage to stage"), parts=tuple(parts)) if parts else None


def _numbers(source: Source, slugs: Sequence[str]) -> str:
    stages = [stage for slug in slugs if (stage := source.library.stage(slug)) is not None]
    return ", ".join(str(stage.number) for stage in stages)
