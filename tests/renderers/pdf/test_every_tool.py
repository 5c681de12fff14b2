"""Every tool of the library in every copy: PDF/UA-1 and PDF/A-2a, nothing for qpdf to say, a sound form; and packs of these files."""

from __future__ import annotations

import functools
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from swtools.document.blocks import Edition
from swtools.document.settings import Settings
from swtools.kinds._document import document, editions
from swtools.model.centre import NO_CENTRE
from swtools.model.instrument import Instrument
from swtools.renderers.pdf import render
from swtools.renderers.pdf.assemble import Part, assemble, page_count
from tests.checkers.verapdf import failures
from tests.library import checked
from tests.renderers.pdf.structure import problems

Checker = Callable[[str], Path]
SHARDS = 4


@pytest.fixture(scope="module", params=[pytest.param(number, marks=pytest.mark.xdist_group(f"pdf-library-{number}")) for number in range(SHARDS)])
def files(
    request: pytest.FixtureRequest, settings: Settings, once: Callable[[str, Callable[[], bytes]], bytes], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, Edition], Path]:
    """A quarter of the library's files, by tool and copy; the tests of the formats read the same ones."""
    folder, library = tmp_path_factory.mktemp("library"), checked().library
    found = {}
    for place, tool in enumerate(library.instruments):
        if place % SHARDS == request.param:
            for edition in editions(tool, library):
                path = folder / f"{tool.id}.{edition}.pdf"
                path.write_bytes(once(path.name, functools.partial(_rendered, tool, edition, settings)))
                found[tool.id, edition] = path
    return found


def _rendered(tool: Instrument, edition: Edition, settings: Settings) -> bytes:
    content: bytes = render(document(tool, checked().library, NO_CENTRE, edition), settings)
    return content


def test_verapdf_finds_nothing(files: dict[tuple[str, Edition], Path], checker: Checker) -> None:
    checker("verapdf")
    assert failures(files.values()) == []


def test_qpdf_finds_nothing(files: dict[tuple[str, Edition], Path], checker: Checker) -> None:
    qpdf = checker("qpdf")
    for path in files.values():
        done = subprocess.run([qpdf, "--check", path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{path.name}: {done.stdout}{done.stderr}"


def test_forms_and_tags_are_sound(files: dict[tuple[str, Edition], Path]) -> None:
    found = {path.name: wrong for path in files.values() if (wrong := problems(path))}
    assert found == {}


def test_large_print_is_as_sound(files: dict[tuple[str, Edition], Path], settings: Settings, tmp_path: Path, checker: Checker) -> None:
    """Every twelfth copy in large print: fields, tags, page breaks; a tool in easy language has large print of itself."""
    checker("verapdf")
    library, paths = checked().library, []
    for identifier, edition in list(files)[::12]:
        paths.append(tmp_path / f"{identifier}.{edition}.pdf")
        paths[-1].write_bytes(render(document(library.instrument(identifier), library, NO_CENTRE, edition, "large-print"), settings))
    assert failures(paths) == []
    assert {path.name: wrong for path in paths if (wrong := problems(path))} == {}
    for identifier, edition in files:
        tool = library.instrument(identifier)
        assert not tool.easy_to_read or document(tool, library, NO_CENTRE, edition).theme == "large-print"


def test_a_discreet_copy_names_neither_its_group_nor_a_stage(files: dict[tuple[str, Edition], Path]) -> None:
    library = checked().library
    for (identifier, edition), path in files.items():
        if edition is Edition.DISCREET:
            group = library.group(library.instrument(identifier).group)
            with pikepdf.open(path) as pdf:
                said = str(pdf.docinfo) + pdf.Root.Metadata.read_bytes().decode()
            assert group is None or group.title not in said, path.name


def test_a_pack_of_them(files: dict[tuple[str, Edition], Path], tmp_path: Path, checker: Checker) -> None:
    """Clean for qpdf, with title and outline, without fields, structure and claims, and without continuation sheets."""
    qpdf = checker("qpdf")
    parts = [Part(title=path.stem, code="W", pdf=path.read_bytes()) for path in list(files.values())[:12]]
    pack = assemble(parts, title="Pakiet", language="pl", timestamp=0, duplex=False)
    (tmp_path / "pack.pdf").write_bytes(pack)
    done = subprocess.run([qpdf, "--check", tmp_path / "pack.pdf"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with pikepdf.open(BytesIO(pack)) as pdf:
        assert str(pdf.docinfo.Title) == "Pakiet"
        assert not {"/AcroForm", "/StructTreeRoot", "/MarkInfo", "/Metadata", "/OutputIntents"} & set(pdf.Root.keys())
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                assert item.get("/Type") != "/StructElem"
                assert item.get("/Subtype") != "/Widget"
        with pdf.open_outline() as outline:
            assert len(outline.root) == len(parts)
        assert len(pdf.pages) == sum(page_count(part.pdf) for part in parts)
