"""One document into one file: the context of the template, then the package."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from swtools.diagnostics import text
from swtools.document.answered import answered
from swtools.document.blocks import Document, Edition
from swtools.document.settings import Answers, Settings
from swtools.errors import EnvironmentProblem
from swtools.messages import translator
from swtools.renderers._paragraphs import paragraphs
from swtools.renderers.docx import _logo
from swtools.renderers.docx._archive import MAIN, STYLES_PART
from swtools.renderers.docx._binding import CASE_CODE, with_case_code
from swtools.renderers.docx._body import flow
from swtools.renderers.docx._head import case_code, identity, lead, page_number, stamp
from swtools.renderers.docx._look import CLIENT, LARGE, WORKER, look_of
from swtools.renderers.docx._package import core_properties, landscape_width, numbered, packed, text_width, turned, with_core
from swtools.renderers.docx._place import Place, plain
from swtools.renderers.docx._styles import scaled
from swtools.renderers.docx._template import Prepared, locate, prepared
from swtools.renderers.docx._xml import SPACER, escape, joined, paragraph, run

_LOOKS = {look.name: look for look in (WORKER, CLIENT, LARGE)}


def written(document: Document, settings: Settings, answers: Answers | None, body: Callable[[Place], str] | None = None) -> bytes:
    """Return the file's bytes; `body` writes something else than the document's blocks between its head and its foot."""
    if answers is not None:
        document = answered(document, answers)
    path, themed = locate(settings.template_folders, document.theme, discreet=document.edition is Edition.DISCREET)
    template = prepared(path, settings.template_folders)
    look = look_of(document)
    place = Place(
        look=look,
        words=translator(document.language, "forms"),
        language=document.language,
        width=text_width(template.main),
        landscape=landscape_width(template.main),
        answers=answers,
        case_code=document.case_code_id,
    )
    context = _context(document, place, body(place) if body else _blocks(document, place))
    texts = numbered(_filled(template, context))
    sheet = _sheet(path, settings.template_folders, WORKER.name if themed else look.name)
    parts = {**template.parts, STYLES_PART: sheet, **{name: xml.encode() for name, xml in texts.items()}}
    logo = document.head.logo
    if logo and _logo.part_name(logo):
        parts = _logo.add(parts, logo, [name for name, xml in texts.items() if _logo.RELATIONSHIP in xml])
    if any(CASE_CODE in xml for xml in texts.values()):
        parts = with_case_code(parts, plain(place.value(document.case_code_id)) if document.case_code_id else "")
    return packed(with_core(parts, core_properties(document, settings.timestamp)))


def _blocks(document: Document, place: Place) -> str:
    thanks = [paragraph("SWTekst", run(text)) for text in paragraphs(document.thanks or "")]
    return joined([*flow(place, document.blocks), *thanks])


def _context(document: Document, place: Place, body: str) -> dict[str, object]:
    """Return what a template may ask for; pieces of Word's own markup are marked as such, all else is escaped."""
    from markupsafe import Markup

    head, words = document.head, place.words
    shows_logo = head.logo is not None and _logo.part_name(head.logo) is not None
    pieces = {
        "title": escape(head.title),
        "has_stamp": "1" if head.stamp else "",
        "stamp": stamp(head, _logo.run_xml(head.logo) if head.logo and shows_logo else ""),
        "identity": identity(head, words("version {version}", version=document.version)),
        "lead": lead(place, document),
        "body": body if body.endswith(("</w:p>", "</w:sdt>", "-->")) else body + SPACER,
        "running_title": escape(document.running_title),
        "case_code": case_code(place, document),
        "foot_line": escape(document.foot.line),
        "foot_statement": escape(document.foot.statement),
        "page_number": page_number(place),
        "code": escape(document.code),
        "version": escape(document.version),
        "kind": escape(head.kind),
        "language": escape(document.language),
    }
    return {name: Markup(piece) for name, piece in pieces.items()}  # noqa: S704 – every text in the pieces went through `escape`


def _filled(template: Prepared, context: dict[str, object]) -> dict[str, str]:
    from jinja2 import TemplateError

    try:
        texts = {name: compiled.render(context) for name, compiled in template.texts.items()}
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as problem:
        raise EnvironmentProblem(text("Word template {path}: {problem}", path=str(template.path), problem=str(problem))) from None
    return {**texts, MAIN: turned(texts[MAIN])}


@functools.cache
def _sheet(path: Path, folders: tuple[Path, ...], look: str) -> bytes:
    return scaled(prepared(path, folders).styles, _LOOKS[look]).encode()
