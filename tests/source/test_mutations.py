"""Seeded damage to real files ends in findings with a place in that file: never an exception, never a second."""

import random
import re
import time
from collections.abc import Callable

import jsonschema
import pytest
from referencing import Registry, Resource

from swtools.source import reader, schemas, shape
from tests.source.library_files import library_files

FILES = library_files()
KEYS = {key for document in schemas.documents().values() for key in document.get("properties", ())}
LINE = re.compile(r"^( *(?:- )?)([a-z_]+):( .*)?$")


REGISTRY = Registry().with_resources([(f"file:///{path}", Resource.from_contents(schema)) for path, schema in schemas.documents().items()])
STOCK = {schema: jsonschema.Draft202012Validator({"$ref": f"file:///{schema}.schema.json"}, registry=REGISTRY) for schema in {schema for *_, schema in FILES}}


def key_lines(lines: list[str]) -> list[int]:
    """Return the lines that hold a key of a schema; inside conditions, parameters and block texts keys are free."""
    return [number for number, line in enumerate(lines) if (found := LINE.match(line)) and found[2] in KEYS]


def at_a_key(change: Callable[[random.Random, str], str]) -> Callable[[random.Random, str], str]:
    def mutate(dice: random.Random, content: str) -> str:
        lines = content.split("\n")
        number = dice.choice(key_lines(lines))
        lines[number] = change(dice, lines[number])
        return "\n".join(lines)

    return mutate


def renamed(dice: random.Random, line: str) -> str:
    before, key, after = LINE.match(line).groups()
    position = dice.randrange(len(key))
    return f"{before}{key[:position]}q{key[position:]}:{after or ''}"


def repeated(_: random.Random, line: str) -> str:
    before, key, after = LINE.match(line).groups()
    return f"{before}{key}: x\n{before.replace('-', ' ')}{key}:{after or ''}"


def tabbed(_: random.Random, line: str) -> str:
    return "\t" + line


def with_value(value: str) -> Callable[[random.Random, str], str]:
    return lambda _, line: "{}{}: {}".format(*LINE.match(line).groups()[:2], value)


def cut(dice: random.Random, content: str) -> str:
    return content[: dice.randrange(1, len(content))]


def without_a_line(dice: random.Random, content: str) -> str:
    lines = content.split("\n")
    del lines[dice.randrange(len(lines))]
    return "\n".join(lines)


def moved(dice: random.Random, content: str) -> str:
    lines = content.split("\n")
    number = dice.randrange(len(lines))
    lines[number] = " " * dice.randrange(1, 9) + lines[number] if dice.random() < 0.5 else lines[number].lstrip(" ")
    return "\n".join(lines)


def sprinkled(dice: random.Random, content: str) -> str:
    characters = list(content)
    for _ in range(dice.randrange(1, 6)):
        characters[dice.randrange(len(characters))] = dice.choice("{}[]:,-\"'#&*!|>%@`\\ \t\n\x00\x85\u2028ą?~")
    return "".join(characters)


def deep(dice: random.Random, content: str) -> str:
    return at_a_key(with_value(dice.choice("[{") * dice.choice((41, 2000, 100_000))))(dice, content)


CERTAIN = {"renamed": at_a_key(renamed), "repeated": at_a_key(repeated), "tabbed": at_a_key(tabbed), "deep": deep} | {
    f"value {value}": at_a_key(with_value(value)) for value in ("&a x", "*a", "!a x", ".inf", '"', "{a: {b: c}}", "@x", "a: b", "<<: x")
}
POSSIBLE = {"cut": cut, "without a line": without_a_line, "moved": moved, "sprinkled": sprinkled} | {
    f"value {value}": at_a_key(with_value(value)) for value in ("", "7", "-1.5", "true", "[]", "{}", "[a, a]", "{a: b}", "x" * 5000, "'tak '", "2026-02-30")
}


def examine(file: str, content: bytes, schema: str) -> int:
    """Check one file; return the number of findings."""
    start = time.process_time()
    source, findings = reader.read(file, content)
    if source:
        findings = [*findings, *shape.check_shape(source, schema)]
    assert time.process_time() - start < 1
    if source:
        # jsonschema as it comes out of the box judges our quick check and our dialect.
        valid = STOCK[schema].is_valid(source.data)
        assert schemas.acceptor(schema)(source.data) == valid
        assert (not shape.check_shape(source, schema)) == valid
    else:
        assert findings
    lines = re.split("\r\n|\r|\n", content.decode("utf-8", "replace"))
    for finding in findings:
        for span in (finding.span, *(related.span for related in finding.related)):
            assert span.file == file
            assert 1 <= span.line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 2
        assert finding.message.template.format(**finding.message.args)
        assert not finding.hint or finding.hint.template.format(**finding.hint.args)
    return len(findings)


@pytest.mark.parametrize("kind", sorted(CERTAIN))
def test_damage_is_found(kind: str) -> None:
    dice = random.Random(f"certain {kind}")
    for file, content, schema in dice.sample(FILES, 12):
        damaged = CERTAIN[kind](dice, content.decode())
        assert examine(file, damaged.encode(), schema), damaged


@pytest.mark.parametrize("kind", sorted(POSSIBLE))
def test_damage_does_no_harm(kind: str) -> None:
    dice = random.Random(f"possible {kind}")
    for file, content, schema in dice.sample(FILES, 12):
        examine(file, POSSIBLE[kind](dice, content.decode()).encode(), schema)


def test_random_bytes_do_no_harm() -> None:
    dice = random.Random("bytes")
    for file, content, schema in dice.sample(FILES, 30):
        damaged = bytearray(content)
        for _ in range(dice.randrange(1, 20)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        examine(file, bytes(damaged), schema)
    for size in (1, 2, 3, 4, 100, 5000):
        assert examine("noise.yaml", dice.randbytes(size), "block")


def test_a_file_with_five_hundred_mistakes_is_quick() -> None:
    item = b'  - {type: choice, id: a, text: "Co?", options: [{code: a, text: "a"}, {code: b, text: 3}]}\n'
    assert examine("huge.yaml", b'id: a\ntitle: "A"\nitems:\n' + item * 500, "block") >= 500
