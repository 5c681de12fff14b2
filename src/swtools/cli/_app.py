"""The application: every module of this package that has a `command` is one command of that name."""

from __future__ import annotations

from typing import Annotated

import typer

from swtools import plugins
from swtools.cli._help import Command, Group
from swtools.cli._session import say


def application() -> typer.Typer:
    """Return the application with all its commands, in the order of their `ORDER`."""
    app = typer.Typer(
        name="swtools",
        cls=Group,
        help=say("Documentation tools for social work: checked and built from YAML."),
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    found = plugins.modules("swtools.cli")
    for name, module in sorted(found.items(), key=lambda entry: entry[1].ORDER):
        app.command(name.removesuffix("_").replace("_", "-"), cls=Command, help=say.text(module.HELP))(module.command)
    return app


def _version(value: bool) -> None:
    if value:
        from swtools import __version__

        typer.echo(f"swtools {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help=say("Show the version."))] = False,
) -> None:
    """Hold the options that stand before a command; `_version` has acted on it by then."""
    del version
