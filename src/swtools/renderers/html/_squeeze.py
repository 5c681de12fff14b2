"""Making style and script small for shipping: the sources stay readable, the file stays under its size.

Nothing here parses CSS or JavaScript. It relies on how the sources are written: statements end with a semicolon, strings stand in
double quotes, no template holds another, no text runs over lines. The browser tests run what comes out.
"""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter
from collections.abc import Iterator

_REGEX = r"/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[\n])+/[a-z]*"
_LITERAL = re.compile(rf"""("(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|(?<=[(,=:!&|?] ){_REGEX}|(?<=\(){_REGEX}|(?<=return ){_REGEX})""")
"""A string, a template, or a regular expression: after an operator and a space, a bracket or `return`."""

_DECLARED = (
    re.compile(r"\b(?:const|let|function)\s+(\w+)"),
    re.compile(r"\b(\w+)\s*=>"),
    re.compile(r"\(([\w,\s]*)\)\s*=>"),
    re.compile(r"\bfunction\s+\w+\(([\w,\s]*)\)"),
)
_NAME = r"(?<![\w$])(?:(?<!\.)|(?<=\.\.\.))(?:{name})(?![\w$])"
"""A name by itself or behind a spread, not a property."""

_SHORTEST = 4


def squeezed_style(source: str) -> str:
    """Take needless spaces, line ends and last semicolons away."""
    tight = re.sub(r" *([{};,>]|:(?= )) *", r"\1", _stripped(source, "/*"))
    return re.sub(r"(?<=[{;,])\n", "", tight).replace(";\n}", "}").replace(";}", "}")


def squeezed_script(source: str) -> str:
    """Take comments, needless spaces and line ends away, and give long names of our own short ones."""
    parts = _LITERAL.split(_stripped(source, "//"))
    short = _short_names(parts)
    known = re.compile(_NAME.format(name="|".join(short))) if short else None
    tight = (_tight(part, index % 2 == 1, known, short) for index, part in enumerate(parts))
    return re.sub(r"(?<=[{;,])\n", "", "".join(tight)).replace(";\n}", "}").replace(";}", "}")


def _stripped(source: str, comment: str) -> str:
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(comment))


def _tight(part: str, literal: bool, known: re.Pattern[str] | None, short: dict[str, str]) -> str:
    if known and (not literal or part.startswith("`")):
        part = known.sub(lambda found: short[found.group()], part)
    return part if literal else re.sub(r" *([{}()\[\];,=<>?:&|!*%]) *", r"\1", part)


def _short_names(parts: list[str]) -> dict[str, str]:
    """Return short names for the names that are declared here and are never a property, a key or a word in a text."""
    code = "".join(parts[::2])
    templates = [part for part in parts[1::2] if part.startswith("`")]
    everywhere = code + "".join(templates)
    taken = _properties(everywhere) | set(re.findall(r"\w+", " ".join(_plain_text(part) for part in templates)))
    uses = Counter(re.findall(r"\w+", everywhere))
    own = {name for name in _declared(code) if len(name) >= _SHORTEST and name not in taken}
    ranked = sorted(own, key=lambda name: (-uses[name] * len(name), name))
    return dict(zip(ranked, _codes(), strict=False))


def _declared(code: str) -> set[str]:
    return {name for pattern in _DECLARED for found in pattern.findall(code) for name in re.findall(r"[A-Za-z]\w*", found)}


def _properties(code: str) -> set[str]:
    """Return the words that are used as properties or keys: behind a dot, before a colon, or alone in braces."""
    found = set(re.findall(r"(?<!\.\.)\.(\w+)", code)) | set(re.findall(r"(\w+)\s*:", code))
    innermost = re.compile(r"\{([^{}]*)\}")
    while braces := innermost.findall(code):
        for inside in braces:
            found |= {match.group(1) for item in inside.split(",") if (match := re.fullmatch(r"\s*(?:\.\.\.)?(\w+)\s*(?:=.*)?", item))}
            found |= set(re.findall(r"(?:^|,)\s*(?:async\s+)?(\w+)\s*\([^()]*\)\s*0", inside))
        code = innermost.sub("0", code)
    return found


def _plain_text(template: str) -> str:
    """Return the text of a template without its expressions."""
    kept, depth = [], 0
    for before, letter in itertools.pairwise(" " + template):
        if depth or (before == "$" and letter == "{"):
            depth += {"{": 1, "}": -1}.get(letter, 0)
            kept.append(" ")
        else:
            kept.append(letter)
    return "".join(kept)


def _codes() -> Iterator[str]:
    """Yield `$a`, `$b`, …, `$aa`, …"""
    for length in itertools.count(1):
        for letters in itertools.product(string.ascii_lowercase + string.ascii_uppercase, repeat=length):
            yield "$" + "".join(letters)
