"""An HTML form read back as a tree, as it stands in the file: no script runs."""

from __future__ import annotations

import html as entities
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lxml import html

from tests.agreement.formats.reading import Reading, canonical, without_rows

_BLIND = ("script", "style", "template", "button")
_MUST = "(wymagane)"
_Gates = dict[str, str]


def read(content: bytes, tables: Collection[str], sections: Collection[str]) -> Reading:
    reading = Reading("html")
    page = html.document_fromstring(content.decode("utf-8"))
    reading.everything = entities.unescape(content.decode("utf-8"))
    form = page.get_element_by_id("form")
    head = page.xpath("//header//*[contains(@class, 'titles')]/*[self::h1 or contains(@class, 'lead')]")
    intro = page.xpath("//main/*[contains(@class, 'intro')]/*[not(contains(@class, 'screen-only'))]")
    reading.pieces = [piece for part in (*head, *intro, form) for piece in _pieces(part)]
    gates: _Gates = {}
    reading.rules = dict(_rules(json.loads(page.get_element_by_id("model").text)["fields"], (), gates))
    for control in form.xpath(".//input | .//textarea | .//select | .//output"):
        if any(parent.tag == "template" for parent in control.iterancestors()):
            continue
        # a computed value has no name of its own; its question has
        name = control.get("name") or (control.xpath("string(ancestor::*[@data-q][1]/@data-q)") if control.tag == "output" else "")
        if name:
            reading.names.add(name)
            _control(reading, control, *without_rows(name.split("."), tables, sections), page)
            seen = reading.fields[without_rows(name.split("."), tables, sections)[0]]
            for marked in _marks(control):
                seen.gates.setdefault(_code(marked), tuple(reversed([gates[name] for name in _around(marked) if name in gates])))
    return reading


def _rules(nodes: list[Mapping[str, Any]], outer: tuple[str, ...], gates: _Gates) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the conditions of each item of the script's model, the outermost first; `gates` takes those of every element by its name."""
    for node in nodes:
        for gate in ([node] if "gate" in node else []) + list((node.get("gates") or {}).values()):
            gates[gate["gate"]] = canonical(gate["when"])
        own = (*outer, gates[node["gate"]]) if "gate" in node else outer
        if "id" in node:
            yield node["id"], own
        if node.get("cards") or node["t"] == "group":
            yield from _rules(node["fields"], own, gates)


def _around(control: html.HtmlElement) -> Iterator[str]:
    """Yield the names of a control and the elements round it, the innermost first; a card puts its own before them (`child.0.when-3`)."""
    for element in (control, *control.iterancestors()):
        yield element.get("id", "").rpartition(".")[2]


def _marks(control: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the entries of a list but the empty one, of any other control itself."""
    return control.xpath(".//option[@value!='']") if control.tag == "select" else [control]


def _code(control: html.HtmlElement) -> str:
    return str(control.get("value")) if control.tag == "option" or control.get("type") in ("radio", "checkbox") else ""


def _control(reading: Reading, control: html.HtmlElement, key: tuple[str, ...], row: str, page: html.HtmlElement) -> None:
    kind = {"radio": "one", "checkbox": "several"}.get(control.get("type", ""), "text")
    label = _label(control, page)
    groups = [_words(legend) for legend in (parent.find("legend") for parent in control.iterancestors("fieldset")) if legend is not None]
    if kind == "text":
        entries = _marks(control) if control.tag == "select" else []
        seen = reading.field(key, "one" if entries else kind)
        for entry in entries:
            seen.choices.setdefault(_code(entry), _words(entry))
        seen.times.update(map(_code, entries) if entries else [""])
        seen.label = seen.label or " ".join([*reversed(groups), label])
        whole = key[-1] in ("from", "to") and any(_MUST in group for group in groups[:1])
        seen.required = seen.required or _MUST in label or whole
    else:
        seen = reading.field(key, kind)
        seen.choices.setdefault(_code(control), label)
        seen.times[_code(control)] += 1
        seen.label = seen.label or " ".join(reversed(groups))
        seen.required = seen.required or _must(control)
    if row and row not in seen.rows:
        seen.rows.append(row)


def _must(control: html.HtmlElement) -> bool:
    owner = next(iter(control.iterancestors("fieldset")), None)
    while owner is not None and owner.get("data-part"):
        owner = next(iter(owner.iterancestors("fieldset")), None)
    legend = owner.find("legend") if owner is not None else None
    return legend is not None and _MUST in _words(legend)


def _label(control: html.HtmlElement, page: html.HtmlElement) -> str:
    wrapping = next(iter(control.iterancestors("label")), None)
    if wrapping is not None:
        return _words(wrapping)
    if control.get("aria-labelledby"):
        return " ".join(_words(page.get_element_by_id(each)) for each in control.get("aria-labelledby").split())
    found = page.xpath("//label[@for=$id]", id=control.get("id", ""))
    return _words(found[0]) if found else ""


def _words(element: html.HtmlElement) -> str:
    return "".join(_pieces(element))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """Yield the texts of an element in order, but for those that only a script shows."""
    if not isinstance(element.tag, str) or element.tag in _BLIND or (element.get("data-script") is not None and element.get("hidden") is not None):
        return
    if element.text and element.text.strip():
        yield element.text
    for child in element:
        yield from _pieces(child)
        if child.tail and child.tail.strip():
            yield child.tail
