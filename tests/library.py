"""The real library and its filled examples, loaded once for the tests that read it."""

from __future__ import annotations

import functools
import json
from pathlib import Path

from swtools import pipeline

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "tests" / "examples"
TIMESTAMP = 1_767_225_600


@functools.cache
def checked() -> pipeline.Checked:
    """Return the library of the repository after all checks."""
    return pipeline.check(ROOT)


def example(instrument: str) -> dict[str, object]:
    """Return the answers of a tool's filled example."""
    answers = json.loads((EXAMPLES / f"{instrument}.json").read_text(encoding="utf-8"))["answers"]
    assert isinstance(answers, dict)
    return answers


def instruments() -> list[str]:
    """Return the ids of all tools, read from the files and not from the code under test."""
    found = []
    for path in sorted((ROOT / "standards").glob("*/*/*.yaml")):
        found += [line.removeprefix("id:").strip() for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("id:")]
    return found
