"""Squeezing keeps what matters: strings, expressions, properties and keys."""

import pytest

from swtools.renderers.html._squeeze import squeezed_script, squeezed_style


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('const a = "x , { y }";', 'const a="x , { y }";'),
        ("const a = /[ ,]+ {2}/.test(b);", "const a=/[ ,]+ {2}/.test(b);"),
        ("return /a , b/.test(c);", "return /a , b/.test(c);"),
        ("const half = total / 2;", "const $a=total / 2;"),
        ("// a comment\n  const a = b;", "const a=b;"),
        ("const number = 1;\nuse(number);", "const $a=1;use($a);"),
        ("const number = 1;\nuse(x.number);", "const number=1;use(x.number);"),
        ("const number = 1;\nuse({ number });", "const number=1;use({number});"),
        ("const number = 1;\nuse({ number: 2 }, number);", "const number=1;use({number:2},number);"),
        ("const number = 1;\nuse(`${number} pieces`);", "const number=1;use(`${number} pieces`);"),
        ("const pieces = 1;\nuse(`{ pieces }`, pieces);", "const pieces=1;use(`{ pieces }`,pieces);"),
        ('const number = 1;\nuse("number", ...number);', 'const $a=1;use("number",...$a);'),
    ],
)
def test_script(source, expected):
    assert squeezed_script(source) == expected


def test_style():
    source = '/* c */\n.a > .b,\n.c {\n  margin: 0 calc(1px + 2px);\n  content: "x";\n}\n'
    assert squeezed_style(source) == '.a>.b,.c{margin:0 calc(1px + 2px);content:"x"}'
