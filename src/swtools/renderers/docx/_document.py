"""One document into one file: the context of the template, then the package."""

from __future__ import annotations

import functools
from pathlib import Path

from swtools.diagnostics import text
from swtools.document.blocks import Document
from swtools.document.settings import Answers, Settings
from swtools.errors import EnvironmentProblem
from swtools.messages import translator
from swtools.renderers.docx import _logo
from swtools.renderers.docx._body import flow
from swtools.renderers.docx._head import case_code, identity, lead, page_number, stamp
from swtools.renderers.docx._look import LARGE, WORKER, CLIENT, look_of
from swtools.renderers.docx._package import core_properties, landscape_width, numbered, packed, text_width, turned, with_core
from swtools.renderers.docx._place import Place
from swtools.renderers.docx._styles import scaled
from swtools.renderers.docx._template import MAIN, STYLES_PART, Prepared, locate, prepared
from swtools.renderers.docx._xml import SPACER, escape, joined, paragraph, paragraphs, run

_LOOKS = {look.name: look for look in (WORKER, CLIENT, LARGE)}


def written(document: Document, settings: Settings, answers: Answers | None) -> bytes:
    """Return the file's bytes."""
    path, themed = locate(settings.template_folders, document.theme)
    template = prepared(path, settings.template_folders)
    look = look_of(document)
    place = Place(look=look, words=translator(document.language, "forms"), language=document.language, answers=answers, **_room(template))
    texts = numbered(_filled(template, _context(document, place)))
    sheet = _sheet(path, settings.template_folders, WORKER.name if themed else look.name)
    parts = {**template.parts, STYLES_PART: sheet, **{name: xml.encode() for name, xml in texts.items()}}
    logo = document.head.logo
    if logo and _logo.part_name(logo):
        parts = _logo.add(parts, logo)
    return packed(with_core(parts, core_properties(document, settings.timestamp)))
