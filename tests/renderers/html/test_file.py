"""The file as text: one file, its policy, its size, hostile words, the same bytes."""

import base64
import hashlib
import itertools
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from swtools.bundled import folder
from swtools.conditions.tree import Comparison, Literal, Operator
from swtools.document.blocks import ChoiceField, Edition, LineField, LineKind, Mark, Prose, Section
from swtools.document.settings import Settings
from swtools.renderers.html import render
from tests.renderers.every_block import every_block_answers, every_block_document

SETTINGS = Settings(template_folders=(folder("templates"),), timestamp=0)
SOURCES = sorted((folder("templates") / "html").glob("*.js"))


def text(document=None, answers=None):
    return render(document or every_block_document(), SETTINGS, answers).decode()


class Elements(HTMLParser):
    def __init__(self, source):
        super().__init__()
        self.found = []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def page():
    return text()


@pytest.fixture(scope="module")
def elements(page):
    return Elements(page).found


def policy(elements):
    (content,) = [attrs["content"] for tag, attrs in elements if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in content.split(";"))


def test_the_policy_allows_exactly_this_style_and_this_script(page, elements):
    rules = policy(elements)
    for directive, tag in (("style-src", "style"), ("script-src", "script")):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert rules[directive] == f"'sha256-{digest}'"
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == rules["form-action"] == rules["base-uri"] == rules["object-src"] == "'none'"


def test_nothing_in_the_file_points_outside(elements):
    for tag, attrs in elements:
        for name in ("src", "href", "action", "formaction", "data", "poster", "srcset"):
            assert attrs.get(name, "#").startswith(("#", "data:")), (tag, attrs)


def test_no_style_and_no_handler_stands_in_an_attribute(elements):
    for _, attrs in elements:
        assert "style" not in attrs
        assert not [name for name in attrs if name.startswith("on")]


@pytest.mark.parametrize("source", SOURCES, ids=[path.name for path in SOURCES])
def test_the_script_goes_nowhere_and_writes_no_markup(source):
    code = source.read_text(encoding="utf-8")
    ways_out = r"https?:|//[a-z]|location\s*=|location\.|window\.open|fetch\(|XMLHttp|WebSocket|sendBeacon"
    markup = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\("
    memory = r"localStorage|sessionStorage|indexedDB|\.cookie"
    forbidden = f"{ways_out}|{markup}|{memory}"
    assert re.findall(forbidden, re.sub(r"^\s*//.*$", "", code, flags=re.MULTILINE)) == []


def test_every_label_and_description_names_an_element(elements):
    ids = [attrs["id"] for _, attrs in elements if "id" in attrs]
    assert len(set(ids)) == len(ids)
    for tag, attrs in elements:
        for name in ("for", "aria-describedby", "aria-labelledby"):
            for target in (attrs.get(name) or "").split():
                assert target in ids or "#" in target, (tag, attrs)


def test_no_question_can_be_called_like_a_part_of_the_page(elements):
    own = sorted({attrs["id"] for _, attrs in elements if "id" in attrs and re.fullmatch("[a-z_]+", attrs["id"])})
    assert {"form", "model", "words", "title"} <= set(own)
    fields = tuple(
        LineField(id=name, label="Co?", help="Jak?", kind=kind) for name, kind in zip(own, itertools.cycle((LineKind.TEXT, LineKind.DATE)), strict=False)
    )
    ids = [attrs["id"] for _, attrs in Elements(text(replace(every_block_document(), blocks=fields))).found if "id" in attrs]
    assert len(set(ids)) == len(ids)


def test_every_control_of_the_form_has_a_name_in_the_model(page):
    model = json.loads(re.search(r'id="model">(.*?)</script>', page).group(1))

    def names(fields, prefix=""):
        for node in fields:
            if node["t"] == "group":
                yield from names(node["fields"], prefix)
            elif node["t"] == "rows":
                yield from names(node["fields"], rf"{prefix}{node['id']}\.\d+\.")
            else:
                yield prefix + node["id"]

    known = [re.compile(rf"{name}(\.\w+)*") for name in names(model["fields"])]
    form = page[page.index('<form id="form"') : page.index("</form>")]
    found = {attrs["name"] for tag, attrs in Elements(form).found if tag in ("input", "textarea") and "#" not in attrs["name"]}
    assert len(found) > 60
    assert [name for name in sorted(found) if not any(pattern.fullmatch(name) for pattern in known)] == []


EVIL = "</script></style></textarea><script>alert(1)</script>\"'&amp;{{ x }}{% y %}<!--\u2028\u202e\u0000"


def test_hostile_words_stay_words():
    section = Section(
        id="s",
        number="1",
        title=EVIL,
        blocks=(
            LineField(id="a", number="1.1", label=EVIL, help=EVIL, unit=EVIL, pattern=EVIL, pattern_message=EVIL, initial=EVIL),
            ChoiceField(id="b", label=EVIL, options=(Mark(code="x", text=EVIL, condition=Comparison("a", Operator.EQ, Literal(EVIL)), condition_text=EVIL),)),
            Prose(title=EVIL, text=EVIL, points=(EVIL,)),
        ),
    )
    document = every_block_document()
    evil = replace(document, blocks=(section,), running_title=EVIL, head=replace(document.head, title=EVIL), foot=replace(document.foot, line=EVIL))
    page = text(evil, {"a": EVIL})
    found = Elements(page).found
    clean = Elements(text(replace(document, blocks=(section,)))).found
    assert [tag for tag, _ in found].count("script") == 4
    assert "alert(1)</script>" not in page
    assert policy(found)["default-src"] == "'none'"
    assert len(clean) > 50
    data = json.loads(re.search(r'id="answers">(.*?)</script>', page, re.DOTALL).group(1))
    assert data == {"a": EVIL}


def test_the_same_document_gives_the_same_bytes():
    assert text() == text()
    assert text(answers=every_block_answers()) == text(answers=every_block_answers())


def test_cyrillic_letters_come_only_where_they_occur():
    latin = replace(every_block_document(), blocks=(Section(id="s", number="1", title="Żółć", blocks=()),))
    assert text(latin).count("@font-face") == 2
    assert text().count("@font-face") == 4


def test_the_clients_copies_hold_nothing_of_the_workers():
    for edition in (Edition.CLIENT, Edition.DISCREET):
        page = text(every_block_document(edition))
        assert "Fakty zapisuj osobno" not in page
        assert 'id="worker-part"' not in page
        assert 'id="dialog-print"' not in page


def test_a_library_may_bring_its_own_macro(tmp_path: Path):
    own = tmp_path / "html" / "blocks"
    own.mkdir(parents=True)
    (own / "PageBreak.html").write_text('{% macro block(p, view) %}<hr class="own">{% endmacro %}', encoding="utf-8")
    settings = Settings(template_folders=(tmp_path, folder("templates")), timestamp=0)
    assert '<hr class="own">' in render(every_block_document(), settings).decode()
