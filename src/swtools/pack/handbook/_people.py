"""Who does what: roles and stages, with the codes of the tools where they meet."""

from __future__ import annotations

from swtools.document.handbook import Cell, Chapter, Column, Grid, Line, Words
from swtools.model.library import Role
from swtools.model.placement import OUTSIDE
from swtools.pack.handbook._source import Source, cell, small, strong
from swtools.typography.polish import polish


def who_does_what(source: Source) -> Chapter | None:
    """Show the roles that run tools here; required tools are bold. A tool at several stages is named at each."""
    tr, stages = source.tr, source.library.stages
    led = {tool.role for tool in source.tools}
    roles = [role for role in source.library.roles if role.slug in led]
    if not roles:
        return None
    outside = bool(source.at(OUTSIDE))
    heads = [f"{stage.number} {source.short(stage)}" for stage in stages] + ([tr("Outside the stages")] if outside else [])
    places = [*(stage.slug for stage in stages), *([OUTSIDE] if outside else [])]
    grid = Grid(
        caption=tr("Roles and stages, with the codes of the tools"),
        columns=(Column(title=tr("Role"), weight=30), *(Column(title=head, weight=20) for head in heads)),
        rows=tuple((_name(source, role), *(_codes(source, role, place) for place in places)) for role in roles),
        wide=True,
        close=True,
    )
    intro = tr(
        "The codes say which tools a role runs at which stage. Bold ones are required. "
        "An empty place means that the role runs nothing there, not that it is not needed."
    )
    return Chapter(title=tr("Who does what"), parts=(Words(text=polish(intro)), *_model(source), grid))


def _model(source: Source) -> tuple[Words, ...]:
    model = source.library.organisation_models.get(source.centre.organisation_model)
    return (Words(text=polish(source.tr("The centre’s model: {model}.", model=model.label)), small=True),) if model else ()


def _name(source: Source, role: Role) -> Cell:
    team = source.library.teams.get(role.team or "", "")
    return cell(strong(polish(role.label)), small(polish(team)))


def _codes(source: Source, role: Role, place: str) -> Cell:
    return tuple(Line(text=tool.code, strong=tool.use == "required") for tool in source.at(place) if tool.role == role.slug)
