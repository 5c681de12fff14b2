"""Every copy of every tool: PDF, Word and HTML hold the questions, numbers, options, conditions and labels of the definition, and the same ones."""

import pytest

from tests.agreement.formats.agreeing import disagreements
from tests.agreement.formats.library import Library
from tests.agreement.formats.rendering import FORMATS, bench
from tests.library import ROOT, instruments

LIBRARY = Library(ROOT / "standards")


@pytest.mark.parametrize("identifier", instruments())
def test_the_formats_hold_what_the_definition_says(identifier):
    built = bench(ROOT)
    if identifier in built.broken:
        pytest.skip("the library does not build this tool: `swtools validate` says why")
    tool = LIBRARY.tool(identifier)
    if tool.data["status"] == "retired":
        assert built.files(identifier) == set()
        return
    assert built.files(identifier) == {tool.file(edition, form) for edition in tool.editions() for form in FORMATS}
    found = disagreements(tool, LIBRARY, built.made)
    assert not found, "\n".join(found)
