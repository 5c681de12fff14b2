"""The one exception of the package: the environment cannot do what was asked."""

from __future__ import annotations

import errno

from swtools.diagnostics import Text, text

_REASONS: dict[int, Text] = {
    errno.ENOENT: text("No such file or directory"),
    errno.EACCES: text("Permission denied"),
    errno.EPERM: text("Operation not permitted"),
    errno.EISDIR: text("Is a directory"),
    errno.ENOTDIR: text("Not a directory"),
    errno.ENOSPC: text("No space left on device"),
    errno.EROFS: text("Read-only file system"),
    errno.ENAMETOOLONG: text("File name too long"),
}
"""What the system says most often, so that it can be said in the reader's language."""


def reason(problem: OSError) -> Text | str:
    """Return why the system refused."""
    return _REASONS.get(problem.errno or 0) or problem.strerror or str(problem)


class EnvironmentProblem(Exception):
    """Something outside the author's files is missing or wrong (a library, a printer, a folder that cannot be written).

    Carries a translatable sentence; the command line shows it and exits with 2. An author's input never raises this.
    """

    def __init__(self, message: Text) -> None:
        super().__init__(message)  # what pickle hands back to a parent process
        self.message = message

    def __str__(self) -> str:
        return self.message.template.format(**self.message.args)
