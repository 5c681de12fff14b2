"""The form of a PDF, rebuilt from the document's fields on the widgets that WeasyPrint placed and tagged.

WeasyPrint's own form is only a carrier: a widget of a text is named by its field, a mark by `field=code`. Here they become
fields with questions, limits, states and appearances of their own (ISO 32000-1, 12.7). The structure tree stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from swtools.renderers.pdf import appearance
from swtools.renderers.pdf.appearance import Face
from swtools.renderers.pdf.fields import FormField, MarkField, TextField
from swtools.renderers.pdf.geometry import Sheet

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import Object

_REQUIRED, _MULTILINE, _NO_SCROLL, _RADIO = 1 << 1, 1 << 12, 1 << 23, 1 << 15
_PRINT = 4
_EDGE = 0.6
"""WeasyPrint gives the content box of a mark; its outline of .6 pt belongs to the widget too."""
_OVERLAP = 0.7
"""How far the ground of a text reaches over the ends of its lines, in points."""
_POINT = 72 / 25.4
_FONT_SIZE = re.compile(rb"/(\w+) ([\d.]+) Tf")


@dataclass(frozen=True, slots=True)
class _Widget:
    """An annotation, its place in reading order, and the size of its text in points."""

    annotation: Object
    order: int
    size: float


class FormError(Exception):
    """Pages and blocks disagree about a field: a template names what no block has, or leaves one out (a programmer's error)."""


class FormBuilder:
    """Builds the form of one PDF; appearances that look alike are written once.

    `left_over` are the questions whose answer found no room, with the rest of it.
    """

    def __init__(self, pdf: pikepdf.Pdf, sheet: Sheet) -> None:
        self._pdf = pdf
        self._sheet = sheet
        self._widgets = _widgets(pdf)
        self._face, self._resource = _form_font(pdf)
        self.left_over: list[tuple[str, str]] = []
        self._streams: dict[tuple[float, float, str], Object] = {}

    def build(self, fields: Sequence[FormField]) -> None:
        """Replace the form by `fields`, in their order.

        Raises:
            FormError: a widget has no field, or a field that is not the running head's has no widget.
        """
        from pikepdf import Array, Dictionary

        made = [form for field in fields if (form := self._field(field)) is not None]
        if self._widgets:
            raise FormError(f"widgets without a block: {sorted(self._widgets)[:5]}")
        if not made:
            return
        form = Dictionary(Fields=Array(made))
        if self._face:
            form.DR = Dictionary(Font=Dictionary({f"/{self._face.resource}": self._resource}))
            form.DA = pikepdf_string(f"/{self._face.resource} {self._size():g} Tf 0 g")
        self._pdf.Root.AcroForm = self._pdf.make_indirect(form)

    def _size(self) -> float:
        return round(self._sheet.mm("fs") * _POINT, 2)

    def _default(self, widget: _Widget) -> Object:
        """Return the default appearance of a text: the form's font in the size that the sheet gave its control."""
        return pikepdf_string(f"/{self._face.resource} {widget.size:g} Tf 0 g" if self._face else "")

    def _field(self, field: FormField) -> Object | None:
        if isinstance(field, TextField):
            widgets = self._widgets.pop(field.name, [])
            return self._text(field, widgets) if widgets else None
        widgets_of = [(code, word, self._widgets.pop(f"{field.name}={code}", [])) for code, word in field.options]
        missing = [code for code, _, widgets in widgets_of if not widgets]
        if missing:
            raise FormError(f"no widget for {field.name}={missing[0]}")
        if field.several:
            return self._check_box(field, widgets_of[0][2][0])
        return self._radio(field, [(code, word, widgets[0]) for code, word, widgets in widgets_of])

    def _text(self, field: TextField, widgets: Sequence[_Widget]) -> Object:
        from pikepdf import Array, Dictionary, Name

        flags = (_REQUIRED if field.required else 0) | (_MULTILINE if field.multiline else 0) | _NO_SCROLL
        own = {"/FT": Name.Tx, "/T": field.name, "/TU": spoken(field.label), "/Ff": flags, "/V": field.value}
        if field.value:
            own["/DV"] = field.value
        if field.max_length:
            own["/MaxLen"] = field.max_length
        if self._face:
            own["/DA"] = self._default(widgets[0])
        for widget in widgets:
            self._dress_text(field, widget)
        if len(widgets) == 1:
            return _merged(widgets[0].annotation, own)
        parent = self._pdf.make_indirect(Dictionary({**own, "/Kids": Array([widget.annotation for widget in widgets])}))
        for widget in widgets:
            _bare(widget.annotation)
            widget.annotation.Parent = parent
            widget.annotation.DA = self._default(widget)
            widget.annotation.TU = spoken(field.label)
        return parent

    def _dress_text(self, field: TextField, widget: _Widget) -> None:
        from pikepdf import Array, Dictionary

        left, bottom, right, top = _rectangle(widget.annotation)
        if not field.groups:
            left, right, bottom = left - _OVERLAP, right + _OVERLAP, bottom - _OVERLAP
        annotation = widget.annotation
        annotation.Rect = Array([round(side, 3) for side in (left, bottom, right, top)])
        annotation.Contents = spoken(field.label)
        annotation.F = _PRINT
        annotation.MK = Dictionary(BG=Array([1]))
        size = (right - left, top - bottom)
        annotation.AP = Dictionary(N=self._stream(size, self._content(field, size, widget.size) if field.value else ""))

    def _content(self, field: TextField, size: tuple[float, float], points: float) -> str:
        if self._face is None:
            return ""
        width, height = size
        if field.groups:
            gap = self._sheet.mm("box-gap") * _POINT
            in_boxes = appearance.boxed(field.value, field.groups, gap, size, self._face, points, right=field.right)
            if in_boxes is not None and abs(width - self._sheet.boxes_width(field.groups) * _POINT) < 1:
                return in_boxes
        if field.multiline:
            pitch = self._sheet.mm("pitch") * _POINT if field.ruled else 0.0
            content, rest = appearance.paragraph(field.value, size, pitch, self._face, points)
        else:
            content, rest = appearance.one_line(field.value, width, height, self._face, points)
        if rest and (field.label, rest) not in self.left_over:
            self.left_over.append((field.label, rest))
        return content

    def _check_box(self, field: MarkField, widget: _Widget) -> Object:
        from pikepdf import Name

        code = field.options[0][0]
        state = Name(f"/{code}" if field.value == code else "/Off")
        self._dress_mark(field, widget, code, field.label, on=field.value == code)
        own = {"/FT": Name.Btn, "/T": field.name, "/TU": spoken(field.label), "/Ff": _REQUIRED if field.required else 0, "/V": state, "/DV": state}
        return _merged(widget.annotation, own)

    def _radio(self, field: MarkField, kids: Sequence[tuple[str, str, _Widget]]) -> Object:
        from pikepdf import Array, Dictionary, Name

        known = any(field.value == code for code, _, _ in kids)
        state = Name(f"/{field.value}" if known else "/Off")
        flags = _RADIO | (_REQUIRED if field.required else 0)
        ordered = sorted(kids, key=lambda kid: kid[2].order)
        group = self._pdf.make_indirect(
            Dictionary(
                {
                    "/FT": Name.Btn,
                    "/T": field.name,
                    "/TU": spoken(field.label),
                    "/Ff": flags,
                    "/V": state,
                    "/DV": state,
                    "/Kids": Array([widget.annotation for _, _, widget in ordered]),
                }
            )
        )
        for code, word, widget in ordered:
            self._dress_mark(field, widget, code, f"{field.label}: {word}", on=field.value == code)
            _bare(widget.annotation)
            widget.annotation.TU = spoken(f"{field.label}: {word}")
            widget.annotation.Parent = group
        return group

    def _dress_mark(self, field: MarkField, widget: _Widget, code: str, label: str, *, on: bool) -> None:
        from pikepdf import Array, Dictionary, Name

        left, bottom, right, top = _rectangle(widget.annotation)
        rectangle = (left - _EDGE, bottom - _EDGE, right + _EDGE, top + _EDGE)
        size = (rectangle[2] - rectangle[0], rectangle[3] - rectangle[1])
        annotation = widget.annotation
        annotation.Rect = Array([round(side, 3) for side in rectangle])
        annotation.Contents = spoken(label)
        annotation.F = _PRINT
        annotation.AS = Name(f"/{code}" if on else "/Off")
        for key in ("/MK", "/Border", "/V"):
            if key in annotation:
                del annotation[key]
        annotation.AP = Dictionary(N=Dictionary({f"/{code}": self._stream(size, self._mark(field, size, code)), "/Off": self._stream(size, "")}))

    def _mark(self, field: MarkField, size: tuple[float, float], code: str) -> str:
        if field.several:
            return appearance.cross(*size)
        if field.numbers and self._face:
            return appearance.disc(*size, code, self._face, round(self._sheet.mm("fs-help") * _POINT, 2))
        return appearance.dot(*size)

    def _stream(self, size: tuple[float, float], content: str) -> Object:
        """Return the form XObject of a content; equal ones are shared."""
        from pikepdf import Array, Dictionary, Name, Stream

        width, height = round(size[0], 2), round(size[1], 2)
        key = (width, height, content)
        if key not in self._streams:
            fonts = content and self._face and f"/{self._face.resource} " in content
            resources = Dictionary(Font=Dictionary({f"/{self._face.resource}": self._resource})) if fonts and self._face else Dictionary()
            stream = Stream(self._pdf, content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, width, height]), Resources=resources)
            self._streams[key] = self._pdf.make_indirect(stream)
        return self._streams[key]


