"""The real library as test material: each file with the schema that its first line names."""

import re
from pathlib import Path

STANDARDS = Path(__file__).parents[2] / "standards"
_SCHEMA = re.compile(r"\A# yaml-language-server: \$schema=((?:\.\./)+)schemas/([a-z_-]+)\.schema\.json")


def library_files() -> list[tuple[str, bytes, str]]:
    """Return (path below the library, content, schema) of every file, in order."""
    found = []
    for path in sorted(STANDARDS.rglob("*.yaml")):
        named = _SCHEMA.match(path.read_text(encoding="utf-8"))
        assert named, f"{path} does not begin with its schema"
        assert (path.parent / named[1]).resolve() == STANDARDS.parent, f"{path}: the way to its schema is wrong"
        found.append((path.relative_to(STANDARDS.parent).as_posix(), path.read_bytes(), named[2]))
    return found
