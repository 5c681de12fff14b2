"""From the catalogue to what the templates show: order, anchors, links, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from swtools.document.blocks import DEFAULT_THEME
from swtools.document.catalogue import Card, Catalogue, FileLink, GroupRow, StageCell
from swtools.messages import Translator
from swtools.renderers.catalogue import _words
from swtools.renderers.catalogue._view import CardView, CellView, CopyView, CountView, GroupView, LinkView, RowView, StageView, View

_EDITIONS = ("client", "discreet", "worker")
_FORMATS = ("html", "pdf", "docx")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """What is decided once for the whole page.

    `groups` have the shared ones last; `kinds` are (kind, label); `numbers` count the tools; `full` says at which stage
    (its anchor) the full card of a row's own tool stands, by the row's slug and the tool; `pointed` are those that others point to.
    """

    catalogue: Catalogue
    tr: Translator
    groups: tuple[GroupRow, ...]
    kinds: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str], ...]
    numbers: dict[str, int]
    shared: str
    full: dict[tuple[str, str], str]
    pointed: frozenset[tuple[str, str]]


def lay_out(catalogue: Catalogue, tr: Translator) -> View:
    """Return the page's view."""
    places = _places(catalogue, tr)
    rows = tuple(_row(group, places) for group in places.groups)
    return View(
        kinds=tuple(_words.kind_filter(tr, kind, label) for kind, label in places.kinds),
        roles=tuple(label for _, label in places.roles),
        rows=rows,
        groups=tuple(_group(group, places) for group in places.groups if any(cell.cards for cell in group.cells)),
        outside=tuple(_outside(group, cell, places) for group in places.groups for cell in group.cells if cell.number is None and cell.cards),
        tools=_words.tools(tr, len(places.numbers)),
        filtered_by=_filtered_by(places),
        unbuilt=any(cell.unbuilt for row in rows for cell in row.cells),
    )


