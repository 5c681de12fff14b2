"""The fields of a document's form, in document order, with what a reader hears and what a record fills in.

Driven by the blocks, never by the HTML: the pages only say where a widget stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from swtools.document.blocks import (
    Block,
    CellField,
    ChoiceField,
    ComputedField,
    Conditional,
    Document,
    FieldRow,
    GridField,
    LineField,
    LineKind,
    LinesField,
    Mark,
    ScaleField,
    ScriptTopic,
    Section,
    SignatureField,
    SketchField,
    TableField,
)
from swtools.messages import Translator, translator
from swtools.renderers._percentage import percentage
from swtools.renderers.pdf.names import CASE_CODE, field_name
from swtools.renderers.pdf.values import as_mapping, codes, entry_text, rows, shown, single_code

_LENGTHS = {LineKind.DATE: 10, LineKind.TIME: 5, LineKind.MONTH: 7}
"""Letters, with the dots or the colon between the digits."""
_DAY = (2, 2, 4)
"""The boxes of a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """A text to type. `groups` are character boxes under it, `ruled` says that it lies on writing lines.

    `ground` says that a viewer's drawing of it covers what lies below, `running` that it stands in the running heads.
    """

    name: str
    label: str
    required: bool = False
    multiline: bool = False
    ruled: bool = False
    max_length: int | None = None
    groups: tuple[int, ...] = ()
    right: bool = False
    ground: bool = True
    running: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkField:
    """A radio group (several options) or a check box (one). `options` are codes and texts; `value` the code that is on.

    `numbers` says that the circles hold their number, so that the mark is drawn round it. Where the page has one place for all
    options (a table's cell for the number of a long list), it is a list to choose from; `free` then says that one may type words of
    one's own, and `other` are these words.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    several: bool = False
    numbers: bool = False
    required: bool = False
    free: bool = False
    other: str = ""
    value: str | None = None


FormField = TextField | MarkField


@dataclass(frozen=True, slots=True)
class _Scope:
    """A level of the record: the path of names, the answers at it, and whether answers come from a record at all."""

    path: tuple[str | int, ...]
    answers: Mapping[str, object] | None
    tr: Translator

    def name(self, *parts: str | int) -> str:
        return field_name(*self.path, *parts)

    def answer(self, identifier: str, initial: object = None) -> object:
        return initial if self.answers is None else self.answers.get(identifier)

    def inside(self, identifier: str, index: int) -> _Scope:
        if self.answers is None:
            return _Scope((*self.path, identifier, index), None, self.tr)
        entries = rows(self.answers.get(identifier))
        return _Scope((*self.path, identifier, index), entries[index - 1] if index <= len(entries) else {}, self.tr)


def form_fields(document: Document, answers: Mapping[str, object] | None) -> tuple[FormField, ...]:
    """Return the form's fields; the case code of the running heads comes first where the tool does not ask for it."""
    scope = _Scope((), answers, translator(document.language, "forms"))
    found = tuple(field for block in document.blocks for field in _block(block, scope))
    if document.case_code_label and document.case_code_id not in {field.name for field in found}:
        name = document.case_code_id or CASE_CODE
        return (TextField(name=name, label=document.case_code_label, running=True, value=shown(scope.answer(name))), *found)
    return found


def _block(block: Block, scope: _Scope) -> Iterator[FormField]:
    match block:
        case Section():
            yield from _section(block, scope)
        case Conditional(blocks=children):
            for child in children:
                yield from _block(child, scope)
        case FieldRow(fields=children):
            for child in children:
                yield from _block(child, scope)
        case LineField():
            yield from _line(block, scope)
        case LinesField():
            yield _lines(block, scope)
        case ComputedField():
            yield TextField(name=scope.name(block.id), label=block.label, value=shown(percentage(scope.answer(block.id), scope.tr), LineKind.DECIMAL))
        case ChoiceField():
            # only the checklist of a talk asks nothing in print
            yield from _choice(block, scope.name(block.id), block.label or scope.tr("To prepare"), scope.answer(block.id, block.initial), ruled=True)
        case ScaleField():
            yield from _scale(block, scope.name(block.id), block.label, scope.answer(block.id, block.initial))
        case GridField():
            yield from _grid(block, scope)
        case TableField():
            yield from _table(block, scope)
        case SignatureField():
            yield from _signatures(block, scope)
        case SketchField():
            value = shown(scope.answer(block.id, block.initial))
            yield TextField(name=scope.name(block.id), label=block.label, multiline=True, ground=False, value=value)
        case ScriptTopic():
            yield from _topic(block, scope)


