"""A stage's pack: a cover with what is inside and when to use it, then every form, flat."""

from __future__ import annotations

from collections.abc import Sequence

from swtools.kinds._document import KIND_NAMES
from swtools.messages import translator
from swtools.model.instrument import Audience
from swtools.pack.keys import pack_key
from swtools.pack.manifest import Artifact
from swtools.pack.plan import PackTarget
from swtools.pack.worker import Workshop
from swtools.renderers.pdf import assemble, cover
from swtools.typography.polish import polish


def cover_of(pack: PackTarget, parts: Sequence[Artifact], workshop: Workshop) -> cover.Cover:
    """Return what the cover says; a party is never named."""
    library = workshop.library
    tr = translator(library.language, "forms")
    tools = {tool.id: tool for tool in library.instruments}
    group, stage = library.group(pack.group), library.stage(pack.stage)
    assert stage is not None
    label = workshop.centre.stage_labels.get(stage.slug) or stage.label
    who = {Audience.CLIENT: tr("the person"), Audience.TOGETHER: tr("together"), Audience.WORKER: tr("the worker")}
    entries = tuple(
        cover.CoverEntry(
            code=row.code,
            title=polish(row.title),
            kind=tr(KIND_NAMES[tools[row.instrument].kind]),
            who=who[tools[row.instrument].audience],
            minutes=tools[row.instrument].duration_minutes,
            pages=row.pages or 0,
            when_to_use=polish(tools[row.instrument].when_to_use),
        )
        for row in parts
    )
    discreet = bool(group and group.discreet)
    return cover.Cover(
        title=polish(tr("Stage {number}. {label}", number=stage.number, label=label)),
        subtitle="" if discreet else polish(group.title if group else library.title),
        centre_lines=tuple(workshop.centre.words[key] for key in ("name", "address", "phone") if workshop.centre.words.get(key)),
        entries=entries,
        language=library.language,
    )


def pack_key_of(pack: PackTarget, parts: Sequence[Artifact], workshop: Workshop) -> str:
    """Return the build key of a pack."""
    return pack_key((row.sha256 for row in parts), workshop.base, cover_of(pack, parts, workshop))


def assemble_pack(pack: PackTarget, parts: Sequence[Artifact], workshop: Workshop) -> tuple[bytes, int]:
    """Return the pack's PDF and its number of pages."""
    sheet = cover_of(pack, parts, workshop)
    front = cover.cover(sheet, workshop.settings)
    pieces = [assemble.Part(title=sheet.title, pdf=front)]
    pieces += [assemble.Part(title=row.title, code=row.code, pdf=(workshop.output / row.path).read_bytes()) for row in parts]
    title = f"{sheet.title} – {sheet.subtitle}" if sheet.subtitle else sheet.title
    content = assemble.assemble(pieces, title=title, language=sheet.language, timestamp=workshop.settings.timestamp, duplex=False)
    return content, assemble.page_count(content)
