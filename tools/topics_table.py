"""Write `docs/topics.md`: which professional topics a tool must ask, and which items ask them.

Run it after you change `standards/topics/` or the items it names:  .venv/bin/python tools/topics_table.py
`--check` changes nothing and fails where the page is not up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from swtools import pipeline
from swtools.kinds import numbers
from swtools.model.instrument import walk
from swtools.model.library import Library

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "topics.md"

HEAD = """# Tematy i pytania

Które tematy zawodowe musi podejmować narzędzie i które jego pytania to robią. Strona powstaje z plików `standards/topics/`;
nie poprawia się jej ręcznie (`tools/topics_table.py`).
"""


def asked(library: Library, reference: str) -> str:
    """Return an item in words: code, number and text."""
    identifier, _, item = reference.partition(".")
    tool = library.instrument(identifier)
    if tool is None:
        return f"`{reference}`"
    printed = numbers(tool).get(item, "")
    texts = {entry.id: entry.text for entry in walk(tool.top_items())} | {topic.id: topic.ask[0] for topic in tool.topics()}
    return f"{tool.code} {printed} {texts.get(item, item)}".replace("  ", " ").replace("|", "/").strip()


def page(library: Library) -> str:
    """Return the page."""
    lines = [HEAD]
    for tool in dict.fromkeys(row.tool for row in library.topic_rows):
        lines += [f"\n## {tool}\n", "| Temat | Gdzie pytamy |", "|---|---|"]
        lines += [f"| {row.topic} | {'<br>'.join(asked(library, item) for item in row.items)} |" for row in library.topic_rows if row.tool == tool]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write or check the page; return the exit code."""
    content = page(pipeline.check(ROOT).library)
    if "--check" in sys.argv:
        current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        if current != content:
            print("docs/topics.md is not up to date: run tools/topics_table.py")
            return 1
        return 0
    PAGE.write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
