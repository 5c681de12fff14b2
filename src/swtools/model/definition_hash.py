"""The definition hash: what a saved record depends on, and nothing else.

Covers ids, types, codes, bounds, conditions, constraints and repeats. Texts, numbers on paper and looks are not part of it,
so a better wording leaves old records valid. Never mixed with the build key.
"""

from __future__ import annotations

import hashlib
import json

from swtools.conditions.tree import to_json
from swtools.model.answer import Answer
from swtools.model.instrument import Instrument, Item


def definition_hash(instrument: Instrument) -> str:
    """Return a SHA-256 (64 hex digits) over the canonical JSON of the definition."""
    content = {
        "id": instrument.id,
        "items": [_item(item) for item in instrument.top_items()],
        "topics": [{"id": topic.id, "answer": _answer(topic.answer)} for topic in instrument.topics()],
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _item(item: Item) -> dict[str, object]:
    parts: dict[str, object] = {"id": item.id, "type": item.type, "answer": _answer(item.answer), "required": item.required}
    if item.when:
        parts["when"] = to_json(item.when)
    if item.constraint:
        parts["constraint"] = to_json(item.constraint.rule)
    if item.replaces:
        parts["replaces"] = item.replaces
    if item.children:
        parts["items"] = [_item(child) for child in item.children]
    calculation = getattr(item.params, "of", None)
    if calculation:
        parts["of"] = list(calculation)
        parts["op"] = str(getattr(item.params, "op", ""))
        where = getattr(item.params, "where", None)
        if where:
            parts["where"] = to_json(where)
    return parts


def _answer(answer: Answer) -> dict[str, object]:
    return {
        "kind": answer.kind.value,
        "codes": list(answer.codes),
        "free": list(answer.free),
        "exclusive": list(answer.exclusive),
        "bounds": [None if value is None else str(value) for value in (answer.minimum, answer.maximum, answer.step)],
        "whole": answer.whole,
        "counts": [answer.min_count, answer.max_count, answer.max_length],
        "parts": [[name, _answer(part)] for name, part in answer.parts],
    }
