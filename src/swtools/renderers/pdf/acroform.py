"""The form of a PDF, rebuilt from the document's fields on the widgets that WeasyPrint placed and tagged.

WeasyPrint's own form is only a carrier: a widget of a text is named by its field, a mark by `field=code`. Here they become
fields with questions, limits, states and appearances of their own (ISO 32000-1, 12.7). The structure tree stays as it is.
Questions are written without non-breaking characters, as assistive technology should get them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from swtools.renderers.pdf import appearance
from swtools.renderers.pdf.fields import FormField, MarkField, TextField
from swtools.renderers.pdf.form_font import FONT_SIZE, form_font, widget_annotations
from swtools.renderers.pdf.measures import Sheet
from swtools.renderers.pdf.reading_order import places_of_widgets
from swtools.typography.polish import plain

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import Object

_REQUIRED, _MULTILINE, _NO_SCROLL, _RADIO, _COMBO, _EDIT = 1 << 1, 1 << 12, 1 << 23, 1 << 15, 1 << 17, 1 << 18
"""Field flags (ISO 32000-1, tables 221, 226, 228 and 230)."""
_PRINT = 4
"""The annotation flag of what is printed (table 165)."""
_EDGE = 0.6
"""WeasyPrint gives the content box of a mark; its outline of .6 pt belongs to the widget too."""
_OVERLAP = 0.7
"""How far the ground of a text reaches over the ends of its lines, in points."""
_POINTS = 72 / 25.4
"""In a millimetre."""


@dataclass(frozen=True, slots=True)
class _Widget:
    """An annotation, its place in reading order, the size of its text in points, and whether the page gave it several lines."""

    annotation: Object
    order: int
    size: float
    tall: bool


class FormError(Exception):
    """Pages and blocks disagree about a field: a template names what no block has, or leaves one out (a programmer's error)."""


class FormBuilder:
    """Builds the form of one PDF; marks that look alike are written once.

    `left_over` are the questions whose answer found no room, with the rest of it.
    """

    def __init__(self, pdf: pikepdf.Pdf, sheet: Sheet) -> None:
        self._pdf = pdf
        self._sheet = sheet
        self._widgets = _widgets(pdf)
        self._face, self._resource = form_font(pdf)
        self.left_over: list[tuple[str, str]] = []
        self._streams: dict[tuple[float, float, str], Object] = {}

    def build(self, fields: Sequence[FormField]) -> None:
        """Replace the form by `fields`, in the order in which they stand on the pages; what stands in running heads comes first.

        Raises:
            FormError: a widget has no field, or a field that is not the running head's has no widget.
        """
        from pikepdf import Array, Dictionary

        places = self._places()
        places.update((field.name, -1) for field in fields if isinstance(field, TextField) and field.running)
        made = [form for field in sorted(fields, key=lambda field: places.get(field.name, -1)) if (form := self._field(field)) is not None]
        if self._widgets:
            raise FormError(f"widgets without a block: {sorted(self._widgets)[:5]}")
        if not made:
            return
        form = Dictionary(Fields=Array(made))
        if self._face:
            form.DR = Dictionary(Font=Dictionary({f"/{self._face.resource}": self._resource}))
            form.DA = _ascii_string(f"/{self._face.resource} {self._size():g} Tf 0 g")
        self._pdf.Root.AcroForm = self._pdf.make_indirect(form)

    def _places(self) -> dict[str, int]:
        """Return the place of each field's first widget in reading order; a comment of a matrix may stand above the marks of its row."""
        places: dict[str, int] = {}
        for name, widgets in self._widgets.items():
            field = name.partition("=")[0]
            places[field] = min(places.get(field, widgets[0].order), widgets[0].order) if len(widgets) == 1 else -1
        return places

    def _size(self) -> float:
        return round(self._sheet.mm("fs") * _POINTS, 2)

    def _default(self, widget: _Widget) -> Object:
        """Return the default appearance of a text: the form's font in the size that the sheet gave its control."""
        return _ascii_string(f"/{self._face.resource} {widget.size:g} Tf 0 g" if self._face else "")

    def _field(self, field: FormField) -> Object | None:
        if isinstance(field, TextField):
            widgets = self._widgets.pop(field.name, [])
            return self._text(field, widgets) if widgets else None
        if field.name in self._widgets:
            return self._list(field, self._widgets.pop(field.name)[0])
        widgets_of = [(code, word, self._widgets.pop(f"{field.name}={code}", [])) for code, word in field.options]
        missing = [code for code, _, widgets in widgets_of if not widgets]
        if missing:
            raise FormError(f"no widget for {field.name}={missing[0]}")
        if field.several:
            return self._check_box(field, widgets_of[0][2][0])
        return self._radio(field, [(code, word, widgets[0]) for code, word, widgets in widgets_of])

    def _text(self, field: TextField, widgets: Sequence[_Widget]) -> Object:
        from pikepdf import Array, Dictionary, Name

        multiline = field.multiline or widgets[0].tall
        flags = (_REQUIRED if field.required else 0) | (_MULTILINE if multiline else 0) | _NO_SCROLL
        own = {"/FT": Name.Tx, "/T": field.name, "/TU": plain(field.label), "/Ff": flags, "/V": field.value}
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
            widget.annotation.TU = plain(field.label)
        return parent

    def _dress_text(self, field: TextField, widget: _Widget) -> None:
        from pikepdf import Array, Dictionary

        left, bottom, right, top = _rectangle(widget.annotation)
        if not field.groups:
            left, right, bottom = left - _OVERLAP, right + _OVERLAP, bottom - _OVERLAP
        annotation = widget.annotation
        annotation.Rect = Array([round(side, 3) for side in (left, bottom, right, top)])
        annotation.Contents = plain(field.label)
        annotation.F = _PRINT
        if field.ground:
            annotation.MK = Dictionary(BG=Array([1]))
        elif "/MK" in annotation:
            del annotation["/MK"]
        size = (right - left, top - bottom)
        # a stream of its own, even an empty one: programs that fill the field (pypdf) write into it
        annotation.AP = Dictionary(N=self._new_stream(size, self._content(field, widget, size) if field.value else ""))

    def _content(self, field: TextField, widget: _Widget, size: tuple[float, float]) -> str:
        if self._face is None:
            return ""
        (width, height), points = size, widget.size
        if field.groups:
            gap = self._sheet.mm("box-gap") * _POINTS
            in_boxes = appearance.boxed(field.value, field.groups, gap, size, self._face, points, right=field.right)
            if in_boxes is not None and abs(width - self._sheet.boxes_width(field.groups) * _POINTS) < 1:
                return in_boxes
        if field.multiline or widget.tall:
            pitch = self._sheet.mm("pitch") * _POINTS if field.ruled else 0.0
            content, rest = appearance.paragraph(field.value, size, pitch, self._face, points, high=not field.ground)
        else:
            content, rest = appearance.one_line(field.value, width, height, self._face, points)
        if rest and (field.label, rest) not in self.left_over:
            self.left_over.append((field.label, rest))
        return content

    def _list(self, field: MarkField, widget: _Widget) -> Object:
        """Make a list to choose from: the record's codes, shown as their words. Its first entry is empty, so that a choice can be taken back."""
        from pikepdf import Array, Name, String

        words = dict(field.options)
        chosen = field.value if field.value in words else ""
        left, _, right, _ = _rectangle(widget.annotation)
        seen = field.other or plain(words.get(chosen or "", ""))
        if chosen and not field.other and self._face and not appearance.fits(seen, right - left, self._face):
            seen = str(list(words).index(chosen) + 1)  # its number in the printed key, as a hand would write it
        self._dress_text(TextField(name=field.name, label=field.label, value=seen), widget)
        flags = _COMBO | (_EDIT if field.free else 0) | (_REQUIRED if field.required else 0)
        entries = [("", ""), *((code, plain(word)) for code, word in field.options)]
        value = String(field.other or chosen or "")
        own = {"/FT": Name.Ch, "/T": field.name, "/TU": plain(field.label), "/Ff": flags, "/V": value, "/DV": value}
        own["/Opt"] = Array([Array([String(code), String(word)]) for code, word in entries])
        if self._face:
            widest = max(self._face.width(word, widget.size) for _, word in entries)
            size = min(widget.size, appearance.fitting(widget.size, widest, right - left))
            own["/DA"] = _ascii_string(f"/{self._face.resource} {size:g} Tf 0 g")
        return _merged(widget.annotation, own)

    def _check_box(self, field: MarkField, widget: _Widget) -> Object:
        from pikepdf import Name

        code = field.options[0][0]
        state = Name(f"/{code}" if field.value == code else "/Off")
        self._dress_mark(field, widget, code, field.label, on=field.value == code)
        own = {"/FT": Name.Btn, "/T": field.name, "/TU": plain(field.label), "/Ff": _REQUIRED if field.required else 0, "/V": state, "/DV": state}
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
                    "/TU": plain(field.label),
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
            widget.annotation.TU = plain(f"{field.label}: {word}")
            widget.annotation.Parent = group
        return group

    def _dress_mark(self, field: MarkField, widget: _Widget, code: str, label: str, *, on: bool) -> None:
        from pikepdf import Array, Dictionary, Name

        left, bottom, right, top = _rectangle(widget.annotation)
        rectangle = (left - _EDGE, bottom - _EDGE, right + _EDGE, top + _EDGE)
        size = (rectangle[2] - rectangle[0], rectangle[3] - rectangle[1])
        annotation = widget.annotation
        annotation.Rect = Array([round(side, 3) for side in rectangle])
        annotation.Contents = plain(label)
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
            return appearance.disc(*size, code, self._face, round(self._sheet.mm("fs-help") * _POINTS, 2))
        return appearance.dot(*size)

    def _stream(self, size: tuple[float, float], content: str) -> Object:
        """Return the form XObject of a mark; equal ones are shared."""
        key = (round(size[0], 2), round(size[1], 2), content)
        if key not in self._streams:
            self._streams[key] = self._new_stream(size, content)
        return self._streams[key]

    def _new_stream(self, size: tuple[float, float], content: str) -> Object:
        """Return a form XObject with a content."""
        from pikepdf import Array, Dictionary, Name, Stream

        fonts = content and self._face and f"/{self._face.resource} " in content
        resources = Dictionary(Font=Dictionary({f"/{self._face.resource}": self._resource})) if fonts and self._face else Dictionary()
        box = Array([0, 0, round(size[0], 2), round(size[1], 2)])
        return self._pdf.make_indirect(Stream(self._pdf, content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=resources))


def _ascii_string(words: str) -> Object:
    """Return a byte string of ASCII (ISO 32000-1, table 222: a default appearance is no text string)."""
    from pikepdf import String

    return String(words.encode("ascii"))


def _widgets(pdf: pikepdf.Pdf) -> dict[str, list[_Widget]]:
    """Return the widgets of all pages by WeasyPrint's name, in page order; those of running heads have no place in reading order yet."""
    found: dict[str, list[_Widget]] = defaultdict(list)
    places = places_of_widgets(pdf)
    for annotation in widget_annotations(pdf):
        tall = bool(int(annotation.get("/Ff", 0)) & _MULTILINE)
        found[str(annotation.T)].append(_Widget(annotation, places.get(annotation.objgen, -1), _text_size(annotation), tall))
    return found


def _text_size(annotation: Object) -> float:
    """Return the size of a text control's letters in points, as the sheet has set it (0 for a mark)."""
    found = FONT_SIZE.search(bytes(annotation.DA)) if "/DA" in annotation else None
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
