"""The test of the formats can fail: a change in one output, or in the definition alone, is reported."""

import functools
import io
import shutil
import zipfile

import pikepdf
import pytest

from tests.agreement.formats.agreeing import disagreements
from tests.agreement.formats.library import Library
from tests.agreement.formats.rendering import bench
from tests.golden.texts import CASES

CASE = CASES / "every-type"
TOOL = "wszystko"
WORKER = "grupa/1-diagnoza/wszystko.worker"


@functools.cache
def made(path):
    return bench(CASE).made(path)


def test_the_case_with_every_type_agrees():
    library = Library(CASE / "standards")
    assert disagreements(library.tool(TOOL), library, made) == []


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ('{code: praca, text: "praca"}', '{code: praca, text: "robota"}', "robota"),
        ('          - {code: praca, text: "praca"}\n', "", "offers"),
        (
            '{code: dom, text: "mieszkanie"}\n          - {code: praca, text: "praca"}',
            '{code: praca, text: "praca"}\n          - {code: dom, text: "mieszkanie"}',
            "order",
        ),
        ('      - {type: text, id: phone, text: "Telefon", format: phone}\n', "", "1.2Data"),
        ("      - {type: money, id: ticket", '      - {type: text, id: extra, text: "Nowe"}\n      - {type: money, id: ticket', "the field extra is missing"),
        ('text: "Telefon"', 'text: "Numer telefonu"', "1.2Numertelefonu"),
        ("required: true", "required: false", "is marked as required"),
        ('text: "Data", max: today', 'text: "Data", required: true, max: today', "not marked as required"),
        ("multiple: true", "multiple: false", "not “one”"),
        ("when: {helped: tak}", "when: {helped: nie_wiem}", "does not name “niewiem”"),
        ("when: {helped: tak}", "when: {areas: dom}", "does not name “pytaniu2.3”"),
        (", when: {child_school: tak}", "", "unexpected: “Wypełnij"),
        ('help: "Dwie litery i cyfra."', 'help: "Trzy litery."', "Trzylitery."),
        ('text: "Krok"', 'text: "Zadanie"', "column step"),
        ('{code: zdrowie, text: "zdrowie"}', '{code: zdrowie, text: "siły"}', "row zdrowie"),
        ('unit: "km"', 'unit: "mil"', "mil"),
        ('min_label: "wcale"', 'min_label: "ani trochę"', "anitrochę"),
        ('details_text: "Kto i w czym?"', 'details_text: "Kto?"', "details"),
        (", edition: worker", "", "worker_view: question is missing"),
        ('text: "Odległość"', 'text: "Odległość", edition: worker', "holds the worker’s field distance"),
        ('guides: ["rodzice", "dzieci"]', 'guides: ["dzieci", "rodzice"]', "out of order"),
        ('points: ["pierwsza", "druga"]', 'points: ["pierwsza"]', "unexpected: “druga”"),
    ],
)
def test_a_change_in_the_definition_is_reported(tmp_path, old, new, reported):
    shutil.copytree(CASE / "standards", tmp_path / "standards")
    path = tmp_path / "standards" / "grupa" / "1-diagnoza" / "wszystko.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    library = Library(tmp_path / "standards")
    found = disagreements(library.tool(TOOL), library, made)
    assert any(reported in problem for problem in found), found


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
        ("docx", lambda content: in_word(content, "pytaniu 2.1", "pytaniu 2.9"), "how: condition does not name"),
        ("html", lambda content: in_html(content, "Wypełnij tylko, jeśli", "Wypełnij, jeśli"), "how: question is missing"),
        ("html", lambda content: in_html(content, 'value="praca"', 'value="robota"'), "the field areas offers"),
        ("html", lambda content: in_html(content, "wymagane", "mile widziane"), "the field code is not marked as required"),
        ("html", lambda content: in_html(content, "Drugi akapit.", "Drugi akapit. Trzeci."), "intro is missing"),
        ("html", lambda content: in_html(content, "</form>", "<p>Pytanie spoza definicji</p></form>"), "unexpected: “Pytaniespozadefinicji”"),
        ("pdf", lambda content: in_pdf(content, "hours", remove), "the field hours is missing"),
        ("pdf", lambda content: in_pdf(content, "phone", rename), "the field phone is called “Inne pytanie”"),
        ("pdf", lambda content: in_pdf(content, "helped", recode), "the field helped offers ['obcy'"),
        ("pdf", lambda content: in_pdf(content, "code", let_go), "the field code is not marked as required"),
    ],
)
def test_a_change_in_one_output_is_reported(form, change, reported):
    library = Library(CASE / "standards")
    path = f"{WORKER}.{form}"

    def spoilt(wanted):
        return change(made(wanted)) if wanted == path else made(wanted)

    found = disagreements(library.tool(TOOL), library, spoilt)
    assert any(reported in problem for problem in found), found
    assert all(problem.startswith((f"{form}, worker:", "worker:")) for problem in found), found


def test_what_is_the_workers_alone_is_found_behind_the_page():
    library = Library(CASE / "standards")
    path = "grupa/1-diagnoza/wszystko.html"

    def spoilt(wanted):
        return in_html(made(wanted), "<main", "<main data-note='Co widzi pracownik?'") if wanted == path else made(wanted)

    assert disagreements(library.tool(TOOL), library, spoilt) == ["html, client: gives away “Cowidzipracownik?”"]
