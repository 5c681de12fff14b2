"""A document with a place for every answer of an older record: options and rows that new forms no longer have.

They stand where their question stands, under the words that the definition keeps for them; a code that it has forgotten is said to be
an answer of an earlier version. So nothing of a record is lost, in any format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from swtools.document.blocks import Block, ChoiceField, Column, Conditional, Document, GridField, Mark, Section, TableField
from swtools.document.settings import Answers
from swtools.messages import Translator, translator

Words = Callable[[str], str]
"""How a code is called that the definition has forgotten."""

_CODE = re.compile(r"[a-z0-9_]{1,40}")
"""What a code may be (`basics.schema.json`): what was none in any version is no answer, and no name of a field."""
_OPEN_ROW = re.compile(r"o[1-9]\d*")


def answered(document: Document, answers: Answers) -> Document:
    """Return the document with the options and rows that these answers need besides its own."""
    tr = translator(document.language, "forms")
    return replace(document, blocks=_blocks(document.blocks, (answers,), tr))


def _blocks(blocks: Sequence[Block], records: Sequence[Mapping[str, object]], tr: Translator) -> tuple[Block, ...]:
    return tuple(_block(block, records, tr) for block in blocks)


def _block(block: Block, records: Sequence[Mapping[str, object]], tr: Translator) -> Block:
    """Return a block; `records` are those that show it: several where it stands in cards."""
    match block:
        case Section(repeat=None) | Conditional():
            return replace(block, blocks=_blocks(block.blocks, records, tr))
        case Section():
            return replace(block, blocks=_blocks(block.blocks, tuple(_rows(records, block.id)), tr))
        case ChoiceField():
            return _choice(block, records, tr)
        case GridField():
            return _grid(block, records, tr)
        case TableField():
            return _table(block, tuple(_rows(records, block.id)), tr)
        case _:
            return block


def _rows(records: Iterable[Mapping[str, object]], identifier: str) -> Iterator[Mapping[str, object]]:
    """Yield the rows of a table, or the cards of a section."""
    for record in records:
        value = record.get(identifier)
        yield from (row for row in value if isinstance(row, Mapping)) if isinstance(value, list | tuple) else ()


def _choice(field: ChoiceField, records: Iterable[Mapping[str, object]], tr: Translator) -> ChoiceField:
    marked = _marked(record.get(field.id) for record in records)
    known = tuple(_with_words(mark, marked, field) for mark in field.options)
    more = _missing(marked, field.options, field.retired, _answer(tr))
    return replace(field, options=known + tuple(_with_words(mark, marked, field) for mark in more))


def _with_words(mark: Mark, marked: Mapping[str, bool], field: ChoiceField) -> Mark:
    """Return an option with a line for words where a record has words with it and the form no longer asks for them."""
    opens = mark.free or (field.details is not None and field.details.code == mark.code)
    return replace(mark, text=f"{mark.text.rstrip(':')}:", free=True) if marked.get(mark.code) and not opens else mark


def _grid(grid: GridField, records: Iterable[Mapping[str, object]], tr: Translator) -> GridField:
    answers = [value for record in records if isinstance(value := record.get(grid.id), Mapping)]
    given = dict.fromkeys(str(code) for value in answers for code in value)
    opened = [code for code in given if grid.open_rows and _OPEN_ROW.fullmatch(code)]
    rows = _missing((code for code in given if code not in opened), grid.rows, grid.retired_rows, _row(tr))
    names = {row.code for row in grid.open_rows}
    further = (Mark(code=code, text=f"{tr('What else?')} {code.removeprefix('o')}") for code in opened if code not in names)
    marked = _marked(cell for value in answers for cell in value.values())
    options = () if grid.numeric else _missing(marked, grid.options, grid.retired, _answer(tr))
    return replace(grid, rows=grid.rows + rows, open_rows=(*grid.open_rows, *further), options=grid.options + options)


def _table(table: TableField, rows: Sequence[Mapping[str, object]], tr: Translator) -> TableField:
    columns = tuple(_column(column, rows, tr) for column in table.columns)
    labels = dict.fromkeys(str(row["row"]) for row in rows if "row" in row) if table.row_labels else {}
    return replace(table, columns=columns, row_labels=table.row_labels + _missing(labels, table.row_labels, table.retired_rows, _row(tr)))


def _column(column: Column, rows: Sequence[Mapping[str, object]], tr: Translator) -> Column:
    return replace(column, field=_choice(column.field, rows, tr)) if isinstance(column.field, ChoiceField) else column


def _marked(values: Iterable[object]) -> dict[str, bool]:
    """Return the codes of answers, and whether words stand with them somewhere."""
    found: dict[str, bool] = {}
    for code, words in (pair for value in values for pair in _codes(value)):
        found[code] = found.get(code, False) or words
    return found


def _codes(value: object) -> Iterator[tuple[str, bool]]:
    """Yield the codes of one answer, each with whether words stand with it: `code`, `{code, text}` (several codes in a matrix), a list of either."""
    for entry in value if isinstance(value, list | tuple) else (value,):
        code, words = (entry.get("code"), bool(entry.get("text"))) if isinstance(entry, Mapping) else (entry, False)
        yield from ((each, words) for each in (code if isinstance(code, list | tuple) else (code,)) if isinstance(each, str))


def _answer(tr: Translator) -> Words:
    return lambda code: tr("an answer of an earlier version ({code})", code=code)


def _row(tr: Translator) -> Words:
    return lambda code: tr("a row of an earlier version ({code})", code=code)


def _missing(marked: Iterable[str], known: Iterable[Mark], retired: Iterable[Mark], words: Words) -> tuple[Mark, ...]:
    """Return what is marked and not known: first what the definition keeps a name for, in its order, then the rest in that of the record."""
    names = {mark.code for mark in known}
    marked = tuple(marked)
    kept = [mark for mark in retired if mark.code in marked and mark.code not in names]
    names |= {mark.code for mark in kept}
    forgotten = (code for code in marked if code not in names and _CODE.fullmatch(code))
    return (*kept, *(Mark(code=code, text=words(code)) for code in forgotten))
