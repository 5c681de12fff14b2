"""The test of the formats can fail: a change in one output, or in the definition alone, is reported, and for the formats that differ."""

import dataclasses
import functools
import io
import shutil
import subprocess
import sys
import zipfile

import pikepdf
import pytest

from swtools.document.blocks import Conditional
from tests.agreement.formats import html
from tests.agreement.formats.agreeing import disagreements
from tests.agreement.formats.library import Library
from tests.agreement.formats.reading import canonical
from tests.agreement.formats.rendering import FORMATS, bench
from tests.golden.texts import CASES
from tests.library import ROOT

CASE = CASES / "every-type"
TOOL = "wszystko"
WORKER = "grupa/1-diagnoza/wszystko.worker"
MARKED = ("pdf", "html")
"""The formats whose fields say that they are required; Word's do not."""

pytestmark = pytest.mark.xdist_group("formats can fail")


@functools.cache
def made(path):
    return bench(CASE).made(path)


def blamed(found, reported):
    """Return the formats of which the sentence is said."""
    return {problem.partition(",")[0] for problem in found if reported in problem} & set(FORMATS)


def test_neither_the_expected_side_nor_the_readers_import_the_product():
    rooms = ", ".join(f"tests.agreement.formats.{name}" for name in ("writing", "kept_back", "comparing", "pdf", "docx", "html"))
    code = f"import sys, {rooms}; print([name for name in sys.modules if name.partition('.')[0] == 'swtools'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_case_with_every_type_agrees():
    library = Library(CASE / "standards")
    assert disagreements(library.tool(TOOL), library, made) == []


@pytest.mark.parametrize(
    ("old", "new", "reported", "formats"),
    [
        # an option: other words, one too many, one too few, another order
        ('{code: praca, text: "praca"}', '{code: praca, text: "robota"}', "robota", FORMATS),
        ('          - {code: praca, text: "praca"}\n', "", "areas offers ['dom', 'praca'", FORMATS),
        (
            '          - {code: praca, text: "praca"}\n',
            '          - {code: praca, text: "praca"}\n          - {code: sen, text: "sen"}\n',
            "option sen",
            FORMATS,
        ),
        (
            '{code: dom, text: "mieszkanie"}\n          - {code: praca, text: "praca"}',
            '{code: praca, text: "praca"}\n          - {code: dom, text: "mieszkanie"}',
            "(out of order)",
            FORMATS,
        ),
        # a question: one too many, one too few; with it the numbers of the others change
        ('      - {type: text, id: phone, text: "Telefon", format: phone}\n', "", "“1.2Data”", FORMATS),
        ('      - {type: text, id: phone, text: "Telefon", format: phone}\n', "", "the field phone is not in the definition", FORMATS),
        ("      - {type: money, id: ticket", '      - {type: text, id: extra, text: "Nowe"}\n      - {type: money, id: ticket', "extra is missing", FORMATS),
        ("      - {type: money, id: ticket", '      - {type: text, id: extra, text: "Nowe"}\n      - {type: money, id: ticket', "“1.9Bilet”", FORMATS),
        # a label
        ('text: "Telefon"', 'text: "Numer telefonu"', "1.2Numertelefonu", FORMATS),
        ('text: "Telefon"', 'text: "Numer telefonu"', "the field phone is called", FORMATS),
        ('text: "Krok"', 'text: "Zadanie"', "column step", FORMATS),
        ('{code: zdrowie, text: "zdrowie"}', '{code: zdrowie, text: "siły"}', "row zdrowie", FORMATS),
        ('title: "Do zaznaczenia"', 'title: "Zaznacz"', "marks: section", FORMATS),
        ('help: "Dwie litery i cyfra."', 'help: "Trzy litery."', "Trzylitery.", FORMATS),
        ('unit: "km"', 'unit: "mil"', "mil", FORMATS),
        ('min_label: "wcale"', 'min_label: "ani trochę"', "anitrochę", FORMATS),
        ('details_text: "Kto i w czym?"', 'details_text: "Kto?"', "details", FORMATS),
        ('comment: "Słowami osoby"', 'comment: "Uwagi"', "life: comment", FORMATS),
        ('guides: ["rodzice", "dzieci"]', 'guides: ["dzieci", "rodzice"]', "out of order", FORMATS),
        ('points: ["pierwsza", "druga"]', 'points: ["pierwsza"]', "unexpected: “druga”", FORMATS),
        # what kind of field it is
        ("multiple: true", "multiple: false", "not “one”", FORMATS),
        ("required: true", "required: false", "is marked as required", MARKED),
        ('text: "Data", max: today', 'text: "Data", required: true, max: today', "not marked as required", MARKED),
        # a condition: another one, one too many, one too few; on an option; in the script
        ("when: {helped: tak}", "when: {helped: nie_wiem}", "does not name “niewiem”", FORMATS),
        ("when: {helped: tak}", "when: {areas: dom}", "does not name “pytaniu2.3”", FORMATS),
        (", when: {child_school: tak}", "", "unexpected: “Wypełnij", FORMATS),
        ('text: "Telefon", format: phone', 'text: "Telefon", format: phone, when: {code: x}', "phone: condition is missing", FORMATS),
        (", when: {item: hours, op: ge, value: 4}", "", "unexpected: “jeśli", MARKED),
        (", when: {item: hours, op: ge, value: 4}", "", "option opieka is missing", ("docx",)),
        ("op: ge, value: 4", "op: ge, value: 5", "option opieka does not name “5”", FORMATS),
        ("op: ge, value: 4", "op: gt, value: 4", "areas stands under the conditions", ("html",)),
        (", when: {child_school: tak}", "", "the script’s rule of child_likes", ("html",)),
        # whose copy it is
        (", edition: worker", "", "worker_view: question is missing", FORMATS),
        ('text: "Odległość"', 'text: "Odległość", edition: worker', "holds the worker’s field distance", FORMATS),
    ],
)
def test_a_change_in_the_definition_is_reported(tmp_path, old, new, reported, formats):
    shutil.copytree(CASE / "standards", tmp_path / "standards")
    path = tmp_path / "standards" / "grupa" / "1-diagnoza" / "wszystko.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    library = Library(tmp_path / "standards")
    found = disagreements(library.tool(TOOL), library, made)
    assert blamed(found, reported) == set(formats), "\n".join(found)


