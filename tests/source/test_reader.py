"""What the reader makes of scalars, and where it says that they stand. Expectations: YAML 1.2.2, chapter 10.3 (core schema)."""

import pytest

from swtools.diagnostics import Span
from swtools.source.reader import read


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("tak", "tak"),
        ("08:30", "08:30"),
        ("012", "012"),
        ("0600", "0600"),
        ("01.05", "01.05"),
        ("2024-01-02", "2024-01-02"),
        ("1_000", "1_000"),
        ("600 000 001", "600 000 001"),
        ("00-950", "00-950"),
        ("+", "+"),
        (".", "."),
        ("null", None),
        ("~", None),
        ("", None),
        ("true", True),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("0", 0),
        ("-7", -7),
        ("+5", 5),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.0", 1.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-0.25", -0.25),
        ("1e3", 1000.0),
        ('"1.0"', "1.0"),
        ("'tak'", "tak"),
        ('""', ""),
        ("|\n  dwa\n  wiersze\n", "dwa\nwiersze\n"),
        (">-\n  dwa\n  wiersze\n", "dwa wiersze"),
    ],
)
def test_scalars(written: str, value: object) -> None:
    source, findings = read("a.yaml", f"a: {written}\n".encode())
    assert findings == []
    assert source
    assert source.data == {"a": value}
    assert type(source.data["a"]) is type(value)


def test_places_count_characters_from_one() -> None:
    source, _ = read("a.yaml", 'żółw: {ąę: "źródło", b: [x, 1.0]}\nlista:\n  - tekst: dłuższy\n'.encode())
    assert source
    assert source.places["żółw",].key == Span("a.yaml", 1, 1)
    assert source.places["żółw", "ąę"].key == Span("a.yaml", 1, 8)
    assert source.places["żółw", "ąę"].value == Span("a.yaml", 1, 12)
    assert source.places["żółw", "b", 1].value == Span("a.yaml", 1, 29)
    assert source.places["żółw", "b", 1].key is None
    assert source.places["żółw", "b", 1].text == "1.0"
    assert source.places["lista", 0].value == Span("a.yaml", 3, 5)
    assert source.places["lista", 0].text is None


def test_the_nearest_place_stands_in_for_what_is_not_there() -> None:
    source, _ = read("a.yaml", b"a:\n  b: c\n")
    assert source
    assert source.span(("a", "b", 3, "x")) == Span("a.yaml", 2, 6)
    assert source.key_span(("a", "x")) == Span("a.yaml", 1, 1)
    assert source.span(("x",)) == Span("a.yaml", 1, 1)


def test_a_byte_order_mark_moves_no_column() -> None:
    source, findings = read("a.yaml", b"\xef\xbb\xbfab: c\n")
    assert [finding.code for finding in findings] == ["SW102"]
    assert source
    assert source.places["ab",].value == Span("a.yaml", 1, 5)


def test_windows_line_ends_are_fine() -> None:
    source, findings = read("a.yaml", b"a: b\r\nc: d\r\n")
    assert findings == []
    assert source
    assert source.data == {"a": "b", "c": "d"}
    assert source.span(("c",)) == Span("a.yaml", 2, 4)


def test_all_at_once() -> None:
    content = b"a: &x 1\na: !y 2\n3: z\nb: *x\nc: {<<: {d: e}}\nf: .nan\n"
    _, findings = read("a.yaml", content)
    assert [finding.code for finding in findings] == ["SW107", "SW106", "SW110", "SW113", "SW108", "SW109", "SW117"]


def test_what_is_twice_names_its_first_place() -> None:
    source, findings = read("a.yaml", b"a: 1\nb: 2\na: {c: 3, c: 4}\n")
    assert [related.span for finding in findings for related in finding.related] == [Span("a.yaml", 1, 1), Span("a.yaml", 3, 5)]
    assert source
    assert source.data == {"a": 1, "b": 2}
    assert ("a", "c") not in source.places


def test_findings_before_a_syntax_error_are_kept() -> None:
    source, findings = read("a.yaml", b'a: &x 1\nb: "x\n')
    assert source is None
    assert [finding.code for finding in findings] == ["SW107", "SW105"]


@pytest.mark.parametrize(
    "line",
    [
        "title: Karta # robocza",
        "title: Karta ## robocza",
        "title: Karta #",
        "title: Karta #---",
        'title: "Karta" # 3',
        "title: 'Karta' #3",
        "title: Karta#3",
        "minutes: 20 # 3 razy w tygodniu",
        "minutes: 20 #ile",
        "code: karta # 3",
        "id: karta #3",
        "title: |\n  Karta # 3",
        "# title: Karta # 3",
        "items: [{type: text, id: a, text: „Ile”}] # 3",
        "options: lista # 3",
    ],
)
def test_a_comment_behind_a_value_is_everybodys_right(line):
    assert read("x.yaml", f"{line}\nother: 1\n".encode())[1] == []


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("title: Karta # 3", 14),
        ("title: Karta #3", 14),
        ("purpose: Dla ojca #2 i matki", 19),
        ("aims:\n  - Dom #1", 9),
        ("title: Karta\n  dalej # 3", 9),
        ("stage_labels:\n  diagnoza: Poznanie # 1", 22),
        ("title: Karta # 3\r", 14),
    ],
)
def test_words_that_a_comment_seems_to_cut_off_are_shown(line, column):
    (found,) = read("x.yaml", line.encode())[1]
    assert (found.code, found.severity.value, found.span.column) == ("SW118", "warning", column)
    assert found.hint is not None
    quoted = line.replace("Karta", '"Karta"').replace("Dla ojca", '"Dla ojca"').replace("Dom", '"Dom"').replace("Poznanie", '"Poznanie"')
    if "\n  dalej" not in line:
        assert read("x.yaml", quoted.encode())[1] == [], "quotes round the text say that the rest is a comment"
