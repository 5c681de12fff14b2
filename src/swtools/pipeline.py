"""The eight steps of a document and nothing else.

discover → read → check_shape → build → check_meaning → lay_out → render → pack. Steps 2 to 7 are pure; only the first and the
last touch the disk. `validate` stops after the fifth, `build` goes to the end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from swtools import bundled, rules
from swtools.diagnostics import Diagnostic, Severity, in_order
from swtools.document.settings import Settings
from swtools.loading.build import Loaded
from swtools.loading.build import build as build_library
from swtools.loading.discover import File, discover
from swtools.model.centre import Centre
from swtools.model.library import Library
from swtools.pack import build as builder
from swtools.pack import keys
from swtools.pack.build import Built, Progress
from swtools.pack.plan import Selection
from swtools.pack.worker import Workshop

PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A library after the fifth step. `broken` are the ids of instruments with errors, their own or those of a part they use."""

    library: Library
    findings: tuple[Diagnostic, ...]
    broken: frozenset[str]
    files: tuple[File, ...]


def check(folder: Path) -> Checked:
    """Steps 1 to 5 on a library folder: everything that is known about it, all findings at once.

    Raises:
        EnvironmentProblem: there is no library, or it cannot be read.
    """
    files, misplaced = discover(folder)
    loaded = build_library(files)
    findings = in_order((*misplaced, *loaded.findings, *rules.run(loaded.library, loaded.hollow)))
    return Checked(library=loaded.library, findings=tuple(findings), broken=frozenset(_broken(loaded, findings)), files=tuple(files))


def _broken(loaded: Loaded, findings: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield instruments with an error in their file, or in a block or list that they use."""
    faulty = {finding.span.file for finding in findings if finding.severity is Severity.ERROR}
    parts = {f"block:{name}": path for name, path in loaded.block_paths.items()}
    parts |= {f"list:{entry.id}": entry.path for entry in loaded.library.lists.values()}
    for tool in loaded.library.instruments:
        if tool.id in loaded.hollow or tool.path in faulty or any(parts.get(used) in faulty for used in tool.uses):
            yield tool.id


def files(folder: Path) -> tuple[File, ...]:
    """Step 1 alone, for deciding whether anything has changed at all."""
    return tuple(discover(folder)[0])


def fingerprint(settings: Settings) -> str:
    """Return the hash of what stands behind every document: templates, fonts, our source, the renderers' versions."""
    return keys.fingerprint(settings, PACKAGE)


def workshop(checked: Checked, centre: Centre, settings: Settings, output: Path, *, base: str) -> Workshop:
    """Return what lays out and renders the tools of a checked library."""
    return Workshop(checked.library, centre, settings, output, base)


def build(
    checked: Checked,
    selection: Selection,
    centre: Centre,
    settings: Settings,
    output: Path,
    *,
    base: str,
    inputs: str,
    jobs: int,
    force: bool,
    progress: Progress,
) -> Built:
    """Steps 6 to 8: lay out, render and pack what has changed.

    Raises:
        EnvironmentProblem: the output folder cannot be written, or a library that a renderer needs is missing.
    """
    shop = workshop(checked, centre, settings, output, base=base)
    return builder.build(shop, selection, checked.broken, inputs=inputs, jobs=jobs, force=force, progress=progress)


def skipped(checked: Checked) -> list[str]:
    """Return the files of tools that cannot be built, sorted: those with errors, and those that did not become instruments."""
    known = {tool.path: tool.id for tool in checked.library.instruments}
    return sorted(file.path for file in checked.files if file.schema == "instrument" and (file.path not in known or known[file.path] in checked.broken))


def settings(folder: Path, timestamp: int) -> Settings:
    """Return what renderers need: a library's own templates first, the bundled ones last."""
    own = folder / "templates"
    base = bundled.folder("templates")
    folders = (own, base) if own.is_dir() and own.resolve() != base.resolve() else (base,)
    return Settings(template_folders=folders, timestamp=timestamp)


def inputs(files: Collection[File], centre: Centre, base: str, choice: str) -> str:
    """Return the hash of all that a whole build reads: the library, the centre, the fingerprint and the options."""
    digest = hashlib.sha256(f"{base}\n{choice}\n{centre!r}".encode())
    for file in files:
        digest.update(file.path.encode() + b"\0" + hashlib.sha256(file.content).digest())
    return digest.hexdigest()
