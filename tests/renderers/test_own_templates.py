"""A library's own templates: what is not used is said, and what is wrong in one is said in the reader's words, with file and place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from swtools import pipeline
from swtools.document.settings import Settings
from swtools.errors import EnvironmentProblem
from swtools.messages import translator
from swtools.renderers import check_templates, html
from tests.command import ROOT, Run, starter, swtools
from tests.renderers.every_block import every_block_document
from tests.safety.word_templates import FORM, original, template

__all__ = ["swtools"]

TEMPLATES = ROOT / "templates"
JINJA = ("Jinja was looking", "Encountered", "expected token", "is undefined", "No filter named")


def said(library: Path) -> list[tuple[str, str, str]]:
    """Code, place and words of every finding about templates."""
    words = translator("en")
    return [(found.code, str(found.span), words.text(found.message)) for found in check_templates(library)]


@pytest.mark.parametrize(
    "name",
    [
        "form.docx",
        "moj szablon.docx",
        "templates/form.docx",
        "templates/docx/Form.docx",
        "templates/docx/szablon.docx",
        "templates/docx/form.docx.docx",
        "templates/word/form.docx",
        "templates/docx/nowe/form.docx",
        "szablony/form.docx",
        "standards/form.docx",
        "standards/moja-grupa/1-diagnoza/karta.docx",
    ],
)
def test_a_word_template_that_is_not_used_says_where_it_belongs(tmp_path: Path, swtools: Run, name: str) -> None:
    library = starter(tmp_path / "library")
    (library / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(FORM, library / name)
    ran = swtools("validate", "--library", library)
    assert ran.code == 0
    assert f"{library / name}: " in ran.out
    assert "[SW556]" in ran.out
    assert "templates/docx/" in ran.out.splitlines()[1]
    assert "form.docx" in ran.out.splitlines()[1]
    assert swtools("validate", "--library", library, "--strict").code == 1


@pytest.mark.parametrize("name", ["form.dotx", "form.docm", "form.doc", "FORM.ODT"])
def test_another_kind_of_word_file_among_the_templates(tmp_path: Path, name: str) -> None:
    library = starter(tmp_path)
    (library / "templates" / "docx").mkdir(parents=True)
    (library / "templates" / "docx" / name).write_bytes(b"x")
    assert [row[:2] for row in said(library)] == [("SW556", f"templates/docx/{name}")]


def test_what_is_used_and_what_is_no_template_is_no_finding(tmp_path: Path) -> None:
    """Notes of a centre, the marks of an open document, forms that were built, a template in use."""
    library = starter(tmp_path)
    folder = library / "templates" / "docx"
    folder.mkdir(parents=True)
    for name in ("form", "discreet", "large-print"):
        shutil.copy(FORM, folder / f"{name}.docx")
    (folder / "~$form.docx").write_bytes(b"x")
    (library / "notatki.docx").write_bytes(b"no zip")
    template(library / "uwagi", {"word/document.xml": original("word/document.xml").replace("{{ title }}", "").replace("{{p body }}", "").encode()})
    (library / "output" / "grupa").mkdir(parents=True)
    shutil.copy(FORM, library / "output" / "grupa" / "form.docx")
    assert said(library) == []


def test_the_bundled_templates_are_not_looked_at() -> None:
    assert [row for row in said(ROOT) if row[1].startswith("templates/")] == []


WORD = {
    "{% for a in b %}{{ title }}": ("{% for a in b %}", "“for” is opened here and never closed."),
    "{% if title %}{{ title }}": ("{% if title %}", "“if” is opened here and never closed."),
    "{{ title }}{% endif %}": ("{% endif %}", "“endif” closes nothing"),
    "{% jesli title %}{{ title }}": ("{% jesli title %}", "no tag “jesli”"),
    "{{ title tytul }}": ("{{ title tytul }}", "not written as it must be"),
    "{% if title %}{% for a in b %}{% endif %}{{ title }}": ("{% endif %}", "“endif” stands where “for” is still open"),
    "{{ title|upper }}": ("{{ title|upper }}", "more than a name or a condition"),
}


@pytest.mark.parametrize("wrong", WORD)
def test_a_mistake_in_a_word_template(tmp_path: Path, wrong: str) -> None:
    """What stands there, to be looked for in Word, and what is wrong; Jinja's own words are a detail, if anything."""
    library = starter(tmp_path)
    template(library / "templates", {"word/document.xml": original("word/document.xml").replace("{{ title }}", wrong).encode()})
    (found,) = check_templates(library)
    message = translator("en").text(found.message)
    words, problem = WORD[wrong]
    assert (found.code, found.span.file) == ("SW554", "templates/docx/form.docx")
    assert message.startswith("In the body of the document, at “")
    assert words in message
    assert problem in message
    assert found.hint is not None
    assert not any(jinja in message for jinja in JINJA)
    assert "{{ body }}" not in message, "only the paragraph that is wrong"


