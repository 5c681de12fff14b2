"""The annex on principles of documentation, where the library has a tool for them: which paper is whose, and how long it is kept."""

from __future__ import annotations

from swtools.document.blocks import Edition
from swtools.document.handbook import Chapter, Column, Grid, Words
from swtools.kinds import editions
from swtools.model.instrument import Instrument, Kind
from swtools.pack.handbook._source import Source, cell, small, strong
from swtools.typography.polish import polish

PRINCIPLES = "zasady-dokumentowania"
"""The file name of the tool that holds a centre's principles of documentation, the model of the manager's order."""


def principles(source: Source) -> Chapter | None:
    """Point to the tool and list, for the manager's order, the papers with their copies and storage; nothing without that tool."""
    tr = source.tr
    tool = next((tool for tool in source.library.instruments if tool.tool == PRINCIPLES and tool.status != "retired"), None)
    papers = [paper for paper in source.tools if paper.kind is not Kind.INTERVIEW_SCRIPT and paper is not tool]
    if tool is None or not papers:
        return None
    grid = Grid(
        caption=tr("Papers, copies, storage"),
        columns=(
            Column(title=tr("Code"), weight=3),
            Column(title=tr("Paper"), weight=10),
            Column(title=tr("Copies"), weight=6),
            Column(title=tr("How long, which class of records"), weight=9),
        ),
        rows=tuple(
            (cell(paper.code), cell(strong(source.fix(paper.title))), cell(small(_copies(source, paper))), cell(small(_kept(source, paper))))
            for paper in papers
        ),
        head=1,
    )
    intro = tr(
        "{code} {title} is the model of the manager’s order. The list below belongs to it; the centre fills in what its file plan says.",
        code=tool.code,
        title=tool.title,
    )
    return Chapter(title=tr("Annex: principles of documentation"), parts=(Words(text=polish(intro)), grid))


def _copies(source: Source, paper: Instrument) -> str:
    tr = source.tr
    names = {Edition.CLIENT: tr("for the person"), Edition.WORKER: tr("for the worker"), Edition.DISCREET: tr("discreet")}
    return polish(", ".join(names[edition] for edition in editions(paper, source.library)))


def _kept(source: Source, paper: Instrument) -> str:
    found = "; ".join(part for part in (paper.retention, paper.records_class) if part)
    return source.fix(found or source.centre.words.get("records_rule") or source.tr("as the centre’s file plan says"))
