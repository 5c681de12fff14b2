"""What stands in the output folder after a build, and what the manifest says of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.command import ROOT, Run, edit, files
from tests.pack.conftest import Place

FORMATS = ("pdf", "docx", "html")
EXPECTED = {
    *(f"moja-grupa/1-diagnoza/karta.{form}" for form in FORMATS),
    *(f"moja-grupa/1-diagnoza/karta.worker.{form}" for form in FORMATS),
    *(f"moja-grupa/1-diagnoza/rozmowa.worker.{form}" for form in FORMATS),
    *(f"moja-grupa/6-ewaluacja-koncowa/ankieta.{form}" for form in FORMATS),
}
PACKS = {
    *(f"moja-grupa/{stage}/{name}" for stage in ("1-diagnoza", "6-ewaluacja-koncowa") for name in ("pakiet.pdf", "pakiet-docx.zip")),
    *(f"role/{role}/moja-grupa/pakiet.pdf" for role in ("pracownik-socjalny-ps", "kierownik")),
    *(f"{folder}podrecznik.{form}" for folder in ("", "moja-grupa/") for form in ("pdf", "docx")),
}
THUMBNAILS = {"miniatury/mg_karta.png", "miniatury/mg_rozmowa.png", "miniatury/mg_ankieta.png"}


def manifest(output: Path) -> dict[str, list[dict[str, object]]]:
    content = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def row(output: Path, path: str) -> dict[str, object]:
    return next(entry for entry in manifest(output)["artifacts"] if entry["path"] == path)


def test_files_are_named_as_the_issue_says(built_once: Place) -> None:
    """Scripts exist only as .worker, the others as the client's file and, where it differs, the worker's."""
    assert set(files(built_once.output)) == EXPECTED | PACKS | THUMBNAILS | {"index.html", "manifest.json"}


def test_every_file_is_what_its_name_says(built_once: Place) -> None:
    starts = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "zip": b"PK\x03\x04", "html": b"<!DOCTYPE html>", "png": b"\x89PNG", "json": b"{"}
    for path, content in files(built_once.output).items():
        assert content.lstrip().startswith(starts[path.rpartition(".")[2]]), path


def test_a_worker_s_form_and_a_tool_outside_the_stages(place: Place, swtools: Run) -> None:
    card = place.group / "1-diagnoza" / "karta.yaml"
    edit(card, "audience: together", "audience: worker")
    away = place.group / "poza-etapami"
    away.mkdir()
    (place.group / "6-ewaluacja-koncowa" / "ankieta.yaml").rename(away / "ankieta.yaml")
    assert swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, "--format", "html").code == 0
    standing = set(files(place.output))
    assert "moja-grupa/1-diagnoza/karta.worker.html" in standing
    assert "moja-grupa/1-diagnoza/karta.html" not in standing
    assert "moja-grupa/poza-etapami/ankieta.html" in standing
    assert "moja-grupa/6-ewaluacja-koncowa/pakiet.pdf" not in standing
    assert row(place.output, "moja-grupa/poza-etapami/ankieta.html")["stage"] is None


def test_the_manifest_is_as_its_schema_says(built_once: Place) -> None:
    stored = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "schemas").rglob("*.json"))]
    registry: Registry[object] = Registry().with_resources([(schema["$id"], Resource.from_contents(schema)) for schema in stored])
    schema = next(schema for schema in stored if schema["$id"] == "manifest.schema.json")
    assert not list(Draft202012Validator(schema, registry=registry).iter_errors(manifest(built_once.output)))


def test_the_manifest_knows_every_file_and_its_hash(built_once: Place) -> None:
    content = manifest(built_once.output)
    rows = [*content["artifacts"], *content["packs"], *content["extras"]]
    known = {str(entry["path"]): entry["sha256"] for entry in rows}
    standing = {path: hashlib.sha256(data).hexdigest() for path, data in files(built_once.output).items() if path != "manifest.json"}
    assert known == standing
    assert {str(entry["path"]) for entry in content["artifacts"]} == EXPECTED
    assert {str(entry["path"]) for entry in content["packs"]} == PACKS


def test_a_row_says_what_the_tool_is(built_once: Place) -> None:
    found = row(built_once.output, "moja-grupa/1-diagnoza/karta.worker.pdf")
    expected = {
        "format": "pdf",
        "edition": "worker",
        "theme": "default",
        "lang": "pl",
        "instrument": "mg_karta",
        "code": "MG-1-02",
        "title": "Karta diagnozy",
        "kind": "documentation_form",
        "role": "pracownik-socjalny-ps",
        "group": "moja-grupa",
        "stage": "diagnoza",
        "version": "1.0",
        "thumbnail": "miniatury/mg_karta.png",
    }
    assert {key: found[key] for key in expected} == expected
    assert isinstance(found["pages"], int)
    html = row(built_once.output, "moja-grupa/1-diagnoza/karta.worker.html")
    assert html["pages"] is None
    assert html["definition_hash"] == found["definition_hash"]
    assert html["build_key"] != found["build_key"]


def test_no_file_carries_the_place_where_it_was_made(built_once: Place) -> None:
    for path, content in files(built_once.output).items():
        assert str(built_once.library.parent).encode() not in content, path
