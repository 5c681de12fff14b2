"""The Polish pages say what the English ones say, lead somewhere, and their worked example is a valid library."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from swtools import pipeline
from swtools.responses.check import check_answers
from tests.command import starter

DOCS = Path(__file__).resolve().parents[2] / "docs"
HOW_TO_ADD = DOCS / "pl" / "jak-dodac.md"
TWINS = {"definition-language.md": "jezyk-definicji.md", "docx-template.md": "szablon-word.md", "../CONTRIBUTING.md": "jak-dodac.md"}
FULL = [name for name in TWINS if not name.startswith("..")]

# What stands in code but is a word for the reader, not one to type.
TRANSLATED = {
    "<group>/<n-stage>/<tool>": "<grupa>/<n-etap>/<narzędzie>",
    "<n-stage>/<tool>": "<n-etap>/<narzędzie>",
    "<group>": "<grupa>",
    "<library>": "<biblioteka>",
    "<number>-<slug>": "<numer>-<nazwa>",
    "/<list>": "/<lista>",
    "/<block>": "/<blok>",
    "topics/<tool>": "topics/<narzędzie>",
    "<instrument>.<item>": "<narzędzie>.<pozycja>",
    "<instrument id>": "<identyfikator narzędzia>",
    "value_of: <item>": "value_of: <pozycja>",
    "<stage slug>": "<etap>",
    "<role>: <role that runs its tools>": "<rola>: <rola, która prowadzi jej narzędzia>",
    "<the same tree>": "<taki sam warunek>",
    "[texts]": "[teksty]",
    "[steps]": "[kroki]",
    "[codes]": "[kody]",
    "[items]": "[pozycje]",
    "[topics]": "[tematy]",
    "[ids]": "[identyfikatory]",
    "[slugs]": "[etapy]",
    "[stages]": "[etapy]",
    "[lines of a list]": "[punkty listy]",
    "[teams that such a centre does not have]": "[zespoły, których taki ośrodek nie ma]",
    "…own keys of the type": "…własne klucze rodzaju",
}


def _code(name: str) -> set[str]:
    """Return the spans and the lines of code blocks, fenced or indented; what two spaces part from a line of code is a comment."""
    text = (DOCS / name).read_text(encoding="utf-8")
    block = re.compile(r"^```\w*\n(.*?)^```$|(?<=\n\n)((?: {4}[^\n]*\n)+)", re.MULTILINE | re.DOTALL)
    lines = [line for found in block.findall(text) for line in "".join(found).splitlines() if line.strip()]
    spans = re.findall(r"`([^`]+)`", block.sub("", text))
    return {re.sub(r"\s+", " ", span).strip() for span in spans} | {re.split(r" {2,}", line.strip())[0] for line in lines}


def _in_polish(code: str) -> str:
    for english, polish in TRANSLATED.items():
        code = code.replace(english, polish)
    return code


@pytest.mark.parametrize("name", FULL)
def test_both_name_the_same_code(name: str) -> None:
    english, polish = {_in_polish(code) for code in _code(name)}, _code(f"pl/{TWINS[name]}")
    assert len(english) > 50
    assert sorted(english - polish) == []
    assert sorted(polish - english) == []


def test_no_translation_is_idle() -> None:
    everything = "\n".join(code for name in FULL for code in _code(name))
    assert [english for english in TRANSLATED if english not in everything] == []


@pytest.mark.parametrize("name", FULL)
def test_both_have_the_same_headings_and_tables(name: str) -> None:
    def frame(page: str) -> list[str]:
        return re.findall(r"^(?:#+|\|(?:---\|)+$)", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE)

    def rows(page: str) -> int:
        return len(re.findall(r"^\|", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE))

    assert frame(name) == frame(f"pl/{TWINS[name]}")
    assert rows(name) == rows(f"pl/{TWINS[name]}")


def _links(path: Path) -> list[str]:
    return re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", sorted((DOCS / "pl").glob("*.md")), ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    assert [target for target in _links(page) if "://" not in target and not (page.parent / target).exists()] == []


@pytest.mark.parametrize(("english", "polish"), TWINS.items())
def test_the_versions_name_each_other_at_their_top(english: str, polish: str) -> None:
    for page, other in ((DOCS / english, DOCS / "pl" / polish), (DOCS / "pl" / polish, DOCS / english)):
        head = page.read_text(encoding="utf-8").split("\n## ")[0].split("\n\n")[1]
        assert other.resolve() in [(page.parent / target).resolve() for target in re.findall(r"\]\(([^)]+)\)", head)]


def test_the_worked_example_is_clean(tmp_path: Path) -> None:
    """Write the files of the page into a new library, in its order; the last one is a filled form."""
    starter(tmp_path)
    page = HOW_TO_ADD.read_text(encoding="utf-8")
    given = re.findall(r"^(Plik|Na końcu pliku) `([^`]+)`[^\n]*:\n\n```\w+\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(given) == len(re.findall(r"^```(?:yaml|json)$", page, re.MULTILINE)) > 5
    for how, name, content in given:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if how == "Na końcu pliku" else ""
        assert before or not path.exists()
        path.write_text(before + content, encoding="utf-8")
    checked = pipeline.check(tmp_path)
    assert [str(finding.code) for finding in checked.findings] == []
    record = json.loads((tmp_path / given[-1][1]).read_text(encoding="utf-8"))
    tool = checked.library.instrument(record["instrument"])
    assert tool is not None
    assert {key for key in record if key != "answers"} == {"instrument", "language"}
    assert check_answers(tool, record["answers"], "2026-11-23") == []
