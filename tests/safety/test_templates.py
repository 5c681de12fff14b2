"""Templates of HTML and PDF are strangers' files too: one sandboxed, strict, escaping environment, and no other in the source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from swtools.errors import EnvironmentProblem
from swtools.renderers._jinja import environment
from tests.command import ROOT, Run, starter

HOSTILE = [
    "{{ ''.__class__.__mro__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ (1).__reduce__ }}",
    "{{ ''|attr('__class__') }}",
    "{{ '{0.__class__}'.format('') }}",
    "{{ [].append(1) }}",
    "{{ 'x' * 99999999999 }}",
    "{{ [1] * 99999999999 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%99999999999d' % 1 }}",
    "{{ range(99999999999) }}",
    "{{ nobody_knows_this }}",
    "{% include '../../../etc/passwd' %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}{{ os.system('id') }}",
    "{% for %}",
]


@pytest.mark.parametrize("source", HOSTILE)
@pytest.mark.parametrize("output_format", ["html", "pdf", "catalogue"])
def test_hostile_code_is_refused_in_a_sentence(tmp_path, source, output_format):
    (tmp_path / output_format).mkdir()
    (tmp_path / output_format / "a.html").write_text(source, encoding="utf-8")
    with pytest.raises((EnvironmentProblem, OverflowError), match=r".+"):
        environment((tmp_path,), output_format).get_template("a.html").render()


def test_arithmetic_and_escaping_work(tmp_path):
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html").write_text("{{ 3 * 4 }} {{ 7 % 4 }} {{ 'ab' * 2 }} {{ '<b>' }}", encoding="utf-8")
    assert environment((tmp_path,), "html").get_template("a.html").render() == "12 3 abab &lt;b&gt;"


def test_there_is_one_environment_in_the_source():
    made = re.compile(r"\b(?:Sandboxed|ImmutableSandboxed|Native)?Environment\(|jinja2\.Template\(|[^.\w]Template\(|DocxTemplate\(.*\)\.render|\|\s*safe\b")
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("src", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".html", ".j2") and made.search(path.read_text(encoding="utf-8"))
    }
    assert found <= {"src/swtools/renderers/_jinja.py"}, found


@pytest.mark.slow
@pytest.mark.parametrize(("output_format", "name"), [("html", "head.html"), ("pdf", "head.html.j2")])
def test_a_library_s_hostile_template_ends_the_build_in_a_sentence(tmp_path, swtools: Run, output_format, name):
    folder = starter(tmp_path / "library")
    own = folder / "templates" / output_format / name
    own.parent.mkdir(parents=True)
    own.write_text("{{ ''.__class__.__mro__ }}", encoding="utf-8")
    ran = swtools("build", "--library", folder, "--output", tmp_path / "out", "--jobs", 1, "--format", output_format, "--stage", "diagnoza")
    assert ran.code == 2
    assert "__class__" in ran.err
    assert not list(Path(tmp_path / "out").rglob(f"*.{output_format}"))
