"""Content controls: what a person fills in on screen (ISO/IEC 29500-1, 17.5.2; w14 and w15 by [MS-DOCX] 2.5 and 2.6).

While a control is empty its placeholder shows what paper needs: a ruled line, character boxes, room. Typing replaces it. Such
drawn placeholders stand in rich-text controls, because a plain-text control has one format for all of its text. A control's
title is the question, its tag the item's id; ids are written as 0 and numbered when the file is put together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from swtools.renderers.docx._binding import CASE_CODE
from swtools.renderers.docx._xml import escape, run, styled
from swtools.typography.polish import NBSP, plain

LIMIT = 64
"""Word refuses longer titles and tags."""

SYMBOLS = "Segoe UI Symbol"
CIRCLE, SQUARE = "25CB", "2610"
MARKED = {CIRCLE: "25C9", SQUARE: "2612"}
"""What an empty sign becomes when it is marked on screen: a circle is filled, a square crossed."""


def title_of(text: str) -> str:
    """Return a question as a control's title, shortened between words where it is longer than Word allows."""
    words = " ".join(plain(text).split())
    if len(words) <= LIMIT:
        return words
    cut = words[: LIMIT - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–-") + "…"


def tag_of(*parts: str) -> str:
    """Return an item's id, with the codes of its parts, as a tag (`item`, `item:code`, `item:row:code` …).

    A tag longer than Word allows keeps its beginning and gets the first eight digits of its SHA-256.
    """
    tag = ":".join(parts)
    if len(tag) <= LIMIT:
        return tag
    return f"{tag[: LIMIT - 9]}~{hashlib.sha256(tag.encode()).hexdigest()[:8]}"


def _control(kind: str, title: str, tag: str, content: str, *, empty: bool, locked: bool, look: str = "", bound: str = "") -> str:
    lock = '<w:lock w:val="sdtLocked"/>' if locked else ""
    shows = "<w:showingPlcHdr/>" if empty else ""
    named = f'<w:alias w:val="{escape(title_of(title))}"/><w:tag w:val="{escape(tag)}"/>'
    return f'<w:sdt><w:sdtPr>{look}{named}<w:id w:val="0"/>{lock}{shows}{bound}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


_TYPED = '<w:rPr><w:rStyle w:val="SWWpis"/></w:rPr>'


RULED = '<w:r><w:rPr><w:rStyle w:val="SWLinia"/></w:rPr><w:tab/></w:r>'
"""A placeholder that is a line: an underlined tabulator up to the paragraph's next tab stop."""


def room() -> str:
    """Return a placeholder that is only wide enough to be clicked."""
    return styled(NBSP * 6, "SWPuste")


def boxes(groups: tuple[int, ...], points: float | None = None) -> str:
    """Return a placeholder of character boxes in groups (2-2-4 for a date), `points` high where the style's size does not fit.

    A box is a run of blanks with a border. Word joins the borders of neighbours that are alike, so every second one has a colour
    that differs by a shade nobody sees.
    """
    small = f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>' if points else ""
    # without something before it, LibreOffice leaves the first box open at the left
    out = [styled(NBSP, "SWOdstepZnaku")]
    for position, size in enumerate(groups):
        if position:
            out.append(styled(NBSP, "SWPuste"))
        for number in range(size):
            colour = "000000" if number % 2 else "010101"
            border = f'<w:bdr w:val="single" w:sz="3" w:space="0" w:color="{colour}"/>'
            out.append(run(NBSP * 4, f'<w:rStyle w:val="SWKratka"/>{small}{border}'))
    return "".join(out)


def text_control(
    title: str, tag: str, value: str, placeholder: str, *, many_lines: bool = False, drawn: bool = False, locked: bool = True, style: str = "SWWpis"
) -> str:
    """Return a text control inside a paragraph; `drawn` says that its placeholder is a drawing (boxes, a line).

    `style` is the character style of what is typed.
    """
    kind = "<w:richText/>" if drawn else '<w:text w:multiLine="1"/>' if many_lines else "<w:text/>"
    content = styled(value, style) if value else placeholder
    return _control(kind, title, tag, content, empty=not value, locked=locked, look=f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>')


def case_code_control(title: str, tag: str, value: str, *, style: str = "SWWpis", locked: bool = True) -> str:
    """Return a control for the case code; all of a file show the same piece of data, so that it is typed once.

    It is a plain-text control, because only those can be bound; what draws its line must stand outside.
    """
    content = styled(value, style) if value else room()
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
    return _control("<w:text/>", title, tag, content, empty=not value, locked=locked, look=look, bound=CASE_CODE)


def list_control(title: str, tag: str, entries: Sequence[tuple[str, str]], value: str, shown: str, *, own_words: bool = False, locked: bool = True) -> str:
    """Return a list to choose one entry from; `entries` are code and text, `value` the code that is chosen (or empty), `shown` what stands in the cell.

    `own_words` lets a person type something else.
    """
    name = "comboBox" if own_words else "dropDownList"
    last = f' w:lastValue="{escape(value)}"' if value else ""
    items = "".join(f'<w:listItem w:displayText="{escape(text)}" w:value="{escape(code)}"/>' for code, text in entries)
    content = styled(shown, "SWWpis") if shown else room()
    return _control(f"<w:{name}{last}>{items}</w:{name}>", title, tag, content, empty=not shown, locked=locked, look=_TYPED)


def date_control(title: str, tag: str, iso: str, shown: str, placeholder: str, *, language: str, locked: bool = True) -> str:
    """Return a date control; `iso` is the day as 2026-03-07 or empty, `shown` as it is printed."""
    full = f' w:fullDate="{escape(iso)}T00:00:00Z"' if iso else ""
    place = "pl-PL" if language == "pl" else "en-GB"
    kind = (
        f'<w:date{full}><w:dateFormat w:val="dd.MM.yyyy"/><w:lid w:val="{place}"/><w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
    )
    content = styled(shown, "SWWpis") if shown else placeholder
    return _control(kind, title, tag, content, empty=not shown, locked=locked, look=_TYPED)


def check_control(title: str, tag: str, *, checked: bool, off: str, on: str = "", style: str = "SWZnak", points: float = 0, locked: bool = True) -> str:
    """Return a check box whose two states are characters, given as hexadecimal code points; `on` goes with `off` where it is not given.

    `points` is their size where that of the style has no room.
    """
    on = on or MARKED[off]
    kind = (
        f'<w14:checkbox><w14:checked w14:val="{int(checked)}"/><w14:checkedState w14:val="{on}" w14:font="{SYMBOLS}"/>'
        f'<w14:uncheckedState w14:val="{off}" w14:font="{SYMBOLS}"/></w14:checkbox>'
    )
    size = f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>' if points else ""
    look = f'<w:rStyle w:val="{style}"/>{size}'
    sign = run(chr(int(on if checked else off, 16)), look)
    return _control(kind, title, tag, sign, empty=False, locked=locked, look=f"<w:rPr>{look}</w:rPr>")


def repeating(title: str, tag: str, items: list[str]) -> str:
    """Return a repeating section round rows or blocks; Word then offers to add one more.

    The section is locked. What stands inside an item is not: Word would refuse to take away a row that holds a locked control.
    """
    inner = "".join(f'<w:sdt><w:sdtPr><w:id w:val="0"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>{item}</w:sdtContent></w:sdt>' for item in items)
    return _control("<w15:repeatingSection/>", title, tag, inner, empty=False, locked=True)
