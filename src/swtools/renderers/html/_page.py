"""From a document to the page: the body from the macros, then one file with its style, script, model and policy."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING

from swtools.document.blocks import Document, Section
from swtools.document.settings import Answers
from swtools.messages import Translator, translator
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
    tr = translator(document.language, "forms")
    words = page_words(tr)
    placed = place(document.blocks)
    view = View(_environment(folders), document, words)
    body = view.all(placed)
    style = _tight("\n".join((_assets.fonts(_own_words(document, str(body))), _assets.style(folders), view.rules(), _page_rules(document, tr))))
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
            logo=_logo(document),
            policy=_POLICY.format(script=_assets.digest(script), style=_assets.digest(style)),
            style=_markup(style),
            script=_markup(script),
            model=_json(form_model(document, placed)),
            words=_json(script_words(tr)),
            answers=_json(dict(answers)) if answers is not None else None,
        )
    )
    return _tight(text)


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


def _json(data: object) -> object:
    """Return JSON that may stand in a script element: no `<`, so no end tag and no comment can begin (HTML 4.12.1.3)."""
    return _markup(json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).replace("<", "\\u003c"))


def _markup(text: str) -> object:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - our own style and script, and JSON without "<"


def _logo(document: Document) -> str | None:
    """Return the logo as a data URL; an image element runs no script of an SVG."""
    import base64

    logo = document.head.logo
    return f"data:{logo.media_type};base64,{base64.b64encode(logo.data).decode()}" if logo else None


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


def _tight(text: str) -> str:
    """Drop the indentation and the blank lines that templates leave."""
    return "\n".join(line for line in (line.strip() for line in text.split("\n")) if line)
