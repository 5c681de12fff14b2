"""From data to items and topics: dispatches to the item types and expands blocks.

Blocks are expanded before anything else reads the instrument; each item keeps its origin for findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType

from swtools import plugins
from swtools.conditions.tree import Condition, parse, prefixed
from swtools.diagnostics import Diagnostic, Span, Text, choose_from, error, text
from swtools.items import BuildContext, Node
from swtools.kinds._spans import Spans
from swtools.model.answer import LONGEST_NOTES, Answer, AnswerKind
from swtools.model.instrument import Alert, Constraint, Item, Origin, Paper, Topic
from swtools.model.library import OptionList

LONGEST_ID = 64
"""Letters of an id with its prefixes; Word refuses longer tags of its controls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where items are built: the prefix of their ids, the use of the block that they come from, and the blocks around, outermost first."""

    prefix: str = ""
    origin: Origin | None = None
    chain: tuple[str, ...] = ()


TOP = Scope()
"""The tool or block itself."""


class Builder:
    """Builds the items and topics of one instrument; what cannot be resolved is collected in `findings`.

    `uses` collects what the instrument is made of, as `block:<id>`, `list:<id>`, `concept:<id>`.
    """

    def __init__(self, lists: Mapping[str, OptionList], blocks: Mapping[str, Node]) -> None:
        self._types: Mapping[str, ModuleType] = plugins.by_name("swtools.items", "TYPE")
        self._lists = lists
        self._blocks = blocks
        self.findings: list[Diagnostic] = []
        self.uses: set[str] = set()

    def items(self, node: Node, key: str = "items", scope: Scope = TOP) -> tuple[Item, ...]:
        """Build the items of a list, blocks expanded."""
        built: list[Item] = []
        for child in node.children(key):
            if "type" in child.data:
                built.append(self._item(child, scope))
            elif used := self._used(child, scope):
                block, inside = used
                built.extend(self.items(block, "items", inside))
        return tuple(built)

    def topics(self, node: Node, key: str = "topics", scope: Scope = TOP) -> tuple[Topic, ...]:
        """Build the topics of a list, blocks expanded."""
        built: list[Topic] = []
        for child in node.children(key):
            if "ask" in child.data or "use" not in child.data:
                built.append(self._topic(child, scope))
            elif used := self._used(child, scope):
                block, inside = used
                built.extend(self.topics(block, "topics", inside))
        return tuple(built)

    def checklist(self, preparation: Node) -> Item:
        """Build a script's checklist: the multiple choice `preparation`."""
        data = {"type": "choice", "id": "preparation", "multiple": True, "options": preparation.get("checklist")}
        node = Node(data=data, pointer=preparation.pointer, places=preparation.places)
        return self._item(node, TOP)

    def _item(self, node: Node, scope: Scope) -> Item:
        plugin, prefix = self._types[node.string("type")], scope.prefix
        # the columns of a table are named inside it, so they carry no prefix
        children = self.items(node, "columns") if node.string("type") == "table" else self.items(node, "items", scope)
        context = BuildContext(
            lists=self._lists,
            condition=lambda data: prefixed(parse(data), prefix),
            prefix=prefix,
            missing_list=self._missing_list,
        )
        own = plugin.params(node, context)
        identifier = prefix + node.string("id")
        if len(identifier) > LONGEST_ID:
            self.findings.append(
                error(
                    "SW312",
                    scope.origin.span if scope.origin else node.place("id"),
                    text("The id {id} is longer than {limit} characters together with its block’s prefix.", id=identifier, limit=LONGEST_ID),
                    text("Give the use of the block a shorter `as`."),
                )
            )
        self._note_uses(node)
        return Item(
            id=identifier,
            type=node.string("type"),
            text=node.string("text") or node.string("title"),
            help=node.optional_string("help"),
            worker_note=node.optional_string("worker_note"),
            worker_only=node.get("edition") == "worker",
            required=node.flag("required"),
            when=_condition(node.get("when"), prefix),
            constraint=_constraint(node, prefix),
            concept=node.optional_string("concept"),
            sensitivity=node.optional_string("sensitivity"),
            process=node.optional_string("process"),
            purpose=node.optional_string("purpose"),
            use=node.optional_string("use"),
            precision=node.optional_string("precision"),
            kept_by=node.optional_string("kept_by"),
            initial=node.get("initial"),
            carry_over=node.flag("carry_over"),
            replaces=node.optional_string("replaces"),
            paper=_paper(node.child("paper")),
            answer=plugin.answer(own, children),
            params=own,
            children=children,
            origin=scope.origin,
            span=node.place(),
            spans=Spans(node),
        )

    def _topic(self, node: Node, scope: Scope) -> Topic:
        identifier = scope.prefix + node.string("id")
        alert = node.child("alert")
        scale = self._topic_scale(node, identifier)
        notes = Answer(kind=AnswerKind.TEXT, max_length=LONGEST_NOTES)
        answer = notes if scale is None else Answer(kind=AnswerKind.PARTS, parts=(("notes", notes), ("scale", scale.answer)))
        return Topic(
            id=identifier,
            title=node.string("title"),
            ask=node.strings("ask"),
            probes=node.strings("probes"),
            say_also=node.optional_string("say_also"),
            technique=node.optional_string("technique"),
            listen_for=node.optional_string("listen_for"),
            worker_note=node.optional_string("worker_note"),
            when_to_ask=node.optional_string("when_to_ask"),
            alert=Alert(sign=alert.string("sign"), do=alert.strings("do")) if alert else None,
            minutes=node.integer("minutes", 0) or None,
            notes_lines=node.integer("notes_lines", 3),
            scale=scale,
            feeds=node.strings("feeds"),
            answer=answer,
            origin=scope.origin,
            span=node.place(),
            spans=Spans(node),
        )

    def _topic_scale(self, node: Node, identifier: str) -> Item | None:
        scale = node.child("scale")
        if scale is None:
            return None
        plugin = self._types["scale"]
        context = BuildContext(lists=self._lists, condition=parse)
        own = plugin.params(scale, context)
        return Item(id=f"{identifier}__scale", type="scale", answer=plugin.answer(own, ()), params=own, span=scale.place(), spans=Spans(scale))

    def _used(self, node: Node, scope: Scope) -> tuple[Node, Scope] | None:
        """Return the block that a `use` names, parameters filled in and omitted parts gone, and the scope inside it; None after a finding."""
        name = node.string("use")
        block = self._blocks.get(name)
        chain = (*scope.chain, name)
        if block is None:
            self.findings.append(_unknown("SW310", node.place("use"), text("There is no block {name}.", name=name), name, self._blocks))
            return None
        if name in scope.chain:
            self.findings.append(error("SW311", node.place("use"), text("The block {name} uses itself: {chain}.", name=name, chain=" → ".join(chain))))
            return None
        self.uses.add(f"block:{name}")
        prefix = scope.prefix + (node.string("as") or name) + "__"
        data = self._without_omitted(node, self._with_parameters(node, block))
        origin = Origin(block=name, prefix=prefix, span=scope.origin.span if scope.origin else node.place("use"))
        return Node(data=data, pointer=block.pointer, places=block.places), Scope(prefix=prefix, origin=origin, chain=chain)

    def _with_parameters(self, node: Node, block: Node) -> Mapping[str, object]:
        declared = block.get("parameters")
        known = declared if isinstance(declared, dict) else {}
        given = node.get("with")
        values = {key: str(entry.get("default", "")) for key, entry in known.items()}
        for key, value in (given if isinstance(given, dict) else {}).items():
            if key in known:
                values[key] = str(value)
            else:
                self.findings.append(
                    _unknown(
                        "SW313", node.place("with", key), text("The block {block} has no parameter {name}.", block=node.string("use"), name=key), key, known
                    )
                )
        filled = _filled(block.data, values) if values else block.data
        assert isinstance(filled, Mapping)
        return filled

    def _without_omitted(self, node: Node, data: Mapping[str, object]) -> Mapping[str, object]:
        omit = set(node.strings("omit"))
        if not omit:
            return data
        found: set[str] = set()
        kept = _omitted(data, omit, found)
        for index, name in enumerate(node.strings("omit")):
            if name not in found:
                self.findings.append(
                    error(
                        "SW314",
                        node.place("omit", index),
                        text("`omit` names {name}, which the block {block} does not have.", name=name, block=node.string("use")),
                    )
                )
        assert isinstance(kept, Mapping)
        return kept

    def _missing_list(self, name: str, span: Span) -> None:
        self.findings.append(_unknown("SW315", span, text("There is no option list {name}.", name=name), name, self._lists))

    def _note_uses(self, node: Node) -> None:
        for key in ("options", "rows", "row_labels"):
            if isinstance(node.get(key), str):
                self.uses.add(f"list:{node.string(key)}")
        if node.get("concept"):
            self.uses.add(f"concept:{node.string('concept')}")


