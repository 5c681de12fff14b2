"""Pieces of WordprocessingML as strings: runs, paragraphs, tables.

Strings, not a tree: a form has some thousand elements, and the pieces are only ever put one after the other. Every text passes
through `escape`, so an author's words can be neither markup nor template syntax. Element order follows the schema of
ISO/IEC 29500-1, 17.3 (paragraphs) and 17.4 (tables). Lengths are millimetres; the file has twentieths of a point (dxa).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# XML 1.0 knows no other control characters; the word joiner is left out because Word draws it from a fallback font
_REPLACED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�") | {0x2060: "", 13: ""}
_ESCAPES = str.maketrans({**{chr(code): text for code, text in _REPLACED.items()}, "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
# ISO/IEC 29500-1, 17.3.3.18: shown like the hyphen on the keyboard, and no place to break a line
_SIGNS = {"\n": "<w:br/>", "\t": "<w:tab/>", "-\u2060": "<w:noBreakHyphen/>"}
_SIGN = re.compile(f"({'|'.join(_SIGNS)})")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PPR_HEAD = re.compile(r'<w:pPr><w:pStyle w:val="\w+"/>(?!<w:keepNext/>)')
_BREAK_POINT = re.compile(r'<w:p><w:pPr><w:pStyle w:val="\w+"/>(?:<w:keepNext/>)?(?:<w:keepLines/>)?')

HAIR = ("single", 3, "555555")
RULE = ("single", 4, "444444")
EDGE = ("single", 5, "000000")
UNDER = ("single", 6, "000000")
SIDE = ("single", 8, "000000")
Line = tuple[str, int, str]


def dxa(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def escape(text: str) -> str:
    """Return `text` safe for element content and attribute values."""
    return _SURROGATE.sub("\ufffd", text).translate(_ESCAPES)


def run(text: str, properties: str = "") -> str:
    """Return one run; line ends become line breaks, tabs tabulators, and a hyphen that a word joiner holds Word's own non-breaking one."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    if any(sign in text for sign in _SIGNS):
        parts = _SIGN.split(text)
        inner = "".join(_SIGNS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts if part)
    else:
        inner = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r>{rpr}{inner}</w:r>"


def bold(text: str) -> str:
    """Return a bold run."""
    return run(text, "<w:b/>")


def styled(text: str, style: str) -> str:
    """Return a run in a character style of the template (its style id)."""
    return run(text, f'<w:rStyle w:val="{style}"/>')


TAB = "<w:r><w:tab/></w:r>"


def line_xml(side: str, line: Line, space: int = 0) -> str:
    """Return one border (`top`, `left`, `bottom`, `right`, `insideH` …) of a table, cell or paragraph."""
    kind, size, colour = line
    return f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def paragraph(style: str, content: str, *, keep_next: bool = False, properties: str = "") -> str:
    """Return a paragraph; `properties` are those that follow keepNext in the schema's order."""
    keep = "<w:keepNext/>" if keep_next else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{properties}</w:pPr>{content}</w:p>'


def tabs(*stops: tuple[str, float]) -> str:
    """Return tab stops as (alignment, position in mm)."""
    return "<w:tabs>" + "".join(f'<w:tab w:val="{kind}" w:pos="{dxa(at)}"/>' for kind, at in stops) + "</w:tabs>"


def indent(left: float = 0, right: float = 0, hanging: float = 0) -> str:
    """Return paragraph indents in mm."""
    return f'<w:ind w:left="{dxa(left)}" w:right="{dxa(right)}" w:hanging="{dxa(hanging)}"/>'


