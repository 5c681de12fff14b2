"""The schemas themselves: valid, closed, explained in Polish, and every pattern with words."""

import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from swtools.source import schemas, shape, wording
from swtools.source.reader import read

ROOT = Path(__file__).parents[2]
DOCUMENTS = schemas.documents()
SUBSCHEMAS = ("items", "not", "if", "then", "else", "additionalProperties", "propertyNames")


def parts(schema: object, path: str = "") -> Iterator[tuple[str, dict]]:
    """Yield every schema inside a schema, by what the standard calls its applicators."""
    if not isinstance(schema, dict):
        return
    yield path, schema
    for key in SUBSCHEMAS:
        yield from parts(schema.get(key), f"{path}/{key}")
    for key in ("properties", "$defs"):
        for name, part in schema.get(key, {}).items():
            yield from parts(part, f"{path}/{key}/{name}")
    for key in ("allOf", "anyOf", "oneOf"):
        for index, part in enumerate(schema.get(key, [])):
            yield from parts(part, f"{path}/{key}/{index}")


ALL = [(name, path, part) for name, document in DOCUMENTS.items() for path, part in parts(document)]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_is_a_schema_of_draft_2020_12(name: str) -> None:
    assert DOCUMENTS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert DOCUMENTS[name]["$id"] == Path(name).name
    assert DOCUMENTS[name]["title"]
    assert DOCUMENTS[name]["description"]
    jsonschema.Draft202012Validator.check_schema(DOCUMENTS[name])


def test_every_reference_leads_somewhere() -> None:
    for name, path, part in ALL:
        if "$ref" in part:
            assert schemas.resolve(f"file:///{name}", part["$ref"]), (name, path)


def test_every_schema_is_known_to_the_quick_check() -> None:
    for name in DOCUMENTS:
        assert schemas.acceptor(name.removesuffix(".schema.json"))


def test_every_object_is_closed() -> None:
    for name, path, part in ALL:
        inside_if = re.search("/(if|then|else|not)(/|$)", path)
        if "properties" in part and not inside_if and "allOf" not in part:
            assert part.get("additionalProperties") is False, (name, path)


def _told(name: str, part: dict) -> set[str]:
    """Return which of title and description an editor has for a key, its own or those of what it refers to."""
    told = {"title", "description"} & part.keys()
    if "$ref" in part:
        address, target = schemas.resolve(f"file:///{name}", part["$ref"])
        told |= _told(address.removeprefix("file:///").partition("#")[0], target)
    return told


def test_every_key_has_a_title_and_a_description() -> None:
    for name, path, part in ALL:
        if re.search("/properties/[^/]+$", path) and not re.search("/(if|then|else|not)/", path):
            assert _told(name, part) == {"title", "description"}, (name, path)


def test_every_pattern_has_words() -> None:
    patterns = {part["pattern"] for _, _, part in ALL if "pattern" in part}
    assert patterns - {wording.NOT_EMPTY} == set(wording.PATTERNS)


def test_every_keyword_has_a_sentence() -> None:
    """What can refuse a value can be explained."""
    silent = {
        "$ref",
        "$defs",
        "$schema",
        "$id",
        "title",
        "description",
        "patternErrorMessage",
        "properties",
        "items",
        "allOf",
        "if",
        "then",
        "else",
        "propertyNames",
    }
    used = {key for _, _, part in ALL for key in part}
    assert used - silent <= set(shape._EXPLAIN)


def test_every_item_type_of_the_language_page_has_its_schema() -> None:
    page = (ROOT / "docs" / "definition-language.md").read_text(encoding="utf-8")
    table = page.split("| type | own keys |")[1].split("\n\n")[0]
    types = {name for row in re.findall(r"^\| (`[^|]*) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    assert {f"items/{name}.schema.json" for name in types} == {name for name in DOCUMENTS if name.startswith("items/")}
    assert set(DOCUMENTS["item.schema.json"]["else"]["properties"]["type"]["enum"]) == types


@pytest.mark.parametrize("key", ["text", "help", "worker_note", "edition", "when", "process", "purpose", "use", "paper"])
def test_common_keys_belong_to_the_types_that_can_have_them(key: str) -> None:
    missing = set(schemas.owners()["type"]) - set(schemas.owners()[key])
    assert missing <= {"section"}


CONDITIONS = {
    "{a: tak}": True,
    "{a: [tak, nie]}": True,
    "{a: 3}": True,
    "{a: true}": True,
    "{osoba__first_name: x, skala.is: 3}": True,
    "{item: a, op: ge, value: 4}": True,
    "{item: a, value: tak}": True,
    "{item: a, op: le, value: today}": True,
    "{item: a, op: gt, value_of: b.from}": True,
    "{item: a, op: answered}": True,
    "{item: a, op: answered, value: false}": True,
    "{item: a, op: in, value: [x, y]}": True,
    "{all: [{help_now: tak}, {any: [{item: who, op: includes, value: bliscy}, {not: {wait: tak}}]}]}": True,
    "{}": False,
    "tak": False,
    "[{a: tak}]": False,
    "{a: }": False,
    "{a: {b: c}}": False,
    "{A: tak}": False,
    "{all: []}": False,
    "{all: {a: tak}}": False,
    "{all: [{a: tak}], b: nie}": False,
    "{not: [{a: tak}]}": False,
    "{item: a, op: ge}": False,
    "{item: a, op: ge, value: [4]}": False,
    "{item: a, op: in, value: x}": False,
    "{item: a, op: in, value: []}": False,
    "{item: a, op: eq, value: x, value_of: b}": False,
    "{item: a, op: answered, value: x}": False,
    "{item: a, op: answered, value_of: b}": False,
    "{op: eq, value: x}": False,
    "{item: a, op: equals, value: x}": False,
    "{item: a, op: eq, value: x, wartosc: y}": False,
}


@pytest.mark.parametrize("written", CONDITIONS)
def test_conditions(written: str) -> None:
    content = f'id: b\ntitle: "B"\nitems:\n  - type: text\n    id: x\n    text: "Co?"\n    when: {written}\n'
    source, findings = read("b.yaml", content.encode())
    assert source
    found = [*findings, *shape.check_shape(source, "block")]
    assert (not found) == CONDITIONS[written]
    assert len(found) <= 1
    assert all(finding.span.line == 7 for finding in found)
