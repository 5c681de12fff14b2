"""Ids of tools are unique in the library, and so are their printed codes and the codes of groups.

The id names saved records and files; two tools with the same id overwrite each other's output. The code is what workers
write on a file („W-04”); two sheets with the same code are mixed up in every cabinet.

**How to mend.** Give the younger of the two another id or code.
"""

from __future__ import annotations

from collections.abc import Iterator

from swtools.diagnostics import Diagnostic, Related, Span, error, text
from swtools.model.library import Library

CODES = {
    "SW410": "two tools have the same id",
    "SW411": "two tools have the same code",
    "SW412": "two groups have the same code",
}
PASS = """
# standards/wspolne/1-diagnoza/karta.yaml
code: W-04
# standards/wspolne/2-cele/karta-celow.yaml
code: W-09
"""
FAIL = {
    "SW410": """
# standards/wspolne/1-diagnoza/karta.yaml
code: W-04
# standards/wspolne/2-cele/karta.yaml
code: W-09
""",
    "SW411": """
# standards/wspolne/1-diagnoza/karta.yaml
code: W-04
# standards/wspolne/2-cele/karta-celow.yaml
code: W-04
""",
    "SW412": """
# standards/osoba-starsza/standard.yaml
title: "Osoba starsza"
code: W
for_whom: "Osoby starsze."
""",
}


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Compare ids and codes."""
    ids: dict[str, Span] = {}
    codes: dict[str, Span] = {}
    for tool in library.instruments:
        for code, key, name, seen in (("SW410", "id", tool.id, ids), ("SW411", "code", tool.code, codes)):
            where = tool.place(key)
            if name in seen:
                first = Related(span=seen[name], message=text("First used here."))
                yield error(code, where, text("Another tool has the {key} {name} already.", key=key, name=name), text("Choose another one."), first)
            seen.setdefault(name, where)
    groups: dict[str, Span] = {}
    for group in library.groups:
        where = group.place("code")
        if group.code in groups:
            first = Related(span=groups[group.code], message=text("First used here."))
            yield error("SW412", where, text("Another group has the code {name} already.", name=group.code), text("Choose another one."), first)
        groups.setdefault(group.code, where)
