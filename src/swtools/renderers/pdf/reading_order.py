"""The tags of a topic that breaks over a page: what is said stays together, the notes follow it.

A page's tags stand in the order of the page. Where a long topic goes on overleaf, its notes would be read in the middle of what is said,
because they stand beside its first half. The template marks such topics and their notes as /Art and /Sect; here the notes are moved behind
the last part, and both marks become /Div again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import Object

_TOPIC, _NOTES, _PLAIN = "/Art", "/Sect", "/Div"


def notes_last(pdf: pikepdf.Pdf) -> None:
    """Put the notes of each topic behind all that is said in it."""
    import pikepdf

    root = pdf.Root.get("/StructTreeRoot")
    topics: list[list[Object]] = []
    for part in _outermost(root.K[0]) if root is not None else ():
        if _heads(part) or not topics:
            topics.append([])
        topics[-1].append(part)
    for parts in topics:
        _behind(parts)
        for tag in (tag for part in parts for tag in _below(part) if tag.S in (_TOPIC, _NOTES)):
            tag.S = pikepdf.Name(_PLAIN)


def places_of_widgets(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """Return the place of each widget in reading order, by its object."""
    root = pdf.Root.get("/StructTreeRoot")
    forms = (tag for tag in _below(root.K[0]) if tag.S == "/Form") if root is not None else iter(())
    return {kid.Obj.objgen: place for place, kid in enumerate(kid for form in forms for kid in form.K)}


def _behind(parts: list[Object]) -> None:
    """Move the notes of the earlier parts behind what the last part says, before the notes that stand there."""
    *earlier, last = [_row(part) for part in parts]
    for row in earlier:
        for notes in [kid for kid in _kids(row) if kid.S == _NOTES]:
            position = next(index for index, kid in enumerate(row.K) if kid.objgen == notes.objgen)
            del row.K[position]
            place = next((index for index, kid in enumerate(last.K) if kid.S == _NOTES and kid.Pg.objgen == last.Pg.objgen), len(last.K))
            last.K.insert(place, notes)
            notes.P = last


def _row(part: Object) -> Object:
    """Return the tag that holds what is said and the notes: the innermost of the boxes that WeasyPrint puts round a table's row."""
    inner = next((kid for kid in _kids(part) if kid.S == _TOPIC), None)
    return part if inner is None else _row(inner)


def _outermost(tag: Object) -> Iterator[Object]:
    for kid in _kids(tag):
        if kid.S == _TOPIC:
            yield kid
        else:
            yield from _outermost(kid)


def _heads(part: Object) -> bool:
    """Say whether a topic begins with this part: what goes on overleaf has no heading."""
    return any(tag.S == "/H3" for tag in _below(part))


def _below(tag: Object) -> Iterator[Object]:
    yield tag
    for kid in _kids(tag):
        yield from _below(kid)


def _kids(tag: Object) -> list[Object]:
    """Return the tags below a tag; marked content and annotations are none."""
    import pikepdf

    held = tag.get("/K", ())
    return [kid for kid in (held if isinstance(held, pikepdf.Array) else (held,)) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
