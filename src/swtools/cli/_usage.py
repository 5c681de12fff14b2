"""A wrong call of the command line, said in the reader's language."""

from __future__ import annotations

import difflib
import re
from typing import Any

from swtools.diagnostics import Text, text


def sentence(problem: Any) -> Text:  # noqa: ANN401 (typer keeps these classes to itself)
    """Return what is wrong with a call. `problem` is one of typer's usage errors, told apart by its class's name."""
    kind = type(problem).__name__
    if kind == "NoSuchOption":
        known = [name for entry in problem.ctx.command.params for name in entry.opts] if problem.ctx else []
        return _unknown(problem.option_name, known, text("There is no option {name}.", name=problem.option_name))
    if kind == "MissingParameter" and problem.param is not None:
        return text("{name} is missing.", name="/".join(problem.param.opts) if problem.param.opts[0].startswith("-") else problem.param.metavar)
    command = re.fullmatch(r"No such command '(.*?)'.*", problem.format_message(), re.DOTALL)
    if command:
        return _unknown(command[1], list(problem.ctx.command.commands), text("There is no command {name}.", name=command[1]))
    return text("The call cannot be understood: {problem}", problem=problem.format_message())


def _unknown(name: str, known: list[str], plain: Text) -> Text:
    near = difflib.get_close_matches(name, known, n=1)
    return text("{what} Did you mean {near}?", what=plain, near=near[0]) if near else plain


def where(problem: Any) -> str:  # noqa: ANN401
    """Return the command that was called, for the line that says where help is."""
    return str(problem.ctx.command_path) if getattr(problem, "ctx", None) else "swtools"
