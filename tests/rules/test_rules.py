"""Every rule against its own samples: what passes has none of its findings, what fails has the one that it shows."""

from types import ModuleType

import pytest

from swtools import plugins, rules
from swtools.diagnostics import Diagnostic
from tests.rules.sample_library import load

MODULES = plugins.modules("swtools.rules")
FAILING = [(name, code) for name, module in MODULES.items() for code in module.FAIL]
CHECKS = ("check_instrument", "check_library", "unused_allowances")


def found(sample: str) -> list[Diagnostic]:
    loaded = load(sample)
    assert not loaded.findings, [(str(one.span), one.code, one.message) for one in loaded.findings]
    return rules.run(loaded.library, loaded.hollow)


@pytest.mark.parametrize("name", MODULES)
def test_contract(name: str) -> None:
    module: ModuleType = MODULES[name]
    assert len(module.__doc__ or "") > 150
    assert set(module.CODES) == set(module.FAIL)
    assert any(hasattr(module, check) for check in CHECKS)
    assert set(getattr(module, "ACCEPTABLE", ())) <= set(module.CODES)


def test_codes_are_unique() -> None:
    codes = [code for module in MODULES.values() for code in module.CODES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("name", MODULES)
def test_pass(name: str) -> None:
    module = MODULES[name]
    assert [one for one in found(module.PASS) if one.code in module.CODES] == []


@pytest.mark.parametrize(("name", "code"), FAILING)
def test_fail(name: str, code: str) -> None:
    findings = [one for one in found(MODULES[name].FAIL[code]) if one.code == code]
    assert findings
    assert all(one.span.line for one in findings), "a finding has a place"
    for one in findings:
        assert one.message.template.format(**one.message.args)
        assert one.hint is None or one.hint.template.format(**one.hint.args)
