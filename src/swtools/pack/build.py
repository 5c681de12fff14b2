"""Step 8: make what has changed, leave the rest, keep the manifest true.

The manifest is the memory: a file is rendered when its build key changed, or when the file itself is gone or altered. Sources that
are gone or broken take their old output with them, and it is said; a partial build keeps the other rows.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from swtools.model.instrument import Instrument
from swtools.pack import manifest as memory
from swtools.pack.catalogue import catalogue
from swtools.pack.manifest import Artifact, Manifest, PackEntry
from swtools.pack.plan import PackTarget, Selection, Target, packs, targets
from swtools.pack.stage_pack import assemble_pack, pack_key_of
from swtools.pack.worker import Done, Job, Workshop, attempt, start, work
from swtools.pack.writing import alone, file_sha256, remove, sha256, write

INDEX = "index.html"
THUMBNAILS = "miniatury"

Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the path of the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did. `removed` are outputs whose source is gone or broken; `failures` are our own faults, with their traces."""

    made: tuple[str, ...] = ()
    kept: int = 0
    removed: tuple[str, ...] = ()
    failures: tuple[Done, ...] = ()
    packs: tuple[str, ...] = ()


def build(workshop: Workshop, selection: Selection, broken: Collection[str], *, inputs: str, jobs: int, force: bool, progress: Progress) -> Built:
    """Build a selection into the workshop's output folder.

    `broken` are the ids of instruments with errors; `inputs` is the hash of all that a whole build reads (remembered for the
    next one); `jobs` is the number of processes.

    Raises:
        EnvironmentProblem: the output folder cannot be written, or a library that a renderer needs is missing.
    """
    with alone(workshop.output):
        return _Build(workshop, selection, broken, inputs, jobs, force, progress).run()


def unchanged(output: Path, inputs: str) -> int | None:
    """Return the number of files when the last whole build read the same inputs and its files still stand unaltered; else None."""
    last = memory.load(output)
    if not last.inputs or last.inputs != inputs:
        return None
    rows = [(row.path, row.sha256) for row in (*last.artifacts, *last.packs)] + list(last.extras)
    return len(rows) if all(file_sha256(output / path) == digest for path, digest in rows) else None


