"""The form as data for the script: what a field is called, what it holds, and when it applies.

The script knows no language and no form; it reads this and the table of words (`_words`).
"""

from __future__ import annotations

from swtools.conditions.calculate import Operand
from swtools.conditions.tree import to_json
from swtools.document.blocks import (
    ChoiceField,
    ComputedField,
    Document,
    Field,
    GridField,
    LineField,
    LinesField,
    Mark,
    ScaleField,
    ScriptTopic,
    Section,
    SignatureField,
    SketchField,
    TableField,
)
from swtools.renderers.html._placed import Placed, closing_marks

Data = dict[str, object]


def form_model(document: Document, placed: tuple[Placed, ...]) -> Data:
    """Return the model of a form; `fields` is a tree of nodes in the order of the page."""
    return {
        "instrument": document.instrument,
        "version": document.version,
        "definition_hash": document.definition_hash,
        "language": document.language,
        "code": document.code,
        "case_code": document.case_code_id,
        "case_code_label": document.case_code_label,
        "running_title": document.running_title,
        "fields": _nodes(placed),
    }


def _nodes(placed: tuple[Placed, ...]) -> list[Data]:
    return [node for one in placed for node in _node(one)]


def _node(one: Placed) -> list[Data]:
    """Return the nodes of a block; what neither asks nor governs anything is left out."""
    inner = _own_nodes(one)
    if not one.gate:
        return inner
    condition = getattr(one.block, "condition", None)
    assert condition is not None
    gate: Data = {"gate": one.gate.removeprefix(one.prefix), "when": to_json(condition)}
    if len(inner) == 1 and "when" not in inner[0]:
        return [inner[0] | gate]
    return [gate | {"t": "group", "fields": inner}]


def _own_nodes(one: Placed) -> list[Data]:
    block = one.block
    match block:
        case SignatureField():
            return [_without_nothing({"t": "signature", "id": signer.id, "rule": _rule(block)}) for signer in block.signers if signer.place_and_date]
        case Section() if block.repeat is not None:
            bounds: Data = {"min": block.repeat.minimum, "max": block.repeat.maximum}
            return [_without_nothing(bounds | {"t": "rows", "id": block.id, "fields": _nodes(one.children), "cards": True})]
        case ScriptTopic():
            return [_without_nothing({"t": "topic", "id": block.id, "scale": list(block.scale.values) if block.scale else None})]
        case Field():
            return [_without_nothing(_shared(block) | _specific(one))]
        case _:
            return _nodes(one.children)


def _shared(block: Field) -> Data:
    return {
        "id": block.id,
        "required": block.required or None,
        "initial": block.initial,
        "replaces": block.replaces,
        "carry": block.carry,
        "rule": _rule(block),
    }


def _rule(block: Field) -> Data | None:
    rule = block.constraint
    return {"rule": to_json(rule.rule), "message": rule.message} if rule else None


def _specific(one: Placed) -> Data:
    block = one.block
    match block:
        case LineField():
            return _line(block)
        case LinesField():
            return {"t": "lines", "max_length": block.max_length}
        case ChoiceField():
            return _choice(one, block)
        case ScaleField():
            return {"t": "scale", "values": list(block.values), "marks": [mark.code for mark in block.marks] or None}
        case GridField():
            return _grid(one, block)
        case TableField():
            rows = [mark.code for mark in block.row_labels] or None
            return {"t": "rows", "fields": _nodes(one.children), "rows": rows, "min": block.min_rows, "max": block.max_rows}
        case ComputedField():
            return _computed(block)
        case SketchField():
            return {"t": "lines"}
        case _:
            raise TypeError(f"no field: {block!r}")


def _line(block: LineField) -> Data:
    return {
        "t": block.kind.value,
        "format": block.format,
        "pattern": block.pattern,
        "pattern_message": block.pattern_message,
        "unit": block.unit,
        "min": block.minimum,
        "max": block.maximum,
        "max_length": block.max_length,
    }


def _choice(one: Placed, block: ChoiceField) -> Data:
    return {
        "t": "choice",
        "codes": [mark.code for mark in block.options],
        "free": [mark.code for mark in block.options if mark.free] + ([block.details.code] if block.details else []) or None,
        "details": block.details.code if block.details else None,
        "multiple": block.multiple or None,
        "max": block.max_count,
        "exclusive": list(block.exclusive) or None,
        "retired": _names(block.retired),
        "gates": _gates(one) or None,
    }


def _grid(one: Placed, block: GridField) -> Data:
    return {
        "t": "grid",
        "rows": [mark.code for mark in block.rows],
        "open": [row.code for row in block.open_rows] or None,
        "codes": [mark.code for mark in block.options],
        "multiple": block.multiple or None,
        "numeric": block.numeric or None,
        "comment": bool(block.comment) or None,
        "retired": _names(block.retired),
        "retired_rows": _names(block.retired_rows),
        "gates": _gates(one) or None,
    }


def _names(marks: tuple[Mark, ...]) -> Data | None:
    """Return the words of options that only older records have."""
    return {mark.code: mark.text for mark in marks} or None


def _gates(one: Placed) -> Data:
    """Return, for each option or row with a condition, the part of its gate's id behind the prefix, and the condition."""
    return {
        mark.code: {"gate": one.choices[mark.code].removeprefix(one.prefix), "when": to_json(mark.condition)}
        for mark in closing_marks(one.block)
        if mark.condition is not None
    }


def _computed(block: ComputedField) -> Data:
    bands = [{"low": _number(band.low), "high": _number(band.high), "text": band.text} for band in block.bands]
    where = to_json(block.where) if block.where is not None else None
    operands = [_operand(operand) for operand in block.operands]
    return {"t": "computed", "op": block.op, "of": operands, "where": where, "unit": block.unit, "bands": bands or None}


def _operand(operand: Operand) -> Data:
    return _without_nothing({"item": operand.item, "column": operand.column, "scores": dict(operand.scores) or None})


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _without_nothing(data: Data) -> Data:
    return {key: value for key, value in data.items() if value is not None}
