"""A stage's pack: a cover with what is inside and when to use it, then every form, flat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from swtools.document.blocks import Edition, Logo, StageStep
from swtools.kinds._document import KIND_NAMES
from swtools.messages import Translator, translator
from swtools.model.instrument import Audience
from swtools.model.library import Library
from swtools.pack.keys import pack_key, sha256
from swtools.pack.manifest import Artifact, PackEntry
from swtools.pack.plan import PackTarget
from swtools.pack.worker import Workshop
from swtools.pack.writing import write
from swtools.renderers.pdf import assemble, cover
from swtools.typography.polish import polish


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One pack to make of the files that stand; `key` is its build key."""

    pack: PackTarget
    parts: tuple[Artifact, ...]
    key: str


def cover_of(pack: PackTarget, parts: Sequence[Artifact], workshop: Workshop) -> cover.Cover:
    """Return what the cover says; a party is never named, and the cover of a discreet group says no more than its forms."""
    library, centre = workshop.library, workshop.centre
    tr = translator(library.language, "forms")
    group, stage = library.group(pack.group), library.stage(pack.stage)
    assert stage is not None
    discreet = bool(group and group.discreet)
    name = "" if discreet else centre.words.get("name", "")
    subtitle = "" if discreet else polish(group.title if group else library.title)
    return cover.Cover(
        title=polish(tr("Stage {number}. {label}", number=stage.number, label=centre.stage_labels.get(stage.slug) or stage.label)),
        subtitle=subtitle,
        centre_lines=tuple(line for line in (name, centre.words.get("address"), centre.words.get("phone")) if line) if not discreet else (),
        logo=Logo(data=centre.logo_bytes, media_type=centre.logo_type or "", alt=name or tr("Logo of the centre"))
        if centre.logo_bytes and not discreet
        else None,
        stages=tuple(
            StageStep(number=step.number, label=polish(centre.stage_labels.get(step.slug) or step.short), current=step == stage) for step in library.stages
        ),
        foot=subtitle,
        entries=tuple(_entry(row, library, tr) for row in parts),
        language=library.language,
    )


def _entry(row: Artifact, library: Library, tr: Translator) -> cover.CoverEntry:
    """Return a form's line; of a discreet copy no more than its code, its neutral title and its pages."""
    if row.edition == Edition.DISCREET:
        return cover.CoverEntry(code=row.code, title=polish(row.title), pages=row.pages or 0)
    tool = library.instrument(row.instrument)
    assert tool is not None
    who = {Audience.CLIENT: tr("the person"), Audience.TOGETHER: tr("together"), Audience.WORKER: tr("the worker")}
    return cover.CoverEntry(
        code=row.code,
        title=polish(row.title),
        kind=tr(KIND_NAMES[tool.kind]),
        who=who[tool.audience],
        minutes=tool.duration_minutes,
        pages=row.pages or 0,
        when_to_use=polish(tool.when_to_use),
    )


def pack_key_of(pack: PackTarget, parts: Sequence[Artifact], workshop: Workshop) -> str:
    """Return the build key of a pack."""
    return pack_key((row.sha256 for row in parts), workshop.base, cover_of(pack, parts, workshop))


def make_pack(workshop: Workshop, order: Order) -> PackEntry:
    """Assemble a pack, write it and return its row."""
    content = assemble_pack(order.pack, order.parts, workshop)
    write(workshop.output, order.pack.path, content)
    return PackEntry(
        path=order.pack.path,
        sha256=sha256(content),
        group=order.pack.group,
        stage=order.pack.stage,
        pages=assemble.page_count(content),
        instruments=tuple(row.instrument for row in order.parts),
        build_key=order.key,
    )


def assemble_pack(pack: PackTarget, parts: Sequence[Artifact], workshop: Workshop) -> bytes:
    """Return the pack's PDF."""
    sheet = cover_of(pack, parts, workshop)
    front = cover.cover(sheet, workshop.settings)
    pieces = [assemble.Part(title=sheet.title, pdf=front)]
    pieces += [assemble.Part(title=row.title, code=row.code, pdf=(workshop.output / row.path).read_bytes()) for row in parts]
    title = f"{sheet.title} – {sheet.subtitle}" if sheet.subtitle else sheet.title
    return assemble.assemble(pieces, title=title, language=sheet.language, timestamp=workshop.settings.timestamp, duplex=False)