def _condition(data: object, prefix: str) -> Condition | None:
    return prefixed(parse(data), prefix) if data else None


def _constraint(node: Node, prefix: str) -> Constraint | None:
    own = node.child("constraint")
    return Constraint(rule=prefixed(parse(own.get("rule")), prefix), message=own.string("message")) if own else None


def _paper(node: Node | None) -> Paper:
    if node is None:
        return Paper()
    return Paper(
        lines=node.integer("lines", 0) or None,
        columns=node.integer("columns", 0) or None,
        rows=node.integer("rows", 0) or None,
        keep_together=node.flag("keep_together") if node.get("keep_together") is not None else None,
        page_break_before=node.flag("page_break_before"),
        when_text=node.optional_string("when_text"),
    )


def _filled(value: object, parameters: Mapping[str, str]) -> object:
    if isinstance(value, str):
        for key, word in parameters.items():
            value = value.replace("{" + key + "}", word)
        return value
    if isinstance(value, Mapping):
        return {key: _filled(inner, parameters) for key, inner in value.items()}
    return [_filled(inner, parameters) for inner in value] if isinstance(value, list) else value


class _Gone:
    """Stands where an omitted item was, so that the places of its neighbours stay right."""


def _omitted(value: object, omit: set[str], found: set[str]) -> object:
    if isinstance(value, Mapping):
        return {key: _omitted(inner, omit, found) if key in ("items", "topics") else inner for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    kept: list[object] = []
    for entry in value:
        name = entry.get("id") or entry.get("as") or entry.get("use") if isinstance(entry, Mapping) else None
        if name in omit:
            found.add(str(name))
            kept.append(_Gone())
        else:
            kept.append(_omitted(entry, omit, found))
    return kept


def _unknown(code: str, span: Span, message: Text, name: str, known: Mapping[str, object]) -> Diagnostic:
    return error(code, span, message, choose_from(name, known))
