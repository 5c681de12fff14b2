"""The eight steps of a document and nothing else.

discover → read → check_shape → build → check_meaning → lay_out → render → pack. Steps 2 to 7 are pure; only the first and the
last touch the disk. `validate` stops after the fifth, `build` goes to the end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from swtools import bundled
from swtools.diagnostics import Diagnostic, Severity, Span, error, in_order, text
from swtools.document.settings import Settings
from swtools.loading.discover import INSTRUMENT, File, discover, names_elsewhere
from swtools.pack import keys, manifest

if TYPE_CHECKING:  # a build that finds nothing changed pays for none of these
    from swtools.loading.build import Loaded
    from swtools.loading.centre import Profile
    from swtools.model.centre import Centre
    from swtools.model.library import Library
    from swtools.pack.build import Built, Progress
    from swtools.pack.plan import Selection
    from swtools.pack.worker import Workshop

HEAD = "standards/library.yaml"
PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A library after the fifth step. `broken` are the ids of instruments with errors, their own or those of a part they use."""

    library: Library
    findings: tuple[Diagnostic, ...]
    broken: frozenset[str]
    files: tuple[File, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the findings that are errors."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def check(folder: Path) -> Checked:
    """Steps 1 to 5 on a library folder: everything that is known about it, all findings at once.

    Raises:
        EnvironmentProblem: there is no library, or it cannot be read.
    """
    from swtools import rules
    from swtools.loading.build import build as build_library
    from swtools.renderers import check_templates

    files, misplaced = discover(folder)
    loaded = build_library(files, names_elsewhere(folder, misplaced))
    findings = in_order((*misplaced, *_without_head(files), *loaded.findings, *rules.run(loaded.library, loaded.hollow), *check_templates(folder)))
    return Checked(library=loaded.library, findings=tuple(findings), broken=frozenset(_broken(loaded, findings)), files=tuple(files))


def _without_head(files: Sequence[File]) -> Iterator[Diagnostic]:
    """Find that a library lacks the file without which nothing can be built."""
    if not any(file.path == HEAD for file in files):
        hint = text("Stages, teams and roles stand there. Take the file from a library that swtools init makes.")
        yield error("SW408", Span(HEAD), text("The library has no {path}.", path=HEAD), hint)


def unfit(checked: Checked, profile: Profile) -> list[Diagnostic]:
    """Return what a centre's profile names and the library does not have, without what its own findings speak of already.

    A library whose head cannot be read knows no stages and roles; nothing is said of a profile then.
    """
    from swtools.loading.fit import unfit as misfits

    if profile.source is None or not checked.library.stages:
        return []
    said = {finding.span for finding in profile.findings}
    folders = {file.path.split("/")[1] for file in checked.files if file.schema == "standard"}
    return in_order(finding for finding in misfits(profile.source, checked.library, folders) if finding.span not in said)


def organised(checked: Checked, centre: Centre) -> Checked:
    """Return a checked library as a centre has it: every tool with the role that runs it there. `unfit` says whether the profile fits."""
    from swtools.model import organisation

    library = organisation.organised(checked.library, centre)
    elsewhere = {tool.path for tool in checked.library.instruments} - {tool.path for tool in library.instruments}
    return replace(checked, library=library, files=tuple(file for file in checked.files if file.path not in elsewhere))


def _broken(loaded: Loaded, findings: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield instruments with an error in their file, in a block or list that they use, or whose group's standard cannot be read."""
    hollow = set(loaded.hollow)
    faulty = {finding.span.file for finding in findings if finding.severity is Severity.ERROR}
    parts = {f"block:{name}": path for name, path in loaded.block_paths.items()}
    parts |= {f"list:{entry.id}": entry.path for entry in loaded.library.lists.values()}
    for tool in loaded.library.instruments:
        if {tool.id, tool.group} & hollow or tool.path in faulty or any(parts.get(used) in faulty for used in tool.uses):
            yield tool.id


def fingerprint(settings: Settings) -> str:
    """Return the hash of what stands behind every document: templates, fonts, our source, the renderers' versions."""
    return keys.fingerprint(settings, PACKAGE)


def workshop(checked: Checked, centre: Centre, settings: Settings, output: Path, *, base: str) -> Workshop:
    """Return what lays out and renders the tools of a checked library."""
    from swtools.pack.worker import Workshop

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
        EnvironmentProblem: the output folder is another library's or cannot be written, or a library that a renderer needs is missing.
    """
    from swtools.pack import build as builder

    shop = workshop(checked, centre, settings, output, base=base)
    remembered = "" if checked.errors else inputs  # so that the next build names the skipped tools again
    return builder.build(shop, selection, checked.broken, inputs=remembered, jobs=jobs, force=force, progress=progress, unread=unreadable(checked))


def skipped(checked: Checked) -> list[str]:
    """Return the files of tools that cannot be built, sorted: those with errors, and those that did not become instruments."""
    return sorted([*unreadable(checked), *(tool.path for tool in checked.library.instruments if tool.id in checked.broken)])


def unreadable(checked: Checked) -> list[str]:
    """Return the files of tools that did not become instruments, sorted."""
    known = {tool.path for tool in checked.library.instruments}
    return sorted(file.path for file in checked.files if file.schema == INSTRUMENT and file.path not in known)


def settings(folder: Path, timestamp: int) -> Settings:
    """Return what renderers need: a library's own templates first, the bundled ones last."""
    own = folder / "templates"
    base = bundled.folder("templates")
    folders = (own, base) if own.is_dir() and own.resolve() != base.resolve() else (base,)
    return Settings(template_folders=folders, timestamp=timestamp)


def inputs(folder: Path, centre: Centre, base: str) -> str:
    """Return the hash of all that a whole build reads: the library, the centre's profile and the fingerprint.

    Raises:
        EnvironmentProblem: there is no library, or it cannot be read.
    """
    files, misplaced = discover(folder)
    digest = hashlib.sha256(f"{base}\n{centre!r}\n{[finding.span.file for finding in misplaced]}".encode())
    for file in files:
        digest.update(file.path.encode() + b"\0" + hashlib.sha256(file.content).digest())
    return digest.hexdigest()


def standing(output: Path, inputs: str) -> int | None:
    """Return how many files stand in the output folder if the last whole build read the same and nobody altered them; else None."""
    return manifest.unchanged(output, inputs)
