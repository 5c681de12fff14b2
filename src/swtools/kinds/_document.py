"""From an instrument to a document: head, foot and what the kind lays out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from swtools import plugins
from swtools.document.blocks import (
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
from swtools.model.centre import Centre
from swtools.model.definition_hash import definition_hash
from swtools.model.instrument import Audience, Form, Instrument, Item, Kind, Process, walk
from swtools.model.library import Library
from swtools.typography.polish import polish

WORDS = (
    "name",
    "name_genitive",
    "name_accusative",
    "name_locative",
    "address",
    "phone",
    "email",
    "hours",
    "controller",
    "inspector",
    "gdpr_basis",
    "gdpr_basis_special",
    "recipients",
    "records_rule",
    "complaints",
)
"""What content may quote as `{centre.<word>}`."""

KIND_NAMES = {
    Kind.INTERVIEW_SCRIPT: msgid("Interview script"),
    Kind.QUESTIONNAIRE: msgid("Questionnaire"),
    Kind.DOCUMENTATION_FORM: msgid("Documentation form"),
}


_PLAIN_THEME = "default"
_EASY_THEME = "large-print"
"""Easy-to-read texts are set large (Inclusion Europe: at least 14 pt) in whatever theme a pack has."""


def document(instrument: Instrument, library: Library, centre: Centre, edition: Edition, theme: str = "default", language: str = "pl") -> Document:
    """Lay out one tool. Pure: the same arguments give an equal document."""
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
        theme=_EASY_THEME if instrument.easy_to_read and theme == _PLAIN_THEME else theme,
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
    for word in WORDS:
        value = centre.words.get(word) or neutral.get(word) or "_" * 24
        text = text.replace("{centre." + word + "}", value)
    return text


def _head(layout: Layout, centre: Centre, title: str, blocks: Sequence[Block]) -> Head:
    instrument, tr, worker = layout.instrument, layout.tr, layout.edition is Edition.WORKER
    group, role = layout.library.group(instrument.group), layout.library.role(instrument.role)
    kind = tr(KIND_NAMES[instrument.kind])
    stages = tuple(
        StageStep(number=stage.number, label=layout.fix(centre.stage_labels.get(stage.slug) or stage.short), current=stage.slug == instrument.stage)
        for stage in layout.library.stages
    )
    own_stage = layout.library.stage(instrument.stage) if instrument.stage else None
    label = own_stage and (centre.stage_labels.get(own_stage.slug) or own_stage.label)
    name = centre.words.get("name")
    discreet = layout.edition is Edition.DISCREET
    marks = set() if instrument.kind is Kind.INTERVIEW_SCRIPT else set(_marks(blocks))
    return Head(
        stamp=tr("Stamp or logo of the centre") if not discreet else "",
        centre_lines=tuple(line for line in (name, centre.words.get("address"), centre.words.get("phone")) if line) if not discreet else (),
        logo=Logo(data=centre.logo_bytes, media_type=centre.logo_type or "", alt=name or tr("Logo of the centre"))
        if centre.logo_bytes and not discreet
        else None,
        kind=kind if worker else "",
        group=layout.fix(group.title) if worker and group and not group.discreet else "",
        code=instrument.code if worker else "",
        leader=layout.fix(role.label) if worker and role else "",
        stages=stages if worker and own_stage else (),
        stage_name=layout.fix(tr("Stage {number}. {label}", number=own_stage.number, label=label)) if worker and own_stage else "",
        title=title,
        purpose="" if discreet else layout.fix(instrument.purpose),
        intro=layout.optional(instrument.body.intro) if isinstance(instrument.body, Form) else None,
        facts=_facts(layout),
        has_single="single" in marks,
        has_multiple="multiple" in marks,
        how_to_mark=not worker and bool(marks),
    )


def _facts(layout: Layout) -> tuple[tuple[str, str], ...]:
    instrument, tr = layout.instrument, layout.tr
    who = {
        Audience.CLIENT: tr("the person"),
        Audience.TOGETHER: tr("the person and the worker together"),
        Audience.WORKER: tr("the worker"),
    }
    facts = [(tr("Filled in by"), who[instrument.audience])]
    role = layout.library.role(instrument.role)
    if layout.edition is Edition.WORKER and role:
        facts.append((tr("Who leads"), layout.fix(role.label)))
    if instrument.duration_minutes:
        facts.append((tr("Time"), layout.fix(tr("about {minutes} min", minutes=instrument.duration_minutes))))
    if layout.edition is not Edition.DISCREET:
        facts.append((tr("Code"), tr("{code}, version {version}", code=instrument.code, version=instrument.version)))
    return tuple(facts)


STATEMENTS = {
    Process.SOCIAL_WORK: msgid("A tool of social work – it does not serve to establish a right to benefits"),
    Process.BENEFITS: msgid("A document of the proceedings"),
    Process.SERVICES: msgid("A tool of planning services – it does not serve to establish a right to benefits"),
    Process.SHARED: msgid("A shared tool of the centre’s teams – it does not serve to establish a right to benefits"),
}


def _foot(layout: Layout) -> Foot:
    instrument, tr = layout.instrument, layout.tr
    if layout.edition is Edition.DISCREET:
        return Foot(line=instrument.code)
    statement = layout.fix(tr(STATEMENTS[instrument.process]))
    group = layout.library.group(instrument.group)
    if group and group.discreet:  # on a kitchen table the foot must not name what the form is about
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
