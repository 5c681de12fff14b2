"""Small, by habit: files near 100 lines, functions near 10. Above 400 and 60 something wants to be two things."""

from __future__ import annotations

import statistics

import pytest

from tests.architecture.source_tree import modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 60

LONG_FILES: dict[str, str] = {}
"""Files that may be longer, each with its reason."""

EVERY = modules()


def test_files_stay_small() -> None:
    long = [f"{module.name}: {module.lines} lines" for module in EVERY if module.lines > LONGEST_FILE and module.name not in LONG_FILES]
    assert not long


def test_exceptions_are_still_needed() -> None:
    lines = {module.name: module.lines for module in EVERY}
    assert all(lines.get(name, 0) > LONGEST_FILE for name in LONG_FILES)


def test_functions_stay_small() -> None:
    long = [f"{module.name}.{name}: {lines} lines" for module in EVERY for name, lines in module.functions() if lines > LONGEST_FUNCTION]
    assert not long


def test_the_habit(capsys: pytest.CaptureFixture[str]) -> None:
    """Print the sizes, and hold the habit itself: the middle file and function are small."""
    files = sorted(module.lines for module in EVERY if module.lines)
    functions = sorted(lines for module in EVERY for _, lines in module.functions())
    with capsys.disabled():
        print(f"\n{len(files)} files, median {statistics.median(files):g} lines; {len(functions)} functions, median {statistics.median(functions):g} lines")
    assert statistics.median(files) <= 120
    assert statistics.median(functions) <= 12
