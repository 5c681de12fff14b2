"""A wrong call of the command line, said in the reader's language."""

from __future__ import annotations

import re
from typing import Any

from swtools.diagnostics import Text, nearest, text

_WRONG_VALUES: dict[str, Text] = {
    r"Invalid value for '(?P<name>[^']*)'.*greater than or equal to (?P<bound>-?\d+).*": text("{name} takes a number of at least {bound}."),
    r"Invalid value for '(?P<name>[^']*)'.*less than or equal to (?P<bound>-?\d+).*": text("{name} takes a number of at most {bound}."),
    r"Invalid value for '(?P<name>[^']*)'.*valid integer.*": text("{name} takes a whole number."),
    r"Option '(?P<name>[^']*)' requires an argument\.": text("{name} needs a value."),
    r"Option '(?P<name>[^']*)' does not take a value\.": text("{name} takes no value."),
    r"Got unexpected extra argument(?:s|\(s\))? \((?P<words>.*)\)": text("This is not expected here: {words}. A name with blanks goes in quotes."),
}
"""Typer's sentences and ours."""


def sentence(problem: Any) -> Text:  # noqa: ANN401 (typer keeps these classes to itself)
    """Return what is wrong with a call. `problem` is one of typer's usage errors, told apart by its class's name."""
    kind = type(problem).__name__
    if kind == "NoSuchOption":
        known = [name for entry in problem.ctx.command.params for name in entry.opts] if problem.ctx else []
        return _unknown(problem.option_name, known, text("There is no option {name}.", name=problem.option_name))
    if kind == "MissingParameter" and problem.param is not None:
        is_option = problem.param.opts[0].startswith("-")
        return text("{name} is missing.", name="/".join(problem.param.opts) if is_option else problem.param.metavar)
    command = re.fullmatch(r"No such command '(.*?)'.*", problem.format_message(), re.DOTALL)
    if command:
        return _unknown(command[1], list(problem.ctx.command.commands), text("There is no command {name}.", name=command[1]))
    return _wrong_value(problem.format_message()) or text("The call cannot be understood: {problem}", problem=problem.format_message())


def _wrong_value(said: str) -> Text | None:
    """Return what typer says about values, in words that can be translated; None where it is something else."""
    for pattern, message in _WRONG_VALUES.items():
        if found := re.fullmatch(pattern, said, re.DOTALL):
            return Text(message.template, found.groupdict())
    return None


def _unknown(name: str, known: list[str], plain: Text) -> Text:
    near = nearest(name, known)
    return text("{what} Did you mean {near}?", what=plain, near=near) if near else plain


def where(problem: Any) -> str:  # noqa: ANN401
    """Return the command that was called, for the line that says where help is."""
    return str(problem.ctx.command_path) if getattr(problem, "ctx", None) else "swtools"
