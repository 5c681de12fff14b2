"""From an instrument to a document: head, foot and what the kind lays out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from swtools import plugins
from swtools.document.blocks import (
    DEFAULT_THEME,
    LARGE_PRINT,
    Block,
    ChoiceField,
    Conditional,
    Document,
    Edition,
    Foot,
    GridField,
    Head,
    Logo,
    ScaleField,
    Section,
    StageStep,
    TableField,
)
from swtools.kinds._layout import Layout
from swtools.messages import msgid, translator
from swtools.model.centre import QUOTABLE, Centre
from swtools.model.definition_hash import definition_hash
from swtools.model.instrument import Audience, Form, Instrument, Item, Kind, Process, walk
from swtools.model.library import Library
from swtools.typography.polish import polish

KIND_NAMES = {
    Kind.INTERVIEW_SCRIPT: msgid("Interview script"),
    Kind.QUESTIONNAIRE: msgid("Questionnaire"),
    Kind.DOCUMENTATION_FORM: msgid("Documentation form"),
}
AUDIENCE_NAMES = {
    Audience.CLIENT: msgid("the person"),
    Audience.TOGETHER: msgid("the person and the worker together"),
    Audience.WORKER: msgid("the worker"),
}
STATEMENTS = {
    Process.SOCIAL_WORK: msgid("A tool of social work – it does not serve to establish a right to benefits"),
    Process.BENEFITS: msgid("A document of the proceedings"),
    Process.SERVICES: msgid("A tool of planning services – it does not serve to establish a right to benefits"),
    Process.SHARED: msgid("A shared tool of the centre’s teams – it does not serve to establish a right to benefits"),
}
"""What the foot of every page says about the kind of document."""

_BLANK = "_" * 24
"""A line to write on, where a centre's word is missing and there is no neutral one."""


def document(instrument: Instrument, library: Library, centre: Centre, edition: Edition, theme: str = DEFAULT_THEME, language: str = "pl") -> Document:
    """Lay out one tool. Pure: the same arguments give an equal document.

    Easy-to-read texts are set large (Inclusion Europe: at least 14 pt) in whatever theme a pack has.
    """
    tr = translator(language, "forms")
    layout = Layout(instrument, library, edition, language, lambda text: polish(with_centre(text, centre, tr)), tr)
    kind = plugins.by_name("swtools.kinds", "KIND")[instrument.kind.value]
    blocks: tuple[Block, ...] = kind.lay_out(instrument, layout)
    discreet = edition is Edition.DISCREET
    title = layout.fix((discreet and instrument.neutral_title) or instrument.title)
    code_item = next((item for item in _in_copy(instrument.top_items(), edition) if item.concept == "case_code"), None)
    return Document(
        instrument=instrument.id,
        version=instrument.version,
        definition_hash=definition_hash(instrument),
        code=instrument.code,
        kind=instrument.kind.value,
        edition=edition,
        theme=LARGE_PRINT if instrument.easy_to_read and theme == DEFAULT_THEME else theme,
        language=language,
        subject="" if discreet else layout.fix(instrument.purpose),
        keywords=() if discreet else (instrument.code, library.title),
        running_title=title,
        case_code_label=code_item.text if code_item and not discreet else "",
        case_code_id=code_item.id if code_item else None,
        head=_head(layout, centre, title, blocks),
        foot=_foot(layout),
        blocks=blocks,
        thanks=layout.optional(instrument.body.thanks) if isinstance(instrument.body, Form) else None,
    )


def _in_copy(items: Sequence[Item], edition: Edition) -> Iterator[Item]:
    """Yield the items of a copy, depth first: a running head repeats no field that the copy does not have."""
    for item in items:
        if edition is Edition.WORKER or not item.worker_only:
            yield item
            if item.type == "section":
                yield from _in_copy(item.children, edition)


def editions(instrument: Instrument, library: Library) -> tuple[Edition, ...]:
    """Return the copies that a tool has: scripts and worker's tools only the worker's, others the client's and, where it differs, the worker's."""
    if instrument.kind is Kind.INTERVIEW_SCRIPT or instrument.audience is Audience.WORKER:
        return (Edition.WORKER,)
    group = library.group(instrument.group)
    copies = [Edition.CLIENT]
    if _differs(instrument):
        copies.append(Edition.WORKER)
    if instrument.discreet or (group is not None and group.discreet):
        copies.append(Edition.DISCREET)
    return tuple(copies)


def _differs(instrument: Instrument) -> bool:
    """A worker's copy differs where something stands in it alone, or where worker and person fill the form together."""
    return instrument.audience is Audience.TOGETHER or any(item.worker_only or item.worker_note for item in walk(instrument.top_items()))


