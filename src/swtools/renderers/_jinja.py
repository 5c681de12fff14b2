"""The one Jinja environment of the text formats: sandboxed, strict, escaping."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


def environment(folders: tuple[Path, ...], output_format: str) -> SandboxedEnvironment:
    """Return an environment that loads `<folder>/<output_format>/…`, first folder first.

    Templates of others are untrusted: the sandbox forbids attributes that reach Python, an undefined name is an error, and
    everything is escaped.
    """
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([folder / output_format for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
