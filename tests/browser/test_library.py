"""Every real tool in the browser: its filled example is shown, read back and accepted, and axe finds nothing."""

import pytest

from swtools.document.blocks import Edition
from swtools.kinds._document import document
from swtools.model.centre import NO_CENTRE
from swtools.responses.check import check_answers
from tests.browser.conftest import record
from tests.browser.test_page import violations
from tests.library import checked, example, instruments


@pytest.mark.parametrize("identifier", instruments())
def test_the_example_is_shown_and_read_back(opened, identifier):
    library = checked().library
    tool = library.instrument(identifier)
    answers = example(identifier)
    page = opened(document(tool, library, NO_CENTRE, Edition.WORKER, "default", "pl"), answers)
    saved = record(page)
    assert "unplaced" not in saved
    assert set(answers) <= set(saved["answers"])
    assert check_answers(tool, saved["answers"], "2026-11-23") == []
    assert violations(page) == []
