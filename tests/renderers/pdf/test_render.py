"""The renderer's contract: same input, same bytes; nothing from outside; odd input is no error."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from swtools.document.blocks import Edition, Logo, Mark, Prose, SketchField, TableField
from swtools.document.settings import Settings
from swtools.errors import EnvironmentProblem
from swtools.renderers.pdf import render
from swtools.renderers.pdf.styles import resolved
from tests.renderers.every_block import every_block_answers, every_block_document
from tests.renderers.pdf.conftest import TIMESTAMP


def test_same_input_same_bytes_in_another_process(filled: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from swtools.bundled import folder; from swtools.document.settings import Settings;"
        "from swtools.renderers.pdf import render; from tests.renderers.every_block import every_block_answers, every_block_document;"
        f"settings = Settings(template_folders=(folder('templates'),), timestamp={TIMESTAMP});"
        "out = Path(sys.argv[1]);"
        "(out / 'filled').write_bytes(render(every_block_document(), settings, every_block_answers()))"
    )
    root = Path(__file__).resolve().parents[3]
    environment = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PATH": "/usr/bin:/bin", "PYTHONPATH": f"{root / 'src'}:{root}"}
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, env=environment, cwd=tmp_path)
    assert (tmp_path / "filled").read_bytes() == filled.read_bytes()


def test_importing_the_plugin_costs_no_third_party() -> None:
    program = "import sys, swtools.renderers.pdf; print([name for name in ('weasyprint', 'pikepdf', 'jinja2', 'pypdfium2') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_logo_cannot_fetch_anything(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="file:///etc/hostname" width="9" height="9"/></svg>'
    document = replace(every_block_document(), blocks=())
    head = replace(document.head, logo=Logo(data=data, media_type="image/svg+xml", alt="Logo"))
    with caplog.at_level(logging.ERROR, logger="weasyprint"):
        assert render(replace(document, head=head), settings).startswith(b"%PDF-1.7")
    assert "Failed to render SVG image" in caplog.text


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n"])
def test_a_broken_logo_is_left_out(settings: Settings, data: bytes) -> None:
    document = replace(every_block_document(), blocks=())
    head = replace(document.head, logo=Logo(data=data, media_type="image/png", alt="Logo"))
    assert render(replace(document, head=head), settings).startswith(b"%PDF-1.7")


def test_text_is_never_markup(settings: Settings, tmp_path: Path) -> None:
    words = "A & <B> „{{ x }}” &amp; 1 < 2"
    document = replace(every_block_document(), blocks=(Prose(text=words),))
    path = tmp_path / "text.pdf"
    path.write_bytes(render(document, settings))
    assert words in subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def test_an_empty_document_has_a_page_and_no_form(settings: Settings) -> None:
    document = replace(every_block_document(Edition.CLIENT), blocks=(), case_code_label="", case_code_id=None)
    pdf = render(document, settings)
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/AcroForm" not in pdf


@pytest.mark.parametrize("value", [None, 7, "x", [], {}, [None], {"a": [1]}, "Ω" * 3000, True])
def test_answers_of_any_shape_are_shown_or_left_out(settings: Settings, value: object) -> None:
    document = every_block_document(Edition.CLIENT)
    answers = dict.fromkeys(every_block_answers(), value)
    short = replace(document, blocks=document.blocks[3:4])
    assert render(short, settings, answers).startswith(b"%PDF-1.7")


def test_a_narrow_sketch_and_a_table_without_rows(settings: Settings) -> None:
    document = every_block_document(Edition.CLIENT)
    sketch = SketchField(id="s", label="Oś życia", template="lifeline", height=30)
    (table,) = [block for block in document.blocks[3].blocks if isinstance(block, TableField) and block.id == "goals"]  # type: ignore[union-attr]
    fixed = replace(table, id="t", row_labels=(Mark(code="a", text="Bardzo długa nazwa wiersza, która zajmuje dwa wiersze"),))
    assert render(replace(document, blocks=(sketch, replace(table, paper_rows=0), fixed)), settings).startswith(b"%PDF-1.7")


def test_unknown_theme_is_one_clear_sentence(settings: Settings) -> None:
    with pytest.raises(EnvironmentProblem, match="There is no theme midnight"):
        render(every_block_document(theme="midnight"), settings)


def test_a_library_overrides_a_theme(settings: Settings, tmp_path: Path) -> None:
    themes = tmp_path / "pdf" / "themes"
    themes.mkdir(parents=True)
    (themes / "midnight.css").write_text(":root { --fs: 14pt; }\n", "utf-8")
    own = replace(settings, template_folders=(tmp_path, *settings.template_folders))
    document = replace(every_block_document(Edition.CLIENT), blocks=(Prose(text="Dzień dobry."),))
    assert render(replace(document, theme="midnight"), own) != render(document, own)


def test_the_last_value_of_a_token_holds_everywhere() -> None:
    look = resolved([":root { --a: 2mm; --b: calc(2 * var(--a)); }", "p { margin: var(--b); }", ":root { --a: 3mm; }"])
    assert "margin: calc(2 * 3mm)" in look.css
    assert dict(look.tokens)["a"] == "3mm"


def test_an_answer_longer_than_its_lines_goes_on_at_the_end(settings: Settings, tmp_path: Path) -> None:
    document = every_block_document(Edition.CLIENT)
    words = " ".join(f"słowo{number}" for number in range(400))
    path = tmp_path / "long.pdf"
    path.write_bytes(render(replace(document, blocks=document.blocks[1:2], case_code_label=""), settings, {"problem": words, "facts": "krótko"}))
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert all(f"słowo{number}" in text.split() or f"słowo{number}" in text for number in range(400))


def test_more_rows_and_cards_than_paper_has_are_all_drawn(settings: Settings, tmp_path: Path) -> None:
    document = every_block_document(Edition.CLIENT)
    answers = {"goals": [{"goal": f"cel{number}"} for number in range(9)], "dzieci": [{"child_name": f"dziecko{number}"} for number in range(5)]}
    path = tmp_path / "grown.pdf"
    path.write_bytes(render(replace(document, blocks=document.blocks[3:4]), settings, answers))
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert all(f"cel{number}" in text for number in range(9))
    assert all(f"dziecko{number}" in text for number in range(5))
