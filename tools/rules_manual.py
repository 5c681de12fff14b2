"""Write docs/rules.md: what every rule means, from the rules themselves.

Run it after you change a rule:  .venv/bin/python tools/rules_manual.py
`--check` changes nothing and fails where the page is not up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

from swtools import plugins

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "rules.md"
HEAD = """# The rules of meaning

What the schemas cannot say. `swtools validate` runs every rule on the page; codes SW3xx concern one file, SW4xx several. An
error keeps a tool from being built; a warning does not, but `--strict` counts it. Where a tool has a good reason, its head
accepts a finding: `allow: [{code: SW381, reason: "Formularz urzędowy."}]` – warnings always, errors where this page says so.

A sample that is a list stands for the `items` of a form, other samples for keys of a tool; lines such as
`# standards/concepts.yaml` name the file. This page is written by `tools/rules_manual.py` from `src/swtools/rules/`; change
it there.
"""


def page() -> str:
    """Return the manual as Markdown."""
    modules = sorted(plugins.modules("swtools.rules").items(), key=lambda entry: min(entry[1].CODES))
    return "\n".join([HEAD, *_index(modules), "", *(_rule(name, module) for name, module in modules)])


def _index(modules: list[tuple[str, ModuleType]]) -> list[str]:
    rows = sorted((code, line, name) for name, module in modules for code, line in module.CODES.items())
    return ["| code | finding | rule |", "|---|---|---|", *(f"| {code} | {line} | [{_title(name)}](#{name.replace('_', '-')}) |" for code, line, name in rows)]


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _rule(name: str, module: ModuleType) -> str:
    acceptable = getattr(module, "ACCEPTABLE", ())
    parts = [f"## {_title(name)}\n", (module.__doc__ or "").strip(), ""]
    if acceptable:
        parts.append(f"A tool may accept: {', '.join(acceptable)}.\n")
    parts += ["This passes:\n", _sample(module.PASS)]
    for code, sample in module.FAIL.items():
        parts += [f"{code} – {module.CODES[code]}:\n", _sample(sample)]
    return "\n".join(parts)


def _sample(sample: str) -> str:
    return f"```yaml\n{sample.strip()}\n```\n"


def main() -> int:
    """Write or check the page; return the exit code."""
    content = page()
    if "--check" in sys.argv:
        current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        if current != content:
            print("docs/rules.md is not up to date: run tools/rules_manual.py")
            return 1
        return 0
    PAGE.write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
