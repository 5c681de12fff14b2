"""The form itself: what veraPDF does not look at, and what other programs read and write."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from swtools.document.blocks import ChoiceField, Conditional, Document, Edition, FieldRow, LineField, LinesField, Section
from tests.renderers.every_block import every_block_document

Files = dict[tuple[Edition, str, bool], Path]


@pytest.fixture
def form(empty: Path) -> Iterator[Any]:
    with pikepdf.open(empty) as pdf:
        yield pdf


def _fields(pdf: Any) -> dict[str, Any]:
    return {str(field.T): field for field in pdf.Root.AcroForm.Fields}


def _questions(document: Document) -> Iterator[LineField | LinesField | ChoiceField]:
    pending = list(document.blocks)
    while pending:
        block = pending.pop(0)
        if (isinstance(block, Section) and block.repeat is None) or isinstance(block, Conditional):
            pending[:0] = block.blocks
        elif isinstance(block, FieldRow):
            pending[:0] = block.fields
        elif isinstance(block, LineField | LinesField | ChoiceField):
            yield block


def test_every_question_is_the_spoken_name_of_its_field(form: Any) -> None:
    fields = _fields(form)
    asked = [question for question in _questions(every_block_document()) if question.id in fields]
    assert len(asked) > 15
    for question in asked:
        spoken = question.label.replace("\u2060", "").replace("\u00a0", " ")
        assert str(fields[question.id].TU) == spoken
        assert bool(int(fields[question.id].Ff) & 2) == question.required


def test_fields_stand_in_document_order(form: Any) -> None:
    names = list(_fields(form))
    order = [names.index(name) for name in ("case_code", "talk_date", "problem", "areas--zdrowie", "goals--1--goal", "readiness--notes", "sign_person--date")]
    assert order == sorted(order)


def test_no_field_name_has_a_dot_and_none_repeats(form: Any) -> None:
    names = [str(field.T) for field in form.Root.AcroForm.Fields]
    assert len(names) == len(set(names))
    assert not [name for name in names if "." in name]


def test_form_asks_no_viewer_to_draw(form: Any) -> None:
    assert "/NeedAppearances" not in form.Root.AcroForm
    assert "/XFA" not in form.Root.AcroForm
    for page in form.pages:
        assert page.obj.Tabs == "/S"
        for annotation in page.obj.get("/Annots", ()):
            assert "/N" in annotation.AP
            assert int(annotation.F) == 4
            left, bottom, right, top = (float(side) for side in annotation.Rect)
            assert left < right
            assert bottom < top


def test_radio_kids_belong_to_their_group_only(form: Any) -> None:
    fields = _fields(form)
    group = fields["since"]
    assert int(group.Ff) & (1 << 15)
    assert [next(key for key in kid.AP.N if key != "/Off") for kid in group.Kids] == ["/dni", "/tygodnie", "/miesiace", "/rok"]
    top = {field.objgen for field in form.Root.AcroForm.Fields}
    for kid in group.Kids:
        assert "/T" not in kid
        assert "/FT" not in kid
        assert "/Off" in kid.AP.N
        assert kid.objgen not in top
        assert kid.Parent.objgen == group.objgen
    assert str(group.Kids[0].TU) == "Od kiedy tak jest?: od kilku dni"


def test_a_row_of_a_matrix_is_one_group(form: Any) -> None:
    group = _fields(form)["areas--zdrowie"]
    assert str(group.TU) == "Jak jest teraz w tych obszarach?: Zdrowie i samopoczucie"
    assert len(group.Kids) == 4


def test_several_answers_are_boxes_of_their_own(form: Any) -> None:
    fields = _fields(form)
    box = fields["who_present--bliski"]
    assert str(box.FT) == "/Btn"
    assert set(box.AP.N.keys()) == {"/bliski", "/Off"}
    assert "who_present--inne--text" in fields


def test_limits(form: Any) -> None:
    fields = _fields(form)
    assert int(fields["problem"].MaxLen) == 600
    assert int(fields["problem"].Ff) & (1 << 12)
    assert int(fields["problem"].Ff) & (1 << 23)
    assert int(fields["talk_date"].MaxLen) == 10
    assert int(fields["pesel"].MaxLen) == 11


def test_initial_value_is_the_default(form: Any) -> None:
    worker = _fields(form)["worker"]
    assert str(worker.V) == str(worker.DV) == "Ewa Żółć-Świętek"


def test_case_code_is_one_field_on_every_page(form: Any) -> None:
    field = _fields(form)["case_code"]
    pages = {tuple(kid.objgen) for kid in field.Kids}
    found = [page for page in form.pages if any(tuple(note.objgen) in pages for note in page.obj.Annots)]
    assert len(found) == len(form.pages)


def test_every_widget_can_be_reached_in_the_tags(form: Any) -> None:
    reached = set()
    pending = [form.Root.StructTreeRoot.K[0]]
    while pending:
        tag = pending.pop()
        if "/Obj" in tag:
            reached.add(tag.Obj.objgen)
        pending.extend(kid for kid in tag.get("/K", ()) if isinstance(kid, pikepdf.Dictionary))
    widgets = {note.objgen for page in form.pages for note in page.obj.get("/Annots", ())}
    assert widgets == reached


def test_font_knows_polish_and_ukrainian_letters(form: Any) -> None:
    (font,) = form.Root.AcroForm.DR.Font.values()
    known = bytes(font.ToUnicode.read_bytes()).decode().lower()
    assert font.Subtype == "/Type0"
    for letter in "ąćęłńóśźżĄĆĘŁŃÓŚŹŻіїєґІЇЄҐ„”–":
        assert f"<{ord(letter):04x}>" in known, letter


def test_record_reads_back_with_pypdf(filled: Path) -> None:
    from pypdf import PdfReader

    values = {name: field.get("/V") for name, field in (PdfReader(filled).get_fields() or {}).items()}
    assert values["first_name"] == "Łucja"
    assert values["talk_date"] == "07.03.2026"
    assert values["since"] == "/miesiace"
    assert values["who_present--bliski"] == "/bliski"
    assert values["who_present--specjalista"] == "/Off"
    assert values["who_present--inne--text"] == "sąsiadka, pani Żaneta"
    assert values["coping--goal"] == "/7"
    assert values["areas--o1--name"] == "Pies Azor"
    assert values["goals--2--done"] == "/tak"
    assert values["dzieci--2--child_school"] == "/inne"
    assert values["readiness--scale"] == "/6"
    assert values["sign_person--place"] == "Przykładów"
    assert values["costs--1--amount"] == "210,00"


def test_pypdf_can_fill_it_with_polish_letters(empty: Path, tmp_path: Path) -> None:
    import subprocess

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(empty))
    words = "Zażółć gęślą jaźń"
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, {"help_changed": words, "since": "/rok"}, auto_regenerate=False)
    target = tmp_path / "typed.pdf"
    writer.write(target)
    assert words in subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True, check=True).stdout


def test_pdfium_shows_what_is_filled_in(empty: Path, filled: Path) -> None:
    import pypdfium2
    from PIL import ImageChops

    def page(path: Path) -> Any:
        with pypdfium2.PdfDocument(path) as document:
            document.init_forms()
            return document[1].render(scale=1, grayscale=True).to_pil()

    assert ImageChops.difference(page(empty), page(filled)).getbbox() is not None


def test_empty_fields_leave_the_lines_visible(empty: Path) -> None:
    """A blank print shows every ruled line: flattening an empty form changes no pixel."""
    import pypdfium2
    from PIL import ImageChops

    from swtools.renderers.pdf.assemble import flatten

    def picture(data: bytes) -> Any:
        with pypdfium2.PdfDocument(BytesIO(data)) as document:
            return document[2].render(scale=1.5, grayscale=True, may_draw_forms=False).to_pil()

    data = empty.read_bytes()
    assert ImageChops.difference(picture(data), picture(flatten(data))).getbbox() is None
