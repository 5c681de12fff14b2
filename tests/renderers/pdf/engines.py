"""Three programs that people fill forms with, driven from outside: pypdf, PDF.js (Firefox) and PDFium (Chrome, Edge)."""

from __future__ import annotations

import ctypes
import json
import logging
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

PDFJS = Path(__file__).resolve().parents[2] / "checkers" / "pdfjs" / "fill.mjs"
Values = Mapping[str, str]


@dataclass(frozen=True)
class Field:
    """A field as the file tells it: `kind` is text, list or mark; `options` are the states of marks or the codes of a list."""

    name: str
    kind: str
    options: tuple[str, ...] = ()
    limit: int | None = None
    multiline: bool = False


def fields_of(path: Path) -> list[Field]:
    """Read the fields of a form with pikepdf, in their order."""
    with pikepdf.open(path) as pdf:
        return [_field(field) for field in pdf.Root.AcroForm.Fields]


def _field(field: Any) -> Field:
    name, flags = str(field.T), int(field.get("/Ff", 0))
    if field.FT == "/Tx":
        return Field(name, "text", limit=int(field.MaxLen) if "/MaxLen" in field else None, multiline=bool(flags & 1 << 12))
    if field.FT == "/Ch":
        return Field(name, "list", tuple(str(entry[0]) for entry in field.Opt))
    widgets = list(field.get("/Kids", [field]))
    return Field(name, "mark", tuple(str(key)[1:] for widget in widgets for key in widget.AP.N if key != "/Off"))


@dataclass(frozen=True)
class Spot:
    """A widget: its field, its state if it is a mark, its page and its box in points."""

    name: str
    state: str
    page: int
    box: tuple[float, float, float, float]


def spots_of(path: Path) -> list[Spot]:
    """Return where the widgets of a form stand."""
    found = []
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages):
            for widget in page.obj.get("/Annots", ()):
                if widget.get("/Subtype") == "/Widget":
                    owner = widget if "/T" in widget else widget.Parent
                    states = [str(key)[1:] for key in widget.AP.N if key != "/Off"] if owner.FT == "/Btn" else [""]
                    left, bottom, right, top = (float(side) for side in widget.Rect)
                    found.append(Spot(str(owner.T), states[0], number, (left, bottom, right, top)))
    return found


def by_pypdf(source: Path, target: Path, values: Values) -> None:
    """Fill and save with pypdf."""
    from pypdf import PdfReader, PdfWriter

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    marks = {field.name for field in fields_of(source) if field.kind == "mark"}
    writer = PdfWriter(clone_from=PdfReader(source))
    typed = {name: f"/{value}" if name in marks else value for name, value in values.items()}
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, typed, auto_regenerate=False)
    writer.write(target)


def by_pdfjs(jobs: Sequence[tuple[Path, Path, Values]]) -> list[dict[str, str]]:
    """Fill and save with PDF.js, all files in one process; return what it reads in the saved files."""
    asked = [{"source": str(source), "target": str(target), "values": dict(values)} for source, target, values in jobs]
    done = subprocess.run(["node", PDFJS], input=json.dumps(asked), capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    answers: list[dict[str, str]] = json.loads(done.stdout)
    return answers


def by_pdfium(source: Path, target: Path, values: Values) -> None:
    """Fill as a person does in a window of PDFium: click a mark, choose from a list, type a text; then save."""
    import pypdfium2
    import pypdfium2.raw as raw

    codes = {field.name: field.options for field in fields_of(source) if field.kind == "list"}
    with pypdfium2.PdfDocument(source) as document:
        document.init_forms()
        form = document.formenv.raw
        for page in document:
            for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
                widget = raw.FPDFPage_GetAnnot(page.raw, index)
                name = _words(raw.FPDFAnnot_GetFormFieldName, form, widget)
                if name in values:
                    value = codes[name].index(values[name]) if name in codes else values[name]
                    _enter(raw, form, page.raw, widget, value)
                raw.FPDFPage_CloseAnnot(widget)
        document.save(target)


def _enter(raw: Any, form: Any, page: Any, widget: Any, value: str | int) -> None:
    kind = raw.FPDFAnnot_GetFormFieldType(form, widget)
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        if _words(raw.FPDFAnnot_GetFormFieldExportValue, form, widget) == value:
            box = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(widget, box)
            place = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
            raw.FORM_OnLButtonDown(form, page, 0, *place)
            raw.FORM_OnLButtonUp(form, page, 0, *place)
    else:
        raw.FORM_SetFocusedAnnot(form, widget)
        if isinstance(value, int):
            raw.FORM_SetIndexSelected(form, page, value, True)
        else:
            raw.FORM_SelectAllText(form, page)
            words = (value + "\0").encode("utf-16-le")
            raw.FORM_ReplaceSelection(form, page, (ctypes.c_ushort * (len(words) // 2)).from_buffer_copy(words))
    raw.FORM_ForceToKillFocus(form)


def _words(call: Any, form: Any, widget: Any) -> str:
    size = call(form, widget, None, 0)
    buffer = ctypes.create_string_buffer(size)
    call(form, widget, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le")


def read(path: Path) -> dict[str, str]:
    """Return what stands in a form, read by pypdf: line breaks as one sign, states without their slash."""
    from pypdf import PdfReader

    found = PdfReader(path).get_fields() or {}
    return {name: str(field.get("/V", "")).removeprefix("/").replace("\r\n", "\n").replace("\r", "\n") for name, field in found.items()}


def pages_by_pdfium(path: Path, scale: float) -> list[Any]:
    """Return grey pictures of all pages, fields drawn, as PDFium shows them."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        return [page.render(scale=scale, grayscale=True, may_draw_forms=True).to_pil() for page in document]


def pages_by_poppler(path: Path, scale: float, folder: Path) -> list[Any]:
    """Return grey pictures of all pages as poppler shows them."""
    from PIL import Image

    folder.mkdir(exist_ok=True)
    subprocess.run(["pdftoppm", "-r", str(72 * scale), "-gray", path, folder / "page"], check=True)
    return [Image.open(picture).copy() for picture in sorted(folder.iterdir())]
