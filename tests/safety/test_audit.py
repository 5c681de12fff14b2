"""What the step that asks for known weaknesses makes of the answers that pip-audit can give."""

from __future__ import annotations

import importlib
import json
import sys

import pytest

from tests.command import ROOT

SOUND = {"name": "jinja2", "version": "3.1.6", "vulns": []}
WEAK = {"name": "weasyprint", "version": "69.0", "vulns": [{"id": "CVE-2025-68616", "fix_versions": ["70.0"], "aliases": [], "description": "…"}]}
UNKNOWN = {"name": "nowhere", "skip_reason": "Dependency not found on PyPI and could not be audited: nowhere (1.0)"}
OFFLINE = "requests.exceptions.ProxyError: HTTPSConnectionPool(host='…', port=443): Max retries exceeded with url: /"


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools" / "setup"))
    monkeypatch.setenv("SWTOOLS_LANG", "en")
    yield importlib.import_module("audit")
    for name in ("audit", "sentences"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(
    ("packages", "code", "words"),
    [
        ([SOUND], 0, "no known weakness"),
        ([SOUND, WEAK], 1, "weasyprint 69.0: CVE-2025-68616 → 70.0"),
        ([SOUND, UNKNOWN], 1, "not checked: nowhere"),
        ([UNKNOWN, UNKNOWN], 0, "keeps no advisories"),
    ],
)
def test_an_answer(audit, capsys, packages, code, words):
    assert audit.judged("requirements.lock", json.dumps({"dependencies": packages, "fixes": []}), "") == code
    assert words in capsys.readouterr().err


def test_without_a_network_it_is_skipped_in_a_sentence(audit, capsys):
    assert audit.judged("requirements.lock", "", OFFLINE) == 0
    assert "cannot be reached" in capsys.readouterr().err


def test_a_fault_of_the_checker_is_never_clean(audit, capsys):
    assert audit.judged("requirements.lock", "", "ERROR:pip_audit._cli:requirement has no hash") == 2
    assert "has no hash" in capsys.readouterr().err


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 2)])
def test_a_missing_checker_fails_on_ci_only(audit, monkeypatch, ci, code):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(audit, "find_spec", lambda _: None)
    assert audit.main() == code


def test_the_step_stands_in_make_and_needs_no_address():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "tools/setup/audit.py" in makefile
    assert "http" not in (ROOT / "tools" / "setup" / "audit.py").read_text(encoding="utf-8")
