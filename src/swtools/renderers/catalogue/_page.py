"""The whole file: the view in its templates, style and script with the policy that allows exactly them."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from swtools.document.catalogue import Catalogue, Coverage
from swtools.messages import Translator, translator
from swtools.renderers._web import data_url, digest, json_inside, markup, tight
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
            logo=data_url(catalogue.logo) if catalogue.logo else None,
            policy=_POLICY.format(script=digest(script), style=digest(style)),
            style=markup(style),
            script=markup(script),
            data=json_inside({"words": _words.script_words(tr, kinds_of(catalogue)), "tools": view.filtered_by}),
        )
    )
    return tight(text) + "\n"


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
            policy=_POLICY.format(script="'none'", style=digest(style)),
            style=markup(style),
        )
    )
    return tight(text) + "\n"


def _edition(catalogue: Catalogue, tr: Translator) -> str:
    if catalogue.date:
        return tr("Pack {version} of {date}.", version=catalogue.version, date=catalogue.date)
    return tr("Pack {version}.", version=catalogue.version)


@functools.cache
def _environment(folders: tuple[Path, ...]) -> SandboxedEnvironment:
    from swtools.renderers._jinja import environment

    return environment(folders, "catalogue")
