"""Collect the message ids of the source into the Polish catalogues, keeping every translation that is there.

Run it after you add or change a message:  .venv/bin/python tools/update_messages.py
`--check` changes nothing and fails where an id is missing, untranslated or no longer used.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "swtools"
LOCALE = SOURCE / "messages" / "locale"
FUNCTIONS = {"swtools": {"text", "say"}, "forms": {"tr", "words", "msgid"}}
"""Functions whose first argument is a message."""
PLURALS = {"plural", "plural_forms"}
"""Functions that take singular and plural, one after the other: `say.plural(…)`, `tr.plural(…)`, `plural_forms(tr, …)`."""
TEMPLATES = ROOT / "templates"


def collected(domain: str) -> Catalog:
    """Return a catalogue of all ids of a domain, in the order of the source."""
    catalog = Catalog(locale="pl", domain=domain, project="swtools", charset="utf-8", creation_date=datetime(2026, 1, 1, tzinfo=UTC), fuzzy=False)
    for path in sorted(SOURCE.rglob("*.py")):
        for line, message in marked(path.read_text(encoding="utf-8"), domain):
            catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), line)])
    if domain == "forms":
        for path in sorted(TEMPLATES.rglob("*.j2")):
            for place, words, _, _ in extract_from_file("jinja2.ext:babel_extract", path, keywords={"tr": None}, options={"trimmed": "true"}):
                if words:
                    catalog.add(words, locations=[(path.relative_to(ROOT).as_posix(), place)])
    return catalog


def marked(source: str, domain: str) -> Iterator[tuple[int, str | tuple[str, str]]]:
    """Yield line and message of every call that marks a message of the domain, in the order of the source.

    Read from the syntax tree, so that calls inside f-strings and plural forms behind a translator are found.
    """
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        texts = [part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else None for part in call.args]
        pair = [part for part in texts if part is not None]
        name = _name(call.func)
        if name in FUNCTIONS[domain] and texts and texts[0]:
            yield call.lineno, texts[0]
        elif name in PLURALS and len(pair) == 2 and _translator(call) in FUNCTIONS[domain]:
            yield call.lineno, (pair[0], pair[1])


def _translator(call: ast.Call) -> str:
    """Return whose plural it is: `say` of `say.plural(…)`, else the first argument, `tr` of `plural_forms(tr, …)`."""
    return _name(call.func.value if isinstance(call.func, ast.Attribute) else call.args[0])


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _translated(catalog: Catalog, identifier: str | tuple[str, ...] | list[str]) -> bool:
    """Say whether a message has its translation, a plural one all of its forms."""
    message = catalog.get(identifier)
    if message is None:
        return False
    return bool(message.string) if isinstance(message.string, str) else all(message.string or ("",))


def _catalogue_of(path: Path) -> Catalog:
    """Return the catalogue that stands there, an empty one where none does."""
    if not path.exists():
        return Catalog(locale="pl")
    with path.open("rb") as file:
        return read_po(file, locale="pl")


def _checked(domain: str, known: Catalog, fresh: Catalog) -> bool:
    """Say what is missing in the known catalogue, or no longer used; return whether it is whole."""
    missing = [message.id for message in fresh if message.id and not _translated(known, message.id)]
    unused = [message.id for message in known if message.id and fresh.get(message.id) is None]
    for label, ids in (("untranslated", missing), ("unused", unused)):
        for identifier in ids:
            print(f"{domain}.po: {label}: {identifier!r}")
    return not (missing or unused)


def _write(path: Path, known: Catalog, fresh: Catalog) -> None:
    """Write the fresh ids with the known translations, and compile them."""
    for message in fresh:
        old = known.get(message.id) if message.id else None
        if old is not None:
            message.string = old.string
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, fresh, width=160, omit_header=False, include_lineno=False, ignore_obsolete=True, sort_output=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, fresh)


def main() -> int:
    """Update or check the catalogues and compile them; return the exit code."""
    check = "--check" in sys.argv
    whole = True
    for domain in FUNCTIONS:
        path = LOCALE / "pl" / "LC_MESSAGES" / f"{domain}.po"
        known, fresh = _catalogue_of(path), collected(domain)
        whole = _checked(domain, known, fresh) and whole
        if not check:
            _write(path, known, fresh)
    return 1 if check and not whole else 0


if __name__ == "__main__":
    sys.exit(main())
