"""From a document to the HTML of its pages: the templates of `templates/pdf/`, one file a block."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from swtools.document.blocks import Band, Block, ComputedField, Document, LineField, PageBreak, Section
from swtools.messages import Translator, translator
from swtools.renderers._jinja import environment
from swtools.renderers._paragraphs import paragraphs
from swtools.renderers.pdf.geometry import Place
from swtools.renderers.pdf.measures import Sheet
from swtools.renderers.pdf.names import CASE_CODE

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

LOGO_URL = "https://swtools.invalid/logo"
"""The address under which the page finds the centre's logo; the fetcher alone knows it."""


def html(document: Document, folders: tuple[Path, ...], measures: Sheet, left_over: Sequence[tuple[str, str]] = ()) -> str:
    """Return the HTML of a document's pages; `left_over` are answers that go on at the end, with their questions."""
    return page("form.html.j2", document, folders, measures, logo_url=LOGO_URL, left_over=left_over)


def page(template: str, document: Document, folders: tuple[Path, ...], measures: Sheet, **more: object) -> str:
    """Return the HTML that a template makes of a document; `more` is what this template wants besides."""
    return (
        templates(folders, document.language)
        .get_template(template)
        .render(
            document=document,
            place=Place(sheet=measures, width=measures.mm("body")),
            case_code_name=document.case_code_id or CASE_CODE,
            **more,
        )
    )


@functools.cache
def templates(folders: tuple[Path, ...], language: str) -> SandboxedEnvironment:
    """Return the environment of a language; it keeps its compiled templates for the life of the process."""
    env = environment(folders, "pdf")
    tr = translator(language, "forms")
    env.globals.update(
        tr=tr,
        draw_block=lambda block, place: _draw(env, block, place),
        short_field=lambda field, place, width: _short_field(env, field, place, width),
        paragraphs=paragraphs,
        breaks_page=breaks_page,
        band_words=lambda band: band_words(band, tr),
    )
    return env


def _draw(env: SandboxedEnvironment, block: Block, place: Place) -> Markup:
    return env.get_template(f"blocks/{template_name(type(block).__name__)}.html.j2").module.draw(block, place)  # type: ignore[attr-defined, no-any-return]


def _short_field(env: SandboxedEnvironment, field: LineField | ComputedField, place: Place, width: float) -> Markup:
    if isinstance(field, ComputedField):
        return env.get_template("parts.html.j2").module.line(place.name(field.id), field.unit or "", place.sheet)  # type: ignore[attr-defined, no-any-return]
    return env.get_template("blocks/line_field.html.j2").module.control(field, place, width)  # type: ignore[attr-defined, no-any-return]


def template_name(block: str) -> str:
    """Return the file of a block's class: `LineField` → `line_field`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", block).lower()


def breaks_page(section: Section) -> bool:
    """Say whether a section starts with a page break, so that its heading goes with it."""
    return bool(section.blocks) and isinstance(section.blocks[0], PageBreak)


def band_words(band: Band, tr: Translator) -> str:
    """Say what a band of a computed value means: "od 1: jest lepiej"."""
    low, high = _plain(band.low), _plain(band.high)
    if low == high:
        return tr("{value}: {text}", value=low, text=band.text)
    if not low:
        return tr("up to {high}: {text}", high=high, text=band.text)
    if not high:
        return tr("from {low}: {text}", low=low, text=band.text)
    return tr("{low} to {high}: {text}", low=low, high=high, text=band.text)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}".replace("-", "−")
