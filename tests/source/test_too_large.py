"""What is too large is said in the units that people use."""

from __future__ import annotations

from swtools.messages import translator
from swtools.source.characters import MOST_BYTES
from swtools.source.reader import read


def test_a_file_that_is_too_large_is_told_in_megabytes() -> None:
    fitting = b"#" * (MOST_BYTES - 1) + b"\n"
    assert [finding.code for finding in read("a.yaml", fitting)[1]] != ["SW115"]
    source, (finding,) = read("a.yaml", fitting + b"#")
    assert source is None
    said = translator("en").text(finding.message)
    assert said == "The file is larger than 1 MB."
