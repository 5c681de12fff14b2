"""What a worker takes along is whole: nothing that a tool says or asks is missing from the pack of its stage."""

from __future__ import annotations

from pathlib import Path

from swtools.document.blocks import Edition
from swtools.loading.build import build
from swtools.loading.discover import discover
from swtools.model.instrument import Audience, walk
from swtools.pack.sets import PackKind, packs

LIBRARY = build(discover(Path(__file__).resolve().parents[2])[0]).library


def test_the_workers_part_of_a_sheet_that_the_person_fills_in_is_in_the_pack() -> None:
    """A questionnaire's „after the talk” and what to do on a sign of danger stand in the worker's copy only."""
    seen = 0
    for pack in packs(LIBRARY):
        if pack.kind not in (PackKind.STAGE, PackKind.ROLE):
            continue
        for tool in (LIBRARY.instrument(identifier) for identifier in dict.fromkeys(name for name, _ in pack.parts)):
            assert tool is not None
            copies = [edition for name, edition in pack.parts if name == tool.id]
            if tool.audience is Audience.CLIENT:
                assert copies[0] is not Edition.WORKER, (pack.path, tool.id)
            if any(item.worker_only or item.worker_note for item in walk(tool.top_items())):
                assert Edition.WORKER in copies, (pack.path, tool.id)
                seen += tool.audience is Audience.CLIENT
    assert seen


def test_an_annex_stands_behind_its_tool() -> None:
    found = 0
    for pack in (pack for pack in packs(LIBRARY) if pack.kind is PackKind.STAGE):
        order = list(dict.fromkeys(name for name, _ in pack.parts))
        for place, name in enumerate(order):
            tool = LIBRARY.instrument(name)
            assert tool is not None
            if tool.annex_to in order:
                between = [LIBRARY.instrument(other) for other in order[order.index(tool.annex_to) + 1 : place]]
                assert place > order.index(tool.annex_to)
                assert all(other is not None and other.annex_to == tool.annex_to for other in between), (pack.path, order)
                found += 1
    assert found
