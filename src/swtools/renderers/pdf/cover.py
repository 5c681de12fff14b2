"""The first sheet of a pack: what is inside, for whom, when to use it, and what the stage is to reach."""

from __future__ import annotations

from dataclasses import dataclass

from swtools.document.blocks import DEFAULT_THEME, Edition, Logo, StageStep
from swtools.document.settings import Settings
from swtools.renderers.pdf import paper
from swtools.renderers.pdf.assemble import page_count
from swtools.renderers.pdf.templates import LOGO_URL, templates

_SETTINGS = ("", "snug", "snug tight")
"""How close the sheet may be set, one after the other, until it fits on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverEntry:
    """One tool in the pack. `pages` is its number of pages (None: it stands elsewhere in the pack), `minutes` how long it takes (None: not said)."""

    code: str
    title: str
    kind: str = ""
    who: str = ""
    minutes: int | None = None
    pages: int | None = 1
    when_to_use: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPart:
    """Some of the tools under a heading of their own; `note` says in a sentence what they are for."""

    heading: str = ""
    note: str = ""
    entries: tuple[CoverEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the sheet says; all texts are final.

    `kind` stands at the upper right, `stages` is the stage strip; `aim` and `done_when` are what the stage is to reach and by what one
    sees that it is done. `long` says that it may run over several pages; else it is set closer until it fits on one, where that is possible.
    """

    title: str
    subtitle: str = ""
    kind: str = ""
    centre_lines: tuple[str, ...] = ()
    logo: Logo | None = None
    stages: tuple[StageStep, ...] = ()
    foot: str = ""
    aim: str = ""
    done_when: tuple[str, ...] = ()
    parts: tuple[CoverPart, ...]
    long: bool = False
    language: str = "pl"


def cover(sheet: Cover, settings: Settings) -> bytes:
    """Return the cover as a PDF without fields.

    Raises:
        EnvironmentProblem: WeasyPrint, the Pango libraries or a template are missing.
    """
    for setting in _SETTINGS[1:2] if sheet.long else _SETTINGS:
        pdf = _set(sheet, settings, setting)
        if page_count(pdf) == 1:
            return pdf
    return pdf if sheet.long else _set(sheet, settings, _SETTINGS[1])


def _set(sheet: Cover, settings: Settings, setting: str) -> bytes:
    template = templates(settings.template_folders, sheet.language).get_template("cover.html.j2")
    html = template.render(cover=sheet, setting=setting, logo_url=LOGO_URL)
    return paper.write(html, paper.stylesheet(settings.template_folders, Edition.WORKER, DEFAULT_THEME), sheet.logo, settings.timestamp)
