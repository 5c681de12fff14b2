"""Laying out items: editions, numbers, conditions in words, short fields side by side, signatures together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import ModuleType

from swtools import plugins
from swtools.conditions.tree import Condition, Scalar, item_id
from swtools.conditions.wording import Names, aside, sentence
from swtools.document.blocks import Block, ComputedField, Conditional, Edition, FieldRow, LineField, LineKind, PageBreak, Prose, SignatureField, Tone, Width
from swtools.items import Page
from swtools.kinds._numbers import numbers
from swtools.model.answer import AnswerKind
from swtools.model.instrument import Instrument, Item, walk
from swtools.model.library import Library, Option

_SHORT, _MIDDLING = 24, 40
"""Letters of a label with which three short fields stand in a row, and of one with which a field is short at all."""
_LONG_FORMATS = ("pesel", "email")
_MOST_SIGNATURES = 3
"""So many stand beside each other."""


@dataclass(frozen=True)
class Layout:
    """One tool on its way to a page in one edition and language.

    `fix` fills in the centre's words and applies microtypography; `tr` translates words of the form.
    """

    instrument: Instrument
    library: Library
    edition: Edition
    language: str
    fix: Callable[[str], str]
    tr: Callable[..., str]

    @cached_property
    def _types(self) -> Mapping[str, ModuleType]:
        return plugins.by_name("swtools.items", "TYPE")

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return numbers(self.instrument)

    @cached_property
    def _items(self) -> Mapping[str, Item]:
        return {item.id: item for item in walk(self.instrument.top_items())}

    def number(self, identifier: str) -> str:
        """Return the printed number of an item or topic, or "" where it has none."""
        return self._numbers.get(identifier, "")

    def optional(self, text: str | None) -> str | None:
        """Fix a text that may be missing."""
        return self.fix(text) if text else None

    def items(self, items: Sequence[Item], level: int = 1) -> tuple[Block, ...]:
        """Lay out siblings: those of this copy, conditions gathered, short fields and signatures side by side."""
        blocks: list[Block] = []
        run: list[Item] = []
        for item in self._of_this_copy(items):
            if run and (item.when != run[0].when or item.type == "section"):
                blocks.extend(self._governed(run, level))
                run = []
            run.append(item)
        if run:
            blocks.extend(self._governed(run, level))
        return tuple(blocks)

    def _of_this_copy(self, items: Sequence[Item]) -> list[Item]:
        return [item for item in items if self.edition is Edition.WORKER or not item.worker_only]

    def _governed(self, run: list[Item], level: int) -> list[Block]:
        """Lay out neighbours that share a condition; its sentence stands once above them."""
        when = run[0].when
        blocks: list[Block] = []
        for item in run:
            if item.paper.page_break_before:
                blocks.append(PageBreak())
            blocks.extend(self._blocks(item, level))
            if item.worker_note and self.edition is Edition.WORKER:
                blocks.append(Prose(text=self.fix(item.worker_note), tone=Tone.WORKER))
        arranged = _arranged(blocks)
        if when is None or run[0].type == "section":
            return arranged
        words = next((item.paper.when_text for item in run if item.paper.when_text), None)
        breaks = [block for block in arranged[:1] if isinstance(block, PageBreak)]  # the sentence goes onto the new page too
        return [*breaks, Conditional(condition=when, text=self.sentence(when, words), blocks=tuple(arranged[len(breaks) :]))]

    def _blocks(self, item: Item, level: int) -> list[Block]:
        page = Page(
            edition=self.edition,
            language=self.language,
            fix=self.fix,
            tr=self.tr,
            number=self.number,
            sentence=self.sentence,
            aside=lambda condition: self.fix(aside(condition, self._names, self.tr)),
            lay_out=self.items,
            lay_out_column=lambda column: self._blocks(column, level),
            level=level,
            carries=self.instrument.party is None,
            target=self._items.get,
        )
        blocks: list[Block] = self._types[item.type].blocks(item, page)
        return blocks

    def sentence(self, condition: Condition, override: str | None) -> str:
        """Put a condition into words, with the printed number of the question it names."""
        return self.fix(override or sentence(condition, self._names, self.tr))

    @cached_property
    def _names(self) -> Names:
        return Names(question=self._question, value=self._value, marked=self._marked)

    def _question(self, reference: str) -> str:
        """Return how a sentence names a question: by its number, else by its words; a part of it in brackets."""
        item, _, part = reference.partition(".")
        number = self.number(item)
        found = self._items.get(item)
        if not number and found:
            number = f"„{found.text}”"
        return f"{number} („{self._part_label(found, part)}”)" if part and found else number

    def _part_label(self, item: Item, part: str) -> str:
        rows = getattr(item.params, "rows", ())
        label = next((row.text for row in rows if isinstance(row, Option) and row.code == part), None)
        words = {"was": self.tr("was"), "is": self.tr("is"), "goal": self.tr("goal"), "from": self.tr("from"), "to": self.tr("to")}
        return label or words.get(part, part)

    def _value(self, reference: str, value: Scalar) -> str:
        found = self._items.get(item_id(reference))
        words = {"tak": self.tr("yes"), "nie": self.tr("no"), "nie_wiem": self.tr("I don’t know")}
        entries = getattr(found.params, "options", ()) if found else ()
        label = next((entry.text for entry in entries if isinstance(entry, Option) and entry.code == value), None)
        return (label or words.get(str(value), str(value))).rstrip(":")

    def _marked(self, reference: str) -> bool:
        found = self._items.get(item_id(reference))
        return found is not None and (found.answer.kind in (AnswerKind.CODE, AnswerKind.CODES) or found.type in ("matrix", "scale"))

    def notes_label(self, feeds: Sequence[str]) -> str:
        """Say where the notes of a topic go: "Do karty W-04: pytanie 3.1"."""
        targets: dict[str, list[str]] = {}
        for reference in feeds:
            name, _, item = reference.partition(".")
            target = self.library.instrument(name)
            if target is None:
                continue
            number = numbers(target).get(item)
            targets.setdefault(target.code, []).extend([number] if number else [])
        if not targets:
            return self.tr("Notes")
        parts = [self.tr("{code} ({numbers})", code=code, numbers=", ".join(sorted(found, key=_natural))) if found else code for code, found in targets.items()]
        return self.fix(self.tr("To {targets}", targets="; ".join(parts)))


def _natural(number: str) -> list[int]:
    return [int(step) for step in number.split(".")]


def _arranged(blocks: list[Block]) -> list[Block]:
    """Put neighbouring short fields into rows and neighbouring signatures beside each other."""
    arranged: list[Block] = []
    row: list[LineField | ComputedField] = []
    for block in blocks:
        if isinstance(block, LineField | ComputedField) and _is_short(block):
            row.append(block)
            continue
        arranged.extend(_rows(row))
        row = []
        last = arranged[-1] if arranged else None
        if isinstance(block, SignatureField) and isinstance(last, SignatureField) and _go_together(last, block):
            arranged[-1] = replace(last, signers=last.signers + block.signers)
        else:
            arranged.append(block)
    arranged.extend(_rows(row))
    return arranged


def _go_together(left: SignatureField, right: SignatureField) -> bool:
    """Say whether a signature joins those before it; one with a constraint stands alone, because the constraint is its own."""
    return len(left.signers) < _MOST_SIGNATURES and not (left.constraint or right.constraint)


def _is_short(field: LineField | ComputedField) -> bool:
    if field.help or len(field.label) > _MIDDLING:
        return False
    if isinstance(field, ComputedField):
        return not field.bands
    return field.kind not in (LineKind.PERIOD, LineKind.ATTACHMENT) and field.width is not Width.WIDE and field.format not in _LONG_FORMATS


def _rows(fields: list[LineField | ComputedField]) -> list[Block]:
    """Rows of three where every label is short, else of two; a text that stands alone has the whole width to itself."""
    rows: list[Block] = []
    rest = list(fields)
    if len(rest) == 1 and isinstance(rest[0], LineField) and rest[0].kind is LineKind.TEXT and not rest[0].boxes:
        return [rest[0]]
    while rest:
        size = 3 if all(len(field.label) <= _SHORT for field in rest[:3]) else 2
        if size == 3 and len(rest) in (2, 4):
            size = 2
        rows.append(FieldRow(fields=tuple(rest[:size]), columns=size))
        rest = rest[size:]
    return rows
