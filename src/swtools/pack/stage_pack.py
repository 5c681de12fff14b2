"""A stage's pack: a cover with what the stage is to reach, what is inside and when to use it; then every form, flat."""

from __future__ import annotations

from collections.abc import Sequence

from swtools.document.blocks import Edition, StageStep
from swtools.kinds import KIND_NAMES, centre_lines, logo_of
from swtools.messages import Translator, translator
from swtools.model.instrument import Audience
from swtools.model.library import Library
from swtools.pack.manifest import Artifact
from swtools.pack.sets import PackTarget
from swtools.pack.worker import Workshop
from swtools.renderers.pdf import assemble, cover
from swtools.typography.polish import polish


def cover_of(pack: PackTarget, parts: Sequence[Artifact], workshop: Workshop) -> cover.Cover:
    """Return what the cover says; a party is never named, and the cover of a discreet group says no more than its forms."""
    library, centre = workshop.library, workshop.centre
    tr = translator(library.language, "forms")
    group, stage = library.group(pack.group or ""), library.stage(pack.stage or "")
    assert stage is not None
    discreet = bool(group and group.discreet)
    subtitle = "" if discreet else polish(group.title if group else library.title)
    goal = group.goal(stage.slug) if group and not discreet and not pack.party else None
    return cover.Cover(
        title=polish(tr("Stage {number}. {label}", number=stage.number, label=centre.stage_label(stage))),
        subtitle=subtitle,
        centre_lines=() if discreet else centre_lines(centre),
        logo=None if discreet else logo_of(centre, tr),
        stages=tuple(StageStep(number=step.number, label=polish(centre.stage_short(step)), current=step == stage) for step in library.stages),
        foot=subtitle,
        aim=polish(goal.reach) if goal else "",
        done_when=tuple(polish(sign) for sign in goal.done_when) if goal else (),
        parts=(cover.CoverPart(entries=tuple(entry(row, library, tr) for row in parts)),),
        language=library.language,
    )


def entry(row: Artifact, library: Library, tr: Translator) -> cover.CoverEntry:
    """Return a form's line; that of a discreet copy does not say when to use it, and a worker's copy behind the person's says only that."""
    tool = library.instrument(row.instrument)
    assert tool is not None
    who = {Audience.CLIENT: tr("the person"), Audience.TOGETHER: tr("together"), Audience.WORKER: tr("the worker")}
    if tool.audience is Audience.CLIENT and row.edition == Edition.WORKER:
        return cover.CoverEntry(code=row.code, title=polish(tr("Worker’s copy of the sheet above")), who=tr("the worker"), pages=row.pages or 0)
    return cover.CoverEntry(
        code=row.code,
        title=polish(row.title),
        kind=tr(KIND_NAMES[tool.kind]),
        who=who[tool.audience],
        minutes=tool.duration_minutes,
        pages=row.pages or 0,
        when_to_use="" if row.edition == Edition.DISCREET else polish(tool.when_to_use),
    )


def assembled(sheet: cover.Cover, parts: Sequence[Artifact], workshop: Workshop) -> bytes:
    """Return the PDF of a pack: the cover, then its parts."""
    front = cover.cover(sheet, workshop.settings)
    pieces = [assemble.Part(title=sheet.title, pdf=front)]
    pieces += [assemble.Part(title=row.title, code=row.code, pdf=(workshop.output / row.path).read_bytes()) for row in parts]
    title = f"{sheet.title} – {sheet.subtitle}" if sheet.subtitle else sheet.title
    return assemble.assemble(pieces, title=title, language=sheet.language, timestamp=workshop.settings.timestamp, duplex=False)
