"""The manifest: what a build made, and the memory by which the next one knows what to leave alone.

Described by `schemas/manifest.schema.json`.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path

from swtools.diagnostics import text
from swtools.errors import EnvironmentProblem
from swtools.pack.seen import Seen

NAME = "manifest.json"
FORMAT = 1
"""Of the file; one of another format is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """One file of a tool; `path` is relative to the manifest."""

    path: str
    sha256: str
    format: str
    edition: str
    theme: str
    lang: str
    instrument: str
    code: str
    title: str
    kind: str
    role: str
    group: str
    stage: str | None
    version: str
    definition_hash: str
    build_key: str
    pages: int | None = None
    thumbnail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackEntry:
    """Something put together: `kind` is `stage`, `word`, `role` or `handbook`, `format` `pdf`, `docx` or `zip`.

    `group` is None where it belongs to the whole library; `instruments` are the tools that it holds or describes.
    """

    path: str
    sha256: str
    kind: str
    format: str
    group: str | None
    stage: str | None
    role: str | None
    party: str | None
    pages: int | None
    instruments: tuple[str, ...]
    build_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What stands in the output folder. `inputs` is the hash of all that the last whole build read, empty after any other one.

    `library` is the title by which a build knows its own folder.

    `extras` are (path, SHA-256) of the files that are neither: the catalogue and its thumbnails.
    """

    library: str = ""
    version: str = ""
    inputs: str = ""
    artifacts: tuple[Artifact, ...] = ()
    packs: tuple[PackEntry, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> bytes:
        """Return the canonical JSON, rows in the order of their paths."""
        data = {
            "format": FORMAT,
            "library": self.library,
            "version": self.version,
            "inputs": self.inputs,
            "artifacts": [dataclasses.asdict(row) for row in sorted(self.artifacts, key=lambda row: row.path)],
            "packs": [dataclasses.asdict(row) for row in sorted(self.packs, key=lambda row: row.path)],
            "extras": [{"path": path, "sha256": digest} for path, digest in sorted(self.extras)],
        }
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def unchanged(output: Path, inputs: str) -> int | None:
    """Return the number of files when the last whole build read the same inputs and its files still stand unaltered; else None."""
    last = load(output)
    if not last.inputs or last.inputs != inputs:
        return None
    rows = [*((row.path, row.sha256) for row in last.artifacts), *((row.path, row.sha256) for row in last.packs), *last.extras]
    seen = Seen(output)
    if not all(seen.sha256(path) == digest for path, digest in rows):
        return None
    seen.remember(())
    return len(rows)


def require_own(output: Path, title: str) -> None:
    """Make sure that an output folder holds nothing of another library: a build would take its forms for ones whose source is gone.

    A library is known by its title, for a path would differ from computer to computer. A manifest that names none may be anybody's.

    Raises:
        EnvironmentProblem: the folder is another library's.
    """
    other = load(output).library
    if other not in ("", title):
        raise EnvironmentProblem(
            text(
                "{folder} holds the forms of the library “{other}”, not of “{title}”: name another folder with --output, "
                "or remove this one if the library only got a new title.",
                folder=str(output),
                other=other,
                title=title,
            )
        )


def load(output: Path) -> Manifest:
    """Read the manifest of an output folder; a missing or unreadable one counts as empty, so that all is built anew."""
    try:
        data = json.loads((output / NAME).read_bytes())
        if data["format"] != FORMAT:
            return Manifest()
        if not all(isinstance(row["path"], str) for row in (*data["artifacts"], *data["packs"], *data["extras"])):
            return Manifest()
        return Manifest(
            library=data["library"],
            version=data["version"],
            inputs=data["inputs"],
            artifacts=tuple(Artifact(**row) for row in data["artifacts"]),
            packs=tuple(PackEntry(**{**row, "instruments": tuple(row["instruments"])}) for row in data["packs"]),
            extras=tuple((row["path"], row["sha256"]) for row in data["extras"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()
