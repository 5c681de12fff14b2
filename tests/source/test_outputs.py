"""The schemas of what we write ourselves: the manifest and the record."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

from swtools.model.definition_hash import definition_hash
from swtools.pack.manifest import Artifact, Manifest, PackEntry
from swtools.source import schemas
from tests import library

DOCUMENTS = [(f"file:///{path}", Resource.from_contents(schema)) for path, schema in schemas.documents().items()]


def refused(name: str, data: object) -> list[str]:
    validator = jsonschema.Draft202012Validator({"$ref": f"file:///{name}.schema.json"}, registry=Registry().with_resources(DOCUMENTS))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


ROW = {
    "path": "wspolne/1-diagnoza/karta-diagnozy.worker.pdf",
    "sha256": "0" * 64,
    "format": "pdf",
    "edition": "worker",
    "theme": "default",
    "lang": "pl",
    "instrument": "karta_diagnozy",
    "code": "W-04",
    "title": "Karta diagnozy",
    "kind": "documentation_form",
    "role": "pracownik-socjalny-ps",
    "group": "wspolne",
    "stage": "diagnoza",
    "version": "1.0",
    "definition_hash": "0" * 64,
    "build_key": "0" * 64,
}


def test_the_manifest_has_its_schema() -> None:
    pack = PackEntry(
        path="wspolne/1-diagnoza/pakiet.pdf",
        sha256="0" * 64,
        kind="stage",
        format="pdf",
        group="wspolne",
        stage="diagnoza",
        role=None,
        party=None,
        pages=3,
        instruments=("karta_diagnozy",),
        build_key="0" * 64,
    )
    manifest = Manifest(library="Biblioteka", version="1.0", artifacts=(Artifact(**ROW), Artifact(**ROW, pages=4, thumbnail="miniatury/a.png")), packs=(pack,))
    assert refused("manifest", json.loads(manifest.to_json())) == []


@pytest.mark.parametrize("key", ROW)
def test_the_manifest_needs_every_key_of_the_issue(key: str) -> None:
    row = {name: value for name, value in ROW.items() if name != key}
    whole = json.loads(Manifest().to_json())
    assert refused("manifest", whole | {"artifacts": [row]})


def test_a_filled_example_is_a_record() -> None:
    for tool in library.checked().library.instruments:
        if (library.EXAMPLES / f"{tool.id}.json").exists():
            record = {
                "instrument": tool.id,
                "version": tool.version,
                "definition_hash": definition_hash(tool),
                "saved_at": "2026-03-07T14:05:00+01:00",
                "language": "pl",
                "answers": library.example(tool.id),
            }
            assert refused("record", record) == []


@pytest.mark.parametrize("answers", [{"a": None}, {"A": "x"}, {"a": True}, {"a": [None]}, []])
def test_no_record(answers: object) -> None:
    record = {"instrument": "a", "version": "1.0", "definition_hash": "0" * 64, "saved_at": "2026-03-07T14:05:00Z", "language": "pl", "answers": answers}
    assert refused("record", record)


def test_the_example_profile_fits_the_centre(tmp_path: Path) -> None:
    from swtools.loading.centre import read_centre

    copy = Path(shutil.copy(library.ROOT / "examples" / "centre.yaml", tmp_path))
    centre, findings = read_centre(copy)
    assert findings == []
    assert centre