def spoken(label: str) -> str:
    """Return a label as assistive technology should get it: no word joiners, plain spaces."""
    return label.replace("\u2060", "").replace("\u00a0", " ")


def pikepdf_string(words: str) -> Object:
    """Return a byte string of ASCII (a default appearance is no text string)."""
    from pikepdf import String

    return String(words.encode("ascii"))


def _widgets(pdf: pikepdf.Pdf) -> dict[str, list[_Widget]]:
    """Return the widgets of all pages by WeasyPrint's name, in page order."""
    found: dict[str, list[_Widget]] = defaultdict(list)
    for order, annotation in enumerate(_annotations(pdf)):
        found[str(annotation.T)].append(_Widget(annotation, order, _text_size(annotation)))
    return found


def _annotations(pdf: pikepdf.Pdf) -> Iterator[Object]:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            if annotation.get("/Subtype") == "/Widget":
                yield annotation


def _text_size(annotation: Object) -> float:
    """Return the size of a text control's letters in points, as the sheet has set it (0 for a mark)."""
    found = _FONT_SIZE.search(bytes(annotation.DA)) if "/DA" in annotation else None
    return round(float(found[2]), 2) if found else 0.0


def _rectangle(annotation: Object) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top (WeasyPrint writes the upper corner first)."""
    x1, y1, x2, y2 = (float(value) for value in annotation.Rect)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _bare(annotation: Object) -> None:
    """Take what belongs to a field off a widget that is a kid (a kid with a name of its own breaks pdf.js)."""
    for key in ("/T", "/FT", "/V", "/Ff", "/TU", "/DV", "/Opt"):
        if key in annotation:
            del annotation[key]


def _merged(annotation: Object, own: Mapping[str, object]) -> Object:
    """Make one dictionary of a field and its only widget."""
    for key, value in own.items():
        annotation[key] = value
    return annotation


def _form_font(pdf: pikepdf.Pdf) -> tuple[Face | None, Object | None]:
    """Return the font that WeasyPrint embedded whole for text fields, or the first of the pages with its letters."""
    fonts = pdf.pages[0].obj.Resources.Font
    named = next((match[1].decode() for widget in _annotations(pdf) if "/DA" in widget and (match := _FONT_SIZE.search(bytes(widget.DA)))), None)
    name = named or next((str(key)[1:] for key in fonts), None)
    if name is None:
        return None, None
    font = fonts[f"/{name}"]
    glyphs = _glyphs(bytes(font.ToUnicode.read_bytes()))
    return Face(resource=name, glyphs=glyphs, advances=_advances(font.DescendantFonts[0].W)), font


def _glyphs(cmap: bytes) -> dict[str, int]:
    """Invert a ToUnicode map: the glyph of each letter (single letters only)."""
    pairs = re.findall(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})>\n", cmap + b"\n")
    glyphs: dict[str, int] = {}
    for glyph, letter in pairs:
        glyphs.setdefault(chr(int(letter, 16)), int(glyph, 16))
    return glyphs


def _advances(widths: Object) -> dict[int, float]:
    """Read the W array of a CID font (`c [w …]` and `c1 c2 w`)."""
    advances: dict[int, float] = {}
    items = list(widths)
    index = 0
    while index < len(items):
        first = int(items[index])
        following = items[index + 1]
        if hasattr(following, "__len__") and not isinstance(following, int | float):
            advances.update({first + offset: float(width) for offset, width in enumerate(following)})
            index += 2
        else:
            advances.update(dict.fromkeys(range(first, int(following) + 1), float(items[index + 2])))
            index += 3
    return advances
