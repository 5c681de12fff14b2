"""The whole file: the view in its templates, style and script with the policy that allows exactly them."""

from __future__ import annotations

import base64
import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING

from swtools.document.blocks import Logo
from swtools.document.catalogue import Catalogue, Coverage
from swtools.messages import Translator, translator
from swtools.renderers.catalogue import _assets, _words
from swtools.renderers.catalogue._lay_out import kinds_of, lay_out

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; img-src 'self' file: data:; "
    "connect-src 'none'; form-action 'none'; base-uri 'none'; object-src 'none'"
)
"""`file:` lets thumbnails stand beside a page that is opened from disk, where browsers disagree on what `'self'` is."""


def page(catalogue: Catalogue, folders: tuple[Path, ...]) -> str:
    """Return the page."""
    tr = translator(catalogue.language, "forms")
    # The number of columns is the library's; a style attribute would need a hole in the policy.
    style = f":root{{--stages:{len(catalogue.stages)}}}\n{_assets.style(folders)}"
    script = _assets.script(folders)
    view = lay_out(catalogue, tr)
    text: str = (
        _environment(folders)
        .get_template("page.html")
        .render(
            catalogue=catalogue,
            view=view,
            w=_words.page_words(tr),
            edition=_edition(catalogue, tr),
            coverage_heading=_words.coverage_heading(tr, catalogue.coverage) if catalogue.coverage else "",
            logo=_data_url(catalogue.logo) if catalogue.logo else None,
            policy=_POLICY.format(script=_assets.digest(script), style=_assets.digest(style)),
            style=_markup(style),
            script=_markup(script),
            data=_json({"words": _words.script_words(tr, kinds_of(catalogue)), "tools": view.filtered_by}),
        )
    )
    return _tight(text)


def coverage_page(coverage: Coverage, title: str, language: str, folders: tuple[Path, ...]) -> str:
    """Return the page of the matrix alone: no script, one style."""
    tr = translator(language, "forms")
    style = _assets.style(folders)
    text: str = (
        _environment(folders)
        .get_template("coverage-page.html")
        .render(
            coverage=coverage,
            heading=_words.coverage_heading(tr, coverage),
            title=title,
            language=language,
            w=_words.page_words(tr),
            policy=_POLICY.format(script="'none'", style=_assets.digest(style)),
            style=_markup(style),
        )
    )
    return _tight(text)


def _tight(text: str) -> str:
    """Take indentation and blank lines away; they are a sixth of the page."""
    return "\n".join(line for line in (line.strip() for line in text.split("\n")) if line) + "\n"


def _edition(catalogue: Catalogue, tr: Translator) -> str:
    if catalogue.date:
        return tr("Pack {version} of {date}.", version=catalogue.version, date=catalogue.date)
    return tr("Pack {version}.", version=catalogue.version)


@functools.cache
def _environment(folders: tuple[Path, ...]) -> SandboxedEnvironment:
    from swtools.renderers._jinja import environment

    return environment(folders, "catalogue")


def _data_url(logo: Logo) -> str:
    """Return the logo as a data URL; an image element runs no script of an SVG."""
    return f"data:{logo.media_type};base64,{base64.b64encode(logo.data).decode()}"


def _json(data: object) -> object:
    """Return JSON that may stand in a script element: no `<`, so no end tag and no comment can begin (HTML 4.12.1.3)."""
    return _markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def _markup(text: str) -> object:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - our own style and script, and JSON without "<"
