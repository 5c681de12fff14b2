"""The one Jinja environment of the text formats: sandboxed, strict, escaping."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from swtools import bundled
from swtools.diagnostics import Text, text
from swtools.errors import EnvironmentProblem

if TYPE_CHECKING:
    from jinja2 import FileSystemLoader
    from jinja2.sandbox import SandboxedEnvironment

TEMPLATES = (".html", ".j2")
"""How the names of templates end."""
LONGEST = 1_000_000
"""Letters or items that one multiplication in a template may make."""


def environment(folders: tuple[Path, ...], output_format: str) -> SandboxedEnvironment:
    """Return an environment that loads `<folder>/<output_format>/…`, first folder first.

    Templates of others are untrusted: the sandbox forbids attributes that reach Python, an undefined name is an error, and
    everything is escaped. What a loaded template does wrong ends as an EnvironmentProblem that names its folders.
    """
    from jinja2 import StrictUndefined

    return _sandbox()(
        loader=_loader()([folder / output_format for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@contextlib.contextmanager
def in_words(env: SandboxedEnvironment) -> Iterator[None]:
    """Let what a macro does wrong that Python calls end as it would inside `render`.

    Raises:
        EnvironmentProblem: a template cannot be used.
    """
    try:
        yield
    except Exception:
        env.handle_exception()


@functools.cache
def _loader() -> type[FileSystemLoader]:
    from jinja2 import Environment, FileSystemLoader

    class Loader(FileSystemLoader):
        """Jinja's loader; a file in another encoding ends in our words."""

        def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
            """Return the text of a template, its path, and how to see that it is still the same."""
            try:
                return super().get_source(environment, template)
            except UnicodeDecodeError:
                raise EnvironmentProblem(text("The template {where} is not UTF-8 text. Save it as UTF-8.", where=template)) from None

    return Loader


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
            try:
                super().handle_exception(source)
            except EnvironmentProblem:
                raise
            except Exception as shown:  # the same problem; its trace now names the lines of templates
                path, line = _place(shown)
                if in_a_file and (isinstance(shown, TemplateError) or _is_own(path)):
                    raise EnvironmentProblem(_sentence(shown, path, line)) from None
                raise

    return Sandbox


def _place(problem: Exception) -> tuple[str, int]:
    """Return file and line of the template where a problem arose: what the problem says itself, else the innermost template of its trace."""
    from jinja2 import TemplateSyntaxError

    if isinstance(problem, TemplateSyntaxError):
        return problem.filename or "", problem.lineno
    place, trace = ("", 0), problem.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        place = (file, trace.tb_lineno) if file.endswith(TEMPLATES) else place
        trace = trace.tb_next
    return place


def _is_own(path: str) -> bool:
    """Say whether a template is a library's own: what the bundled ones do wrong is our fault."""
    return bool(path) and Path(path).is_file() and not Path(path).resolve().is_relative_to(bundled.folder("templates").resolve())


def _sentence(problem: Exception, path: str, line: int) -> Text:
    from swtools.renderers._jinja_words import fault

    found = fault(problem, Path(path).read_text(encoding="utf-8") if path and Path(path).is_file() else None, line)
    where = f"{path}:{found.line}" if found.line else path
    return text("The template {where} cannot be used. {problem} (Jinja: {detail})", where=where, problem=found.sentence(), detail=str(problem))


def _unfolded(left: object, right: object) -> int:
    """Return how long a repeated text or list becomes."""
    sequence, times = (left, right) if isinstance(right, int) else (right, left)
    return len(sequence) * times if isinstance(sequence, str | list | tuple) and isinstance(times, int) else 0
