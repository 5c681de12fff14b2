"""Every copy of every tool: PDF, Word and HTML hold the questions, numbers, options, conditions and labels of the definition, and the same ones."""

import functools

import pytest

from tests.agreement.formats.agreeing import disagreements
from tests.agreement.formats.library import Library
from tests.agreement.formats.rendering import FORMATS, bench
from tests.library import ROOT, instruments


@functools.cache
def both():
    """Return the product's library and the tests' own, read at the same moment."""
    return bench(ROOT), Library(ROOT / "standards")


@pytest.mark.parametrize("identifier", instruments())
def test_the_formats_hold_what_the_definition_says(identifier, once):
    built, library = both()
    if identifier in built.broken:
        pytest.skip("the library does not build this tool: `swtools validate` says why")
    tool = library.tool(identifier)
    if tool.data["status"] == "retired":
        assert built.files(identifier) == set()
        return
    copies = {tool.file(edition, form): (edition, form) for edition in tool.editions() for form in FORMATS}
    assert built.files(identifier) == set(copies)

    def made(path):
        edition, form = copies[path]
        # a PDF takes most of the time, and the tests of the PDFs want it too
        return once(f"{identifier}.{edition}.pdf", lambda: built.made(path)) if form == "pdf" else built.made(path)

    found = disagreements(tool, library, made)
    assert not found, "\n".join(found)