SPACER = paragraph("SWOdstep", "")
"""A paragraph of one point: the format wants one between two tables and after a table at the end of a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell: width in mm, its blocks, borders by side, inner margins (top, left, bottom, right) in mm."""

    width: float
    content: str
    span: int = 1
    borders: tuple[tuple[str, Line], ...] = ()
    margins: tuple[float, float, float, float] | None = None
    shade: str | None = None
    align: str = "top"

    def xml(self) -> str:
        """Return the `w:tc` element; a cell always ends with a paragraph."""
        order = {"top": 0, "left": 1, "bottom": 2, "right": 3}
        edges = "".join(line_xml(side, line) for side, line in sorted(self.borders, key=lambda edge: order[edge[0]]))
        parts = [f'<w:tcW w:w="{dxa(self.width)}" w:type="dxa"/>']
        parts.append(f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else "")
        parts.append(f"<w:tcBorders>{edges}</w:tcBorders>" if edges else "")
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shade}"/>' if self.shade else "")
        if self.margins:
            sides = zip(("top", "left", "bottom", "right"), self.margins, strict=True)
            parts.append("<w:tcMar>" + "".join(f'<w:{side} w:w="{dxa(size)}" w:type="dxa"/>' for side, size in sides) + "</w:tcMar>")
        parts.append(f'<w:vAlign w:val="{self.align}"/>' if self.align != "top" else "")
        end = "" if self.content.endswith("</w:p>") else SPACER
        return f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>{self.content}{end}</w:tc>"


def row(cells: Iterable[Cell], *, height: float | None = None, exact: bool = False, header: bool = False, split: bool = False) -> str:
    """Return a table row; `height` in mm is the least height (or the exact one), `header` repeats it on the next page."""
    parts = "" if split else "<w:cantSplit/>"
    if height is not None:
        parts += f'<w:trHeight w:val="{dxa(height)}" w:hRule="{"exact" if exact else "atLeast"}"/>'
    parts += "<w:tblHeader/>" if header else ""
    properties = f"<w:trPr>{parts}</w:trPr>" if parts else ""
    return f"<w:tr>{properties}{''.join(cell.xml() for cell in cells)}</w:tr>"


def table(
    columns: Sequence[float], rows: Iterable[str], *, indent_mm: float = 0, style: str = "SWUklad", borders: str = "", caption: str = "", look: str = "0000"
) -> str:
    """Return a table of fixed columns (mm). `caption` is its text for those who cannot see it; `borders` are table-wide."""
    edges = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    name = f'<w:tblCaption w:val="{escape(caption)}"/>' if caption else ""
    grid = "".join(f'<w:gridCol w:w="{dxa(width)}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{dxa(sum(columns))}" w:type="dxa"/><w:tblInd w:w="{dxa(indent_mm)}" w:type="dxa"/>'
        f'{edges}<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look}"/>{name}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def kept_with_next(xml: str) -> str:
    """Return the blocks with every paragraph kept with the one that follows."""
    return _PPR_HEAD.sub(lambda found: found.group(0) + "<w:keepNext/>", xml)


def kept_whole(xml: str) -> str:
    """Return the blocks so that no page divides them: every paragraph but those of the last row or line stays with the next."""
    cut = xml.rfind("<w:tr>" if xml.endswith("</w:tbl>") else "<w:p>")
    return kept_with_next(xml[:cut]) + xml[cut:] if cut > 0 else xml


def first_kept(xml: str) -> str:
    """Return the blocks with a leading thin paragraph kept with what follows, so that it parts no title from its first block."""
    thin = '<w:p><w:pPr><w:pStyle w:val="SWOdstep"/>'
    return f"{thin}<w:keepNext/>{xml.removeprefix(thin)}" if xml.startswith(thin) and not xml.startswith(f"{thin}<w:keepNext/>") else xml


def on_new_page(xml: str) -> str:
    """Return the blocks so that they start a page."""
    found = _BREAK_POINT.match(xml)
    if found:
        return f"{found.group(0)}<w:pageBreakBefore/>{xml[found.end() :]}"
    return paragraph("SWOdstep", "", properties="<w:pageBreakBefore/>") + xml


def rows_kept(rows: Sequence[str]) -> list[str]:
    """Return table rows so that no page break parts them."""
    return [*(kept_with_next(each) for each in rows[:-1]), *rows[-1:]]


def joined(blocks: Iterable[str]) -> str:
    """Return the blocks one after the other; two tables that touch would become one, so a thin paragraph parts them."""
    out: list[str] = []
    for block in blocks:
        if not block:
            continue
        if out and out[-1].endswith("</w:tbl>") and block.startswith("<w:tbl>"):
            out.append(kept_with_next(SPACER))
        out.append(block)
    return "".join(out)
