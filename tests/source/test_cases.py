"""Every finding of reading and shape has a folder: an input and the places at which it is found."""

import json
import re
from pathlib import Path

import pytest

from swtools.source import reader, shape

CASES = sorted(path for path in (Path(__file__).parents[1] / "cases" / "invalid").iterdir() if re.match(r"sw[12]\d\d-", path.name))
SCHEMA = re.compile(rb"schemas/([a-z_-]+)\.schema\.json")


def findings(content: bytes) -> list[dict[str, object]]:
    source, found = reader.read("input.yaml", content)
    named = SCHEMA.search(content)
    if source and named:
        found = [*found, *shape.check_shape(source, named[1].decode())]
    return [{"code": finding.code, "line": finding.span.line, "column": finding.span.column} for finding in found]


def content_of(case: Path) -> bytes:
    """Return the input; a file `repeat` says how many times it stands, so that a huge file takes no room here."""
    repeat = case / "repeat"
    return (case / "input.yaml").read_bytes() * (int(repeat.read_text()) if repeat.exists() else 1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_found_where_expected(case: Path) -> None:
    assert findings(content_of(case)) == json.loads((case / "expected.json").read_text())


@pytest.mark.parametrize("code", sorted(reader.CODES | shape.CODES))
def test_every_code_has_a_case(code: str) -> None:
    folders = [case for case in CASES if case.name.startswith(code.lower() + "-")]
    assert folders
    for folder in folders:
        assert code in {row["code"] for row in json.loads((folder / "expected.json").read_text())}