def altered(blocks, wanted, change):
    """Return blocks where the one that is wanted is what `change` makes of it, at every depth."""
    new = []
    for block in blocks:
        if wanted(block):
            new += change(block)
            continue
        inner = {name: altered(getattr(block, name), wanted, change) for name in ("blocks", "fields") if hasattr(block, name)}
        new.append(dataclasses.replace(block, **inner))
    return tuple(new)


def named(identifier):
    return lambda block: getattr(block, "id", "") == identifier


def governs(identifier):
    return lambda block: isinstance(block, Conditional) and any(map(named(identifier), block.blocks))


def freed(block):
    return [dataclasses.replace(one, condition=None, condition_text=None) for one in block.blocks]


def but(**values):
    return lambda block: [dataclasses.replace(block, **values)]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("wanted", "change", "reported"),
    [
        pytest.param(named("how"), lambda _: [], "how: question is missing", id="a question is gone"),
        pytest.param(named("day"), but(number="1.4"), "day: question is missing: “1.3Data”", id="a number is another"),
        pytest.param(named("areas"), lambda one: but(options=one.options[1:])(one), "areas: option dom is missing", id="an option is gone"),
        pytest.param(governs("how"), freed, "how: condition is missing", id="a condition is gone"),
        pytest.param(governs("how"), lambda one: but(text=one.text.replace("2.1", "2.3"))(one), "does not name “pytaniu2.1”", id="a condition names another"),
        pytest.param(named("hope"), but(label="Czy to się uda?"), "hope: question is missing", id="a label is another"),
    ],
)
def test_a_renderer_that_writes_something_else_is_reported(form, wanted, change, reported):
    """What a fault in one renderer would do to its outputs, in print, on paper's fields and on the screen."""
    library = Library(CASE / "standards")
    path = f"{WORKER}.{form}"

    def spoilt(asked):
        if asked != path:
            return made(asked)
        return bench(CASE).altered(path, lambda document: dataclasses.replace(document, blocks=altered(document.blocks, wanted, change)))

    found = disagreements(library.tool(TOOL), library, spoilt)
    assert blamed(found, reported) == {form}, "\n".join(found)
    assert all(problem.startswith((f"{form}, worker:", "worker:")) for problem in found), found


def in_word(content, old, new):
    """Change the body of a Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w") as changed:
        for name in package.namelist():
            part = package.read(name)
            if name == "word/document.xml":
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode(), 1)
            changed.writestr(name, part)
    return out.getvalue()


def in_html(content, old, new):
    assert old.encode() in content
    return content.replace(old.encode(), new.encode(), 1)


def in_pdf(content, name, change):
    """Change the field of that name."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        fields = document.Root.AcroForm.Fields
        found = next(one for one in fields if str(one.T) == name)
        change(fields, found)
        document.save(out)
    return out.getvalue()


def remove(fields, found):
    del fields[[one.objgen for one in fields].index(found.objgen)]


def rename(_fields, found):
    found.TU = "Inne pytanie"


def recode(_fields, found):
    states = found.Kids[0].AP.N
    code = next(name for name in states.keys() if name != "/Off")  # noqa: SIM118 - a pikepdf object
    states["/obcy"] = states[code]
    del states[code]


