"""From HTML to tagged pages by WeasyPrint, with placed widgets, and nothing fetched from outside."""

from __future__ import annotations

import functools
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from swtools.diagnostics import text
from swtools.document.blocks import Edition, Logo
from swtools.errors import EnvironmentProblem
from swtools.renderers import _fonts
from swtools.renderers.pdf.styles import look
from swtools.renderers.pdf.templates import LOGO_URL

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint import Document as Pages
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

BASE_URL = "https://swtools.invalid/"
"""Never asked for: the fetcher answers for exactly the names below it (RFC 2606 keeps .invalid free)."""
VARIANT = "pdf/a-2a"
"""PDF/A-2a (ISO 19005-2); the tags that it asks for serve PDF/UA-1 too."""


@functools.cache
def fetcher_class() -> type[URLFetcher]:
    """Return the fetcher that knows exactly the bundled fonts and one logo (see the advisories on WeasyPrint < 70)."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Answers from memory; any other address is refused, and the page goes without it."""

        def __init__(self, logo: Logo | None = None) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
            self._logo = logo

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
            """Return a bundled font or the logo."""
            name = url.removeprefix(BASE_URL + "fonts/")
            if name in _fonts.TTF:
                return URLFetcherResponse(url, _fonts.font(name), {"Content-Type": "font/ttf"})
            if url == LOGO_URL and self._logo is not None:
                return URLFetcherResponse(url, self._logo.data, {"Content-Type": self._logo.media_type})
            raise ValueError(f"not allowed: {url[:80]}")

    return Fetcher


@functools.cache
def fonts_of_process() -> FontConfiguration:
    """Return WeasyPrint's fonts, found once a process."""
    weasyprint = _weasyprint()
    return weasyprint.text.fonts.FontConfiguration()


@functools.cache
def stylesheet(folders: tuple[Path, ...], edition: Edition, theme: str, more: tuple[str, ...] = ()) -> CSS:
    """Return the parsed sheet of a look, kept for the life of the process."""
    weasyprint = _weasyprint()
    return weasyprint.CSS(string=look(folders, edition, theme, more).css, base_url=BASE_URL, font_config=fonts_of_process(), url_fetcher=fetcher_class()())


def write(html: str, sheet: CSS, logo: Logo | None, timestamp: int) -> bytes:
    """Return the pages as PDF/A-2a with tags and form widgets."""
    return written(laid_out(html, sheet, logo), timestamp)


def laid_out(html: str, sheet: CSS, logo: Logo | None) -> Pages:
    """Return the pages before they are written."""
    weasyprint = _weasyprint()
    page = weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=fetcher_class()(logo))
    return page.render(stylesheets=[sheet], font_config=fonts_of_process(), pdf_forms=True, pdf_variant=VARIANT)


def joined(pages: Pages, more: Pages) -> Pages:
    """Return the pages of both, each with the page numbers of its own."""
    return pages.copy([*pages.pages, *more.pages])


def filled_share(pages: Pages) -> float:
    """Return how much of its height the last page's content takes, from 0 to 1; only WeasyPrint's own boxes say so."""
    box = pages.pages[-1]._page_box
    body = next(child for child in box.children if child.element_tag == "html")
    lowest = max((child.position_y + child.margin_height() for child in body.children), default=box.content_box_y())
    return float((lowest - box.content_box_y()) / box.height)


def written(document: Pages, timestamp: int) -> bytes:
    """Return laid-out pages as PDF/A-2a with tags and form widgets."""
    moment = datetime.fromtimestamp(timestamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    document.metadata.created = document.metadata.modified = moment
    pdf: bytes = document.write_pdf(pdf_forms=True, pdf_variant=VARIANT)
    return pdf


@functools.cache
def _weasyprint() -> ModuleType:
    """Import WeasyPrint on first use.

    Raises:
        EnvironmentProblem: the package or the Pango libraries are missing.
    """
    try:
        import weasyprint.text.fonts

        found: ModuleType = weasyprint
    except (ImportError, OSError) as problem:
        raise EnvironmentProblem(
            text(
                "PDF needs WeasyPrint and the Pango libraries (on Debian and Ubuntu: libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0): {problem}",
                problem=str(problem),
            )
        ) from None
    return found
