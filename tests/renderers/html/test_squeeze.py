"""What ships is small, and made from the sources that stand beside it."""

import importlib.util
from pathlib import Path

import pytest

from swtools.bundled import folder
from swtools.renderers.html import _assets
from swtools.renderers.html._squeeze import squeezed_style
from tests import outside

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = (folder("templates"),)


def test_style():
    source = '/* c */\n.a > .b,\n.c {\n  margin: 0 calc(1px + 2px);\n  content: "x";\n}\n'
    assert squeezed_style(source) == '.a>.b,.c{margin:0 calc(1px + 2px);content:"x"}'


def test_the_minified_script_was_made_from_these_sources():
    made_from = _assets.MINIFIED.read_text(encoding="utf-8").split("\n")[0]
    assert made_from == _assets.made_from_line(_assets.script_source(TEMPLATES)), "run: python tools/minify_script.py"


@pytest.mark.slow
def test_the_minified_script_is_what_terser_makes_today():
    outside.checker("terser")
    spec = importlib.util.spec_from_file_location("minify_script", ROOT / "tools" / "minify_script.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.minified(_assets.script_source(TEMPLATES)) == _assets.MINIFIED.read_text(encoding="utf-8")


def test_a_library_with_a_script_of_its_own_gets_readable_sources(tmp_path):
    own = tmp_path / "html"
    own.mkdir()
    (own / "guard.js").write_text("// ours\nfunction startGuard() {}\n", encoding="utf-8")
    script = _assets.script((tmp_path, *TEMPLATES))
    assert "function startGuard() {}" in script
    assert "function watchIdle" not in script
    assert "// ours" not in script
