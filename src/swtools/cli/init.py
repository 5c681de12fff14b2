"""`swtools init`: a small valid library to start from."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path
from typing import Annotated

import typer

from swtools.cli._session import say
from swtools.diagnostics import text
from swtools.errors import EnvironmentProblem, reason

ORDER = 4
HELP = text("Make a small library with one target group to start from.")


def command(folder: Annotated[Path, typer.Argument(metavar=say("FOLDER"), help=say("Where to make it; the folder must not hold a library yet."))]) -> None:
    """Copy the starter library and the schemas that editors use; never overwrite anything."""
    from swtools import bundled

    if (folder / "standards").exists():
        raise EnvironmentProblem(text("{folder} holds a library already. Name another folder.", folder=str(folder)))
    if folder.exists() and not folder.is_dir():
        raise EnvironmentProblem(text("{folder} is a file. Name a folder.", folder=str(folder)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(bundled.folder("templates") / "starter" / "standards", folder / "standards")
        if not (folder / "schemas").exists():
            shutil.copytree(bundled.folder("schemas"), folder / "schemas")
        if not (folder / "centre.yaml").exists():
            example = (bundled.folder("examples") / "centre.yaml").read_text(encoding="utf-8")
            (folder / "centre.yaml").write_text(example.replace("$schema=../schemas/", "$schema=schemas/", 1), encoding="utf-8")
    except OSError as problem:
        raise EnvironmentProblem(text("{path} cannot be written: {problem}.", path=str(folder), problem=reason(problem))) from None
    name, output = shlex.quote(str(folder)), shlex.quote(str(folder / "output"))
    typer.echo(
        say("Made: {folder}. Next: swtools validate --library {folder}, then swtools build --library {folder} --output {output}.", folder=name, output=output)
    )
