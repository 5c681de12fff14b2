"""Texts that would be markup, code or an address elsewhere, through `validate` and all three formats: a finding, or printed as they stand."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader

from tests.command import Run, edit, files, process, starter
from tests.renderers.docx.word import all_text

QUESTION = '"Jak osoba sama opisuje swoją sytuację?"'
PRINTED = {
    "markup": "A & <B> \"C\" 'D' <img src=x onerror=alert(1)>",
    "script": "</script><script>alert(1)</script>",
    "style": "</style><style>@import url(http://example.org/x.css)</style>",
    "template": "{{ 7*7 }} {% raw %} {# x #} {{ ''.__class__ }}",
    "docxtpl": "{%p if x %} {{r y }} {{p body }}",
    "shell": "$(touch /tmp/owned) `id` ${7*7} #{7*7} %n%s",
    "address": "http://example.org/x.png file:///etc/passwd javascript:alert(1) data:text/html,x",
    "comment": "<!-- x --> ]]> <![CDATA[y]]> &amp; &lt; &#60;",
    "word xml": "</w:t></w:r><w:p/><w:t>",
    "formula": "=cmd|' /C calc'!A0 @SUM(1+1)",
    "braces of format": "{0.__class__} {x!r} %(a)s {",
}
REFUSED = {
    "control": "a\\u0000b\\u0007c",
    "escape": "a\\e[31mb",
    "right to left": "a\\u202eb\\u202c",
    "isolate": "a\\u2066b\\u2069",
    "zero width": "a\\u200bb",
    "byte order mark": "a\\ufeffb",
    "lone surrogate": "a\\ud800b",
    "long": "słowo " * 16_667,
}


def library(folder: Path, written: str) -> Path:
    """The starter library with another question, given as YAML writes it."""
    library = starter(folder)
    edit(library / "standards" / "moja-grupa" / "1-diagnoza" / "karta.yaml", QUESTION, written)
    return library


def plain(text: str) -> str:
    """Leave out what typography changes: blanks, hyphens, quotation marks."""
    return re.sub(r"[\s\u00a0\u2060\u00ad\u2011\"„”-]+", "", text)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One form that asks all of the texts, built once in all formats."""
    folder = tmp_path_factory.mktemp("texts")
    questions = "".join(f"      - {{type: longtext, id: q_{number}, text: {json.dumps(text)}}}\n" for number, text in enumerate(PRINTED.values()))
    place = starter(folder / "library")
    card = place / "standards" / "moja-grupa" / "1-diagnoza" / "karta.yaml"
    edit(card, "      - {use: case_head}\n", "      - {use: case_head}\n" + questions)
    checked = process("validate", "--library", place, cwd=folder)
    assert checked.returncode == 0, checked.stdout
    ran = process("build", "--library", place, "--output", folder / "out", "--jobs", 1, "--stage", "diagnoza", cwd=folder)
    assert ran.returncode == 0, ran.stderr
    return files(folder / "out")


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["", ".worker"])
def test_every_text_is_printed_as_it_stands_in_all_formats(made, edition):
    word = plain(all_text(made[f"moja-grupa/1-diagnoza/karta{edition}.docx"]))
    page = html.fromstring(made[f"moja-grupa/1-diagnoza/karta{edition}.html"].decode())
    for node in page.xpath("//script | //style | //template"):
        node.drop_tree()
    reader = PdfReader(io.BytesIO(made[f"moja-grupa/1-diagnoza/karta{edition}.pdf"]))
    labels = {plain(str(field.get("/TU", ""))) for field in (reader.get_fields() or {}).values()}
    for name, text in PRINTED.items():
        assert plain(text) in word, name
        assert plain(text) in plain(page.text_content()), name
        assert plain(text) in labels, name


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["", ".worker"])
def test_none_of_them_becomes_an_element_an_address_or_an_action(made, edition):
    page = html.fromstring(made[f"moja-grupa/1-diagnoza/karta{edition}.html"].decode())
    assert not page.xpath("//img[@src='x'] | //*[@onerror] | //link")
    assert not [value for value in page.xpath("//@href | //@src | //@action") if not value.startswith(("#", "data:"))]
    assert not page.xpath("//script[contains(., 'alert(1)')][not(@type='application/json')]")
    pdf = made[f"moja-grupa/1-diagnoza/karta{edition}.pdf"]
    objects = [str(item.get_object()) for item in PdfReader(io.BytesIO(pdf)).trailer["/Root"].values()]
    assert not [part for part in objects if "/JS" in part or "/OpenAction" in part or "/Launch" in part]
    assert not Path("/tmp/owned").exists()


@pytest.mark.parametrize("name", REFUSED)
def test_what_nobody_can_see_or_print_is_a_finding_with_its_place(tmp_path, swtools: Run, name):
    folder = library(tmp_path, f'"{REFUSED[name]}"')
    ran = swtools("validate", "--library", folder)
    assert ran.code == 1
    assert re.search(r"karta\.yaml:\d+:\d+: błąd\[SW\d{3}\]", ran.out), ran.out
    assert len(ran.out) < 5000, "a finding does not print the whole text"
    assert not set("\x00\x07\x1b\u202e\u200b") & set(ran.out), "and nothing of it reaches the terminal"


@pytest.mark.parametrize("raw", ["\x07", "\x1b[2J", "\u202e", "\u2066", "\u200b", "\u0085", "\u2028"])
def test_the_same_characters_unescaped(tmp_path, swtools: Run, raw):
    folder = starter(tmp_path)
    edit(folder / "standards" / "moja-grupa" / "1-diagnoza" / "karta.yaml", QUESTION, f'"a{raw}b"')
    ran = swtools("validate", "--library", folder)
    assert ran.code == 1
    assert "SW103" in ran.out
    assert raw not in ran.out


def test_a_hundred_thousand_characters_in_every_place_where_a_text_may_stand(tmp_path, swtools: Run):
    folder = starter(tmp_path)
    path = folder / "standards" / "moja-grupa" / "1-diagnoza" / "karta.yaml"
    content = path.read_text(encoding="utf-8")
    for number, quoted in enumerate(dict.fromkeys(re.findall(r'"[^"\n]+"', content))):
        long = tmp_path / f"copy{number}"
        other = starter(long) / "standards" / "moja-grupa" / "1-diagnoza" / "karta.yaml"
        other.write_text(content.replace(quoted, '"' + "x" * 100_000 + '"', 1), encoding="utf-8")
        ran = swtools("validate", "--library", long)
        assert ran.code == 1, quoted
        assert re.search(r"karta\.yaml:\d+:\d+: błąd\[SW\d{3}\]", ran.out), quoted
