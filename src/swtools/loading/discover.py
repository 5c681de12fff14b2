"""Step 1: which files a library has. Touches the disk, judges nothing but names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from swtools.diagnostics import Diagnostic, Span, error, nearest, text
from swtools.errors import EnvironmentProblem, reason
from swtools.source.characters import MOST_BYTES

STANDARDS = "standards"
_SINGLE = {"library.yaml": "library", "legal-basis.yaml": "legal-basis", "concepts.yaml": "concepts", "language-care.yaml": "language-care"}
_SHELVES = {"choices": "choices", "blocks": "block", "topics": "topics"}
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ENDINGS = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
"""What is meant for a YAML file; a text editor of Windows adds the `.txt` and does not show it."""
_PACK = re.compile(r"pakiet(-.*)?")
INSTRUMENT = "instrument"
_ID = re.compile(rb"^id:[ \t]*[\"']?([a-z0-9_]+)", re.MULTILINE)
_OF_A_STANDARD = re.compile(rb"^for_whom:", re.MULTILINE)
"""A key that only the standard of a group has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of a library: its path relative to the library with forward slashes, what it is, and its bytes.

    `schema` is a schema's name, or `instrument` where the file's own `kind` decides.
    """

    path: str
    schema: str
    content: bytes


def discover(library: Path) -> tuple[list[File], list[Diagnostic]]:
    """Return the files below `<library>/standards` in the order of their paths, and findings about names.

    Raises:
        EnvironmentProblem: there is no such folder, or it cannot be read.
    """
    root = library / STANDARDS
    if library.is_file():
        raise EnvironmentProblem(text("{library} is a file. Name the folder that holds {folder} with --library.", folder=STANDARDS, library=str(library)))
    if not root.is_dir():
        raise EnvironmentProblem(
            text("There is no folder {folder} in {library}. Name the folder that holds it with --library.", folder=STANDARDS, library=str(library))
        )
    files: list[File] = []
    findings: list[Diagnostic] = []
    for path in sorted(_walk(root, library)):
        relative = path.relative_to(library).as_posix()
        problem = _misnamed(path, root, relative)
        if problem:
            findings.append(problem)
            continue
        schema = _schema(path.relative_to(root).parts)
        if schema is None:
            findings.append(_homeless(path.relative_to(root).parts, relative))
            continue
        files.append(File(path=relative, schema=schema, content=_content(path, relative)))
    return files, findings


def _homeless(parts: tuple[str, ...], relative: str) -> Diagnostic:
    """Return the finding about a file without a home; a name that is nearly one of the library's own files is told apart."""
    own = _SINGLE if len(parts) == 1 else ("standard.yaml",) if len(parts) == 2 else ()
    meant = nearest(parts[-1].removesuffix(".yaml"), [name.removesuffix(".yaml") for name in own])
    hint = (
        text("Did you mean {name}?", name=f"{meant}.yaml")
        if meant
        else text("Tools stand in <group>/<n-stage>/<tool>.yaml, shared parts in blocks/, choices/ or topics/.")
    )
    return error("SW401", Span(relative), text("This file has no place in a library."), hint)


def names_elsewhere(library: Path, misplaced: Iterable[Diagnostic]) -> set[str]:
    """Return the names under which others look for the files of findings about places and names: what they miss there follows from these.

    A file is looked for by the id in it or by its name; a group's standard by the name of its folder.
    """
    names: set[str] = set()
    for finding in misplaced:
        path = library / finding.span.file
        names.add(path.name.partition(".")[0].lower().replace("-", "_"))
        if finding.code == "SW402":
            continue  # a link out of the library is not followed
        content = _content(path, finding.span.file)
        names.update(found.decode() for found in _ID.findall(content))
        if _OF_A_STANDARD.search(content):
            names.add(path.parent.name)
    return names


def _content(path: Path, relative: str) -> bytes:
    """Return a file's bytes, of a very long one only so many that it is seen to be too long."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise EnvironmentProblem(text("{path} cannot be read: {problem}.", path=relative, problem=reason(problem))) from None


def _walk(root: Path, library: Path) -> Iterator[Path]:
    """Yield the YAML files; a folder that cannot be read must not pass for one without tools."""

    def stop(problem: OSError) -> None:
        path = Path(problem.filename).relative_to(library).as_posix()
        raise EnvironmentProblem(text("{path} cannot be read: {problem}.", path=path, problem=reason(problem)))

    for folder, folders, names in os.walk(root, onerror=stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(_ENDINGS) and not name.startswith("."):
                yield Path(folder, name)


def _misnamed(path: Path, root: Path, relative: str) -> Diagnostic | None:
    if not path.resolve().is_relative_to(root.resolve()):
        return error("SW402", Span(relative), text("This is a link out of the library."), text("Put the file itself here."))
    parts = (*path.relative_to(root).parts[:-1], path.stem)
    if _PACK.fullmatch(path.stem):
        return error("SW403", Span(relative), text("The name {name} is the pack’s.", name=path.stem), text("Name the tool after what it does."))
    if path.suffix != ".yaml":
        hint = text("Rename it. Windows may hide an ending such as .txt: let the Explorer show the endings of files.")
        return error("SW403", Span(relative), text("The name {name} does not end in .yaml.", name=path.name), hint)
    bad = next((part for part in parts if not _NAME.fullmatch(part)), None)
    if bad:
        return error(
            "SW403",
            Span(relative),
            text("The name {name} is not kebab-case.", name=bad),
            text("Use small letters a–z, digits and hyphens, and the ending .yaml."),
        )
    return None


def _schema(parts: tuple[str, ...]) -> str | None:
    if len(parts) == 1:
        return _SINGLE.get(parts[0])
    if len(parts) == 2 and parts[0] in _SHELVES:
        return _SHELVES[parts[0]]
    if len(parts) == 2 and parts[1] == "standard.yaml":
        return "standard"
    return INSTRUMENT if len(parts) == 3 and parts[0] not in _SHELVES else None
