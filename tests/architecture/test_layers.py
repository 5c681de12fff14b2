"""Imports point downwards only; no two units of a layer, and no two plug-ins, know each other."""

from __future__ import annotations

import sys

import pytest

from tests.architecture.source_tree import Module, modules

LAYERS: tuple[tuple[str, ...], ...] = (
    ("diagnostics", "plugins"),
    ("errors",),
    ("bundled", "messages"),
    ("conditions", "formats", "typography"),
    ("source", "model", "document"),
    ("items",),
    ("kinds", "rules", "coverage"),
    ("loading", "renderers", "responses", "exporters"),
    ("pack",),
    ("pipeline",),
    ("preview",),
    ("cli",),
    ("__main__",),
)
"""From the bottom up. `docs/architecture.md` says what each holds."""

LEVEL = {unit: level for level, units in enumerate(LAYERS) for unit in units}

PLUGINS = ("items", "kinds", "rules", "renderers", "exporters", "cli")
"""Units whose modules are plug-ins; what their siblings share stands in modules that begin with an underscore."""

WAIST = {"renderers": {"document", "conditions", "formats", "typography", "messages", "bundled", "diagnostics", "errors", "plugins"}}
"""Units that may know only these: a renderer never sees an instrument."""

HOMES = {
    "yaml": {"source"},
    "jsonschema": {"source"},
    "jsonschema_specifications": {"source"},
    "referencing": {"source"},
    "jinja2": {"renderers"},
    "markupsafe": {"renderers"},
    "weasyprint": {"renderers"},
    "pydyf": {"renderers"},
    "pikepdf": {"renderers"},
    "pypdfium2": {"renderers"},
    "fontTools": {"renderers"},
    "docxtpl": {"renderers"},
    "docx": {"renderers"},
    "lxml": {"renderers"},
    "filelock": {"pack"},
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"cli"},
}
"""Where each third party lives. One that is not listed here has no home yet: choose one, and say why in `docs/decisions/`."""

EVERY = modules()


def test_every_unit_has_a_layer() -> None:
    units = {module.unit for module in EVERY if module.unit}
    assert units <= LEVEL.keys(), f"no layer for {sorted(units - LEVEL.keys())}"


@pytest.mark.parametrize("module", EVERY, ids=lambda module: module.name or "swtools")
def test_imports_point_downwards(module: Module) -> None:
    level = LEVEL.get(module.unit, -1)
    upwards = [
        f"{module.path.name}:{line} imports swtools.{target}"
        for target, line in module.inner()
        if target.split(".")[0] != module.unit and target and LEVEL[target.split(".")[0]] >= level
    ]
    assert not upwards


@pytest.mark.parametrize("module", EVERY, ids=lambda module: module.name or "swtools")
def test_a_room_keeps_its_private_modules_to_itself(module: Module) -> None:
    private = [
        f"{module.path.name}:{line} imports swtools.{target}"
        for target, line in module.inner()
        if target.split(".")[0] != module.unit and any(part.startswith("_") for part in target.split("."))
    ]
    assert not private, "take it from the room itself (its __init__)"


@pytest.mark.parametrize("unit", WAIST)
def test_the_waist_is_narrow(unit: str) -> None:
    allowed = WAIST[unit] | {unit, ""}
    own = [module for module in EVERY if module.unit == unit]
    wide = [f"{module.name}:{line} knows {target}" for module in own for target, line in module.inner() if target.split(".")[0] not in allowed]
    assert not wide


@pytest.mark.parametrize("unit", PLUGINS)
def test_siblings_do_not_know_each_other(unit: str) -> None:
    known = []
    for module in EVERY:
        own = _plugin(module.name, unit)
        if own is None:
            continue
        for target, line in module.inner():
            other = _plugin(target, unit)
            if other is not None and other != own and not other.startswith("_"):
                known.append(f"{module.name}:{line} imports {target}")
    assert not known


def _plugin(name: str, unit: str) -> str | None:
    """Return the plug-in that a module belongs to: `choice` for `items.choice`, `pdf` for `renderers.pdf.page`."""
    parts = name.split(".")
    return parts[1] if parts[0] == unit and len(parts) > 1 else None


def test_third_parties_live_in_one_home() -> None:
    strangers = []
    for module in EVERY:
        for found in module.imports():
            top = found.target.split(".")[0]
            if top not in sys.stdlib_module_names and top != "swtools" and module.unit not in HOMES.get(top, set()):
                strangers.append(f"{module.name}:{found.line} imports {top}")
    assert not strangers


def test_no_vague_names() -> None:
    vague = [module.name for module in EVERY if module.name.split(".")[-1].strip("_") in ("utils", "util", "helpers", "helper", "manager", "common", "misc")]
    assert not vague