def _section(section: Section, scope: _Scope) -> Iterator[FormField]:
    copies = section.repeat.paper_copies if section.repeat else 0
    scopes = [scope.inside(section.id, index) for index in range(1, copies + 1)] if section.repeat else [scope]
    for inner in scopes:
        for block in section.blocks:
            yield from _block(block, inner)


def _line(field: LineField, scope: _Scope) -> Iterator[TextField]:
    value = scope.answer(field.id, field.initial)
    if field.kind is LineKind.PERIOD:
        ends = as_mapping(value)
        for part, word in (("from", scope.tr("from")), ("to", scope.tr("to"))):
            label = f"{field.label}: {word}"
            yield _text(field, scope.name(field.id, part), label, shown(ends.get(part), LineKind.DATE), LineKind.DATE)
    elif field.kind is LineKind.ATTACHMENT:
        parts = as_mapping(value)
        yield TextField(name=scope.name(field.id, "number"), label=f"{field.label}: {scope.tr('no.')}", value=shown(parts.get("number")))
        yield TextField(name=scope.name(field.id, "note"), label=field.label, value=shown(parts.get("note")))
    else:
        yield _text(field, scope.name(field.id), field.label, shown(value, field.kind), field.kind)


def _text(field: LineField, name: str, label: str, value: str, kind: LineKind) -> TextField:
    boxes = sum(field.boxes) + max(len(field.boxes) - 1, 0) if field.boxes else None
    return TextField(
        name=name,
        label=label,
        required=field.required,
        max_length=_LENGTHS.get(kind) or field.max_length or boxes,
        groups=field.boxes,
        right=kind is LineKind.INTEGER,
        value=value,
    )


def _lines(field: LinesField, scope: _Scope) -> TextField:
    return TextField(
        name=scope.name(field.id),
        label=field.label,
        required=field.required,
        multiline=True,
        ruled=True,
        max_length=field.max_length,
        value=shown(scope.answer(field.id, field.initial)),
    )


def _choice(field: ChoiceField, name: str, label: str, value: object, *, ruled: bool) -> Iterator[FormField]:
    chosen = codes(value)
    if field.multiple:
        for option in field.options:
            on = option.code if option.code in chosen else None
            yield MarkField(
                name=field_name(name, option.code), label=f"{label}: {_word(option)}", options=((option.code, option.text),), several=True, value=on
            )
            if option.free:
                yield TextField(name=field_name(name, option.code, "text"), label=f"{label}: {_word(option)}", value=entry_text(value, option.code))
        return
    code = single_code(value)
    own_words = next((entry_text(value, option.code) for option in field.options if option.free and option.code == code), "")
    free = any(option.free for option in field.options)
    yield MarkField(name=name, label=label, options=_options(field.options), required=field.required, free=free, other=own_words, value=code)
    for option in field.options:
        if option.free:
            yield TextField(name=field_name(name, option.code, "text"), label=f"{label}: {_word(option)}", value=entry_text(value, option.code))
    if field.details and ruled:
        details = field.details
        yield TextField(name=field_name(name, details.code, "text"), label=details.label, multiline=True, ruled=True, value=entry_text(value, details.code))


def _options(marks: Sequence[Mark]) -> tuple[tuple[str, str], ...]:
    return tuple((mark.code, _word(mark)) for mark in marks)


def _word(mark: Mark) -> str:
    return mark.text.rstrip(":")


def _scale(field: ScaleField, name: str, label: str, value: object) -> Iterator[MarkField]:
    options = tuple((str(number), str(number)) for number in field.values)
    if not field.marks:
        yield MarkField(name=name, label=label, options=options, numbers=True, required=field.required, value=single_code(value))
        return
    marked = as_mapping(value)
    for mark in field.marks:
        yield MarkField(
            name=field_name(name, mark.code), label=f"{label}: {mark.text}", options=options, numbers=True, value=single_code(marked.get(mark.code))
        )


