"""A centre with two roles: the manifest, the printed head and the choice of tools follow who runs them there."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.command import Run, edit, starter

ROLE = {"three_teams": "pracownik-ds-uslug", "two_roles": "pracownik-socjalny-swiadczenia"}
LABEL = {"three_teams": "Pracownik do spraw usług", "two_roles": "Pracownik socjalny do spraw świadczeń"}


def test_tools_follow_the_model(tmp_path: Path, swtools: Run) -> None:
    library = starter(tmp_path / "library")
    card = library / "standards" / "moja-grupa" / "1-diagnoza" / "karta.yaml"
    edit(card, "role: pracownik-socjalny-ps", "role: pracownik-ds-uslug")
    edit(card, "process: social_work", "process: services")
    output = tmp_path / "output"
    for model, role in ROLE.items():
        profile = tmp_path / f"{model}.yaml"
        profile.write_text(f'name: "OPS"\norganisation_model: {model}\n', encoding="utf-8")
        ran = swtools("build", "--library", library, "-o", output, "--centre", profile, "--role", role, "--format", "docx", "--jobs", "1")
        assert ran.code == 0, ran.err
        rows = [row for row in json.loads((output / "manifest.json").read_text(encoding="utf-8"))["artifacts"] if row["instrument"] == "mg_karta"]
        assert {row["role"] for row in rows} == {role}
        path = next(row["path"] for row in rows if row["edition"] == "worker")
        with zipfile.ZipFile(output / path) as archive:
            head = archive.read("word/document.xml").decode().replace("\u00a0", " ")
        assert LABEL[model] in head
