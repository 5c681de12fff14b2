"""A PDF read back: printed words by pdfium, their order by the structure tree, fields by pikepdf."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Collection, Iterator
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from tests.agreement.formats.reading import Reading, without_rows

_RADIO, _REQUIRED = 1 << 15, 1 << 1
_HYPHEN = "\x02"
"""How pdfium gives a hyphen at the end of a line."""
_APART = ("case_code_of_sheet", "continuation_of_answers")
"""Fields that belong to the sheet and to no question; a page that holds some of the second holds no question either."""


def read(content: bytes, tables: Collection[str], sections: Collection[str]) -> Reading:
    reading = Reading("pdf")
    with pikepdf.open(io.BytesIO(content)) as document:
        apart = {index for index, page in enumerate(document.pages) if any(map(_continues, page.get("/Annots", ())))}
        texts = {page.objgen: words for index, (page, words) in enumerate(zip(document.pages, _texts(content), strict=True)) if index not in apart}
        reading.pieces = list(_pieces(document.Root.StructTreeRoot.K, texts, (0, 0)))
        form = document.Root.get("/AcroForm")
        strings = [str(value) for value in (document.docinfo or {}).values()]
        strings.append(document.open_metadata().__str__())
        for one in form.Fields if form is not None else ():
            name, label = str(one.get("/T", "")), str(one.get("/TU", ""))
            reading.names.add(name)
            kids = list(one.get("/Kids", [one]))
            strings += [name, label, *(str(kid.get("/Contents", "")) for kid in kids)]
            if not name.startswith(_APART):
                _field(reading, one, kids, without_rows(name.split("--"), tables, sections))
    reading.everything = "\n".join([*reading.pieces, *strings])
    return reading


def _field(reading: Reading, one: Any, kids: list[Any], place: tuple[tuple[str, ...], str]) -> None:
    key, row = place
    label, flags, kind = str(one.get("/TU", "")), int(one.get("/Ff", 0)), str(one.FT)
    if kind == "/Btn":
        states = [(_state(kid), str(kid.get("/Contents", ""))) for kid in kids]
        if not flags & _RADIO:
            key = key[:-1]
        seen = reading.field(key, "one" if flags & _RADIO else "several")
        for state, words in states:
            seen.choices.setdefault(state, words or label)
            seen.times[state] += 1
    elif kind == "/Ch":
        seen = reading.field(key, "one")
        for entry in one.Opt:
            code, words = (str(entry[0]), str(entry[1])) if isinstance(entry, pikepdf.Array) else (str(entry), str(entry))
            if code:
                seen.choices.setdefault(code, words)
                seen.times[code] += 1
    else:
        seen = reading.field(key, "text")
        seen.times[""] += 1
    seen.label = seen.label or label
    seen.required = bool(flags & _REQUIRED) or bool(seen.required)
    if row and row not in seen.rows:
        seen.rows.append(row)


def _state(widget: Any) -> str:
    return next(str(name).lstrip("/") for name in widget.AP.N.keys() if name != "/Off")  # noqa: SIM118 - a pikepdf object


def _continues(widget: Any) -> bool:
    owner = widget if "/T" in widget else widget.get("/Parent", {})
    return str(owner.get("/T", "")).startswith(_APART[1])


def _texts(content: bytes) -> list[dict[int, list[str]]]:
    """Return the texts of each page by their marked content."""
    document = pypdfium2.PdfDocument(content)
    found: list[dict[int, list[str]]] = []
    try:
        for number in range(len(document)):
            page = document[number]
            words = pdfium.FPDFText_LoadPage(page)
            found.append({})
            _objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, words, found[-1])
            pdfium.FPDFText_ClosePage(words)
    finally:
        document.close()
    return found


def _objects(holder: Any, count: Any, get: Any, words: Any, texts: dict[int, list[str]]) -> None:
    """Collect the text of each marked content of a page."""
    for index in range(count(holder)):
        one = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            length = pdfium.FPDFTextObj_GetText(one, words, None, 0)
            buffer = (ctypes.c_ushort * (length // 2 + 1))()
            pdfium.FPDFTextObj_GetText(one, words, buffer, length)
            text = bytes(buffer)[: max(0, length - 2)].decode("utf-16-le").replace(_HYPHEN, "-")
            texts.setdefault(pdfium.FPDFPageObj_GetMarkedContentID(one), []).append(text)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            _objects(one, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, words, texts)


def _pieces(element: Any, texts: dict[tuple[int, int], dict[int, list[str]]], page: tuple[int, int]) -> Iterator[str]:
    """Yield the texts below an element of the structure tree, over page breaks, in the order in which they are read."""
    if isinstance(element, int):
        yield from texts.get(page, {}).get(element, ())
    elif isinstance(element, pikepdf.Array):
        for child in element:
            yield from _pieces(child, texts, page)
    elif element.get("/Type") != "/OBJR":
        page = element.Pg.objgen if "/Pg" in element else page
        if "/MCID" in element:
            yield from texts.get(page, {}).get(int(element.MCID), ())
        elif "/K" in element:
            yield from _pieces(element.K, texts, page)