@pytest.mark.parametrize(("part", "place"), [("word/header1.xml", "In the header"), ("word/footer1.xml", "In the footer")])
def test_the_part_is_named_as_word_names_it(tmp_path: Path, part: str, place: str) -> None:
    library = starter(tmp_path)
    template(library / "templates", {part: original(part).replace("</w:p>", "<w:r><w:t>{% if code %}</w:t></w:r></w:p>", 1).encode()})
    (found,) = check_templates(library)
    assert translator("en").text(found.message).startswith(place)


TEXTS = {
    "{% for a in b %}\nx": (2, "“for” is opened here and never closed.", "Write {% endfor %}"),
    "{% if a %}\n{% if b %}{% endif %}\n": (2, "“if” is opened here and never closed.", "Write {% endif %}"),
    "\n{{ a b }}": (3, "not written as it must be", "straight quotes"),
    "\n\n{% endfor %}": (4, "“endfor” closes nothing", "Take it out"),
    "{# x": (2, "A comment {# is never closed", "#}"),
    "{{ a|duze }}": (2, "no filter or test “duze”", "Compare"),
}


@pytest.mark.parametrize("wrong", TEXTS)
@pytest.mark.parametrize("name", ["html/head.html", "pdf/blocks/prose.html.j2", "catalogue/card.html"])
def test_a_mistake_in_a_text_template_has_its_line(tmp_path: Path, name: str, wrong: str) -> None:
    library = starter(tmp_path)
    path = library / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_text("first line\n" + wrong, encoding="utf-8")
    (found,) = check_templates(library)
    words = translator("en")
    line, problem, hint = TEXTS[wrong]
    assert (found.code, str(found.span)) == ("SW557", f"templates/{name}:{line}:1")
    assert problem in words.text(found.message)
    assert found.hint is not None
    assert hint in words.text(found.hint)
    assert not any(jinja in words.text(found.message) for jinja in JINJA)
    assert found.related, "what Jinja said"


def test_a_text_template_in_another_encoding(tmp_path: Path) -> None:
    library = starter(tmp_path)
    path = library / "templates" / "html" / "head.html"
    path.parent.mkdir(parents=True)
    path.write_bytes("Ośrodek".encode("cp1250"))
    assert [row[:2] for row in said(library)] == [("SW557", "templates/html/head.html")]
    with pytest.raises(EnvironmentProblem, match=r"head\.html is not UTF-8"):
        html.render(every_block_document(), Settings(template_folders=(library / "templates", TEMPLATES), timestamp=0))


RENDERED = {
    "page.html": ("</html>", "{{ nazwa_osrodka }}", "The name “nazwa_osrodka” is not known here."),
    "head.html": ("{% endif %}", "{{ document.osrodek }}", "“osrodek” is not known here."),
    "blocks/LinesField.html": ("{% endmacro %}", "{{ nazwa_osrodka }}", "The name “nazwa_osrodka” is not known here."),
    "blocks/Prose.html": ("{% endmacro %}", "{{ 1 / 0 }}", "What stands there cannot be worked out."),
}


@pytest.mark.parametrize("name", RENDERED)
def test_a_name_that_nobody_knows_ends_in_words_with_file_and_line(tmp_path: Path, name: str) -> None:
    """Also in a macro that our code calls itself; a mistake in a centre's template is never called a fault of swtools."""
    before, wrong, problem = RENDERED[name]
    source = (TEMPLATES / "html" / name).read_text(encoding="utf-8").replace(before, wrong + before)
    path = tmp_path / "html" / name
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    lines = [number for number, line in enumerate(source.splitlines(), 1) if wrong in line]
    with pytest.raises(EnvironmentProblem) as stop:
        html.render(every_block_document(), Settings(template_folders=(tmp_path, TEMPLATES), timestamp=0))
    message = translator("en").text(stop.value.message)
    assert any(message.startswith(f"The template {path}:{line} cannot be used. {problem}") for line in lines)
    assert message.index("(Jinja: ") > message.index(problem)


def test_an_own_template_with_a_mistake_is_an_error_of_the_library(tmp_path: Path) -> None:
    """So that `validate` fails where a build would."""
    library = starter(tmp_path)
    path = library / "templates" / "html" / "head.html"
    path.parent.mkdir(parents=True)
    path.write_text("{% for %}", encoding="utf-8")
    assert [finding.code for finding in pipeline.check(library).errors] == ["SW557"]
