"""The start page of a pack: one HTML file beside the pack's folders, target groups × stages, with links to every file.

It is no document format: it shows the `Catalogue`, so this unit declares no `FORMAT`.
"""

from __future__ import annotations

from swtools.document.catalogue import Catalogue, Coverage
from swtools.document.settings import Settings


def render(catalogue: Catalogue, settings: Settings) -> bytes:
    """Return the page as UTF-8 HTML for `index.html`; its links are relative to the folder in which it stands.

    Reads only `<folder>/catalogue/…` of `settings.template_folders`. The same catalogue gives the same bytes.
    """
    from swtools.renderers.catalogue._page import page

    return page(catalogue, settings.template_folders).encode()


def render_coverage(coverage: Coverage, title: str, language: str, settings: Settings) -> bytes:
    """Return the matrix as a page of its own, UTF-8 HTML without a script; `title` is the library's."""
    from swtools.renderers.catalogue._page import coverage_page

    return coverage_page(coverage, title, language, settings.template_folders).encode()