def with_centre(text: str, centre: Centre, tr: Callable[..., str]) -> str:
    """Put the centre's words in place of `{centre.<word>}`; without a profile neutral words or a line to write on."""
    if "{centre." not in text:
        return text
    neutral = {
        "name": tr("the social assistance centre"),
        "name_genitive": tr("of the social assistance centre"),
        "name_accusative": tr("to the social assistance centre"),
        "name_locative": tr("at the social assistance centre"),
        "gdpr_basis": tr("the legal duties and public tasks of the centre"),
        "gdpr_basis_special": tr("provisions on social protection"),
        "recipients": tr("only those entitled to it by law"),
        "records_rule": tr("for the time that the centre’s file plan requires"),
        "complaints": tr("the President of the Personal Data Protection Office"),
    }
    for word in QUOTABLE:
        value = centre.words.get(word) or neutral.get(word) or _BLANK
        text = text.replace("{centre." + word + "}", value)
    return text


def centre_lines(centre: Centre) -> tuple[str, ...]:
    """Return the lines that stand in place of the centre's stamp."""
    return tuple(line for line in (centre.words.get("name"), centre.words.get("address"), centre.words.get("phone")) if line)


def logo_of(centre: Centre, tr: Callable[..., str]) -> Logo | None:
    """Return the centre's logo, if it has one."""
    if not centre.logo_bytes:
        return None
    return Logo(data=centre.logo_bytes, media_type=centre.logo_type or "", alt=centre.words.get("name") or tr("Logo of the centre"))


def _head(layout: Layout, centre: Centre, title: str, blocks: Sequence[Block]) -> Head:
    instrument, tr = layout.instrument, layout.tr
    worker, discreet = layout.edition is Edition.WORKER, layout.edition is Edition.DISCREET
    group, role = layout.library.group(instrument.group), layout.library.role(instrument.role)
    stage = layout.library.stage(instrument.stage) if instrument.stage else None
    marks = set() if instrument.kind is Kind.INTERVIEW_SCRIPT else set(_marks(blocks))
    return Head(
        stamp="" if discreet else tr("Stamp or logo of the centre"),
        centre_lines=() if discreet else centre_lines(centre),
        logo=None if discreet else logo_of(centre, tr),
        kind=tr(KIND_NAMES[instrument.kind]) if worker else "",
        group=layout.fix(group.title) if worker and group and not group.discreet else "",
        code=instrument.code if worker else "",
        leader=layout.fix(role.label) if worker and role else "",
        stages=_stage_strip(layout, centre) if worker and stage else (),
        stage_name=layout.fix(tr("Stage {number}. {label}", number=stage.number, label=centre.stage_label(stage))) if worker and stage else "",
        title=title,
        purpose="" if discreet else layout.fix(instrument.purpose),
        intro=layout.optional(instrument.body.intro) if isinstance(instrument.body, Form) else None,
        facts=_facts(layout),
        has_single="single" in marks,
        has_multiple="multiple" in marks,
        how_to_mark=not worker and bool(marks),
    )


def _stage_strip(layout: Layout, centre: Centre) -> tuple[StageStep, ...]:
    return tuple(
        StageStep(number=stage.number, label=layout.fix(centre.stage_short(stage)), current=stage.slug == layout.instrument.stage)
        for stage in layout.library.stages
    )


def _facts(layout: Layout) -> tuple[tuple[str, str], ...]:
    instrument, tr = layout.instrument, layout.tr
    facts = [(tr("Filled in by"), tr(AUDIENCE_NAMES[instrument.audience]))]
    role = layout.library.role(instrument.role)
    if layout.edition is Edition.WORKER and role:
        facts.append((tr("Who leads"), layout.fix(role.label)))
    if instrument.duration_minutes:
        facts.append((tr("Time"), layout.fix(tr("about {minutes} min", minutes=instrument.duration_minutes))))
    if layout.edition is not Edition.DISCREET:
        facts.append((tr("Code"), tr("{code}, version {version}", code=instrument.code, version=instrument.version)))
    return tuple(facts)


def _foot(layout: Layout) -> Foot:
    instrument, tr = layout.instrument, layout.tr
    if layout.edition is Edition.DISCREET:
        return Foot(line=instrument.code)
    statement = layout.fix(tr(STATEMENTS[instrument.process]))
    group = layout.library.group(instrument.group)
    # on a kitchen table the foot must not name whom the form is for; a worker's copy of a discreet group lies there too
    if layout.edition is not Edition.WORKER or (group and group.discreet):
        return Foot(line=f"{instrument.code} · {tr('version {version}', version=instrument.version)}", statement=statement)
    standard = layout.fix(group.title) if group else layout.fix(layout.library.title)
    line = tr("{standard} · {code} · version {version}", standard=standard, code=instrument.code, version=instrument.version)
    return Foot(line=line, statement=statement)


def _marks(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield `single` and `multiple` for the circles and squares that occur."""
    for block in blocks:
        match block:
            case Section(blocks=inner) | Conditional(blocks=inner):
                yield from _marks(inner)
            case ChoiceField(multiple=multiple) | GridField(multiple=multiple):
                yield "multiple" if multiple else "single"
            case ScaleField():
                yield "single"
            case TableField(columns=columns):
                yield from _marks([column.field for column in columns])
            case _:
                pass
