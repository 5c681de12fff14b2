"""`swtools check-record`: words, places, exit codes, both languages, several files at once."""

from __future__ import annotations

import json

import pytest

from swtools import pipeline
from swtools.model.definition_hash import definition_hash
from tests.command import edit


@pytest.fixture
def record(library, tmp_path):
    """Save a record of the starter library's form; return its file."""
    (tool,) = [tool for tool in pipeline.check(library).library.instruments if tool.path.endswith("1-diagnoza/karta.yaml")]
    content = {
        "instrument": tool.id,
        "version": tool.version,
        "definition_hash": definition_hash(tool),
        "saved_at": "2026-03-10T14:05:00.000Z",
        "language": "pl",
        "answers": {},
    }
    file = tmp_path / "zapis.json"
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return file


def test_a_record_that_fits_is_clean(swtools, library, record):
    ran = swtools("check-record", record, "--library", library)
    assert "error" not in ran.out
    assert ran.code == 0


def test_a_mistake_is_shown_with_its_place_and_code(swtools, library, record):
    edit(record, '"answers": {}', '"answers": {\n  "obce": "x"\n }')
    ran = swtools("check-record", record, "--library", library)
    assert ran.code == 1
    assert f"{record.as_posix()}:8:3: " in ran.out
    assert "[SW601]" in ran.out


def test_findings_as_json(swtools, library, record):
    edit(record, '"answers": {}', '"answers": {"obce": "x"}')
    ran = swtools("check-record", record, "--library", library, "--format", "json")
    found = json.loads(ran.out)["findings"]
    assert ("SW601", "error", record.as_posix(), 7) in [(row["code"], row["severity"], row["file"], row["line"]) for row in found]


def test_several_records_are_checked_at_once(swtools, library, record, tmp_path):
    other = tmp_path / "uszkodzony.json"
    other.write_bytes(b'{"instrument": ')
    ran = swtools("check-record", record, other, "--library", library)
    assert ran.code == 1
    assert f"{other.as_posix()}:1:" in ran.out
    assert "[SW608]" in ran.out


def test_strict_counts_warnings(swtools, library, record):
    record.write_text(json.dumps(json.loads(record.read_text(encoding="utf-8")) | {"version": "0.9"}), encoding="utf-8")
    assert swtools("check-record", record, "--library", library).code == 0
    assert swtools("check-record", record, "--library", library, "--strict").code == 1


@pytest.mark.parametrize("path", ["nie-ma.json", "."])
def test_a_file_that_cannot_be_read_is_a_matter_of_the_call(swtools, library, tmp_path, path):
    ran = swtools("check-record", tmp_path / path, "--library", library)
    assert ran.code == 2
    assert path.strip(".") in ran.err


def test_a_file_that_cannot_be_read_stops_no_other(swtools, library, record, tmp_path):
    """Among fifty records of a month one may be gone; the others are checked all the same, and the exit code still says that something was not."""
    faulty = tmp_path / "uszkodzony.json"
    faulty.write_bytes(b'{"instrument": ')
    ran = swtools("check-record", tmp_path / "nie-ma.json", faulty, tmp_path, record, "--library", library)
    assert ran.code == 2
    gone, folder = ran.err.splitlines()
    assert f" {tmp_path / 'nie-ma.json'}: " in gone
    assert f" {tmp_path}: " in folder
    assert f"{faulty.as_posix()}:1:" in ran.out
    assert "[SW608]" in ran.out


def test_only_what_was_read_counts_as_checked(swtools, library, record, tmp_path):
    edit(record, '"answers": {}', '"answers": {"case_head__case_code": "A/1", "case_head__filled_on": "2026-03-10"}')
    ran = swtools("check-record", tmp_path / "nie-ma.json", record, record, "--library", library)
    assert ran.code == 2
    assert "2 zapisy" in ran.out


def test_a_protected_record_gets_a_sentence(swtools, library, tmp_path):
    file = tmp_path / "zapis.json"
    file.write_text(json.dumps({"instrument": "x", "protection": "PBKDF2-SHA-256-600000+AES-256-GCM", "data": "AA=="}), encoding="utf-8")
    ran = swtools("check-record", file, "--library", library)
    assert ran.code == 1
    assert "[SW609]" in ran.out


def test_a_record_of_a_tool_that_is_not_here_is_told(swtools, library, record):
    edit(record, '"instrument": "', '"instrument": "x')
    ran = swtools("check-record", record, "--library", library)
    assert ran.code == 1
    assert "[SW610]" in ran.out
