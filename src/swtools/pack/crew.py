"""Who does the jobs of a build: this process, or worker processes that stay from the first file to the last pack."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import TypeVar

from swtools.diagnostics import text
from swtools.errors import EnvironmentProblem
from swtools.pack.worker import Workshop, start, work

Task = TypeVar("Task")
Result = TypeVar("Result")


class Crew:
    """Runs a function over tasks. `jobs` is the number of processes; a single task is not worth starting one."""

    def __init__(self, workshop: Workshop, jobs: int) -> None:
        self._workshop = workshop
        self._jobs = jobs
        self._executor: Executor | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def each(self, call: Callable[[Workshop, Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """Yield `call(workshop, task)` for every task, as they are done.

        Raises:
            EnvironmentProblem: a call raised it, or a worker process was ended from outside.
        """
        if self._jobs <= 1 or (len(tasks) <= 1 and self._executor is None):
            for task in tasks:
                yield call(self._workshop, task)
            return
        executor = self._started()
        try:
            for future in as_completed([executor.submit(work, call, task) for task in tasks]):
                yield future.result()
        except BrokenProcessPool:
            raise EnvironmentProblem(text("A worker process was ended from outside, perhaps because the memory ran out. Try again with --jobs 1.")) from None

    def _started(self) -> Executor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(self._jobs, initializer=start, initargs=(Workshop, self._workshop.arguments()))
        return self._executor