def kinds_of(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return (kind, label) of the tools in the order of their places in a cell; kinds added later stand last."""
    labels = {card.kind: card.kind_label for card in _cards(catalogue.groups)}
    known = [(kind, labels.get(kind, kind)) for kind in _words.KNOWN_KINDS]
    return (*known, *((kind, label) for kind, label in labels.items() if kind not in _words.KNOWN_KINDS))


def href(path: str) -> str:
    """Return a relative path as a URL (RFC 3986, 3.3); a colon is encoded too, so no path can be read as a scheme."""
    return quote(path, safe="/")


def _places(catalogue: Catalogue, tr: Translator) -> _Places:
    groups = tuple(sorted(catalogue.groups, key=lambda group: group.shared))
    numbers: dict[str, int] = {}
    shared = next((group.slug for group in groups if group.shared), "")
    full: dict[tuple[str, str], str] = {}
    pointed = set()
    for group, cell, card in _placed_cards(groups):
        numbers.setdefault(card.id, len(numbers))
        if not card.shared and full.setdefault((group.slug, card.id), _cell_anchor(group, cell)) != _cell_anchor(group, cell):
            pointed.add((group.slug, card.id))
    pointed |= {(shared, card.id) for card in _cards(groups) if card.shared and (shared, card.id) in full}
    led = {card.role for card in _cards(groups)}
    roles = tuple((slug, label) for slug, label in catalogue.roles if slug in led)
    return _Places(
        catalogue=catalogue,
        tr=tr,
        groups=groups,
        kinds=kinds_of(catalogue),
        roles=roles,
        numbers=numbers,
        shared=shared,
        full=full,
        pointed=frozenset(pointed),
    )


def _filtered_by(places: _Places) -> tuple[tuple[int, int], ...]:
    by_number = {places.numbers[card.id]: (_place(places.kinds, card.kind), _place(places.roles, card.role)) for card in _cards(places.groups)}
    return tuple(by_number[number] for number in range(len(by_number)))


def _place(entries: tuple[tuple[str, str], ...], slug: str) -> int:
    return next((place for place, (entry, _) in enumerate(entries) if entry == slug), -1)


def _placed_cards(groups: tuple[GroupRow, ...]) -> Iterator[tuple[GroupRow, StageCell, Card]]:
    return ((group, cell, card) for group in groups for cell in group.cells for card in cell.cards)


def _cards(groups: tuple[GroupRow, ...]) -> Iterator[Card]:
    return (card for _, _, card in _placed_cards(groups))


def _title(group: GroupRow, places: _Places) -> str:
    return places.tr("Shared by all groups") if group.shared else group.title


def _cell_anchor(group: GroupRow, cell: StageCell) -> str:
    """Return the id of a group's stage in the page. Slugs are kebab-case, so what has an underscore never meets another slug."""
    return f"{group.slug}_{'outside' if cell.number is None else cell.number}"


def _borrowed(card: Card, places: _Places) -> bool:
    """Say whether the card's full form stands with the shared tools; a pack without those shows it in the group itself."""
    return card.shared and (places.shared, card.id) in places.full


def _home(card: Card, group: GroupRow, places: _Places) -> tuple[str, str]:
    """Return whose full card is meant, row and tool. It never stands with another group: the two sides of violence stay apart."""
    return (places.shared if card.shared else group.slug, card.id)


def _cell(group: GroupRow, number: int) -> StageCell | None:
    """Return the group's cell at a stage, if anything stands in it."""
    return next((cell for cell in group.cells if cell.number == number and cell.cards), None)


def _unbuilt(group: GroupRow, number: int) -> bool:
    return any(cell.unbuilt for cell in group.cells if cell.number == number)


def _row(group: GroupRow, places: _Places) -> RowView:
    cells = tuple(
        CellView(href=None, counts=(), unbuilt=True) if _unbuilt(group, stage.number) else _grid_cell(group, _cell(group, stage.number), places)
        for stage in places.catalogue.stages
    )
    some = any(cell.cards for cell in group.cells)
    return RowView(anchor=group.slug, href=f"#{group.slug}" if some else None, title=_title(group, places), shared=group.shared, cells=cells)


def _grid_cell(group: GroupRow, cell: StageCell | None, places: _Places) -> CellView:
    if cell is None:
        return CellView(href=None, counts=())
    own = Counter(card.kind for card in cell.cards if not _borrowed(card, places))
    counts = tuple(
        CountView(kind=place, number=own[kind], word=_words.kind_plural(places.tr, kind, label, own[kind]))
        for place, (kind, label) in enumerate(places.kinds)
        if own[kind]
    )
    return CellView(href=f"#{_cell_anchor(group, cell)}", counts=counts)


def _group(group: GroupRow, places: _Places) -> GroupView:
    stages = []
    for stage in places.catalogue.stages:
        cell = _cell(group, stage.number)
        if cell is not None:
            stages.append(_stage(group, cell, f"{stage.number}. {cell.label}", places))
        elif not group.shared:
            stages.append(_gap(group, stage.number, stage.short, places))
    outside = next((f"#{_cell_anchor(group, cell)}" for cell in group.cells if cell.number is None and cell.cards), None)
    return GroupView(
        anchor=group.slug,
        title=_title(group, places),
        for_whom=group.for_whom,
        two_sides=group.party is not None,
        stages=tuple(stages),
        outside=outside,
        handbook=tuple(
            LinkView(href=href(path), text=_words.format_label(places.tr, path.rpartition(".")[2])) for path in sorted(group.handbook, reverse=True)
        ),
        role_packs=tuple(LinkView(href=href(pack.path), text=f"{pack.label}, {_words.pages(places.tr, pack.pages)}") for pack in group.role_packs),
    )


def _outside(group: GroupRow, cell: StageCell, places: _Places) -> StageView:
    return _stage(group, cell, _title(group, places), places)


def _stage(group: GroupRow, cell: StageCell, heading: str, places: _Places) -> StageView:
    anchor = _cell_anchor(group, cell)
    cards = [(card, _card(card, group, anchor, places)) for card in cell.cards]
    return StageView(
        anchor=anchor,
        heading=heading,
        unbuilt=cell.unbuilt,
        aim=cell.aim,
        pack=href(cell.pack.path) if cell.pack else None,
        pack_pages=_words.pages(places.tr, cell.pack.pages) if cell.pack else "",
        word=href(cell.word) if cell.word else None,
        own=tuple(view for _, view in cards if view.full is None),
        again=tuple(view for card, view in cards if view.full and not card.shared),
        taken=tuple(view for card, view in cards if view.full and card.shared),
    )


def _gap(group: GroupRow, number: int, short: str, places: _Places) -> StageView:
    """Return a stage at which the group has nothing; the shared tools of that stage, if there are any, stand elsewhere."""
    shared = ((row, _cell(row, number)) for row in places.groups if row.shared)
    elsewhere = next((f"#{_cell_anchor(row, cell)}" for row, cell in shared if cell is not None), None)
    return StageView(
        anchor=f"{group.slug}_{number}",
        heading=f"{number}. {short}",
        unbuilt=_unbuilt(group, number),
        aim="",
        pack=None,
        pack_pages="",
        word=None,
        own=(),
        again=(),
        taken=(),
        elsewhere=elsewhere,
    )


def _card(card: Card, group: GroupRow, anchor: str, places: _Places) -> CardView:
    tr = places.tr
    home = _home(card, group, places)
    stands = places.full.get(home, anchor)
    measures = (card.minutes, _words.pages(tr, card.pages) if card.pages else "")
    return CardView(
        number=places.numbers[card.id],
        kind=_place(places.kinds, card.kind),
        title=card.title,
        purpose=card.purpose,
        when=card.when_to_use,
        kind_label=card.kind_label,
        code=card.code,
        measures="".join(f", {measure}" for measure in measures if measure),
        audience=card.audience_label,
        leader=card.role_label,
        thumbnail=href(card.thumbnail) if card.thumbnail else None,
        copies=_copies(card.files, places),
        anchor=".".join(home) if stands == anchor and home in places.pointed else None,
        full=None if stands == anchor else f"#{'.'.join(home)}",
    )


def _copies(files: tuple[FileLink, ...], places: _Places) -> tuple[CopyView, ...]:
    """Return the files by copy: the person's first, the usual theme and the page's own language before the others."""
    language = places.catalogue.language
    keys = sorted({(file.edition, file.theme, file.language) for file in files}, key=lambda key: _copy_order(key, language))
    plain = len(keys) == 1 and keys[0][1:] == (DEFAULT_THEME, language)
    return tuple(
        CopyView(
            label="" if plain else _words.copy_label(places.tr, edition, theme, None if spoken == language else spoken),
            links=_links([file for file in files if (file.edition, file.theme, file.language) == (edition, theme, spoken)], places.tr),
        )
        for edition, theme, spoken in keys
    )


def _links(files: list[FileLink], tr: Translator) -> tuple[LinkView, ...]:
    ordered = sorted(files, key=lambda file: (_rank(_FORMATS, file.format), file.path))
    return tuple(LinkView(href=href(file.path), text=_words.format_label(tr, file.format)) for file in ordered)


def _copy_order(key: tuple[str, str, str], language: str) -> tuple[bool, str, bool, str, tuple[int, str]]:
    edition, theme, spoken = key
    return (spoken != language, spoken, theme != DEFAULT_THEME, theme, _rank(_EDITIONS, edition))


def _rank(known: tuple[str, ...], value: str) -> tuple[int, str]:
    """Return a sort key: the known values in their order, then the others by name."""
    return (known.index(value) if value in known else len(known), value)
