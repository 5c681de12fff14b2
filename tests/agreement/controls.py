"""Answering a form as a person does: clicks on circles, squares and buttons, typed lines that are left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from playwright.sync_api import Locator, Page

from swtools.model.answer import AnswerKind
from swtools.model.instrument import Instrument, Item, walk
from tests.agreement.expected import Draft

_TYPED = (AnswerKind.TEXT, AnswerKind.NUMBER, AnswerKind.MONEY, AnswerKind.DATE, AnswerKind.TIME, AnswerKind.MONTH)


class Person:
    """Fills the items that decide, from top to bottom, as far as they are shown. `draft` is what then stands in the page.

    What stands in a field when its part closes stays there, and a mark in a matrix cannot be taken back: both as in real life.
    """

    def __init__(self, page: Page, instrument: Instrument, deciding: frozenset[str]) -> None:
        self.page = page
        self.items = tuple(item for item in walk(instrument.top_items()) if item.id in deciding)
        self.draft: Draft = {}

    def fill(self, wanted: Mapping[str, object]) -> None:
        for item in self.items:
            value = wanted.get(item.id)
            if value != self.draft.get(item.id) and self.page.locator(f"[data-q='{item.id}']").is_visible():
                self._answer(item, value)

    def check(self) -> dict[str, str]:
        """Press the button that checks the form; return the messages by item."""
        self.page.locator("#check").click()
        errors: dict[str, str] = self.page.evaluate(
            "() => Object.fromEntries([...document.querySelectorAll('[data-q] > .error')].map(e => [e.parentNode.dataset.q, e.dataset.message]))"
        )
        return errors

    def _answer(self, item: Item, value: object) -> None:
        match item.answer.kind:
            case AnswerKind.CODE:
                self._mark_one(item.id, value)
            case AnswerKind.CODES:
                self._mark_several(item.id, value if isinstance(value, list) else [])
            case AnswerKind.NUMBER if item.type == "scale":
                self._mark_one(item.id, value)
            case AnswerKind.PARTS:
                self._parts(item, value if isinstance(value, dict) else {})
                return
            case kind if kind in _TYPED:
                self._type(item.id, kind, value)
            case kind:
                raise AssertionError(f"nobody has told how to answer {item.id}: {kind}")
        if value is None:
            self.draft.pop(item.id, None)
        else:
            self.draft[item.id] = value

    def _control(self, name: str, value: object) -> Locator:
        return self.page.locator(f"[name='{name}'][value='{value}']")

    def _mark_one(self, name: str, value: object) -> None:
        if value is None:
            self.page.locator(f"[data-q='{name}'] .clear-answer").click()
            return
        code = value["code"] if isinstance(value, Mapping) else value
        self._control(name, code).check()
        self._text_of(name, value)

    def _mark_several(self, name: str, values: list[object]) -> None:
        for mark in self.page.locator(f"[name='{name}']:checked").all():
            mark.uncheck()
        for value in values:
            self._control(name, value["code"] if isinstance(value, Mapping) else value).check()
            self._text_of(name, value)

    def _text_of(self, name: str, value: object) -> None:
        if isinstance(value, Mapping):
            self._leave(self.page.locator(f"[name='{name}.{value['code']}']"), str(value["text"]))

    def _parts(self, item: Item, wanted: Mapping[str, object]) -> None:
        held = {**self.draft[item.id]} if isinstance(self.draft.get(item.id), dict) else {}
        for part, answer in item.answer.parts:
            value = wanted.get(part)
            if item.type == "matrix" and value is not None:
                self._control(f"{item.id}.{part}", value).check()
                held[part] = value
            elif item.type == "period":
                self._type(f"{item.id}.{part}", answer.kind, value)
                held = {key: inner for key, inner in {**held, part: value}.items() if inner is not None}
        if held:
            self.draft[item.id] = held
        else:
            self.draft.pop(item.id, None)

    def _type(self, name: str, kind: AnswerKind, value: object) -> None:
        text = "" if value is None else str(value)
        if kind in (AnswerKind.DATE, AnswerKind.MONTH):
            text = ".".join(reversed(text.split("-")))
        self._leave(self.page.locator(f"[name='{name}']"), text)

    def _leave(self, line: Locator, text: str) -> None:
        line.fill(text)
        line.press("Tab")


def few(sets: list[Draft], outcomes: list[frozenset[object]], most: int) -> Iterator[int]:
    """Yield the indexes of a few sets whose outcomes together are as many as a few sets can have (greedy)."""
    missing = frozenset[object]().union(*outcomes)
    for _ in range(most):
        best = max(range(len(sets)), key=lambda index: len(outcomes[index] & missing))
        if not outcomes[best] & missing:
            return
        missing -= outcomes[best]
        yield best
