"""What the standard rests on. Only what somebody checked in the official journal is printed as law; the rest stands apart."""

from __future__ import annotations

from collections.abc import Sequence

from swtools.document.handbook import Cell, Chapter, Column, Grid, Notice, Part, Points, Words
from swtools.model.library import Act, CrisisLine
from swtools.pack.handbook._source import Source, cell, day, small, strong
from swtools.typography.polish import polish


def legal_basis(source: Source) -> Chapter | None:
    """Print the acts that the standard and its tools name: the verified ones as law, the others for the lawyer to check."""
    tr = source.tr
    named = {*(source.group.legal_basis if source.group else ()), *(act for tool in source.tools for act in tool.legal_basis)}
    acts = [act for act in source.library.acts.values() if source.whole or act.id in named]
    verified, open_ones = [act for act in acts if act.verified], [act for act in acts if not act.verified]
    parts: list[Part] = []
    if verified:
        intro = tr("Each act was checked on the day beside it. Before you rely on it, look whether it has changed since.")
        parts += [Words(text=polish(intro)), _acts(source, verified, tr("Checked acts"), tr("As of"))]
    if open_ones:
        warning = tr("Nobody has checked these entries in the official journal. They are leads for the centre’s lawyer, not a statement of the law.")
        parts.append(Notice(title=tr("For a lawyer to check"), text=polish(warning), grid=_acts(source, open_ones, tr("Acts to check"), tr("Noted on"))))
    return Chapter(title=tr("Legal basis"), parts=tuple(parts)) if parts else None


def _acts(source: Source, acts: Sequence[Act], caption: str, dated: str) -> Grid:
    tr = source.tr
    columns = (Column(title=tr("Act"), weight=14), Column(title=tr("What it matters for"), weight=10), Column(title=dated, weight=4))
    rows = tuple((cell(strong(polish(act.title)), small(polish(act.reference))), cell(small(polish(act.grounds))), cell(small(day(act.as_of)))) for act in acts)
    return Grid(caption=caption, columns=columns, rows=rows)


def crisis_lines(source: Source) -> Chapter | None:
    """Print the help lines with the day on which somebody checked them, and say which the centre has confirmed."""
    tr, lines = source.tr, source.library.crisis_lines
    if not lines:
        return None
    rows = tuple((cell(strong(line.number.replace(" ", " "))), cell(polish(line.label), small(polish(line.hours))), _state(source, line)) for line in lines)
    grid = Grid(
        caption=tr("Help lines"),
        columns=(Column(title=tr("Number"), weight=5), Column(title=tr("What it is for and when it is open"), weight=15), Column(title=tr("State"), weight=8)),
        rows=rows,
        kept=True,
    )
    intro = tr("When somebody is in danger, act first and write later. A number is never the whole help: stay with the person until somebody takes over.")
    return Chapter(title=tr("When somebody is in danger"), parts=(Words(text=polish(intro), strong=True), grid))


def _state(source: Source, line: CrisisLine) -> Cell:
    confirmed = line.confirmed or line.number in source.centre.confirmed_lines
    words = source.tr("confirmed by the centre") if confirmed else source.tr("to be confirmed by the centre")
    return cell(small(words), small(polish(source.tr("as of {day}", day=day(line.as_of)))))


def sources(source: Source) -> Chapter | None:
    """Name what the standard draws on."""
    found = source.group.sources if source.group else ()
    return Chapter(title=source.tr("Sources"), parts=(Points(items=source.each(found)),)) if found else None
