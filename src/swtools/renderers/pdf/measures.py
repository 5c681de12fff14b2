"""The measures of a look: its lengths in millimetres, and how wide its texts are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from swtools.document.blocks import ComputedField, LineField, Mark
from swtools.renderers import _fonts

HALF_PAGE = 115
"""Millimetres; what is higher may break between pages, rather than leave so much of one white."""
PAGE = 230
"""Millimetres; what is higher breaks in any case, and rather here than after a page left half white."""

_POINT = 25.4 / 72
_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of a look."""

    lengths: dict[str, float]

    def mm(self, token: str) -> float:
        """Return a length token in millimetres."""
        return self.lengths[token]

    @property
    def stacked(self) -> bool:
        """Whether fields and options stand below each other."""
        return bool(self.lengths["stacked"])

    def boxes_width(self, groups: Sequence[int]) -> float:
        """Return the width of groups of character boxes."""
        return sum(groups) * self.mm("box-w") + (len(groups) - 1) * self.mm("box-gap")

    def labelled_boxes(self, fields: Iterable[LineField | ComputedField], width: float) -> bool:
        """Say whether words hang under the boxes of any of the fields."""
        return any(isinstance(field, LineField) and field.box_labels and self.boxes_width(field.boxes) <= width for field in fields)

    def caption_width(self, marks: Sequence[Mark]) -> float:
        """Return the width of the captions before the rows of a scale."""
        return max(22.0, min(60.0, max(self.text_width(mark.text, "fs") for mark in marks) + 4))

    def number_size(self, number: str, size: str) -> float | None:
        """Return the size in points at which a number fits its column, or None where the given size does."""
        room, wanted = self.mm("num") - 1.4, self.text_width(number, size)
        return None if wanted <= room else round(self.mm(size) / _POINT * room / wanted, 1)

    def text_width(self, words: str, size: str) -> float:
        """Return the width of a text set in the size of a token (without kerning)."""
        widths = _fonts.advances()
        return sum(0 if letter == _JOINER else widths.get(letter, 0.6) for letter in words) * self.mm(size)


def sheet(tokens: Iterable[tuple[str, str]]) -> Sheet:
    """Read the lengths among tokens: mm, pt or a bare number."""
    lengths: dict[str, float] = {}
    for name, value in tokens:
        number, factor = value.removesuffix("mm").removesuffix("pt"), _POINT if value.endswith("pt") else 1.0
        try:
            lengths[name] = float(number) * factor
        except ValueError:
            continue
    return Sheet(lengths)
