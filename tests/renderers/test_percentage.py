"""A percentage on paper: part, base and per cent, never the per cent alone."""

from __future__ import annotations

from swtools.document.blocks import Edition, LineKind
from swtools.kinds._document import document
from swtools.messages import translator
from swtools.model.centre import NO_CENTRE
from swtools.renderers._percentage import percentage
from swtools.renderers.pdf.fields import form_fields
from swtools.renderers.pdf.values import shown
from tests.rules.sample_library import load

FORM = """
- {type: integer, id: osoby, text: "Osoby objęte"}
- {type: integer, id: praca, text: "Osoby, które podjęły pracę"}
- {type: computed, id: udzial, text: "Ile procent osób podjęło pracę", op: percentage, of: [praca, osoby]}
"""
SHARE = {"part": 29, "base": 81, "percent": 35.8}


def test_the_base_goes_with_it() -> None:
    assert percentage(SHARE, translator("en", "forms")) == "29 of 81, 35.8"
    assert shown(percentage(SHARE, translator("pl", "forms")), LineKind.DECIMAL) == "29 z 81, 35,8"
    assert percentage(None, translator("pl", "forms")) is None
    assert percentage(37, translator("pl", "forms")) == 37


def test_the_pdf_field_holds_it_before_the_printed_sign() -> None:
    library = load(FORM).library
    made = document(library.instruments[0], library, NO_CENTRE, Edition.WORKER, language="en")
    (field,) = [field for field in form_fields(made, {"osoby": 81, "praca": 29, "udzial": SHARE}) if field.name == "udzial"]
    assert field.value == "29 of 81, 35,8"
