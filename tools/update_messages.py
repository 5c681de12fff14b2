"""Collect the message ids of the source into the Polish catalogues, keeping every translation that is there.

Run it after you add or change a message:  .venv/bin/python tools/update_messages.py
`--check` changes nothing and fails where an id is missing, untranslated or no longer used.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "swtools"
LOCALE = SOURCE / "messages" / "locale"
KEYWORDS: dict[str, dict[str, tuple[int, ...] | None]] = {
    "swtools": {"text": None, "say": None},
    "forms": {"tr": None, "msgid": None, "plural_forms": (2, 3), "_forms": (2, 3)},
}
TEMPLATES = ROOT / "templates"


def collected(domain: str) -> Catalog:
    """Return a catalogue of all ids of a domain, in the order of the source."""
    catalog = Catalog(locale="pl", domain=domain, project="swtools", charset="utf-8", fuzzy=False)
    for path in sorted(SOURCE.rglob("*.py")):
        spoken = "swtools" if (SOURCE / "cli") in path.parents else "forms"
        keywords = KEYWORDS[domain] | ({"plural": (1, 2)} if domain == spoken else {})
        for line, message, _, _ in extract_from_file("python", path, keywords=keywords):
            if message:
                catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), line)])
    if domain == "forms":
        for path in sorted(TEMPLATES.rglob("*.j2")):
            for line, message, _, _ in extract_from_file("jinja2.ext:babel_extract", path, keywords={"tr": None}, options={"trimmed": "true"}):
                if message:
                    catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), line)])
    return catalog


def _translated(catalog: Catalog, identifier: str | tuple[str, ...] | list[str]) -> bool:
    """Say whether a message has its translation, a plural one all of its forms."""
    message = catalog.get(identifier)
    if message is None:
        return False
    return bool(message.string) if isinstance(message.string, str) else all(message.string or ("",))


def main() -> int:
    """Update or check the catalogues and compile them; return the exit code."""
    check = "--check" in sys.argv
    failed = False
    for domain in KEYWORDS:
        folder = LOCALE / "pl" / "LC_MESSAGES"
        path = folder / f"{domain}.po"
        known = read_po(path.open("rb"), locale="pl") if path.exists() else Catalog(locale="pl")
        fresh = collected(domain)
        missing = [message.id for message in fresh if message.id and not _translated(known, message.id)]
        unused = [message.id for message in known if message.id and fresh.get(message.id) is None]
        for label, ids in (("untranslated", missing), ("unused", unused)):
            for identifier in ids:
                print(f"{domain}.po: {label}: {identifier!r}")
        failed = failed or bool(missing or unused)
        if not check:
            for message in fresh:
                old = known.get(message.id) if message.id else None
                if old is not None:
                    message.string = old.string
            folder.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                write_po(file, fresh, width=160, omit_header=False, include_lineno=False, ignore_obsolete=True, sort_output=False)
            with path.with_suffix(".mo").open("wb") as file:
                write_mo(file, fresh)
    return 1 if check and failed else 0


if __name__ == "__main__":
    sys.exit(main())
