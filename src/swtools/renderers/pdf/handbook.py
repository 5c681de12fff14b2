"""The handbook of a standard as a PDF: tagged, PDF/UA-1 and PDF/A-2a like every single file, with contents and bookmarks."""

from __future__ import annotations

from dataclasses import dataclass

from swtools.document.handbook import Chapter, Handbook, Heading, StagePath
from swtools.document.settings import Settings
from swtools.renderers import _arcs
from swtools.renderers.pdf import finishing, paper, templates
from swtools.renderers.pdf.measures import sheet
from swtools.renderers.pdf.styles import look

WIDTH = 170.0
"""The width of the picture of the stages, in mm, the unit of its coordinates."""
_SHEETS = ("handbook.css",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A way back in the picture: its curve and the tip of its arrow, as path data."""

    curve: str
    tip: str


def render(book: Handbook, settings: Settings) -> bytes:
    """Return the handbook as a PDF. The same arguments give the same bytes.

    Raises:
        EnvironmentProblem: WeasyPrint, the Pango libraries or a template are missing.
    """
    frame, folders = book.frame, settings.template_folders
    template = templates.templates(folders, frame.language).get_template("handbook.html.j2")
    html = template.render(
        book=book,
        document=frame,
        logo_url=templates.LOGO_URL,
        centres=centres,
        arcs=arcs,
        width=WIDTH,
        headings=headings,
        kinds=lambda part: templates.template_name(type(part).__name__),
    )
    pages = paper.write(html, paper.stylesheet(folders, frame.edition, frame.theme, _SHEETS), frame.head.logo, settings.timestamp)
    measures = sheet(look(folders, frame.edition, frame.theme).tokens)
    return finishing.finished(pages, frame, None, measures, settings.timestamp).pdf


def headings(chapter: Chapter) -> list[tuple[int, Heading]]:
    """Return the headings of a chapter with their places in it, from 1."""
    return [(place, part) for place, part in enumerate(chapter.parts, 1) if isinstance(part, Heading)]


def centres(path: StagePath) -> list[float]:
    """Return where the steps stand from the left, in mm."""
    step = WIDTH / len(path.steps)
    return [round(step * (place + 0.5), 2) for place in range(len(path.steps))]


def arcs(path: StagePath, line: float, radius: float) -> list[Arc]:
    """Return the ways back as arcs above the line, which lies `line` mm below the picture's upper edge; the farther the higher."""
    at = centres(path)
    found = []
    for place, step in enumerate(path.steps):
        for order, back in enumerate(sorted(step.back_to, reverse=True)):
            start, end = _arcs.start(at[place], order), at[back]
            foot = line - radius
            top = round(foot - _arcs.rise(order), 2)
            curve = f"M{start:.2f} {foot:.2f} C{start:.2f} {top} {end:.2f} {top} {end:.2f} {foot - 2.4:.2f}"
            found.append(Arc(curve=curve, tip=f"M{end - 1.3:.2f} {foot - 2.8:.2f} L{end + 1.3:.2f} {foot - 2.8:.2f} L{end:.2f} {foot - 0.2:.2f} Z"))
    return found
