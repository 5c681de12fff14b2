"""The JSON Schema of one tool's records (draft 2020-12), made from its definition.

It says what each answer may look like, alone: types, codes, bounds, counts. The frame around the answers is
`schemas/record.schema.json`; what answers mean together (conditions, constraints, computed values) is `check`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from swtools.model.answer import Answer, AnswerKind
from swtools.model.instrument import Instrument, Item
from swtools.responses.formats import PATTERNS

Schema = dict[str, object]

_TEXT: Schema = {"type": "string", "minLength": 1}
_MOMENTS: dict[AnswerKind, Schema] = {
    AnswerKind.DATE: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"},
    AnswerKind.TIME: {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    AnswerKind.MONTH: {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
    AnswerKind.MONEY: {"type": "string", "pattern": "^-?[0-9]{1,12}(\\.[0-9]{1,2})?$"},
}


def record_schema(instrument: Instrument) -> Schema:
    """Return the schema of a record of this tool; an answer to nothing that the tool asks is not allowed."""
    properties = dict(_properties(instrument.top_items()))
    properties |= {topic.id: _value(topic.answer) for topic in instrument.topics()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": instrument.title,
        "allOf": [{"$ref": "record.schema.json"}],
        "properties": {"instrument": {"const": instrument.id}, "answers": _object(properties)},
    }


def _object(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _properties(items: Sequence[Item]) -> Iterator[tuple[str, Schema]]:
    """Yield the answers of items; those of a section that does not repeat stand in the same object."""
    for item in items:
        if item.type == "section" and item.answer.kind is not AnswerKind.ROWS:
            yield from _properties(item.children)
        elif item.answer.kind is not AnswerKind.NONE:
            yield item.id, _item(item)


def _item(item: Item) -> Schema:
    if item.type == "section":
        return _rows(item.answer, _object(dict(_properties(item.children))))
    if item.type == "table":
        columns: dict[str, Schema] = {column.id: _item(column) for column in item.children}
        label = item.answer.part("row")
        if label and "row" not in columns:
            columns["row"] = _value(label)
        return _rows(item.answer, _object(columns))
    if item.type == "matrix":
        return _object({name: _cell(name, part) for name, part in item.answer.parts})
    pattern = PATTERNS.get(str(getattr(item.params, "format", None))) if item.type == "text" else None
    own = getattr(item.params, "pattern", None) if item.type == "text" else None
    pattern = f"^(?:{own})$" if own else pattern
    return _value(item.answer) | ({"pattern": pattern} if pattern else {})


def _rows(answer: Answer, row: Schema) -> Schema:
    bounds: Schema = {"maxItems": answer.max_count} if answer.max_count is not None else {}
    return {"type": "array", "items": row} | bounds


def _cell(name: str, answer: Answer) -> Schema:
    """Return the schema of a row of a matrix: its code, with a comment beside it, or with the label that the person wrote."""
    code = _enum(answer.codes) if answer.kind is AnswerKind.CODE else _value(replace(answer, free=()))
    parts: dict[str, Schema] = {"code": code}
    if answer.free:
        parts["text"] = _TEXT
    if _is_open(name):
        parts["name"] = _TEXT
    whole = _object(parts) | {"minProperties": 1}
    return whole if _is_open(name) else {"anyOf": [code, whole]} if answer.free else code


def _is_open(name: str) -> bool:
    return name[:1] == "o" and name[1:].isdecimal()


def _value(answer: Answer) -> Schema:
    match answer.kind:
        case AnswerKind.TEXT:
            return _TEXT | ({"maxLength": answer.max_length} if answer.max_length else {})
        case AnswerKind.NUMBER:
            return _number(answer)
        case AnswerKind.CODE:
            return _choice(answer)
        case AnswerKind.CODES:
            return _codes(answer)
        case AnswerKind.PARTS:
            return _object({name: _value(part) for name, part in answer.parts})
        case AnswerKind.ROWS:
            return _rows(answer, _object({name: _value(part) for name, part in answer.parts}))
        case AnswerKind.NONE:
            return {"not": {}}
        case _:
            return dict(_MOMENTS[answer.kind])


def _number(answer: Answer) -> Schema:
    low, high, step = answer.minimum, answer.maximum, answer.step
    schema: Schema = {"type": "integer" if answer.whole else "number"}
    if low is not None:
        schema["minimum"] = _plain(low)
    if high is not None:
        schema["maximum"] = _plain(high)
    if step and step != 1 and not (low or 0) % step:
        schema["multipleOf"] = _plain(step)
    return schema


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _enum(codes: tuple[str, ...]) -> Schema:
    return {"enum": list(codes)}


def _choice(answer: Answer) -> Schema:
    """Return one code; a free answer may carry words."""
    if not answer.free:
        return _enum(answer.codes)
    with_words = _object({"code": _enum(answer.free), "text": _TEXT}) | {"minProperties": 1}
    return {"anyOf": [_enum(answer.codes), with_words, _object({"code": _enum(answer.codes)}) | {"minProperties": 1}]}


def _codes(answer: Answer) -> Schema:
    entry = Answer(kind=AnswerKind.CODE, codes=answer.codes, free=answer.free if len(answer.free) < len(answer.codes) else ())
    bounds: Schema = {"maxItems": answer.max_count} if answer.max_count else {}
    return {"type": "array", "items": _choice(entry), "uniqueItems": True} | bounds
