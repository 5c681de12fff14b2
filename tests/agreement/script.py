"""What the script that ships in the HTML says about the same answers, in a real page.

In bulk through the shipped pure functions (`swtools.settle`, `swtools.broken`), which take the answers and the day as arguments;
one by one through the form's own loading (`swtools.show`), reading back what the browser shows, the day given by a fixed clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from swtools.bundled import folder
from swtools.document.blocks import Edition, Field, Prose, ScriptTopic, Section, SignatureField, TableField
from swtools.document.settings import Settings
from swtools.kinds._document import document
from swtools.model.centre import NO_CENTRE
from swtools.model.instrument import Instrument
from swtools.model.library import Library
from swtools.renderers.html import render
from swtools.renderers.html._placed import Placed, place
from tests.agreement.expected import Draft, Seen

SETTINGS = Settings(template_folders=(folder("templates"),), timestamp=0)
CHUNK = 2000

_SETTLE = """text => {
    const { sets, today } = JSON.parse(text);
    return JSON.stringify(sets.map(answers => {
        const { gates, live } = swtools.settle(answers, today);
        const open = [...gates].filter(([, state]) => state === "on").map(([id]) => id);
        const computed = live.filter(({ node, value }) => node.t === "computed" && value !== undefined).map(({ path, value }) => [path, value]);
        return { open, live: live.map(({ path }) => path), computed, broken: swtools.broken(answers, today) };
    }));
}"""

_SHOWN = """() => {
    const renamed = new Map([["", ""]]);
    const cardOf = element => Element.prototype.closest.call(element, "fieldset.card");
    const within = element => cardOf(element) ? cardOf(element).dataset.row : "";
    for (const card of document.querySelectorAll("#form fieldset.card")) {
        const outer = within(card.parentNode);
        const place = [...card.parentNode.children].filter(one => one.matches("fieldset.card")).indexOf(card);
        renamed.set(card.dataset.row, renamed.get(outer) + card.dataset.row.slice(outer.length).replace(/\\d+\\.$/, `${place}.`));
    }
    const name = (element, id) => renamed.get(within(element)) + id.slice(within(element).length);
    const names = (selector, id) => [...document.querySelectorAll(selector)].map(element => [name(element, id(element)), element.checkVisibility()]);
    return JSON.stringify({
        gates: names("#form [id*='when-']", element => element.id),
        questions: names("#form [data-q]", element => element.dataset.q),
    });
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What the pure functions say. `live` are the fields among `seen.shown`."""

    seen: Seen
    live: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """Where an item, an option or a row stands: `template` has `#` for the number of a card, `gates` are the conditional parts around it."""

    template: str
    gates: tuple[str, ...]
    is_field: bool = False


class Form:
    """An instrument's form, rendered once and open in a page."""

    def __init__(self, page: Page, instrument: Instrument, library: Library, file: Path) -> None:
        self.page = page
        laid_out = document(instrument, library, NO_CENTRE, Edition.WORKER)
        self.places = tuple(_places(place(laid_out.blocks), ()))
        self._fields = frozenset(one.template for one in self.places if one.is_field)
        file.write_bytes(render(laid_out, SETTINGS))
        page.goto(file.as_uri())

    def settle(self, sets: Sequence[Draft], today: str) -> Iterator[Settled]:
        """Ask the pure functions, thousands of sets a call."""
        for start in range(0, len(sets), CHUNK):
            chunk = sets[start : start + CHUNK]
            for draft, found in zip(chunk, json.loads(self.page.evaluate(_SETTLE, json.dumps({"sets": chunk, "today": today}))), strict=True):
                live = frozenset(path for path in found["live"] if template(path) in self._fields)
                shown = self._shown(draft, frozenset(found["open"]))
                computed = frozenset((path, json.dumps(value)) for path, value in found["computed"])
                yield Settled(seen=Seen(shown=shown, broken=frozenset(found["broken"]), computed=computed), live=live)

    def fields(self, shown: frozenset[str]) -> frozenset[str]:
        """Return those of the paths shown that are fields with an answer."""
        return frozenset(path for path in shown if template(path) in self._fields)

    def load(self, draft: Draft) -> dict[str, object]:
        """Show the answers as if they came from a file; return what had no place in the form."""
        left = json.loads(self.page.evaluate("text => JSON.stringify(swtools.show(JSON.parse(text), {}))", json.dumps(draft)))
        assert isinstance(left, dict)
        return left

    def visible(self, draft: Draft) -> frozenset[str]:
        """Return what the browser shows of the items that a draft has (the page keeps one empty card where a draft has none)."""
        found = json.loads(self.page.evaluate(_SHOWN))
        gates = frozenset(name for name, visible in found["gates"] if visible)
        questions: dict[str, bool] = dict(found["questions"])
        shown = self._shown(draft, gates)
        everything = self._shown(draft, None)
        assert {path for path in everything if questions.get(path)} == {path for path in shown if path in questions}
        return shown

    def _shown(self, draft: Draft, open_gates: frozenset[str] | None) -> frozenset[str]:
        return frozenset(
            path
            for one in self.places
            for path, numbers in _cards(one.template.split(".#."), draft)
            if open_gates is None or all(_numbered(gate, numbers) in open_gates for gate in one.gates)
        )


def template(path: str) -> str:
    return re.sub(r"\.\d+\.", ".#.", path)


def _places(placed: Sequence[Placed], around: tuple[str, ...]) -> Iterator[Stands]:
    for one in placed:
        gates = (*around, one.gate) if one.gate else around
        block = one.block
        if isinstance(block, SignatureField):
            for signer in block.signers:
                yield Stands(template=one.prefix + signer.id, gates=gates, is_field=signer.place_and_date)
        elif (isinstance(block, Field) or (isinstance(block, Prose) and block.id)) or (isinstance(block, Section) and block.repeat is not None):
            yield Stands(template=one.path, gates=gates, is_field=not isinstance(block, Prose))
        for code, gate in one.choices.items():
            yield Stands(template=f"{one.path}:{code}", gates=(*gates, gate))
        if not isinstance(block, TableField | ScriptTopic):
            yield from _places(one.children, gates)


def _cards(steps: Sequence[str], answers: Mapping[str, object], prefix: str = "", numbers: tuple[int, ...] = ()) -> Iterator[tuple[str, tuple[int, ...]]]:
    if len(steps) == 1:
        yield prefix + steps[0], numbers
        return
    cards = answers.get(steps[0])
    for number, card in enumerate(cards if isinstance(cards, list) else []):
        yield from _cards(steps[1:], card, f"{prefix}{steps[0]}.{number}.", (*numbers, number))


def _numbered(gate: str, numbers: tuple[int, ...]) -> str:
    for number in numbers[: gate.count("#")]:
        gate = gate.replace("#", str(number), 1)
    return gate
