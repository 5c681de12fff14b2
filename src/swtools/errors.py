"""The one exception of the package: the environment cannot do what was asked."""

from __future__ import annotations

from swtools.diagnostics import Text


class EnvironmentProblem(Exception):
    """Something outside the author's files is missing or wrong (a library, a printer, a folder that cannot be written).

    Carries a translatable sentence; the command line shows it and exits with 2. An author's input never raises this.
    """

    def __init__(self, message: Text) -> None:
        super().__init__(message)  # what pickle hands back to a parent process
        self.message = message

    def __str__(self) -> str:
        return self.message.template.format(**self.message.args)
