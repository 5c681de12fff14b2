"""The first sheet of a pack: what is inside, for whom, and when to use it."""

from __future__ import annotations

from dataclasses import dataclass

from swtools.document.blocks import Edition, Logo, StageStep
from swtools.document.settings import Settings

_THEME = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverEntry:
    """One tool in the pack. `pages` is its number of pages, `minutes` how long it takes (None: not said)."""

    code: str
    title: str
    kind: str = ""
    who: str = ""
    minutes: int | None = None
    pages: int = 1
    when_to_use: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the sheet says. `kind` stands at the upper right ("Pakiet narzędzi"), `stages` is the stage strip, all texts are final."""

    title: str
    subtitle: str = ""
    kind: str = ""
    centre_lines: tuple[str, ...] = ()
    logo: Logo | None = None
    stages: tuple[StageStep, ...] = ()
    foot: str = ""
    entries: tuple[CoverEntry, ...]
    language: str = "pl"


def cover(sheet: Cover, settings: Settings) -> bytes:
    """Return the cover as a PDF without fields; it may run over several pages.

    Raises:
        EnvironmentProblem: WeasyPrint, the Pango libraries or a template are missing.
    """
    from swtools.renderers.pdf import paper
    from swtools.renderers.pdf.templates import LOGO_URL, templates

    template = templates(settings.template_folders, sheet.language).get_template("cover.html.j2")
    html = template.render(cover=sheet, logo_url=LOGO_URL)
    return paper.write(html, paper.stylesheet(settings.template_folders, Edition.WORKER, _THEME), sheet.logo, settings.timestamp)
