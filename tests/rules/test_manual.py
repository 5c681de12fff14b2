"""docs/rules.md says what the rules say."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("rules_manual", ROOT / "tools" / "rules_manual.py")
    assert spec
    assert spec.loader
    manual = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(manual)
    assert manual.PAGE.read_text(encoding="utf-8") == manual.page(), "run python tools/rules_manual.py"
