"""Write docs/rules.md: what every rule means, from the rules themselves; and the same by code, as `swtools` tells it to other programs (SARIF).

Run it after you change a rule:  .venv/bin/python tools/rules_manual.py
`--check` changes nothing and fails where the page is not up to date.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from types import ModuleType

from swtools import plugins

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "rules.md"
SOURCE = ROOT / "src" / "swtools"
TABLE = SOURCE / "cli" / "manual.json"
HEAD = """# The rules of meaning

What the schemas cannot say. `swtools validate` runs every rule on the page; codes SW3xx concern one file, SW4xx several. An
error keeps a tool from being built; a warning does not, but `--strict` counts it. Where a tool has a good reason, its head
accepts a finding: `allow: [{code: SW381, reason: "Formularz urzędowy."}]` – warnings always, errors where this page says so.

A sample that is a list stands for the `items` of a form, other samples for keys of a tool; lines such as
`# standards/concepts.yaml` name the file. This page is written by `tools/rules_manual.py` from `src/swtools/rules/`; change
it there. At the end stand the findings of all other rooms, with what they say.
"""
OTHERS = """## Other findings

Found before any rule runs: SW1xx while a file is read, SW2xx by the schemas, SW30x–SW34x by the item types and blocks, SW40x in the
folders and about a centre's logo, SW50x in a centre's profile, SW55x in a library's own templates. SW6xx are about records. `…` stands for what the file says.

| code | finding |
|---|---|"""


def page() -> str:
    """Return the manual as Markdown."""
    modules = sorted(plugins.modules("swtools.rules").items(), key=lambda entry: min(entry[1].CODES))
    ruled = {code for _, module in modules for code in module.CODES}
    others = (f"| {code} | {line} |" for code, line in sorted(found_elsewhere().items()) if code not in ruled)
    return "\n".join([HEAD, *_index(modules), "", *(_rule(name, module) for name, module in modules), OTHERS, *others, ""])


def table() -> str:
    """Return every code with its line, what the manual says of it, and how to mend it (JSON; Markdown inside)."""
    rows = {code: {"line": _plain(line)} for code, line in found_elsewhere().items()}
    for module in plugins.modules("swtools.rules").values():
        about, _, remedy = (module.__doc__ or "").strip().partition("**How to mend.**")
        for code, line in module.CODES.items():
            rows[code] = {"line": line, "about": _unwrapped(about), "remedy": _unwrapped(remedy)}
    return json.dumps(dict(sorted(rows.items())), ensure_ascii=False, indent=1) + "\n"


def _plain(line: str) -> str:
    """Return a line of the page's table without what Markdown's tables need."""
    return line.replace("\\|", "|")


def _unwrapped(words: str) -> str:
    """Return paragraphs in one line each."""
    return "\n\n".join(re.sub(r"\s+", " ", paragraph).strip() for paragraph in words.strip().split("\n\n"))


def found_elsewhere() -> dict[str, str]:
    """Return the findings that the rest of the code makes, by code, each with what it says; a module's own list of its codes comes first."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent.name != "rules":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found = {**dict(_said(tree)), **found, **dict(_listed(tree))}
    return found


def _listed(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and ast.unparse(node.targets[0]) == "CODES":
            yield from ast.literal_eval(node.value).items()


def _said(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield code and message of every call that names both."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            codes = [each.value for each in node.args if isinstance(each, ast.Constant) and str(each.value).startswith("SW")]
            words = [template for each in node.args if (template := _template(each))]
            if codes and words:
                yield codes[0], words[0]


def _template(node: ast.expr) -> str:
    """Return the words of a call of `text`, with … for what is filled in."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "text" and isinstance(node.args[0], ast.Constant)):
        return ""
    parts = Formatter().parse(str(node.args[0].value))
    return "".join(words + ("…" if name is not None else "") for words, name, _, _ in parts).replace("….", "…").replace("|", "\\|")


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
    """Write or check the page and the table; return the exit code."""
    contents = {PAGE: page(), TABLE: table()}
    if "--check" in sys.argv:
        stale = [path for path, content in contents.items() if not path.exists() or path.read_text(encoding="utf-8") != content]
        for path in stale:
            print(f"{path.relative_to(ROOT).as_posix()} is not up to date: run tools/rules_manual.py")
        return 1 if stale else 0
    for path, content in contents.items():
        path.write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
