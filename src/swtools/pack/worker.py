"""What a worker process does: lay out and render one target.

A worker is handed the library once; templates, parsed style sheets and fonts stay in it. `concurrent.futures` is all it needs, so
any executor with an initialiser (a Dask client's, say) fits the same place.
"""

from __future__ import annotations

import functools
import importlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from swtools.document.blocks import Document
from swtools.document.settings import Answers, Settings
from swtools.kinds import document
from swtools.model.centre import Centre
from swtools.model.library import Library
from swtools.pack.keys import build_key, document_digest, sha256
from swtools.pack.plan import Target
from swtools.pack.writing import write

THUMBNAIL_WIDTH = 240
"""Pixels."""

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file to make: where, and whether a thumbnail of its first page is wanted."""

    target: Target
    thumbnail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a job: the hash of the file, or the problem's trace where our own code failed."""

    target: Target
    sha256: str = ""
    pages: int | None = None
    failure: str = ""


class Workshop:
    """Everything that jobs share, in the parent or in a worker; `base` is the fingerprint (`pack.keys`) that build keys begin with."""

    def __init__(self, library: Library, centre: Centre, settings: Settings, output: Path, base: str) -> None:
        self.library = library
        self.centre = centre
        self.settings = settings
        self.output = output
        self.base = base
        self._tools = {tool.id: tool for tool in library.instruments}
        self._digests: dict[tuple[object, ...], str] = {}

    def arguments(self) -> dict[str, object]:
        """Return what another process makes the same workshop of."""
        return {"library": self.library, "centre": self.centre, "settings": self.settings, "output": self.output, "base": self.base}

    def document(self, target: Target) -> Document:
        """Lay out a target."""
        return document(self._tools[target.instrument], self.library, self.centre, target.edition, target.theme, target.language)

    def key(self, target: Target) -> str:
        """Return the build key of a target; the formats of one copy share the work."""
        copy = (target.instrument, target.edition, target.theme, target.language)
        if copy not in self._digests:
            self._digests[copy] = document_digest(self.document(target))
        return build_key(self._digests[copy], target.format, self.base)

    def render(self, target: Target, answers: Answers | None = None) -> bytes:
        """Render a target."""
        rendered: bytes = renderer(target.format).render(self.document(target), self.settings, answers)
        return rendered

    def make(self, job: Job) -> Done:
        """Render a target and write it in one step."""
        content = self.render(job.target)
        write(self.output, job.target.path, content)
        pages = None
        if job.target.format == "pdf":
            from swtools.renderers.pdf import assemble, thumbnail

            pages = assemble.page_count(content)
            if job.thumbnail:
                write(self.output, job.thumbnail, thumbnail.first_page_png(content, THUMBNAIL_WIDTH))
        return Done(target=job.target, sha256=sha256(content), pages=pages)


@functools.cache
def renderer(output_format: str) -> ModuleType:
    """Return the renderer plug-in of a format."""
    return importlib.import_module(f"swtools.renderers.{output_format}")


def attempt(workshop: Workshop, job: Job) -> Done:
    """Do one job; an unforeseen exception becomes a failure with its trace, so that the other targets go on."""
    from swtools.errors import EnvironmentProblem

    try:
        return workshop.make(job)
    except EnvironmentProblem:
        raise
    except Exception:
        import traceback

        return Done(target=job.target, failure=traceback.format_exc())


_workshop: list[Workshop] = []
"""Of this worker process, once `start` has made it; empty in the parent."""


def start(make: Callable[..., Workshop], arguments: Mapping[str, object]) -> None:
    """Initialise a worker process: it leaves Ctrl-C to its parent and ends when its parent is gone."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    _workshop[:] = [make(**arguments)]


def _end_with(parent: int) -> None:
    """Wait for the parent's end. An orphan would wait for jobs for ever and, forked, hold the output folder's lock."""
    multiprocessing.connection.wait([parent])
    os._exit(1)


def work(call: Callable[[Workshop, Task], Result], task: Task) -> Result:
    """Do one task in a worker process."""
    return call(_workshop[0], task)
