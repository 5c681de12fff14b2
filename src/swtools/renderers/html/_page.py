"""From a document to the page: the body from the macros, then one file with its style, script, model and policy."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from swtools.document.answered import answered
from swtools.document.blocks import Document, Section
from swtools.document.settings import Answers
from swtools.messages import Translator, translator
from swtools.renderers._web import data_url, digest, json_inside, markup, tight
from swtools.renderers.html import _assets
from swtools.renderers.html._model import form_model
from swtools.renderers.html._placed import Placed, place
from swtools.renderers.html._view import View
from swtools.renderers.html._words import page_words, script_words

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; img-src data:; font-src data:; "
    "connect-src 'none'; form-action 'none'; base-uri 'none'; object-src 'none'"
)


def page(document: Document, folders: tuple[Path, ...], answers: Answers | None) -> str:
    """Return the whole file."""
    if answers is not None:
        document = answered(document, answers)
    tr = translator(document.language, "forms")
    words = page_words(tr)
    placed = place(document.blocks)
    view = View(_environment(folders), document, words)
    body = view.all(placed)
    style = tight("\n".join((_assets.fonts(_own_words(document, str(body))), _assets.style(folders), view.rules(), _page_rules(document, tr))))
    script = _assets.script(folders)
    text: str = (
        _environment(folders)
        .get_template("page.html")
        .render(
            document=document,
            head=document.head,
            w=words,
            version=tr("version {version}", version=document.version),
            view=view,
            placed=placed,
            parts=_parts(placed),
            body=body,
            logo=data_url(document.head.logo) if document.head.logo else None,
            policy=_POLICY.format(script=digest(script), style=digest(style)),
            style=markup(style),
            script=markup(script),
            model=json_inside(form_model(document, placed)),
            words=json_inside(script_words(tr)),
            answers=json_inside(dict(answers)) if answers is not None else None,
        )
    )
    return tight(text)


def _own_words(document: Document, body: str) -> str:
    """Return all that the document says itself, to know its letters."""
    head = document.head
    facts = (text for fact in head.facts for text in fact)
    texts = (body, head.title, head.kind, head.group, head.purpose, head.intro, head.code, head.stage_name, document.thanks, document.foot.statement)
    return " ".join(str(text) for text in (*texts, *facts, *head.centre_lines, *(step.label for step in head.stages)) if text)


@functools.cache
def _environment(folders: tuple[Path, ...]) -> SandboxedEnvironment:
    from swtools.renderers._jinja import environment

    return environment(folders, "html")


def _parts(placed: tuple[Placed, ...]) -> list[Placed]:
    """Return the numbered parts of the list of sections."""
    return [one for one in placed if isinstance(one.block, Section)]


def _page_rules(document: Document, tr: Translator) -> str:
    """Return the running head and foot of the printout (CSS Paged Media 3, margin boxes)."""
    pages = _css_text(tr("Page {page} of {pages}", page="{page}", pages="{pages}"))
    pages = pages.replace("{page}", '" counter(page) "').replace("{pages}", '" counter(pages) "')
    code = f"{document.case_code_label} ______________________" if document.case_code_label else ""
    foot = "\n".join(line for line in (document.foot.line, document.foot.statement) if line)
    boxes = {"top-left": document.running_title, "top-right": code, "bottom-left": foot}
    inside = "".join(f'@{name}{{content:"{_css_text(text)}"}}' for name, text in boxes.items() if text)
    return f'@page{{{inside}@bottom-right{{content:"{pages}"}}}}\n@page :first{{@top-left{{content:none}}@top-right{{content:none}}}}'


def _css_text(text: str) -> str:
    """Escape a text for a CSS string (CSS Syntax 3, 4.3.7); `<` too, because a style element ends at its end tag."""
    return "".join(f"\\{ord(letter):x} " if letter in '"\\<\n\r\f' or ord(letter) < 32 else letter for letter in text)