def let_go(_fields, found):
    found.Ff = int(found.Ff) & ~2


@pytest.mark.parametrize(
    ("form", "change", "reported"),
    [
        ("docx", lambda content: in_word(content, ">1.1<", ">1.0<"), "code: question is missing"),
        ("docx", lambda content: in_word(content, "Czy ktoś pomaga?</w:t>", "Czy nikt nie pomaga?</w:t>"), "helped: question is missing"),
        ("docx", lambda content: in_word(content, '"areas:praca"', '"areas:robota"'), "the field areas offers"),
        ("docx", lambda content: in_word(content, '<w:tag w:val="phone"/>', '<w:tag w:val="fax"/>'), "the field fax is not in the definition"),
        ("docx", lambda content: in_word(content, 'w:val="Telefon"', 'w:val="Faks"'), "the field phone is called “Faks”"),
        ("docx", lambda content: in_word(content, 'w:val="praca – ', 'w:val="dom – '), "the field areas calls praca"),
        ("docx", lambda content: in_word(content, "pytaniu 2.1", "pytaniu 2.9"), "how: condition does not name"),
        ("html", lambda content: in_html(content, "Wypełnij tylko, jeśli", "Wypełnij, jeśli"), "how: condition is missing"),
        ("html", lambda content: in_html(content, 'value="praca"', 'value="robota"'), "the field areas offers"),
        ("html", lambda content: in_html(content, 'name="phone"', 'name="fax"'), "the field phone is missing"),
        ("html", lambda content: in_html(content, 'id="when-1"', 'id="when-0"'), "the field how stands under the conditions"),
        ("html", lambda content: in_html(content, '"op":"eq","value":"tak"', '"op":"ne","value":"tak"'), "the script’s rule of how"),
        ("html", lambda content: in_html(content, '"op":"ge","value":4', '"op":"ge","value":3'), "the field areas stands under"),
        ("html", lambda content: in_html(content, "wymagane", "mile widziane"), "the field code is not marked as required"),
        ("html", lambda content: in_html(content, "Drugi akapit.", "Drugi akapit. Trzeci."), "intro is missing"),
        ("html", lambda content: in_html(content, "</form>", "<p>Pytanie spoza definicji</p></form>"), "unexpected: “Pytaniespozadefinicji”"),
        ("pdf", lambda content: in_pdf(content, "hours", remove), "the field hours is missing"),
        ("pdf", lambda content: in_pdf(content, "phone", rename), "the field phone is called “Inne pytanie”"),
        ("pdf", lambda content: in_pdf(content, "helped", recode), "the field helped offers ['obcy'"),
        ("pdf", lambda content: in_pdf(content, "steps--2--step", remove), "do not stand in the same number of rows"),
        ("pdf", lambda content: in_pdf(content, "steps--2--who", recode), "does not offer the same in each copy"),
        ("pdf", lambda content: in_pdf(content, "code", let_go), "the field code is not marked as required"),
    ],
)
def test_a_change_in_one_output_is_reported(form, change, reported):
    library = Library(CASE / "standards")
    path = f"{WORKER}.{form}"

    def spoilt(wanted):
        return change(made(wanted)) if wanted == path else made(wanted)

    found = disagreements(library.tool(TOOL), library, spoilt)
    assert blamed(found, reported) == {form}, "\n".join(found)
    assert all(problem.startswith((f"{form}, worker:", "worker:")) for problem in found), found


LIST = b"""<html><body><form id="form"><label for="q-a">1 A (wymagane)</label><select id="q-a" name="a"><option value="">&nbsp;</option>
<option value="x" id="when-1">iks</option><option value="y">igrek</option></select></form><script type="application/json" id="model">
{"fields": [{"t": "choice", "id": "a", "gates": {"x": {"gate": "when-1", "when": {"item": "b", "op": "eq", "value": 1}}}}]}</script></body></html>"""


def test_a_list_is_read_like_marks():
    found = html.read(LIST, (), ()).fields[("a",)]
    assert (found.kind, found.choices, found.required) == ("one", {"x": "iks", "y": "igrek"}, True)
    assert found.gates == {"x": (canonical({"item": "b", "value": 1}),), "y": ()}


def test_what_is_the_workers_alone_is_found_behind_the_page():
    library = Library(CASE / "standards")
    path = "grupa/1-diagnoza/wszystko.html"

    def spoilt(wanted):
        return in_html(made(wanted), "<main", "<main data-note='Co widzi pracownik?'") if wanted == path else made(wanted)

    assert disagreements(library.tool(TOOL), library, spoilt) == ["html, client: gives away “Cowidzipracownik?”"]
