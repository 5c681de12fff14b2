"""Finding the plug-ins and the commands costs no third party: `--help` and `validate` never pay for WeasyPrint."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.architecture.source_tree import modules

HEAVY = ("weasyprint", "pikepdf", "docxtpl", "docx", "lxml", "pypdfium2", "jinja2", "fontTools", "PIL", "pydyf")
LISTED = ("yaml", "jsonschema", "rich")

EVERY_PLUGIN = """
import importlib, json, pkgutil, sys
for package in ("items", "kinds", "rules", "renderers", "exporters"):
    try:
        parent = importlib.import_module("swtools." + package)
    except ModuleNotFoundError:
        continue
    for info in pkgutil.iter_modules(parent.__path__):
        if not info.name.startswith("_"):
            importlib.import_module(f"swtools.{package}.{info.name}")
print(json.dumps(sorted(sys.modules)))
"""

COMMAND_LINE = "import json, sys, swtools.cli; print(json.dumps(sorted(sys.modules)))"


def _loaded(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return {name.split(".")[0] for name in json.loads(done.stdout)}


def test_plugins_load_without_third_parties() -> None:
    assert not _loaded(EVERY_PLUGIN) & {*HEAVY, *LISTED}


def test_the_command_line_loads_without_what_it_may_not_need() -> None:
    assert not _loaded(COMMAND_LINE) & {*HEAVY, "yaml", "jsonschema"}


@pytest.mark.parametrize("module", [module for module in modules() if module.unit in ("items", "kinds", "rules")], ids=lambda module: module.name)
def test_meaning_needs_no_third_party(module: object) -> None:
    from tests.architecture.source_tree import Module

    assert isinstance(module, Module)
    tops = {found.target.split(".")[0] for found in module.imports()}
    assert tops - {"swtools"} <= sys.stdlib_module_names
