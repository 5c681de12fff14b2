"""A finding is a value with a place.

Findings are yielded, collected, sorted and shown once; they are never raised. Their texts are English templates with
named arguments (`Text`), so that whoever shows them can do so in the reader's language.
"""

from __future__ import annotations

import difflib
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source file. `line` and `column` count from 1; 0 means "the file as a whole".

    `file` is a path as the author knows it, relative to the library, with forward slashes.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Severity(enum.StrEnum):
    """How much a finding weighs: errors skip the instrument, warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence to be translated: an English template in `str.format` syntax and its arguments."""

    template: str
    args: Mapping[str, object] = field(default_factory=dict)


def text(template: str, **args: object) -> Text:
    """Mark `template` for translation and bind its arguments. Message extraction looks for this name."""
    return Text(template, args)


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A second place that explains a finding ("first used here")."""

    span: Span
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: what is wrong, where, and what to do about it.

    `code` is stable: 1xx reading, 2xx shape, 3xx meaning in one file, 4xx across files, 5xx layout, 6xx responses.
    """

    code: str
    severity: Severity
    span: Span
    message: Text
    hint: Text | None = None
    related: tuple[Related, ...] = ()


def error(code: str, span: Span, message: Text, hint: Text | None = None, *related: Related) -> Diagnostic:
    """Make an error finding."""
    return Diagnostic(code=code, severity=Severity.ERROR, span=span, message=message, hint=hint, related=related)


def warning(code: str, span: Span, message: Text, hint: Text | None = None, *related: Related) -> Diagnostic:
    """Make a warning finding."""
    return Diagnostic(code=code, severity=Severity.WARNING, span=span, message=message, hint=hint, related=related)


_FEW = 12
"""How many names a hint lists."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that `name` was probably meant to be, or None where none is near."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1)), None)


def did_you_mean(name: str, known: Iterable[str]) -> Text | None:
    """Return the hint that names the nearest known name, or None where none is near."""
    near = nearest(name, known)
    return text("Did you mean {name}?", name=near) if near else None


def choose_from(name: str, known: Iterable[str]) -> Text | None:
    """Return the hint that names the nearest known name; where none is near, all of them if they are few."""
    names = list(known)
    return did_you_mean(name, names) or (text("Known: {names}.", names=", ".join(names)) if 0 < len(names) <= _FEW else None)


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort findings by place, then code, and drop exact repetitions."""
    unique: dict[tuple[object, ...], Diagnostic] = {}
    for finding in findings:
        args = tuple(sorted((key, str(value)) for key, value in finding.message.args.items()))
        unique.setdefault((finding.span, finding.code, finding.message.template, args), finding)
    return [unique[key] for key in sorted(unique, key=lambda key: (key[0], key[1], key[2], key[3]))]
