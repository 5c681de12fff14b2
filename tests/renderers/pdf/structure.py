"""What veraPDF does not look at: the form and its tags, one sentence for each thing that is wrong in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

_RADIO, _COMBO, _MULTILINE, _NO_SCROLL = 1 << 15, 1 << 17, 1 << 12, 1 << 23
_ACTIVE = ("/AA", "/OpenAction", "/JavaScript", "/XFA", "/NeedAppearances", "/EmbeddedFiles")


def problems(path: Path) -> list[str]:
    """Return what is wrong in a single tool's file; an empty list is the aim."""
    with pikepdf.open(path) as pdf:
        return [*_file(pdf), *_fields(pdf), *_widgets(pdf), *_tags(pdf), *_headings(pdf)]


def _file(pdf: Any) -> Iterator[str]:
    if not str(pdf.docinfo.get("/Title", "")) or not str(pdf.Root.get("/Lang", "")):
        yield "no title or no language"
    if not pdf.Root.ViewerPreferences.DisplayDocTitle:
        yield "the title is not shown"
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            yield from (f"{key} somewhere" for key in _ACTIVE if key in item)
            if item.get("/S") in ("/JavaScript", "/URI", "/Launch", "/SubmitForm", "/GoToR"):
                yield f"an action {item.S}"
    font = next(iter(pdf.Root.AcroForm.DR.Font.values()))
    if font.Subtype != "/Type0" or "/ToUnicode" not in font:
        yield "the form's font is no Type0 font with ToUnicode"


def _fields(pdf: Any) -> Iterator[str]:
    fields = list(pdf.Root.AcroForm.Fields)
    names = [str(field.T) for field in fields]
    if len(names) != len(set(names)):
        yield "a name twice"
    top = {field.objgen for field in fields}
    for field in fields:
        name, flags = str(field.T), int(field.get("/Ff", 0))
        kids = list(field.get("/Kids", ()))
        if "." in name:
            yield f"{name}: a dot"
        if not str(field.get("/TU", "")).strip():
            yield f"{name}: no question"
        if field.FT != "/Btn" and ("/DA" not in field or not bytes(field.DA).startswith(b"/")):
            yield f"{name}: no default appearance"
        if field.FT == "/Tx" and not flags & _NO_SCROLL:
            yield f"{name}: scrolls, so that the screen holds more than the paper"
        if int(field.get("/MaxLen", 1)) < 1:
            yield f"{name}: no room"
        if field.FT == "/Ch" and (not flags & _COMBO or len({str(entry[0]) for entry in field.Opt}) != len(field.Opt)):
            yield f"{name}: not a list to choose from with its own codes"
        if flags & _RADIO and field.FT == "/Btn":
            yield from _radio(name, field, kids)
        if any("/T" in kid or "/FT" in kid or kid.objgen in top or kid.Parent.objgen != field.objgen for kid in kids):
            yield f"{name}: a kid that is a field"


def _radio(name: str, field: Any, kids: list[Any]) -> Iterator[str]:
    states = [[str(key) for key in kid.AP.N] for kid in kids]
    if any(len(keys) != 2 or "/Off" not in keys for keys in states):
        yield f"{name}: a state beside a code and /Off"
    codes = [key for keys in states for key in keys if key != "/Off"]
    if len(set(codes)) != len(codes):
        yield f"{name}: two options of one code"
    if str(field.V) not in (*codes, "/Off"):
        yield f"{name}: a value that is no state"


def _widgets(pdf: Any) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        box = [float(side) for side in page.obj.MediaBox]
        if page.obj.get("/Tabs") != "/S":
            yield f"page {number}: not in the order of the tags"
        for widget in page.obj.get("/Annots", ()):
            if widget.get("/Subtype") != "/Widget":
                continue
            owner = widget if "/T" in widget else widget.Parent
            name = str(owner.T)
            left, bottom, right, top = (float(side) for side in widget.Rect)
            if not (box[0] <= left < right <= box[2] and box[1] <= bottom < top <= box[3]):
                yield f"{name}: outside its page"
            if owner.FT == "/Btn" and min(right - left, top - bottom) < 4 * 72 / 25.4 - 0.1:
                yield f"{name}: a mark smaller than 4 mm"
            if str(widget.get("/Contents", "")) != str(widget.get("/TU", "")) or not str(widget.get("/TU", "")):
                yield f"{name}: said otherwise than asked"
            if "/N" not in widget.AP or int(widget.F) != 4:
                yield f"{name}: no appearance, or not printed"


def _tags(pdf: Any) -> Iterator[str]:
    """Each widget has one tag /Form that names it, reached from the root, and the fields follow the order of their tags."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    reached = list(_reached(pdf.Root.StructTreeRoot.K[0]))
    order: dict[tuple[int, int], int] = {}
    for place, (tag, widget) in enumerate(reached):
        if tag.S != "/Form" or parents.get(int(widget.get("/StructParent", -1)), tag).objgen != tag.objgen:
            yield f"{widget.get('/T', '')}: its tag and itself do not name each other"
        order[widget.objgen] = place
    widgets = {note.objgen for page in pdf.pages for note in page.obj.get("/Annots", ()) if note.get("/Subtype") == "/Widget"}
    if widgets != set(order):
        yield f"{len(widgets ^ set(order))} widgets that the tags do not reach"
        return
    root = pdf.Root.StructTreeRoot.K[0].objgen
    running = {widget.objgen for tag, widget in reached if tag.P.objgen == root}  # in the running heads, on many pages
    fields = [[kid.objgen for kid in field.get("/Kids", [field])] for field in pdf.Root.AcroForm.Fields]
    firsts = [min(order[widget] for widget in widgets) for widgets in fields if not running & set(widgets)]
    if firsts != sorted(firsts):
        yield "the fields stand in another order than their tags"


def _headings(pdf: Any) -> Iterator[str]:
    """A part that goes on over the page has a tag on each: a heading that closes one stands alone at its page's end."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Div" and isinstance(item.get("/K"), pikepdf.Array):
            kids = [kid for kid in item.K if isinstance(kid, pikepdf.Dictionary)]
            if kids and kids[-1].get("/S") in ("/H2", "/H3", "/H4"):
                yield f"a heading {kids[-1].S} without what it heads"


def _reached(root: Any) -> Iterator[tuple[Any, Any]]:
    pending = [root]
    while pending:
        tag = pending.pop()
        kids = tag.get("/K", ())
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        yield from ((tag, kid.Obj) for kid in kids if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR")
        pending.extend(kid for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") != "/OBJR")
