"""Step 8: make what has changed, leave the rest, keep the manifest true.

The manifest is the memory: a file is rendered when its build key changed, or when the file itself is gone or altered. Sources that
are gone or broken take their old output with them, and it is said; a partial build keeps the other rows.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from swtools.document.blocks import DEFAULT_THEME
from swtools.model.definition_hash import definition_hash
from swtools.model.placement import SHARED
from swtools.pack import journal, packing
from swtools.pack import manifest as memory
from swtools.pack.catalogue import LeftOut, catalogue
from swtools.pack.crew import Crew
from swtools.pack.keys import file_sha256
from swtools.pack.manifest import Artifact, Manifest
from swtools.pack.plan import Selection, Target, shown_title, targets, working_copies
from swtools.pack.seen import Seen
from swtools.pack.sets import PackKind, PackTarget, asked, packs
from swtools.pack.worker import Done, Job, Workshop, attempt
from swtools.pack.writing import alone, remove, write

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


def build(
    workshop: Workshop,
    selection: Selection,
    broken: Collection[str],
    *,
    inputs: str,
    jobs: int,
    force: bool,
    progress: Progress,
    unread: Sequence[str] = (),
) -> Built:
    """Build a selection into the workshop's output folder.

    `broken` are the ids of instruments with errors, `unread` the files that did not become instruments; `inputs` is the hash of
    all that a whole build reads (remembered for the next one; empty where that one has to look again); `jobs` is the number of
    processes.

    Raises:
        EnvironmentProblem: the output folder is another library's or cannot be written, or a library that a renderer needs is missing.
    """
    memory.require_own(workshop.output, workshop.library.title)  # before the lock: it makes the folder
    with alone(workshop.output), Crew(workshop, jobs) as crew:
        return _Build(workshop, selection, LeftOut(broken=broken, unread=unread), force, progress).run(crew, inputs)


class _Build:
    """One build: what stood before (`old`, `rows`, `packs`), what it writes, and what it remembers in the end."""

    def __init__(self, workshop: Workshop, selection: Selection, left_out: LeftOut, force: bool, progress: Progress) -> None:
        self.workshop = workshop
        self.selection = selection
        self.left_out = left_out
        self.broken = left_out.broken
        self.force = force
        self.progress = progress
        self.output = workshop.output
        self.library = workshop.library
        self.tools = {tool.id: tool for tool in self.library.instruments if tool.id not in self.broken}
        self.definitions = {identifier: definition_hash(tool) for identifier, tool in self.tools.items()}
        self.old = memory.load(self.output)
        self.seen = Seen(self.output)
        self.written: dict[str, str] = {}
        self.pictures = dict(self.old.extras)
        self.rows = {row.path: row for row in self.old.artifacts}
        self.packs = {row.path: row for row in self.old.packs}

    def run(self, crew: Crew, inputs: str) -> Built:
        """Sweep, render, pack, and write catalogue and manifest."""
        wanted = self._wanted()
        planned = packs(self.library, self.broken)
        removed = self._sweep({target.path for target in wanted}, {pack.path for pack in planned})
        stale = [target for target in wanted if self._stale(target)]
        for target in set(wanted) - set(stale):
            old = self.rows[target.path]
            self.rows[target.path] = self._row(target, old.sha256, old.pages)
        journal.announce(self.output, [*(target.path for target in stale), *(pack.path for pack in planned)])
        try:
            failures = self._make(crew, stale)
            made_packs, lost_packs = self._make_packs(crew, planned)
            write(self.output, INDEX, catalogue(self.workshop, list(self.rows.values()), list(self.packs.values()), self.left_out))
        except BaseException:
            self._remember("")
            raise
        whole = self.selection.everything or self.old.inputs == inputs  # a part of an unchanged whole leaves it whole
        self._remember(inputs if whole and not failures else "")
        journal.settle(self.output)
        failed = {result.target.path for result in failures}
        return Built(
            made=tuple(sorted(target.path for target in stale if target.path not in failed)),
            kept=len(wanted) - len(stale),
            removed=tuple(sorted([*removed, *lost_packs])),
            failures=failures,
            packs=tuple(made_packs),
        )

    def _wanted(self) -> list[Target]:
        """Return what is asked for; where no theme is named, copies in other themes that stand already are kept up to date."""
        found = targets(self.library, self.selection, self.broken)
        if not self.selection.themes:
            others = tuple(sorted({row.theme for row in self.old.artifacts} - {DEFAULT_THEME}))
            selection = dataclasses.replace(self.selection, themes=others)
            found += [target for target in targets(self.library, selection, self.broken) if others and target.path in self.rows]
        return found

    def _stale(self, target: Target) -> bool:
        row = self.rows.get(target.path)
        if self.force or row is None or row.build_key != self.workshop.key(target) or row.thumbnail != self._thumbnail(target):
            return True
        if row.thumbnail and self.seen.sha256(row.thumbnail) != self.pictures.get(row.thumbnail):
            return True
        return self.seen.sha256(target.path) != row.sha256

    def _sweep(self, wanted: Collection[str], planned: Collection[str]) -> list[str]:
        """Remove outputs that no sound source stands behind; a partial build leaves the other rows alone."""
        themes = tuple(sorted({row.theme for row in self.old.artifacts} | {DEFAULT_THEME}))
        sound = {target.path for target in targets(self.library, Selection(themes=themes), self.broken)}
        known = sound.union(wanted, planned)
        orphans = {path for path in journal.announced(self.output) if path not in self.packs and (self.output / path).is_file()}
        gone = sorted((self.rows.keys() | orphans) - known)
        for path in gone:
            remove(self.output, path)
            self.rows.pop(path, None)
        return gone

    def _make(self, crew: Crew, stale: Sequence[Target]) -> tuple[Done, ...]:
        """Render what is stale; a file that could not be rendered takes its old version with it."""
        jobs = [Job(target=target, thumbnail=self._thumbnail(target)) for target in sorted(stale, key=_heavy_first)]
        failures = []
        for count, result in enumerate(crew.each(attempt, jobs), 1):
            path = result.target.path
            if result.failure:
                failures.append(result)
                remove(self.output, path)
                self.rows.pop(path, None)
            else:
                self.rows[path] = self._row(result.target, result.sha256, result.pages)
                self.written[path] = result.sha256
            self.progress(count, len(jobs), path)
        return tuple(sorted(failures, key=lambda result: result.target))

    def _thumbnail(self, target: Target) -> str | None:
        """Return where the thumbnail goes, for the copy that the catalogue shows first."""
        if target.format != "pdf" or target.theme != DEFAULT_THEME:
            return None
        tool = self.tools[target.instrument]
        return f"{THUMBNAILS}/{tool.id}.png" if target.edition is working_copies(tool, self.library)[0] else None

    def _row(self, target: Target, digest: str, pages: int | None) -> Artifact:
        tool = self.tools[target.instrument]
        return Artifact(
            path=target.path,
            sha256=digest,
            format=target.format,
            edition=target.edition.value,
            theme=target.theme,
            lang=target.language,
            instrument=tool.id,
            code=tool.code,
            title=shown_title(tool, target.edition),
            kind=tool.kind.value,
            role=tool.role,
            group=tool.group,
            stage=tool.stage,
            version=tool.version,
            definition_hash=self.definitions[tool.id],
            build_key=self.workshop.key(target),
            pages=pages,
            thumbnail=self._thumbnail(target),
        )

    def _make_packs(self, crew: Crew, planned: Sequence[PackTarget]) -> tuple[list[str], list[str]]:
        """Make the packs whose parts or words changed; what can no longer be made goes."""
        orders = [order for order in packing.orders(planned, packing.standing(self.rows.values()), self.workshop) if self._due(order)]
        stale = [order for order in orders if asked(order.pack, self.selection) and self._stale_pack(order)]
        lost = sorted(set(self.packs) - {order.pack.path for order in orders})
        for path in lost:
            remove(self.output, path)
            del self.packs[path]
        for entry in crew.each(packing.make, stale):
            self.packs[entry.path] = entry
            self.written[entry.path] = entry.sha256
        return [order.pack.path for order in stale], lost

    def _due(self, order: packing.Order) -> bool:
        """Say whether a pack may be made: where a narrowed build left its group or some of its forms out, only if it stands or its role is asked for."""
        pack = order.pack
        if self.selection.groups and pack.path not in self.packs and (pack.group or SHARED) not in (*self.selection.groups, SHARED):
            return False  # of shared forms only, which happen to stand: nobody asked for its group
        whole = pack.kind is PackKind.HANDBOOK or len(order.parts) == len(pack.parts)
        return whole or pack.path in self.packs or pack.role in self.selection.roles

    def _stale_pack(self, order: packing.Order) -> bool:
        row = self.packs.get(order.pack.path)
        return self.force or row is None or row.build_key != order.key or self.seen.sha256(row.path) != row.sha256

    def _remember(self, inputs: str) -> None:
        """Write the manifest, and sweep thumbnails that nothing shows any more."""
        shown = {row.thumbnail for row in self.rows.values() if row.thumbnail}
        for path in sorted((self.output / THUMBNAILS).glob("*.png")):
            relative = path.relative_to(self.output).as_posix()
            if relative not in shown:
                remove(self.output, relative)
        manifest = Manifest(
            library=self.library.title,
            version=self.library.version,
            inputs=inputs,
            artifacts=tuple(self.rows.values()),
            packs=tuple(self.packs.values()),
            extras=tuple((path, digest) for path in sorted({INDEX, *shown}) if (digest := file_sha256(self.output / path))),
        )
        write(self.output, memory.NAME, manifest.to_json())
        self.seen.remember((*self.written.items(), *manifest.extras))


def _heavy_first(target: Target) -> tuple[int, str]:
    return ("pdf", "html", "docx").index(target.format), target.path
