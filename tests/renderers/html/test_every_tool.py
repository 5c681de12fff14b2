"""Every tool's page: no error by the Nu HTML checker, and small enough to send."""

import json
import statistics
import subprocess

import pytest

from swtools.bundled import folder
from swtools.document.blocks import Edition
from swtools.document.settings import Settings
from swtools.kinds._document import document
from swtools.model.centre import NO_CENTRE
from swtools.renderers.html import render
from tests import outside
from tests.library import checked, instruments

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("html pages")]
SETTINGS = Settings(template_folders=(folder("templates"),), timestamp=0)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Write the page of every tool, for the worker and for the person."""
    target = tmp_path_factory.mktemp("pages")
    library = checked().library
    for identifier in instruments():
        tool = library.instrument(identifier)
        for name, edition in (("worker", Edition.WORKER), ("client", Edition.DISCREET if tool.discreet else Edition.CLIENT)):
            (target / f"{identifier}-{name}.html").write_bytes(render(document(tool, library, NO_CENTRE, edition, "default", "pl"), SETTINGS))
    return target


def test_the_nu_checker_finds_no_error(pages):
    command = ["java", "-jar", str(outside.checker("vnu")), "--errors-only", "--format", "json", "--exit-zero-always", str(pages)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=900, check=True)
    found = json.loads(done.stderr)["messages"]
    assert [(message["url"].rsplit("/", 1)[-1], message["message"]) for message in found][:20] == []


def test_the_nu_checker_would_say_so(tmp_path):
    (tmp_path / "wrong.html").write_text("<!DOCTYPE html><title>x</title><p><div></p><img>", encoding="utf-8")
    command = ["java", "-jar", str(outside.checker("vnu")), "--errors-only", "--format", "json", "--exit-zero-always", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=True)
    assert json.loads(done.stderr)["messages"]


def test_pages_stay_small(pages):
    sizes = {path.name: path.stat().st_size for path in sorted(pages.glob("*-worker.html"))}
    assert statistics.median(sizes.values()) < 150_000
    assert {name: size for name, size in sizes.items() if size > 250_000} == {}
