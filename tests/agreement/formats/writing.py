"""Writes the sheet of a copy from the definition alone: what stands in docs/definition-language.md, and nothing of swtools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.agreement.formats.library import Data, Item, Library, Tool, Topic, comparisons, prefixed, walk
from tests.agreement.formats.reading import Key, canonical
from tests.agreement.formats.sheet import Anchor, Field, Line, Sheet, answers, details, line, listed, numbers, open_rows, options, with_unit, words
from tests.agreement.formats.typography import paragraphs
from tests.agreement.formats.words import ALERT_HEADS, CHECKLIST, LEADS, PARTS, TECHNIQUES


class Writer:
    """Writes the sheet of one copy."""

    def __init__(self, tool: Tool, library: Library, edition: str) -> None:
        self.tool, self.library, self.edition = tool, library, edition
        self.sheet = Sheet(edition)
        self.by_id = {item.id: item for item in tool.all_items()}
        self.gates: tuple[str, ...] = ()

    def write(self) -> Sheet:
        data = self.tool.data
        title = (self.edition == "discreet" and data.get("neutral_title")) or data["title"]
        self.say(title, "title")
        if self.edition != "discreet":
            self.say(data["purpose"], "purpose")
        for part in paragraphs(data.get("intro", "")):
            self.say(part, "intro")
        if self.tool.script:
            self.script()
        else:
            self.run(self.tool.items)
        for part in paragraphs(data.get("thanks", "")):
            self.say(part, "thanks")
        return self.sheet

    def say(self, text: object, what: str, *more: object) -> Anchor:
        anchor = Anchor(line(text, what, *more))
        self.sheet.anchors.append(anchor)
        return anchor

    def run(self, items: list[Item]) -> None:
        """Write siblings of this copy; neighbours that share a condition stand under one sentence."""
        before: Item | None = None
        mine = [item for item in items if self.edition == "worker" or not item.worker]
        for position, item in enumerate(mine):
            shared = before is not None and before.when == item.when and "section" not in (before.type, item.type)
            if item.when and not shared and item.type != "section":
                same = [item]
                for other in mine[position + 1 :]:
                    if other.when != item.when or other.type == "section":
                        break
                    same.append(other)
                self.condition(item.when, next((one.data["paper"]["when_text"] for one in same if (one.data.get("paper") or {}).get("when_text")), ""), item.id)
            outer = self.gates
            self.gates = (*outer, canonical(item.when)) if item.when else outer
            self.item(item)
            self.gates = outer
            if self.edition == "worker" and item.data.get("worker_note") and item.type != "section":
                for part in paragraphs(item.data["worker_note"]):
                    self.say(part, f"{item.id}: note for the worker")
            before = item

    def condition(self, when: Data, own_words: str, where: str) -> None:
        anchor = Anchor(Line((words(own_words),) if own_words else (), f"{where}: condition"), condition=where)
        if not own_words:
            anchor.needles = [needle for one in comparisons(when) for needle in self.needles(one)]
        self.sheet.anchors.append(anchor)

    def needles(self, comparison: Data) -> Iterator[str]:
        """Yield what the sentence names: the number of the question (its text where it has none), and the words of the answers."""
        for name in (comparison["item"], comparison.get("value_of", "")):
            if name:
                item = self.by_id[name.partition(".")[0]]
                yield words(f"pytaniu {item.number}") if item.number else words(item.text)
        item = self.by_id[comparison["item"].partition(".")[0]]
        value = comparison.get("value")
        if comparison["op"] == "answered" or value == "today" or value is None:
            return
        labels = dict(answers(item.data)) if item.type in ("choice", "boolean") else dict(options(item.data)) if item.type == "matrix" else {}
        for one in value if isinstance(value, list) else [value]:
            yield words(labels.get(str(one), str(one)).rstrip(":"))

    def item(self, item: Item) -> None:
        data = item.data
        writer = getattr(self, f"write_{item.type}", None)
        if item.type in ("display", "signature", "section"):
            assert writer
            writer(item)
            return
        anchor = self.say(f"{item.number}{item.text}", f"{item.id}: question")
        if data.get("help"):
            anchor.groups.append([line(data["help"], f"{item.id}: help")])
        if data.get("unit"):
            self.sheet.loose.add(words(data["unit"]))
        if writer:
            writer(item, anchor)
        else:
            self.add((item.id,), "text", item.text, item=item)

    def add(self, key: Key, kind: str, *parts: str, item: Item | None = None, choices: list[tuple[str, str]] | None = None, **more: Any) -> None:
        codes, texts = zip(*choices, strict=True) if choices else ((), ())
        needed = bool(item and item.data.get("required"))
        labels = tuple(words(part).rstrip(":") for part in parts)
        more = {"gates": self.gates, **more, "question": words(more.get("question", ""))}
        self.sheet.fields[key] = Field(kind, labels, codes, tuple(words(text).rstrip(":") for text in texts), required=needed, **more)
        self.sheet.rules[key[0]] = self.gates

    def write_section(self, item: Item) -> None:
        if item.data.get("repeats"):
            self.sheet.sections.add(item.id)
            self.sheet.rules[item.id] = self.gates
            self.sheet.optional.add(words(item.data["repeats"].get("item_label", "")))
        self.say(f"{item.number}{item.data.get('title', '')}", f"{item.id}: section")
        intro = [line(part, f"{item.id}: intro") for part in paragraphs(item.data.get("intro", ""))]
        if item.when:
            # the sentence stands before or after the introduction
            self.sheet.loose |= {way for one in intro for way in one.ways}
            self.condition(item.when, (item.data.get("paper") or {}).get("when_text", ""), item.id)
        else:
            self.sheet.anchors += [Anchor(one) for one in intro]
        self.run(item.items)

    def write_display(self, item: Item) -> None:
        data = item.data
        if data.get("title"):
            self.say(data["title"], f"{item.id}: title")
        for part in paragraphs(data.get("text", "")) if data.get("text") != data.get("title") else []:
            self.say(part, f"{item.id}: text")
        for point in data.get("points", ()):
            self.say(point, f"{item.id}: point")

    def write_signature(self, item: Item) -> None:
        self.sheet.loose.add(words(item.text))
        if item.data.get("place_and_date"):
            self.add((item.id, "place"), "text", item.text, "Miejscowość")
            self.add((item.id, "date"), "text", item.text, "Data")

    def write_period(self, item: Item, _anchor: Anchor) -> None:
        for end in ("from", "to"):
            self.add((item.id, end), "text", item.text, PARTS[end], item=item)

    def write_attachment(self, item: Item, _anchor: Anchor) -> None:
        self.add((item.id, "number"), "text", item.text)
        self.add((item.id, "note"), "text", item.text)

    def write_choice(self, item: Item, anchor: Anchor) -> None:
        found = answers(item.data)
        anchor.groups.append(self.marks(item, "option", found, item.data.get("options")))
        several = bool(item.data.get("multiple"))
        own = self.own_gates(item, item.data.get("options"))
        self.add((item.id,), "several" if several else "one", item.text, item=item, choices=found, code_gates=own)
        if item.data.get("other"):
            inner = self.gates + tuple(own[code] for code in ("inne",) if code in own)
            self.add((item.id, "inne", "text"), "text", item.text, found[-1][1], gates=inner)
        if item.data.get("details_if"):
            label = details(item.data)
            anchor.groups.append([line(label, f"{item.id}: details")])
            self.add((item.id, item.data["details_if"], "text"), "text", label)

    write_boolean = write_choice

    def conditions(self, item: Item, entries: object) -> dict[str, Data]:
        """Return the conditions of options or rows, by their code."""
        prefix = item.id.removesuffix(str(item.data["id"]))
        return {str(one["code"]): prefixed(one["when"], prefix) for one in listed(entries) if one.get("when")}

    def own_gates(self, item: Item, entries: object) -> dict[str, str]:
        return {code: canonical(when) for code, when in self.conditions(item, entries).items()}

    def marks(self, item: Item, what: str, found: list[tuple[str, str]], entries: object) -> list[Line]:
        """Return the lines of options or rows; one that has a condition is followed by it."""
        conditions = self.conditions(item, entries)
        lines = []
        for code, text in found:
            named = [needle for one in comparisons(conditions.get(code, {})) for needle in self.needles(one)]
            lines.append(Line((words(text),), f"{item.id}: {what} {code}", free=bool(named), aside=named))
        return lines

    def write_computed(self, item: Item, anchor: Anchor) -> None:
        anchor.groups.append([line(band["text"], f"{item.id}: band", free=True) for band in item.data.get("bands", ())])
        self.add((item.id,), "text", item.text)

    def write_scale(self, item: Item, anchor: Anchor) -> None:
        self.ends(item.data)
        choices = [(value, value) for value in numbers(item.data)]
        marks = [(code, PARTS[code]) for code in item.data.get("marks", ())] + options(item.data, "raters")
        anchor.groups.append([line(text, f"{item.id}: {code}") for code, text in marks])
        for code, text in marks:
            self.add((item.id, code), "one", text, choices=choices, question=item.text)
        if not marks:
            self.add((item.id,), "one", item.text, item=item, choices=choices)

    def ends(self, data: Data) -> None:
        self.sheet.loose |= {words(data[key]) for key in ("min_label", "max_label") if data.get(key)}

    def write_matrix(self, item: Item, anchor: Anchor) -> None:
        data = item.data
        heads = options(data) or [(value, value) for value in numbers(data["scale"])]
        rows = options(data, "rows")
        self.ends(data.get("scale") or {})
        if not data.get("scale"):
            anchor.groups.append([line(text, f"{item.id}: option {code}") for code, text in heads])
        anchor.groups.append(self.marks(item, "row", rows, data.get("rows")))
        if data.get("comment"):
            anchor.groups.append([line(data["comment"], f"{item.id}: comment")])
        self.sheet.optional.add(words(data.get("row_header", "")))
        opened = open_rows(data, below=bool(rows))
        own, rows_own = self.own_gates(item, data.get("options")), self.own_gates(item, data.get("rows"))
        kind = "several" if data.get("multiple") else "one"
        for code, text in rows + opened:
            gates = self.gates + tuple(rows_own[row] for row in (code,) if row in rows_own)
            more = {"question": item.text, "gates": gates}
            is_open = (code, text) in opened
            self.add((item.id, code), kind, text, item=None if is_open else item, choices=heads, code_gates=own, **more)
            if data.get("comment"):
                self.add((item.id, code, "text"), "text", text, data["comment"], **more)
            if is_open:
                self.add((item.id, code, "name"), "text", text, **more)

    def write_table(self, item: Item, anchor: Anchor) -> None:
        labels = options(item.data, "row_labels")
        self.sheet.tables[item.id] = tuple(code for code, _ in labels)
        columns = item.data["columns"]
        heads = [line(one["text"], f"{item.id}: column {one['id']}", *with_unit(one)) for one in columns]
        anchor.groups += [heads, self.marks(item, "row", labels, item.data.get("row_labels"))]
        if item.data.get("row_header"):
            (self.sheet.loose if labels else self.sheet.optional).add(words(item.data["row_header"]))
        for column in columns:
            choices = answers(column) if column["type"] in ("choice", "boolean") else []
            anchor.groups.append([self.cell_option(f"{item.id}.{column['id']}", at, *choice) for at, choice in enumerate(choices, start=1)])
            kind = ("several" if column.get("multiple") else "one") if choices else "text"
            self.add((item.id, column["id"]), kind, column["text"], choices=choices, cell=True, question=item.text)
            if column.get("other"):
                self.add((item.id, column["id"], "inne", "text"), "text", cell=True, optional=True)
            if column.get("unit"):
                self.sheet.optional.add(words(column["unit"]))

    def cell_option(self, name: str, position: int, code: str, text: str) -> Line:
        """Return an option of a column: a mark in the cell, or where there is no room for it a number with a key above the table."""
        own = words(text).rstrip(":")
        return Line((own,), f"{name}: option {code}", free=True, keyed=f"{position}-{own}")

    def write_sketch(self, item: Item, anchor: Anchor) -> None:
        anchor.groups.append([line(text, f"{item.id}: guide") for text in item.data.get("guides", ())])
        anchor.groups.append([line(text, f"{item.id}: legend", free=True) for text in item.data.get("legend", ())])
        self.add((item.id,), "text", item.text)

    def script(self) -> None:
        self.run(self.tool.items)
        if self.tool.checklist:
            found = options({"options": self.tool.checklist})
            for code, text in found:
                self.say(text, f"preparation: {code}")
            self.add(("preparation",), "several", CHECKLIST, choices=found)
        for topic in self.tool.topics:
            self.topic(topic)
        self.run(self.tool.afterwards)

    def topic(self, topic: Topic) -> None:
        data, name = topic.data, topic.id
        anchor = self.say(data["title"], f"{name}: title", f"{topic.number}{data['title']}")
        asked = [data["ask"]] if isinstance(data["ask"], str) else list(data["ask"])
        spoken = [f'"{one}"' for one in ([" ".join(asked)] if len(asked) > 3 else asked)]
        first, *rest = spoken
        anchor.groups.append([line(f"{topic.number}{first}", f"{name}: ask", first), *(line(one, f"{name}: ask") for one in rest)])
        anchor.groups.append([line(one, f"{name}: probe") for one in data.get("probes", ())])
        for key in ("when_to_ask", "say_also", "listen_for", "worker_note"):
            if data.get(key):
                anchor.groups.append([line(data[key], f"{name}: {key}", LEADS[key] + data[key])])
        if data.get("alert"):
            alert = data["alert"]
            anchor.groups.append([line(alert["sign"], f"{name}: alert"), *(line(step, f"{name}: step") for step in alert["do"])])
            self.sheet.optional |= {words(head) for head in ALERT_HEADS}
        if data.get("minutes"):
            anchor.groups.append([line(f"{data['minutes']} min", f"{name}: minutes")])
        if data.get("technique"):
            anchor.groups.append([line(TECHNIQUES[data["technique"]], f"{name}: technique")])
        notes = self.feeds(data.get("feeds", ()))
        anchor.groups.append([line(notes, f"{name}: where the notes go")])
        self.add((name, "notes") if data.get("scale") else (name,), "text", data["title"], notes)
        if data.get("scale"):
            self.ends(data["scale"])
            called = (words(data["title"]), *map(words, asked))
            self.add((name, "scale"), "one", choices=[(value, value) for value in numbers(data["scale"])], either=called)

    def feeds(self, references: list[str]) -> str:
        """Say where notes go: the code of each form, and the numbers of its questions in their order."""
        places: dict[str, list[str]] = {}
        for reference in references:
            name, _, wanted = reference.partition(".")
            if name not in self.library.paths:
                continue
            target = self.library.tool(name)
            found = next((item.number for item in walk(target.items) if item.id == wanted and not target.script), "")
            found = found or next((topic.number for topic in target.topics if topic.id == wanted), "")
            places.setdefault(str(target.data["code"]), []).extend([found] if found else [])
        if not places:
            return "Notatki"
        parts = []
        for code, found_ in places.items():
            ordered = sorted(found_, key=lambda each: [int(step) for step in each.split(".")])
            parts.append(f"{code}, pyt. {', '.join(ordered)}" if ordered else code)
        return "Do karty " + "; ".join(parts)


def sheet(tool: Tool, library: Library, edition: str) -> Sheet:
    """Return what this copy must hold."""
    return Writer(tool, library, edition).write()
