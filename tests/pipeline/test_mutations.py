"""Hundreds of seeded slips in the real library end in findings that name the place: no traceback, no endless run.

Each mutation is what a tired author might do: a key misspelt, a line lost or doubled, an indentation broken, an id changed where
others point to it, a value of another type.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable

import pytest

from swtools import rules
from swtools.diagnostics import Diagnostic
from swtools.loading.build import build
from swtools.loading.discover import File, discover
from tests.library import ROOT

FILES = discover(ROOT)[0]
SHARED = [file for file in FILES if file.schema != "instrument"]
ROUNDS = 25


def findings(changed: File) -> list[Diagnostic]:
    """Judge the library with one file changed."""
    files = [changed if file.path == changed.path else file for file in FILES]
    loaded = build(files)
    return [*loaded.findings, *rules.run(loaded.library, loaded.hollow)]


def lines_of(file: File) -> list[str]:
    return file.content.decode().split("\n")


def misspelt_key(lines: list[str], dice: random.Random) -> list[str]:
    places = [index for index, line in enumerate(lines) if re.match(r"\s*(- )?[a-z_]{4,}:", line)]
    index = dice.choice(places)
    lines[index] = re.sub(r"([a-z_]{2})([a-z_])([a-z_])", r"\1\3\2x", lines[index], count=1)
    return lines


def lost_line(lines: list[str], dice: random.Random) -> list[str]:
    del lines[dice.randrange(1, len(lines) - 1)]
    return lines


def doubled_line(lines: list[str], dice: random.Random) -> list[str]:
    places = [index for index, line in enumerate(lines) if re.match(r"\s+[a-z_]+:", line)]
    index = dice.choice(places or [1])
    return [*lines[: index + 1], *lines[index:]]


def broken_indentation(lines: list[str], dice: random.Random) -> list[str]:
    places = [index for index, line in enumerate(lines) if line.startswith("    ")]
    index = dice.choice(places or [1])
    lines[index] = dice.choice([" ", "\t", "          "]) + lines[index].strip()
    return lines


def changed_value(lines: list[str], dice: random.Random) -> list[str]:
    places = [index for index, line in enumerate(lines) if re.match(r"\s*(- )?[a-z_]+: \S", line)]
    index = dice.choice(places)
    key = lines[index].split(":")[0]
    lines[index] = f"{key}: {dice.choice(['12', 'true', '[]', '{}', '~', '[x, y]', '{a: b}', 'x' * 3000, '&a b', '!!int 3', '*a', '|'])}"
    return lines


def damaged_bytes(lines: list[str], dice: random.Random) -> list[str]:
    index = dice.randrange(1, len(lines) - 1)
    lines[index] += dice.choice(["\x00", "\u202e", "\ufeff", '"', "{", "]", ": :", "\n---\n", "\udcff".encode("utf-8", "replace").decode()])
    return lines


MUTATIONS: list[Callable[[list[str], random.Random], list[str]]] = [
    misspelt_key,
    lost_line,
    doubled_line,
    broken_indentation,
    changed_value,
    damaged_bytes,
]


@pytest.mark.slow
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_slip_ends_in_findings_with_a_place(mutation):
    dice = random.Random(mutation.__name__)
    found = 0
    for _ in range(ROUNDS):
        file = dice.choice(FILES)
        content = "\n".join(mutation(lines_of(file), dice)).encode()
        started = time.monotonic()
        problems = findings(File(path=file.path, schema=file.schema, content=content))
        assert time.monotonic() - started < 20
        for problem in problems:
            assert problem.span.file.startswith("standards/")
            assert problem.message.template.format(**problem.message.args)
        own = [problem for problem in problems if problem.span.file == file.path and problem.span.line > 0]
        found += bool(own or problems)
    assert found >= ROUNDS * 0.25, f"only {found} of {ROUNDS} slips were found"  # a lost or changed line may leave a valid file


@pytest.mark.parametrize("index", range(len(FILES)))
def test_a_misspelt_required_key_is_found_in_its_line(index):
    """A key that every file has, spelt wrong, is named at its own line."""
    file = FILES[index]
    lines = lines_of(file)
    place = next(number for number, line in enumerate(lines) if re.match(r"[a-z_]+:", line))
    key = lines[place].split(":")[0]
    lines[place] = lines[place].replace(key, f"{key}x", 1)
    loaded = build([File(path=file.path, schema=file.schema, content="\n".join(lines).encode())])
    assert any(problem.span.file == file.path and problem.span.line == place + 1 for problem in loaded.findings)
