"""A second build makes what has changed and nothing else; what lost its source goes, and it is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from swtools.pack import worker
from tests.command import Ran, Run, edit, files
from tests.pack.conftest import Place
from tests.pack.test_output import EXPECTED, manifest, row

CARD = "moja-grupa/1-diagnoza/karta"
TALK = "moja-grupa/1-diagnoza/rozmowa"
SURVEY = "moja-grupa/6-ewaluacja-koncowa/ankieta"
PACK_1, PACK_6 = "moja-grupa/1-diagnoza/pakiet.pdf", "moja-grupa/6-ewaluacja-koncowa/pakiet.pdf"
WORD_1, WORD_6 = "moja-grupa/1-diagnoza/pakiet-docx.zip", "moja-grupa/6-ewaluacja-koncowa/pakiet-docx.zip"
WORKER, MANAGER = "role/pracownik-socjalny-ps/moja-grupa/pakiet.pdf", "role/kierownik/moja-grupa/pakiet.pdf"
HANDBOOKS = {f"moja-grupa/podrecznik.{form}" for form in ("pdf", "docx")}
ALWAYS = {"index.html", "manifest.json"}


def build(place: Place, swtools: Run, *options: object) -> Ran:
    return swtools("build", "--library", place.library, "--output", place.output, "--jobs", 1, *options)


def copies(tool: str, *editions: str) -> set[str]:
    return {f"{tool}{edition}.{form}" for edition in editions for form in ("pdf", "docx", "html")}


@pytest.fixture
def no_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise AssertionError(f"{name} was asked to render")

    monkeypatch.setattr(worker, "renderer", fail)


@pytest.mark.usefixtures("no_rendering")
def test_nothing_changed_writes_nothing(place: Place, swtools: Run) -> None:
    before = place.stamps()
    ran = build(place, swtools)
    assert ran.code == 0
    assert ran.out.startswith("Nic się nie zmieniło")
    assert place.stamps() == before


@pytest.mark.usefixtures("no_rendering")
@pytest.mark.parametrize("options", [("--format", "pdf"), ("--group", "moja-grupa"), ("--edition", "worker")])
def test_a_part_of_an_unchanged_whole_renders_nothing(place: Place, swtools: Run, options: tuple[str, str]) -> None:
    before = place.stamps()
    assert build(place, swtools, *options).code == 0
    assert place.written_since(before) <= ALWAYS
    assert {entry["path"] for entry in manifest(place.output)["artifacts"]} == EXPECTED
    assert build(place, swtools).out.startswith("Nic się nie zmieniło")


@pytest.mark.parametrize("harm", ["delete", "alter", "empty"])
@pytest.mark.parametrize("path", [f"{SURVEY}.docx", PACK_6, WORD_6, "podrecznik.docx"])
def test_a_harmed_file_is_made_again(place: Place, swtools: Run, path: str, harm: str) -> None:
    whole = files(place.output)
    before = place.stamps()
    if harm == "delete":
        (place.output / path).unlink()
    else:
        (place.output / path).write_bytes(whole[path][:-1] + b"x" if harm == "alter" else b"")
    assert build(place, swtools).code == 0
    assert place.written_since(before) <= {path} | ALWAYS
    assert files(place.output) == whole


@pytest.mark.parametrize("harm", ["delete", "alter"])
def test_a_harmed_thumbnail_is_made_again(place: Place, swtools: Run, harm: str) -> None:
    whole = files(place.output)
    path = place.output / "miniatury" / "mg_ankieta.png"
    path.unlink() if harm == "delete" else path.write_bytes(b"\x89PNG")
    assert build(place, swtools).code == 0
    assert files(place.output) == whole


@pytest.mark.parametrize("name", ["index.html", "manifest.json"])
def test_a_harmed_index_or_manifest_is_made_again(place: Place, swtools: Run, name: str) -> None:
    whole = files(place.output)
    (place.output / name).write_text("{", encoding="utf-8")
    assert build(place, swtools).code == 0
    assert files(place.output) == whole


@pytest.mark.parametrize("rows", ["[1]", "null", '[{"path": 5}]'])
def test_a_strange_manifest_counts_as_none(place: Place, swtools: Run, rows: str) -> None:
    whole = files(place.output)
    content = f'{{"format": 1, "library": "", "version": "", "inputs": "x", "artifacts": {rows}, "packs": [], "extras": []}}'
    (place.output / "manifest.json").write_text(content, encoding="utf-8")
    assert build(place, swtools, "--format", "docx").code == 0
    documents = [path for path in whole if path.endswith(".docx")]
    assert [files(place.output)[path] for path in documents] == [whole[path] for path in documents]


def test_a_manifest_with_a_path_that_is_none(place: Place, swtools: Run) -> None:
    content = manifest(place.output)
    content["artifacts"][0]["path"] = 5
    (place.output / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    assert build(place, swtools, "--format", "docx").code == 0


def test_a_manifest_never_leads_out_of_the_folder(place: Place, swtools: Run) -> None:
    """Whoever hands over an output folder does not choose what is deleted here."""
    precious = place.output.parent / "precious.pdf"
    precious.write_bytes(b"mine")
    content = manifest(place.output)
    content["artifacts"][0]["path"] = "../precious.pdf"
    (place.output / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    ran = build(place, swtools)
    assert ran.code == 2
    assert "precious.pdf" in ran.err
    assert precious.read_bytes() == b"mine"


def test_a_changed_block_renders_what_uses_it(place: Place, swtools: Run) -> None:
    """The head of a case stands in the form alone: its six files, its picture and what they are packed in. No handbook says it."""
    before, old = place.stamps(), {path: row(place.output, path)["build_key"] for path in EXPECTED}
    edit(place.library / "standards" / "blocks" / "case-head.yaml", 'text: "Pracownik"', 'text: "Pracownik, który prowadzi"')
    ran = build(place, swtools)
    assert ran.code == 0
    made = copies(CARD, "", ".worker")
    assert place.written_since(before) == made | {"miniatury/mg_karta.png", PACK_1, WORD_1, WORKER} | ALWAYS
    assert {path for path in EXPECTED if row(place.output, path)["build_key"] != old[path]} == made


def test_a_block_that_nobody_uses_changes_nothing(place: Place, swtools: Run) -> None:
    before = place.stamps()
    block = place.library / "standards" / "blocks" / "unused.yaml"
    block.write_text('id: unused\ntitle: "Nic"\nitems: [{type: text, id: x, text: "X"}]\n', encoding="utf-8")
    assert build(place, swtools).code == 0
    assert place.written_since(before) <= ALWAYS


def test_a_change_that_is_not_printed_reaches_the_manifest(place: Place, swtools: Run) -> None:
    before = place.stamps()
    edit(place.group / "6-ewaluacja-koncowa" / "ankieta.yaml", "role: kierownik", "role: pracownik-socjalny-ps")
    assert build(place, swtools).code == 0
    assert row(place.output, f"{SURVEY}.pdf")["role"] == "pracownik-socjalny-ps"
    assert not place.written_since(before) & copies(CARD, "", ".worker")


def test_what_a_handbook_says_makes_it_anew(place: Place, swtools: Run) -> None:
    """When to use a tool stands in the group's handbook; the library's names the shared tools only."""
    before = place.stamps()
    edit(place.group / "1-diagnoza" / "karta.yaml", 'when_to_use: "', 'when_to_use: "Najlepiej tego samego dnia. ')
    assert build(place, swtools).code == 0
    written = place.written_since(before)
    assert written >= HANDBOOKS
    assert "podrecznik.pdf" not in written
    assert "moja-grupa/6-ewaluacja-koncowa/pakiet.pdf" not in written


def test_force_makes_everything(place: Place, swtools: Run) -> None:
    whole, before = files(place.output), place.stamps()
    assert build(place, swtools, "--force").code == 0
    assert place.written_since(before) == set(whole)
    assert files(place.output) == whole


def test_a_broken_tool_is_named_and_its_output_goes(place: Place, swtools: Run) -> None:
    before = place.stamps()
    card = place.group / "1-diagnoza" / "karta.yaml"
    sound = card.read_text(encoding="utf-8")
    edit(card, "type: scale", "type: skale")
    for _ in range(2):  # the second build must not call the library clean
        ran = build(place, swtools)
        assert ran.code == 1
        assert "karta.yaml" in ran.err
        assert "Pominięto: " in ran.err
        gone = copies(CARD, "", ".worker")
        assert not gone & set(files(place.output))
    assert f"{SURVEY}.pdf" not in place.written_since(before)
    assert copies(SURVEY, "") <= set(files(place.output))
    assert "miniatury/mg_karta.png" not in files(place.output)
    card.write_text(sound, encoding="utf-8")
    ran = build(place, swtools)
    assert ran.code == 0
    assert set(files(place.output)) >= EXPECTED


def test_what_is_removed_is_said(place: Place, swtools: Run) -> None:
    (place.group / "6-ewaluacja-koncowa" / "ankieta.yaml").unlink()
    ran = build(place, swtools)
    assert ran.code == 0
    for path in copies(SURVEY, "") | {PACK_6}:
        assert path in ran.out
    assert not (place.output / "moja-grupa" / "6-ewaluacja-koncowa").exists()
    assert not {path for path in files(place.output) if "ankieta" in path}
    assert b"ankieta.pdf" not in files(place.output)["index.html"]


def test_a_broken_block_breaks_what_uses_it(place: Place, swtools: Run) -> None:
    edit(place.library / "standards" / "blocks" / "case-head.yaml", "type: integer", "type: intejer")
    ran = build(place, swtools, "--format", "html")
    assert ran.code == 1
    assert "karta.yaml" in ran.err
    standing = set(files(place.output))
    assert f"{CARD}.html" not in standing
    assert f"{SURVEY}.html" in standing


def test_a_broken_standard_breaks_its_group(place: Place, swtools: Run) -> None:
    """Whether a group is discreet stands there: without it nothing of the group may be printed."""
    edit(place.group / "standard.yaml", "code: MG", "kod: MG")
    ran = build(place, swtools)
    assert ran.code == 1
    assert not set(files(place.output)) & EXPECTED


@pytest.mark.parametrize("harm", ["break", "remove"])
def test_without_a_library_file_nothing_is_built_and_nothing_removed(place: Place, swtools: Run, harm: str) -> None:
    whole = files(place.output)
    path = place.library / "standards" / "library.yaml"
    path.unlink() if harm == "remove" else path.write_text("title: [", encoding="utf-8")
    ran = build(place, swtools)
    assert ran.code == 1
    assert "library.yaml" in ran.err
    assert files(place.output) == whole


def test_an_error_that_skips_no_tool_still_counts(place: Place, swtools: Run) -> None:
    (place.group / "1-diagnoza" / "Nowa Karta.yaml").write_text("kind: questionnaire\n", encoding="utf-8")
    for _ in range(2):
        ran = build(place, swtools)
        assert ran.code == 1
        assert "Nowa Karta.yaml" in ran.err


def test_a_partial_build_keeps_the_other_rows(place: Place, swtools: Run) -> None:
    before = place.stamps()
    edit(place.group / "1-diagnoza" / "karta.yaml", 'title: "Sytuacja"', 'title: "Co się dzieje"')
    edit(place.group / "6-ewaluacja-koncowa" / "ankieta.yaml", 'title: "Jak nam się pracowało?"', 'title: "Jak było?"')
    old = row(place.output, f"{CARD}.pdf")
    assert build(place, swtools, "--stage", "ewaluacja-koncowa").code == 0
    assert row(place.output, f"{CARD}.pdf") == old
    assert place.written_since(before) == copies(SURVEY, "") | {PACK_6, WORD_6, MANAGER, "miniatury/mg_ankieta.png"} | ALWAYS
    ran = build(place, swtools)
    assert ran.code == 0
    assert row(place.output, f"{CARD}.pdf")["build_key"] != old["build_key"]


def test_copies_in_another_theme_are_kept_up_to_date(place: Place, swtools: Run) -> None:
    assert build(place, swtools, "--theme", "large-print", "--stage", "6-ewaluacja-koncowa", "--format", "pdf").code == 0
    large = f"{SURVEY}.large-print.pdf"
    assert large in files(place.output)
    assert row(place.output, large)["theme"] == "large-print"
    edit(place.group / "6-ewaluacja-koncowa" / "ankieta.yaml", 'title: "Jak nam się pracowało?"', 'title: "Jak było?"')
    before = place.stamps()
    assert build(place, swtools).code == 0
    written = place.written_since(before)
    assert large in written
    assert not {path for path in written if "large-print" in path} - {large}


def test_a_fault_of_ours_spares_the_others(place: Place, swtools: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = worker.renderer("html")

    class Faulty:
        @staticmethod
        def render(document: object, settings: object, answers: object) -> bytes:
            if getattr(document, "instrument", "") == "mg_karta":
                raise ValueError("unforeseen")
            rendered: bytes = real.render(document, settings, answers)
            return rendered

    monkeypatch.setattr(worker, "renderer", lambda _name: Faulty)
    ran = build(place, swtools, "--format", "html", "--force")
    assert ran.code == 3
    assert f"{CARD}.html" in ran.err
    assert "unforeseen" not in ran.err
    assert f"{CARD}.html" not in files(place.output)
    assert f"{SURVEY}.html" in files(place.output)
    trace = Path(next(word for word in ran.err.split() if word.endswith(".txt;")).rstrip(";"))
    assert "unforeseen" in trace.read_text(encoding="utf-8")
    trace.unlink()


def test_the_fingerprint_covers_templates_source_and_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from swtools.document.settings import Settings
    from swtools.pack import keys

    monkeypatch.undo()
    templates, source = tmp_path / "templates", tmp_path / "source"
    for folder in (templates, source):
        folder.mkdir()
        (folder / "a.py").write_text("1", encoding="utf-8")
    seen = set()
    for changed in (None, templates / "a.py", source / "a.py", templates / "b.css"):
        if changed:
            changed.write_text("2", encoding="utf-8")
        seen.add(keys.fingerprint(Settings(template_folders=(templates,), timestamp=1), source))
    seen.add(keys.fingerprint(Settings(template_folders=(templates,), timestamp=2), source))
    assert len(seen) == 5
    (source / "__pycache__").mkdir()
    (source / "__pycache__" / "a.pyc").touch()
    assert keys.fingerprint(Settings(template_folders=(templates,), timestamp=2), source) in seen
