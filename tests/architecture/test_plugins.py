"""Every plug-in keeps the contract of its folder, and has what belongs to it outside Python."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from swtools import plugins
from swtools.document.blocks import Document
from swtools.model.instrument import Kind

ROOT = Path(__file__).resolve().parents[2]
ITEMS = plugins.modules("swtools.items")
KINDS = plugins.modules("swtools.kinds")
RULES = plugins.modules("swtools.rules")
RENDERERS = plugins.modules("swtools.renderers")
FORMATS = {name: module for name, module in RENDERERS.items() if hasattr(module, "FORMAT")}


def _parameters(module: ModuleType, name: str) -> int:
    """Count the positional parameters of a plug-in's function; fail where it has none of that name."""
    function = getattr(module, name, None)
    assert inspect.isfunction(function), f"{module.__name__} must define {name}"
    assert function.__doc__, f"{module.__name__}.{name} must say what it gives"
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return sum(parameter.kind in kinds for parameter in inspect.signature(function).parameters.values())


@pytest.mark.parametrize("name", ITEMS)
def test_an_item_type_keeps_its_contract(name: str) -> None:
    module = ITEMS[name]
    assert name == module.TYPE, "the file has the name of the type"
    assert [_parameters(module, function) for function in ("params", "answer", "check", "blocks")] == [2, 2, 1, 2]


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_keeps_its_contract(name: str) -> None:
    module = KINDS[name]
    assert name == module.KIND, "the file has the name of the kind"
    assert [_parameters(module, function) for function in ("build", "lay_out")] == [2, 2]


def test_the_model_knows_the_kinds() -> None:
    assert {kind.value for kind in Kind} == set(KINDS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_renderer_keeps_its_contract(name: str) -> None:
    module = FORMATS[name]
    assert name == module.FORMAT, "the folder has the name of the format"
    assert _parameters(module, "render") == 3
    parameters = list(inspect.signature(module.render).parameters.values())
    assert parameters[0].annotation in (Document, "Document")
    assert parameters[2].default is None, "answers are optional: a form is blank unless a record fills it"
    assert (ROOT / "templates" / name).is_dir(), "what a designer edits stands in templates/<format>/"


@pytest.mark.parametrize("name", RULES)
def test_a_rule_keeps_its_contract(name: str) -> None:
    module = RULES[name]
    assert module.CODES, "a rule declares its codes"
    assert all(re.fullmatch(r"SW[34]\d\d", code) for code in module.CODES)
    assert module.FAIL.keys() == module.CODES.keys(), "each code has a sample that shows it"
    assert module.PASS.strip()
    assert len((module.__doc__ or "").strip().splitlines()) > 2, "the docstring is the rule's page of the manual"
    assert any(hasattr(module, function) for function in ("check_instrument", "check_library", "unused_allowances"))


def test_no_code_has_two_rules() -> None:
    codes = [code for module in RULES.values() for code in module.CODES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(("folder", "names"), [("schemas/items", ITEMS), ("schemas", KINDS)], ids=["items", "kinds"])
def test_each_has_its_schema_and_each_schema_its_plugin(folder: str, names: dict[str, ModuleType]) -> None:
    schemas = {path.name.removesuffix(".schema.json") for path in (ROOT / folder).glob("*.schema.json")}
    assert names.keys() <= schemas
    if folder == "schemas/items":
        assert schemas == names.keys()


@pytest.mark.parametrize("path", sorted((ROOT / "schemas").rglob("*.schema.json")), ids=lambda path: path.name)
def test_a_schema_speaks_to_the_methodologist(path: Path) -> None:
    """Draft 2020-12, a title, and for each key a description that an editor can show."""
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema.get("title")
    silent = [key for key, value in schema.get("properties", {}).items() if isinstance(value, dict) and not _speaks(value)]
    assert not silent


def _speaks(value: dict[str, object]) -> bool:
    return "description" in value or "$ref" in value or value.get("const") is not None


def test_two_plugins_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twins = {name: ModuleType(name) for name in ("first", "second")}
    for module in twins.values():
        module.TYPE = "text"  # type: ignore[attr-defined]
    monkeypatch.setattr(plugins, "modules", lambda _package: twins)
    with pytest.raises(TypeError, match="both declare"):
        plugins.by_name.__wrapped__("swtools.items", "TYPE")
