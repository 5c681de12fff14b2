"""The handbook of a standard in Word: the centre's template, real headings, contents, tables with a head that repeats."""

from __future__ import annotations

from collections.abc import Iterator

from swtools.document.handbook import Chapter, Grid, Handbook, Heading, Notice, Part, Points, StagePath, Words
from swtools.document.settings import Settings
from swtools.renderers.docx import _path, _reading
from swtools.renderers.docx._contents import Entry, contents, mark
from swtools.renderers.docx._document import written
from swtools.renderers.docx._place import Place
from swtools.renderers.docx._xml import TAB, bold, joined, paragraph, run, styled


def render(book: Handbook, settings: Settings) -> bytes:
    """Return the .docx of a handbook. The same arguments give the same bytes.

    Raises:
        EnvironmentProblem: no template is found, or the template does not keep the contract of `docs/docx-template.md`.
    """
    return written(book.frame, settings, None, lambda place: joined([*_contents(book, place), *_chapters(book, place)]))


def _chapters(book: Handbook, place: Place) -> Iterator[str]:
    for number, chapter in enumerate(book.chapters, 1):
        name = styled(str(number), "SWNumerSekcji") + TAB + run(chapter.title)
        yield paragraph("SWSekcja", mark(number, 0, name), keep_next=True)
        for place_of, part in enumerate(chapter.parts, 1):
            yield _part(place, part, number, place_of)


def _part(place: Place, part: Part, chapter: int, number: int) -> str:
    match part:
        case Heading():
            return paragraph("SWPodsekcja", mark(chapter, number, run(part.number) + TAB + run(part.text)), keep_next=True)
        case Words():
            return paragraph("SWWskazowka" if part.small else "SWTekst", bold(part.text) if part.strong else run(part.text), keep_next=not part.small)
        case Points():
            return _reading.points(part)
        case Grid():
            return _reading.grid(place, part)
        case Notice():
            return _reading.notice(place, part)
        case StagePath():
            return _path.picture(part, place.width)


def _contents(book: Handbook, place: Place) -> Iterator[str]:
    entries = []
    for number, chapter in enumerate(book.chapters, 1):
        entries.append(Entry(chapter=number, number=str(number), text=chapter.title))
        entries += [Entry(chapter=number, place=place_of, text=heading.text) for place_of, heading in _headings(chapter)]
    yield contents(place, entries)


def _headings(chapter: Chapter) -> Iterator[tuple[int, Heading]]:
    return ((number, part) for number, part in enumerate(chapter.parts, 1) if isinstance(part, Heading))
