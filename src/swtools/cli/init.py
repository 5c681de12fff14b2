"""`swtools init`: a small valid library to start from."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path
from typing import Annotated

import typer

from swtools import bundled
from swtools.cli._session import FOLDER, say
from swtools.diagnostics import text
from swtools.errors import EnvironmentProblem, reason

ORDER = 4
HELP = text("Make a small library with one target group to start from.")


def command(
    folder: Annotated[Path, typer.Argument(metavar=FOLDER, help=say("Where to make it; the folder must not hold a library yet."))],
    word_template: Annotated[
        bool, typer.Option("--word-template", help=say("Bring the Word template too, to be changed in Word; also into a library that stands already."))
    ] = False,
) -> None:
    """Copy the starter library and the schemas that editors use, and the Word template where it is asked for; never overwrite anything."""
    stands = (folder / "standards").exists()
    if stands and not word_template:
        raise EnvironmentProblem(text("{folder} holds a library already. Name another folder.", folder=str(folder)))
    if folder.exists() and not folder.is_dir():
        raise EnvironmentProblem(text("{folder} is a file. Name a folder.", folder=str(folder)))
    template = folder / "templates" / "docx" / "form.docx"
    if word_template and template.exists():
        raise EnvironmentProblem(text("{path} is there already. Rename it if you want to start again.", path=str(template)))
    try:
        if not stands:
            _starter(folder)
        if word_template:
            template.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(bundled.folder("templates") / "docx" / "form.docx", template)
    except OSError as problem:
        raise EnvironmentProblem(text("{path} cannot be written: {problem}.", path=str(folder), problem=reason(problem))) from None
    if not stands:
        _say_next(folder)
    if word_template:
        typer.echo(say("The Word template is {path}. Change it in Word, keep its name, then swtools validate checks it.", path=str(template)))


def _starter(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(bundled.folder("templates") / "starter" / "standards", folder / "standards")
    if not (folder / "schemas").exists():
        shutil.copytree(bundled.folder("schemas"), folder / "schemas")
    if not (folder / "centre.yaml").exists():
        example = (bundled.folder("examples") / "centre.yaml").read_text(encoding="utf-8")
        (folder / "centre.yaml").write_text(example.replace("$schema=../schemas/", "$schema=schemas/", 1), encoding="utf-8")


def _say_next(folder: Path) -> None:
    name, output = shlex.quote(str(folder)), shlex.quote(str(folder / "output"))
    typer.echo(
        say("Made: {folder}. Next: swtools validate --library {folder}, then swtools build --library {folder} --output {output}.", folder=name, output=output)
    )
