"""The coverage of a library in words: the matrix of `model.coverage` as the catalogue shows it, and each gap as a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from swtools.document.catalogue import Coverage, CoverageCell, CoverageGroup, CoverageLine, StageHead
from swtools.messages import Translator, msgid
from swtools.model.coverage import Cell, Gap, Matrix, Row
from swtools.model.instrument import Kind, Party
from swtools.model.library import Library
from swtools.typography.polish import polish

KINDS = {
    Kind.INTERVIEW_SCRIPT: msgid("interview script"),
    Kind.QUESTIONNAIRE: msgid("questionnaire"),
    Kind.DOCUMENTATION_FORM: msgid("form"),
}
PARTIES = {
    Party.EXPERIENCING: msgid("adult experiencing violence"),
    Party.CHILD: msgid("child experiencing or witnessing violence"),
    Party.USING: msgid("person using violence"),
}


def shown(matrix: Matrix, library: Library, tr: Translator, *, remarks: bool = False, not_counted: Sequence[str] = ()) -> Coverage:
    """Return the matrix as it is shown; `tr` translates the words of the domain `forms`.

    With `remarks` the subgroups for which a cell has no tool are named too: sometimes that is how it should be. `not_counted` are
    tools that have errors, in the words of `named`; they stand before what is missing, because it may be missing for that alone.
    """
    errors = (tr("Not counted, because of errors: {tools}", tools="; ".join(not_counted)),) if not_counted else ()
    return Coverage(
        stages=tuple(StageHead(number=stage.number, slug=stage.slug, short=polish(stage.short)) for stage in library.stages),
        groups=tuple(_group(row, tr) for row in matrix.rows),
        gaps=tuple(polish(sentence) for sentence in (*errors, *_sentences(matrix, library, tr, remarks=remarks))),
        complete=matrix.complete,
    )


def named(library: Library, broken: Collection[str], unread: Sequence[str]) -> tuple[str, ...]:
    """Return the tools that do not count: the `broken` ones (ids) by code and title, files that could not be read by their path."""
    tools = [f"{tool.code} {tool.title}" for tool in library.instruments if tool.id in broken and tool.status != "retired"]
    return (*tools, *unread)


def title(row: Row, tr: Translator) -> str:
    """Return the name of a group, with the side where it works with two."""
    return f"{row.group.title}: {tr(PARTIES[Party(row.party)])}" if row.party else row.group.title


def _sentences(matrix: Matrix, library: Library, tr: Translator, *, remarks: bool) -> Iterator[str]:
    """Say each gap, the empty cells first."""
    found = list(matrix.gaps())
    for wanted in Gap:
        for row, cell, gap in found:
            if gap is wanted and (remarks or gap is not Gap.SUBGROUPS):
                yield _sentence(row, cell, gap, library, tr)


def _sentence(row: Row, cell: Cell, gap: Gap, library: Library, tr: Translator) -> str:
    stage = library.stage(cell.stage)
    assert stage is not None
    names = {subgroup.id: subgroup.text for subgroup in row.group.subgroups}
    where = {"group": title(row, tr), "number": stage.number, "stage": stage.short, "kind": tr(KINDS[cell.kind])}
    if gap is Gap.EMPTY:
        return tr("{group}, stage {number} ({stage}): {kind} is missing", **where)
    if gap is Gap.OPTIONAL:
        return tr("{group}, stage {number} ({stage}): {kind} is optional only", **where)
    return tr("{group}, stage {number} ({stage}): {kind} is missing for: {subgroups}", **where, subgroups="; ".join(names[name] for name in cell.left_out))


def _group(row: Row, tr: Translator) -> CoverageGroup:
    lines = tuple(CoverageLine(label=tr(KINDS[kind]), cells=tuple(_cell(cell) for cell in row.of_kind(kind))) for kind in Kind)
    return CoverageGroup(title=polish(title(row, tr)), lines=lines)


def _cell(cell: Cell) -> CoverageCell:
    return CoverageCell(
        required=cell.count("required"),
        recommended=cell.count("recommended"),
        optional=cell.count("optional"),
        shared=len(cell.shared),
        demanded=cell.demanded,
        empty=cell.gap is Gap.EMPTY,
    )
