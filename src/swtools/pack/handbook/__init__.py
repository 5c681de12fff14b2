"""The handbook of a standard: for whom, stages, who does what, tools, law; all of it from the definitions."""

from __future__ import annotations

import importlib

from swtools.document.blocks import DEFAULT_THEME, Document, Edition, Foot, Head
from swtools.document.handbook import Handbook
from swtools.kinds import centre_lines, logo_of
from swtools.pack.handbook import _flow, _law, _opening, _people, _records, _stages
from swtools.pack.handbook._source import Source
from swtools.pack.sets import PackTarget
from swtools.pack.worker import Workshop

_CHAPTERS = (
    _opening.for_whom,
    _opening.groups,
    _opening.entry,
    _opening.aims,
    _stages.path,
    _stages.step_by_step,
    _people.who_does_what,
    _flow.between_tools,
    _flow.facts,
    _law.legal_basis,
    _law.crisis_lines,
    _records.principles,
    _law.sources,
)
"""In the order of the book; a chapter that has nothing to say is left out."""


def content(pack: PackTarget, workshop: Workshop) -> Handbook:
    """Return what a group's handbook says; the library's where the pack belongs to no group."""
    source = Source.of(pack, workshop)
    chapters = (make(source) for make in _CHAPTERS)
    return Handbook(frame=_frame(source), chapters=tuple(chapter for chapter in chapters if chapter is not None and chapter.parts))


def rendered(pack: PackTarget, workshop: Workshop) -> bytes:
    """Return the file."""
    renderer = importlib.import_module(f"swtools.renderers.{pack.format}.handbook")
    made: bytes = renderer.render(content(pack, workshop), workshop.settings)
    return made


def _frame(source: Source) -> Document:
    tr, library, centre = source.tr, source.library, source.centre
    title = source.fix(library.title) if source.whole or source.group is None else source.fix(source.group.title)
    kind = tr("Handbook of the library") if source.whole else tr("Handbook of the standard")
    code = source.group.code if source.group and not source.whole else ""
    foot = " · ".join(part for part in (kind, title, code) if part)
    return Document(
        instrument="podrecznik",
        version=library.version,
        definition_hash="",
        code=code,
        kind="handbook",
        edition=Edition.WORKER,
        theme=DEFAULT_THEME,
        language=library.language,
        subject=f"{kind}: {title}",
        keywords=tuple(word for word in (code, library.title) if word),
        running_title=f"{kind}: {title}",
        case_code_label="",
        case_code_id=None,
        head=Head(
            stamp=tr("Stamp or logo of the centre"),
            centre_lines=centre_lines(centre),
            logo=logo_of(centre, tr),
            kind=kind,
            group=tr("version {version}", version=library.version) if source.whole else source.fix(library.title),
            code=code,
            title=title,
            purpose=tr("For the workers of the centre: whom the standard is for, what each stage is to reach, which tools help and on what they rest."),
        ),
        foot=Foot(line=foot, statement=tr("A handbook of method – it does not replace the provisions of law")),
        blocks=(),
    )
