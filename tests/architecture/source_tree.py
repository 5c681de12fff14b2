"""The source as the tests of this folder see it: modules, what each imports, how long everything is."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "swtools"


@dataclass(frozen=True)
class Import:
    """One import: the module it names, its line, whether it runs when the module is loaded (not in a function, not for types only)."""

    target: str
    line: int
    at_load: bool


@dataclass(frozen=True)
class Module:
    """One file of the package."""

    path: Path

    @property
    def name(self) -> str:
        """Return the dotted name below `swtools`, e.g. `items.choice`."""
        parts = self.path.relative_to(PACKAGE).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def unit(self) -> str:
        """Return the part of the name that the layers know, e.g. `items`."""
        return self.name.split(".")[0]

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    def imports(self) -> Iterator[Import]:
        """Yield every import, those inside functions and those for types included."""
        yield from _imports(self.tree.body, at_load=True)

    def inner(self) -> Iterator[tuple[str, int]]:
        """Yield (name below `swtools`, line) for each import of our own."""
        for found in self.imports():
            if found.target == "swtools" or found.target.startswith("swtools."):
                yield found.target.removeprefix("swtools").removeprefix("."), found.line

    def functions(self) -> Iterator[tuple[str, int]]:
        """Yield (name, lines) of each function; the lines of its docstring do not count."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - _docstring_lines(node)


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return (first.end_lineno or first.lineno) - first.lineno + 1 if is_text else 0


def _imports(body: list[ast.stmt], *, at_load: bool) -> Iterator[Import]:
    for node in body:
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno, at_load) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import on line {node.lineno}"
            yield from _from(node, at_load)
        else:
            now = at_load and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not _for_types(node)
            for field in ("body", "orelse", "handlers", "finalbody", "cases"):
                for child in getattr(node, field, []):
                    yield from _imports([child] if isinstance(child, ast.stmt) else child.body, at_load=now)


def _from(node: ast.ImportFrom, at_load: bool) -> Iterator[Import]:
    """Name the module where `from package import module` takes one, else the package."""
    module = node.module or ""
    for alias in node.names:
        whole = PACKAGE.parent.joinpath(*module.split("."), alias.name)
        is_module = module.startswith("swtools") and (whole.with_suffix(".py").is_file() or whole.is_dir())
        yield Import(f"{module}.{alias.name}" if is_module else module, node.lineno, at_load)


def _for_types(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


@functools.cache
def modules() -> tuple[Module, ...]:
    """Return every module of the package, in order of path."""
    return tuple(Module(path) for path in sorted(PACKAGE.rglob("*.py")) if "_data" not in path.parts)
