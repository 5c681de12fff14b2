"""Codes and words of one letter and a hyphen stay on one line in Word, and are still the same letters to whoever reads or copies them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from swtools.document.blocks import LineField, LinesField, Prose
from swtools.renderers.docx import render
from swtools.typography.polish import polish
from tests.renderers.docx.word import SETTINGS, W, body, controls, text
from tests.renderers.every_block import every_block_document

WORDS = ("W-03", "BP-1-02", "e-papierosy")


def form(words: str, **answer: str) -> bytes:
    blocks = (Prose(text=polish(words)), LinesField(id="notes", label=polish(words)), LineField(id="code", label="Kod"))
    return render(replace(every_block_document(), blocks=blocks, case_code_id=None), SETTINGS, answer or None)


def test_the_hyphen_is_words_own_and_reads_as_a_hyphen() -> None:
    document = body(form("Jak w W-03 i BP-1-02: e-papierosy, biało-czerwony."))
    held = [hyphen.getnext().text for hyphen in document.iter(f"{W}noBreakHyphen")]
    assert [words.split()[0].rstrip(",:") for words in held] == ["03", "1", "02:".rstrip(":"), "papierosy"] * 2
    assert "Jak w\u00a0W-03 i\u00a0BP-1-02: e-papierosy, biało-czerwony." in text(document)
    assert "\u2011" not in "".join(document.itertext()), "a character of its own would be found by nobody who types a hyphen"


def test_what_a_person_writes_stays_as_it_is_written() -> None:
    made = form("Kod", code="W-03", notes="e-papierosy\nW-03")
    found = {control.tag: control.text for control in controls(made)}
    assert found["code"] == "W-03"
    assert found["notes"] == "e-papierosy\nW-03"
    assert not list(body(made).iter(f"{W}noBreakHyphen"))


def test_no_line_ends_inside_a_code(tmp_path: Path, checker: Callable[[str], Path]) -> None:
    """Lines of every length, set by LibreOffice; the ordinary hyphens show that it does break at them."""
    sentences = "\n\n".join(" ".join(["a" * length, *[word] * 40]) for word in (*WORDS, "północno-wschodnia") for length in range(1, 12))
    (tmp_path / "form.docx").write_bytes(form(sentences))
    command = [str(checker("soffice")), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "form.docx")], check=True, capture_output=True)
    said = subprocess.run(["pdftotext", "-layout", str(tmp_path / "form.pdf"), "-"], check=True, capture_output=True, text=True).stdout
    ends = {match[1] for match in re.finditer(r"(\S+[-\u2010\u2011])\s*$", said, re.MULTILINE)}
    assert ends == {"północno-"}
