"""The one Jinja environment of the text formats: sandboxed, strict, escaping."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from swtools.diagnostics import text
from swtools.errors import EnvironmentProblem

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

LONGEST = 1_000_000
"""Letters or items that one multiplication in a template may make."""


def environment(folders: tuple[Path, ...], output_format: str) -> SandboxedEnvironment:
    """Return an environment that loads `<folder>/<output_format>/…`, first folder first.

    Templates of others are untrusted: the sandbox forbids attributes that reach Python, an undefined name is an error, and
    everything is escaped. What a loaded template does wrong ends as an EnvironmentProblem that names its folders.
    """
    from jinja2 import FileSystemLoader, StrictUndefined

    return _sandbox()(
        loader=FileSystemLoader([folder / output_format for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@functools.cache
def _sandbox() -> type[SandboxedEnvironment]:
    from jinja2.exceptions import SecurityError, TemplateError
    from jinja2.runtime import Context
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        """Jinja's sandbox; it also bounds what an expression can unfold to, and speaks in our words."""

        intercepted_binops = frozenset(["*", "**", "%"])

        def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
            """Refuse powers, and multiplied or padded texts: a few letters of a template could fill the memory."""
            numbers = isinstance(left, int | float) and isinstance(right, int | float)
            if operator == "**" or (operator == "%" and not numbers) or (operator == "*" and not numbers and _unfolded(left, right) > LONGEST):
                raise SecurityError(f"{operator} is not allowed here")
            return super().call_binop(context, operator, left, right)

        def handle_exception(self, source: str | None = None) -> NoReturn:
            """Turn a template's fault into a sentence; Jinja calls this inside its `except`."""
            import sys

            problem = sys.exc_info()[1]
            in_a_file = source is None or getattr(problem, "filename", None) is not None
            if isinstance(problem, TemplateError) and in_a_file:
                raise EnvironmentProblem(text("The template for this form cannot be used: {problem}", problem=str(problem))) from None
            super().handle_exception(source)

    return Sandbox


def _unfolded(left: object, right: object) -> int:
    """Return how long a repeated text or list becomes."""
    sequence, times = (left, right) if isinstance(right, int) else (right, left)
    return len(sequence) * times if isinstance(sequence, str | list | tuple) and isinstance(times, int) else 0
