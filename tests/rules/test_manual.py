"""docs/rules.md says what the rules say."""

import importlib.util
import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("rules_manual", ROOT / "tools" / "rules_manual.py")
    assert spec
    assert spec.loader
    manual = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(manual)
    assert manual.PAGE.read_text(encoding="utf-8") == manual.page(), "run python tools/rules_manual.py"
    assert manual.TABLE.read_text(encoding="utf-8") == manual.table(), "run python tools/rules_manual.py"


def test_every_code_stands_in_it() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    codes = {code for path in (ROOT / "src" / "swtools").rglob("*.py") for code in re.findall(r'"(SW\d{3})"', path.read_text(encoding="utf-8"))}
    assert len(codes) > 150
    assert sorted(code for code in codes if f"| {code} |" not in page) == []
    table = json.loads((ROOT / "src" / "swtools" / "cli" / "manual.json").read_text(encoding="utf-8"))
    assert sorted(codes - table.keys()) == []
    assert [code for code, row in table.items() if not all(row.values())] == []
