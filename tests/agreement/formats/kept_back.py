"""What a copy must not hold: the worker's own part, and in a discreet one what it is about."""

from __future__ import annotations

from tests.agreement.formats.library import Library, Tool
from tests.agreement.formats.sheet import listed, words
from tests.agreement.formats.typography import paragraphs
from tests.agreement.formats.writing import sheet


def workers_own(tool: Tool, library: Library) -> tuple[set[str], set[str]]:
    """Return the ids and the squeezed texts that only the worker's copy may hold."""
    shared = sheet(tool, library, "client")
    allowed = {way for anchor in shared.anchors for each in (anchor.line, *(one for group in anchor.groups for one in group)) for way in each.ways}
    allowed |= shared.loose | shared.optional | {text for one in shared.fields.values() for text in (*one.texts, *one.parts)}
    ids = {item.id for item in tool.all_items() if item.worker and item.type != "display"}
    texts = {words(part) for item in tool.all_items() for part in paragraphs(item.data.get("worker_note", ""))}
    for item in tool.all_items():
        if item.worker:
            texts |= {words(part) for key in ("text", "title", "help", "intro") for part in paragraphs(item.data.get(key) or "")}
            texts |= {words(one["text"]) for key in ("options", "rows", "columns", "row_labels") for one in listed(item.data.get(key))}
            texts |= set(map(words, item.data.get("points") or ()))
    whole = "\n".join(allowed)
    return ids, {text for text in texts if len(text) > 12 and text not in whole}


def given_away(tool: Tool) -> set[str]:
    """Return what a discreet copy must not say: the tool's title where a neutral one stands for it, its purpose, the name of the group."""
    data = tool.data
    named = [data["title"]] if data.get("neutral_title") and data["neutral_title"] != data["title"] else []
    group = [tool.group["title"]] if tool.group.get("title") else []
    return {words(text) for text in (*named, data["purpose"], *group)}
