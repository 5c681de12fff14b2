"""The stages: as a picture, then one after the other with their aim, the signs that they are done, and their tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from swtools.document.handbook import Cell, Chapter, Column, Grid, Heading, Part, PathStep, Points, StagePath, Words
from swtools.kinds import KIND_NAMES
from swtools.messages import msgid
from swtools.model.instrument import Instrument, Party
from swtools.model.library import Stage
from swtools.model.placement import OUTSIDE, on_side
from swtools.pack.handbook._source import Source, cell, small, strong
from swtools.pack.sets import parties_of
from swtools.typography.polish import polish

USES = {"required": msgid("required"), "recommended": msgid("recommended"), "optional": msgid("optional")}
SIDES = {
    Party.EXPERIENCING: msgid("For work with the adult experiencing violence"),
    Party.CHILD: msgid("For work with the child"),
    Party.USING: msgid("For work with the person using violence"),
}


def path(source: Source) -> Chapter | None:
    """Draw the stages, and say in a table what each is for."""
    tr, stages = source.tr, source.library.stages
    if not stages:
        return None
    places = {stage.slug: place for place, stage in enumerate(stages)}
    steps = tuple(
        PathStep(number=stage.number, label=source.short(stage), back_to=tuple(sorted(places[slug] for slug in stage.returns_to if slug in places)))
        for stage in stages
    )
    names = ", ".join(f"{stage.number} {source.short(stage)}" for stage in stages)
    ways = "; ".join(_way(source, stage) for stage in stages if stage.returns_to)
    alt = tr("The stages one after the other: {names}.", names=names) + (f" {ways}." if ways else "")
    rows = tuple((cell(strong(str(stage.number))), cell(strong(source.label(stage))), cell(_reach(source, stage))) for stage in stages)
    grid = Grid(
        caption=tr("What each stage is to reach"),
        columns=(Column(title=tr("No."), weight=1), Column(title=tr("Stage"), weight=6), Column(title=tr("What it is to reach"), weight=11)),
        rows=rows,
        head=1,
        kept=True,
    )
    intro = tr("The stages follow one another, but not at the same pace for everyone. What was settled is carried on and not asked again.")
    return Chapter(
        title=tr("The stages"),
        parts=(Words(text=polish(intro)), StagePath(steps=steps, back=polish(tr("back, when the aims or the plan change")), alt=alt), grid),
    )


def _way(source: Source, stage: Stage) -> str:
    back = [found for slug in stage.returns_to if (found := source.library.stage(slug)) is not None]
    return source.tr("From {stage} one may go back to: {others}", stage=source.short(stage), others=", ".join(source.short(other) for other in back))


def _reach(source: Source, stage: Stage) -> str:
    goal = source.goal(stage.slug)
    return source.fix(goal.reach if goal else stage.aim)


def step_by_step(source: Source) -> Chapter | None:
    """Go through the stages: aim, signs, tools with when to use them. A tool is described where it stands first."""
    parts: list[Part] = []
    seen: set[str] = set()
    for stage in source.library.stages:
        goal = source.goal(stage.slug)
        tools = source.at(stage.slug)
        if goal or tools:
            parts.append(Heading(text=polish(source.tr("Stage {number}. {label}", number=stage.number, label=source.label(stage)))))
            parts.append(Words(text=_reach(source, stage), strong=True))
        if goal and goal.done_when:
            parts.append(Points(lead=source.tr("The stage is done when"), items=source.each(goal.done_when)))
        parts.extend(_tools(source, stage.slug, tools, seen))
    outside = source.at(OUTSIDE)
    if outside:
        parts += [Heading(text=source.tr("Outside the stages")), *_tools(source, OUTSIDE, outside, seen)]
    return Chapter(title=source.tr("Stage by stage: aims, signs, tools"), parts=tuple(parts)) if parts else None


def _tools(source: Source, stage: str, tools: Sequence[Instrument], seen: set[str]) -> Iterator[Part]:
    """Yield the tools of a stage; those of each side of violence apart."""
    tr, parties = source.tr, parties_of(source.library, source.slug, [(stage, tools)])
    common = [tool for tool in tools if on_side(source.library, source.slug, stage, tool, None)]
    yield from _described(source, common, tr("Tools of the stage"), seen)
    for party in parties:
        own = [tool for tool in tools if tool not in common and on_side(source.library, source.slug, stage, tool, party)]
        if own:
            yield Words(text=polish(tr(SIDES[Party(party)])), strong=True)
            yield from _described(source, own, tr(SIDES[Party(party)]), seen)


def _described(source: Source, tools: Sequence[Instrument], caption: str, seen: set[str]) -> Iterator[Part]:
    tr = source.tr
    new, again = [tool for tool in tools if tool.id not in seen], [tool for tool in tools if tool.id in seen]
    seen.update(tool.id for tool in new)
    if new:
        columns = (Column(title=tr("Code"), weight=3), Column(title=tr("What it is and when to use it"), weight=17), Column(title=tr("Who runs it"), weight=8))
        yield Grid(caption=caption, columns=columns, rows=tuple(_row(source, tool) for tool in new), head=1)
    if again:
        names = ", ".join(f"{tool.code} {source.fix(tool.title)}" for tool in again)
        yield Words(text=polish(tr("Also here, described at an earlier stage: {tools}.", tools=names)), small=True)


def _row(source: Source, tool: Instrument) -> tuple[Cell, ...]:
    tr = source.tr
    role = source.library.role(tool.role)
    minutes = tr("about {minutes} min", minutes=tool.duration_minutes) if tool.duration_minutes else ""
    facts = polish(", ".join(fact for fact in (tr(USES[tool.use]), minutes) if fact))
    what = cell(
        strong(source.fix(tool.title)),
        small(tr(KIND_NAMES[tool.kind])),
        source.fix(tool.purpose),
        small(polish(tr("When: {when}", when=source.fix(tool.when_to_use)))),
    )
    return cell(tool.code), what, cell(small(polish(role.label if role else tool.role)), small(facts))
