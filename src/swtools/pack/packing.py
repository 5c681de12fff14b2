"""Making what is put together: which parts stand, whether it is stale, and the file itself by its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from swtools.document.blocks import DEFAULT_THEME
from swtools.pack import handbook, role_pack, stage_pack, word_pack
from swtools.pack.keys import pack_key, sha256
from swtools.pack.manifest import Artifact, PackEntry
from swtools.pack.sets import PackKind, PackTarget
from swtools.pack.worker import Workshop
from swtools.pack.writing import write
from swtools.renderers.pdf import assemble

Standing = Mapping[tuple[str, str, str], Artifact]
"""The files that stand, by (instrument, edition, format)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One pack to make of the files that stand; `key` is its build key."""

    pack: PackTarget
    parts: tuple[Artifact, ...]
    key: str


def standing(rows: Iterable[Artifact]) -> Standing:
    """Return the files in the usual look, as packs hold them."""
    return {(row.instrument, row.edition, row.format): row for row in rows if row.theme == DEFAULT_THEME}


def orders(planned: Iterable[PackTarget], files: Standing, workshop: Workshop) -> list[Order]:
    """Return an order for everything that can be made: a pack lacks what could not be built, and none is made without parts."""
    found = ((pack, _parts(pack, files)) for pack in planned)
    return [Order(pack=pack, parts=parts, key=_key(pack, parts, workshop)) for pack, parts in found if parts or pack.kind is PackKind.HANDBOOK]


def make(workshop: Workshop, order: Order) -> PackEntry:
    """Make a pack, write it and return its row."""
    pack = order.pack
    content = _content(pack, order.parts, workshop)
    write(workshop.output, pack.path, content)
    holds = tuple(instrument for instrument, _ in pack.parts) if pack.kind is PackKind.HANDBOOK else tuple(row.instrument for row in order.parts)
    return PackEntry(
        path=pack.path,
        sha256=sha256(content),
        kind=pack.kind.value,
        format=pack.format,
        group=pack.group,
        stage=pack.stage,
        role=pack.role,
        party=pack.party,
        pages=assemble.page_count(content) if pack.format == "pdf" else None,
        instruments=tuple(dict.fromkeys(holds)),
        build_key=order.key,
    )


def _parts(pack: PackTarget, files: Standing) -> tuple[Artifact, ...]:
    """Return the files that a pack holds, as far as they stand; a handbook holds none."""
    if pack.kind is PackKind.HANDBOOK:
        return ()
    form = "docx" if pack.kind is PackKind.WORD else "pdf"
    found = (files.get((instrument, edition.value, form)) for instrument, edition in pack.parts)
    return tuple(row for row in found if row is not None)


def _key(pack: PackTarget, parts: Sequence[Artifact], workshop: Workshop) -> str:
    """Return the hash of all that the bytes of a pack depend on: its parts, and what it says itself."""
    said: object
    match pack.kind:
        case PackKind.STAGE:
            said = stage_pack.cover_of(pack, parts, workshop)
        case PackKind.ROLE:
            said = role_pack.cover_of(pack, parts, workshop)
        case PackKind.WORD:
            said = word_pack.names(parts)
        case PackKind.HANDBOOK:
            said = (pack.format, handbook.content(pack, workshop))
    return pack_key((row.sha256 for row in parts), workshop.base, said)


def _content(pack: PackTarget, parts: Sequence[Artifact], workshop: Workshop) -> bytes:
    match pack.kind:
        case PackKind.STAGE:
            return stage_pack.assembled(stage_pack.cover_of(pack, parts, workshop), parts, workshop)
        case PackKind.ROLE:
            return stage_pack.assembled(role_pack.cover_of(pack, parts, workshop), parts, workshop)
        case PackKind.WORD:
            return word_pack.packed(parts, workshop.output)
        case PackKind.HANDBOOK:
            return handbook.rendered(pack, workshop)
