"""The real library reads cleanly, the same by both parsers, and quickly."""

import time

import pytest
import yaml

from swtools.source import composer, reader, schemas, shape
from tests.source.library_files import STANDARDS, library_files

FILES = library_files()


@pytest.mark.parametrize(("file", "content", "schema"), FILES, ids=[file for file, _, _ in FILES])
def test_has_the_shape_of_its_schema(file: str, content: bytes, schema: str) -> None:
    source, findings = reader.read(file, content)
    assert source
    assert findings == []
    assert shape.check_shape(source, schema) == []
    assert list(schemas.problems(schema, source.data)) == []


def test_values_are_those_of_yaml() -> None:
    """PyYAML's own composer is the judge; the files keep away from what YAML 1.1 reads differently."""
    for file, content, _ in FILES:
        source, _ = reader.read(file, content)
        expected = yaml.load(content, Loader=yaml.BaseLoader)
        assert source
        assert _as_text(source.data, source, ()) == expected, file


def _as_text(data: object, source: object, pointer: tuple) -> object:
    if isinstance(data, dict):
        return {key: _as_text(value, source, (*pointer, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_text(value, source, (*pointer, position)) for position, value in enumerate(data)]
    return source.places[pointer].text


def test_places_are_where_the_text_stands() -> None:
    for file, content, _ in FILES:
        lines = content.decode().split("\n")
        source, _ = reader.read(file, content)
        assert source
        for pointer, place in source.places.items():
            assert place.value.file == file
            if place.key:
                assert lines[place.key.line - 1][place.key.column - 1 :].lstrip("\"'").startswith(str(pointer[-1]))
            if place.text:
                shown = lines[place.value.line - 1][place.value.column - 1 :]
                assert shown[0] in ">|\"'" or shown.startswith(place.text.split(" ")[0].split("\n")[0])


def test_without_libyaml_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = FILES[:: max(1, len(FILES) // 12)]
    quick = [reader.read(file, content) for file, content, _ in chosen]
    monkeypatch.setattr(composer, "_Loader", yaml.SafeLoader)
    slow = [reader.read(file, content) for file, content, _ in chosen]
    for (source, findings), (other, others) in zip(quick, slow, strict=True):
        assert source == other
        assert dict(source.places) == dict(other.places)
        assert findings == others


def test_a_whole_library_takes_well_under_a_second() -> None:
    for _, _, schema in FILES:
        schemas.acceptor(schema)
    start = time.process_time()
    for file, content, schema in FILES:
        source, _ = reader.read(file, content)
        assert source
        shape.check_shape(source, schema)
    assert time.process_time() - start < 1


def test_starter_and_examples_read_cleanly() -> None:
    """With the library above: none of their comments passes for a text that was cut off (SW118)."""
    root = STANDARDS.parent
    paths = [path for name in ("templates/starter", "examples") for path in sorted((root / name).rglob("*.yaml"))]
    assert len(paths) > 12
    assert [(path.name, finding.code) for path in paths for finding in reader.read(path.name, path.read_bytes())[1]] == []
