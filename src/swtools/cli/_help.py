"""The help in the reader's language. Typer translates none of its frame (the usage line, the headings, the help option), so its classes are given ours.

Only what typer documents is used: `cls`, and the methods of a command that write its help.
"""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from swtools.cli._session import say

_FACTS = re.compile(r"\[(?:default: (?P<default>[^\];]*))?(?:; )?(?P<range>[^\];]*<=?[^\];]*|[^\];]*>=?[^\];]*)?(?:; )?(?P<required>required)?\]$")
"""What typer adds to the help of an option or argument: its default, its bounds, that it is required."""


class Command(TyperCommand):
    """A command of `swtools`."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 (typer keeps these classes to itself)
        """Write the usage line."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write arguments and options."""
        _options(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401
        """Return the option that shows the help."""
        return _named(super().get_help_option(ctx))


class Group(TyperGroup):
    """`swtools` itself."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the usage line."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write options and commands."""
        _options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the commands, each with as much of its help as a line holds."""
        shown = [(name, command) for name in self.list_commands(ctx) if (command := self.get_command(ctx, name)) and not command.hidden]
        room = formatter.width - 6 - max(len(name) for name, _ in shown)
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, command.get_short_help_str(room)) for name, command in shown])

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401
        """Return the option that shows the help."""
        return _named(super().get_help_option(ctx))


def _usage(command: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
    arguments = [param.metavar for param in command.get_params(ctx) if param.param_type_name == "argument"]
    commands = [say("COMMAND …")] if isinstance(command, Group) else []
    formatter.write_usage(ctx.command_path, " ".join([say("[OPTIONS]"), *arguments, *commands]), say("Usage: "))


def _options(command: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
    for kind, heading in (("argument", say("Arguments")), ("option", say("Options"))):
        found = [(param, row) for param in command.get_params(ctx) if param.param_type_name == kind and (row := param.get_help_record(ctx))]
        if found:
            with formatter.section(heading):
                # An argument is shown as it stands in the usage line, without the name of its type in Python.
                formatter.write_dl([(param.metavar if kind == "argument" else name, _facts(words)) for param, (name, words) in found])


def _facts(words: str) -> str:
    """Say what typer adds to a help text in the reader's language."""
    found = _FACTS.search(words)
    if not found:
        return words
    said = [
        say("default: {value}", value=found["default"]) if found["default"] else "",
        found["range"] or "",
        say("required") if found["required"] else "",
    ]
    return f"{words[: found.start()]}[{'; '.join(filter(None, said))}]"


def _named(option: Any) -> Any:  # noqa: ANN401
    if option is not None:
        option.help = say("Show this help.")
    return option