class _Build:
    def __init__(self, workshop: Workshop, selection: Selection, broken: Collection[str], inputs: str, jobs: int, force: bool, progress: Progress) -> None:
        self.workshop = workshop
        self.selection = selection
        self.broken = broken
        self.inputs = inputs
        self.jobs = jobs
        self.force = force
        self.progress = progress
        self.output = workshop.output
        self.library = workshop.library
        self.tools = {tool.id: tool for tool in self.library.instruments}
        self.old = memory.load(self.output)

    def run(self) -> Built:
        wanted = targets(self.library, self.selection, self.broken)
        everything = {target.path: target for target in targets(self.library, dataclasses.replace(Selection(), themes=_themes(self.old, wanted)), self.broken)}
        rows = {row.path: row for row in self.old.artifacts}
        stale = [target for target in wanted if self._stale(target, rows.get(target.path))]
        removed = self._sweep(rows, everything, {target.path for target in wanted})
        done = list(self._make(stale))
        failures = tuple(result for result in done if result.failure)
        for result in done:
            if not result.failure:
                rows[result.target.path] = self._row(result)
        for path in (*removed, *(result.target.path for result in failures)):
            rows.pop(path, None)
        pack_rows, made_packs = self._packs(rows)
        extras = self._extras(rows, pack_rows)
        complete = self.selection.everything and not failures
        manifest = Manifest(
            library=self.library.title,
            version=self.library.version,
            inputs=self.inputs if complete else "",
            artifacts=tuple(rows.values()),
            packs=tuple(pack_rows.values()),
            extras=extras,
        )
        write(self.output, memory.NAME, manifest.to_json())
        return Built(
            made=tuple(sorted(result.target.path for result in done if not result.failure)),
            kept=len(wanted) - len(stale),
            removed=tuple(sorted(removed)),
            failures=failures,
            packs=tuple(made_packs),
        )

    def _stale(self, target: Target, row: Artifact | None) -> bool:
        if self.force or row is None or row.build_key != self.workshop.key(target):
            return True
        if row.thumbnail and not (self.output / row.thumbnail).is_file():
            return True
        return file_sha256(self.output / target.path) != row.sha256

    def _sweep(self, rows: dict[str, Artifact], everything: dict[str, Target], wanted: Collection[str]) -> list[str]:
        """Remove outputs that no sound source stands behind; a partial build leaves the other rows alone."""
        gone = [path for path in rows if path not in everything and path not in wanted]
        for path in gone:
            remove(self.output, path)
        return gone

    def _make(self, stale: Sequence[Target]) -> Iterator[Done]:
        jobs = [Job(target=target, thumbnail=self._thumbnail(target)) for target in sorted(stale, key=_heavy_first)]
        count = 0
        for result in self._results(jobs):
            count += 1
            self.progress(count, len(jobs), result.target.path)
            yield result

    def _results(self, jobs: Sequence[Job]) -> Iterator[Done]:
        if self.jobs <= 1 or len(jobs) <= 1:
            for job in jobs:
                yield attempt(self.workshop, job)
            return
        with self._executor() as executor:
            pending = [executor.submit(work, job) for job in jobs]
            try:
                for future in as_completed(pending):
                    yield future.result()
            except BaseException:
                executor.shutdown(wait=False, cancel_futures=True)
                raise

    def _executor(self) -> Executor:
        arguments = {
            "library": self.library,
            "centre": self.workshop.centre,
            "settings": self.workshop.settings,
            "output": self.output,
            "base": self.workshop.base,
        }
        return ProcessPoolExecutor(self.jobs, initializer=start, initargs=(Workshop, arguments))

    def _thumbnail(self, target: Target) -> str | None:
        """Return where the thumbnail goes, for the copy that the catalogue shows first."""
        if target.format != "pdf" or target.theme != "default":
            return None
        from swtools.pack.plan import working_copy

        tool = self.tools[target.instrument]
        return f"{THUMBNAILS}/{tool.id}.png" if target.edition is working_copy(tool, self.library) else None

    def _row(self, result: Done) -> Artifact:
        target = result.target
        tool = self.tools[target.instrument]
        document = self.workshop.document(target)
        return Artifact(
            path=target.path,
            sha256=result.sha256,
            format=target.format,
            edition=target.edition.value,
            theme=target.theme,
            lang=target.language,
            instrument=tool.id,
            code=tool.code,
            title=_shown_title(tool, target),
            kind=tool.kind.value,
            role=tool.role,
            group=tool.group,
            stage=tool.stage,
            version=tool.version,
            definition_hash=document.definition_hash,
            build_key=result.build_key,
            pages=result.pages,
            thumbnail=self._thumbnail(target),
        )

    def _packs(self, rows: dict[str, Artifact]) -> tuple[dict[str, PackEntry], list[str]]:
        """Assemble the packs whose parts changed; a pack lacks what could not be built, and none is made without parts."""
        old = {row.path: row for row in self.old.packs}
        kept: dict[str, PackEntry] = {}
        made: list[str] = []
        for pack in packs(self.library, Selection(), self.broken):
            parts = _parts(pack, rows)
            if not parts:
                continue
            key = pack_key_of(pack, parts, self.workshop)
            row = old.get(pack.path)
            if row and row.build_key == key and not self.force and file_sha256(self.output / pack.path) == row.sha256:
                kept[pack.path] = row
                continue
            content, pages = assemble_pack(pack, parts, self.workshop)
            write(self.output, pack.path, content)
            kept[pack.path] = PackEntry(
                path=pack.path,
                sha256=sha256(content),
                group=pack.group,
                stage=pack.stage,
                pages=pages,
                instruments=tuple(row.instrument for row in parts),
                build_key=key,
            )
            made.append(pack.path)
        for path in old:
            if path not in kept:
                remove(self.output, path)
        return kept, made

    def _extras(self, rows: dict[str, Artifact], pack_rows: dict[str, PackEntry]) -> tuple[tuple[str, str], ...]:
        """Write the catalogue and sweep thumbnails that nothing shows any more."""
        content = catalogue(self.workshop, list(rows.values()), list(pack_rows.values()))
        write(self.output, INDEX, content)
        shown = {row.thumbnail for row in rows.values() if row.thumbnail}
        for path in sorted((self.output / THUMBNAILS).glob("*.png")):
            relative = path.relative_to(self.output).as_posix()
            if relative not in shown:
                remove(self.output, relative)
        thumbnails = [(path, file_sha256(self.output / path) or "") for path in sorted(shown)]
        return ((INDEX, sha256(content)), *thumbnails)


def _themes(old: Manifest, wanted: Iterable[Target]) -> tuple[str, ...]:
    return tuple(sorted({row.theme for row in old.artifacts} | {target.theme for target in wanted} | {"default"}))


def _heavy_first(target: Target) -> tuple[int, str]:
    return (("pdf", "html", "docx").index(target.format), target.path)


def _shown_title(tool: Instrument, target: Target) -> str:
    return tool.neutral_title or tool.title if target.edition.value == "discreet" else tool.title


def _parts(pack: PackTarget, rows: dict[str, Artifact]) -> list[Artifact]:
    by_copy = {(row.instrument, row.edition): row for row in rows.values() if row.format == "pdf" and row.theme == "default"}
    found = (by_copy.get((instrument, edition.value)) for instrument, edition in pack.parts)
    return [row for row in found if row is not None]