def _grid(grid: GridField, scope: _Scope) -> Iterator[FormField]:
    answers = as_mapping(scope.answer(grid.id, grid.initial))
    for row in grid.rows:
        yield from _grid_row(grid, scope, row.code, row.text, answers.get(row.code))
    for row in grid.open_rows:
        entry = as_mapping(answers.get(row.code))
        yield TextField(name=scope.name(grid.id, row.code, "name"), label=f"{grid.label}: {row.text}", value=shown(entry.get("name")))
        yield from _grid_row(grid, scope, row.code, row.text, answers.get(row.code))


def _grid_row(grid: GridField, scope: _Scope, code: str, word: str, value: object) -> Iterator[FormField]:
    label, name = f"{grid.label}: {word}", scope.name(grid.id, code)
    if grid.multiple:
        chosen = codes(as_mapping(value).get("code", value))
        for option in grid.options:
            on = option.code if option.code in chosen else None
            yield MarkField(name=field_name(name, option.code), label=f"{label}: {option.text}", options=((option.code, option.text),), several=True, value=on)
    else:
        yield MarkField(name=name, label=label, options=_options(grid.options), required=grid.required, value=single_code(value))
    if grid.comment:
        yield TextField(name=field_name(name, "text"), label=f"{label}: {grid.comment}", value=shown(as_mapping(value).get("text")))


def _table(table: TableField, scope: _Scope) -> Iterator[FormField]:
    entries = rows(scope.answer(table.id, table.initial))
    if table.row_labels:
        by_code = {entry.get("row"): entry for entry in entries}
        lines = [(mark.text, by_code.get(mark.code, {})) for mark in table.row_labels]
    else:
        lines = [(scope.tr("row {number}", number=index + 1), entries[index] if index < len(entries) else {}) for index in range(table.paper_rows)]
    for index, (word, entry) in enumerate(lines, start=1):
        for column in table.columns:
            yield from _cell(column.field, scope.name(table.id, index, column.field.id), f"{table.label}: {word}, {column.field.label}", entry)


def _cell(field: CellField, name: str, label: str, entry: Mapping[str, object]) -> Iterator[FormField]:
    value = entry.get(field.id)
    if isinstance(field, ChoiceField):
        yield from _choice(field, name, label, value, ruled=False)
    elif isinstance(field, LinesField):
        yield TextField(name=name, label=label, multiline=True, max_length=field.max_length, value=shown(value))
    else:
        yield TextField(
            name=name, label=label, required=field.required, max_length=_LENGTHS.get(field.kind) or field.max_length, value=shown(value, field.kind)
        )


def _signatures(block: SignatureField, scope: _Scope) -> Iterator[TextField]:
    for signer in block.signers:
        if signer.place_and_date:
            value = as_mapping(scope.answer(signer.id))
            yield TextField(name=scope.name(signer.id, "place"), label=f"{signer.text}: {scope.tr('Place')}", value=shown(value.get("place")))
            groups = _DAY if _alone_in_pair(block, signer.id) else ()
            yield TextField(
                name=scope.name(signer.id, "date"),
                label=f"{signer.text}: {scope.tr('Date')}",
                max_length=_LENGTHS[LineKind.DATE],
                groups=groups,
                value=shown(value.get("date"), LineKind.DATE),
            )


def _alone_in_pair(block: SignatureField, identifier: str) -> bool:
    """Say whether a signer is the only one of its printed pair with place and date (they then get boxes)."""
    index = next(i for i, signer in enumerate(block.signers) if signer.id == identifier)
    pair = block.signers[index // 2 * 2 : index // 2 * 2 + 2]
    return sum(signer.place_and_date for signer in pair) == 1


def _topic(topic: ScriptTopic, scope: _Scope) -> Iterator[FormField]:
    value = scope.answer(topic.id)
    label = f"{topic.title}: {topic.notes_label or scope.tr('Notes')}"
    if topic.scale is None:
        yield TextField(name=scope.name(topic.id), label=label, multiline=True, ruled=True, value=shown(value))
        return
    parts = as_mapping(value)
    yield from _scale(topic.scale, scope.name(topic.id, "scale"), topic.scale.label or " ".join(topic.ask), parts.get("scale"))
    yield TextField(name=scope.name(topic.id, "notes"), label=label, multiline=True, ruled=True, value=shown(parts.get("notes")))
