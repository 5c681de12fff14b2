"""Outputs as text against the files in this folder. After a change that is meant: `UPDATE_GOLDEN=1 pytest tests/golden` and read the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from swtools import pipeline
from swtools.model.centre import NO_CENTRE
from swtools.pack.plan import Selection, targets
from tests.golden import texts
from tests.library import TIMESTAMP


def cases():
    return sorted(path.name for path in texts.CASES.iterdir() if path.is_dir())


@pytest.mark.parametrize("output_format", ["pdf", "docx", "html"])
@pytest.mark.parametrize("case", cases())
def test_the_text_of_an_output_is_the_agreed_one(case, output_format):
    folder = texts.CASES / case
    checked = pipeline.check(folder)
    assert not checked.broken
    shop = pipeline.workshop(checked, NO_CENTRE, pipeline.settings(folder, TIMESTAMP), Path("unused"), base="")
    for target in targets(checked.library, Selection(formats=(output_format,))):
        golden = texts.FOLDER / case / output_format / f"{Path(target.path).stem}.txt"
        words = texts.of(output_format, shop.render(target))
        if os.environ.get("UPDATE_GOLDEN"):
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(words, encoding="utf-8")
        assert words == golden.read_text(encoding="utf-8")
