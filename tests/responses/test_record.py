"""A saved record against its tool: each mistake has its finding at its place, and nothing hostile does more than be named."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from swtools.bundled import folder
from swtools.diagnostics import Severity
from swtools.loading.build import build
from swtools.loading.discover import File
from swtools.model.definition_hash import definition_hash
from swtools.responses.reading import read_record
from swtools.responses.record import check_record
from swtools.responses.schema import record_schema
from tests.library import EXAMPLES, checked, instruments
from tests.responses.test_check import FORM, GOOD

MORE = """
  - {type: text, id: pesel, text: "PESEL", format: pesel, concept: pesel}
  - {type: date, id: seen_on, text: "Kiedy?", max: today, replaces: seen}
  - type: matrix
    id: grid
    text: "Jak jest?"
    comment: "Uwagi"
    open_rows: 1
    rows: [{code: dom, text: "dom"}]
    options: [{code: dobrze, text: "dobrze"}, {code: trudno, text: "trudno"}]
"""


@pytest.fixture(scope="module")
def library():
    loaded = build([File(path="standards/grupa/1-diagnoza/form.yaml", schema="instrument", content=(FORM + MORE).encode())])
    assert loaded.findings == ()
    return loaded.library


@pytest.fixture(scope="module")
def good(library):
    tool = library.instruments[0]
    more = {
        "pesel": "02070803628",
        "seen_on": "2026-03-01",
        "grid": {"dom": {"code": "dobrze", "text": "jest pokój"}, "o1": {"name": "praca", "code": "trudno"}},
    }
    return {
        "instrument": "form",
        "version": "1.0",
        "definition_hash": definition_hash(tool),
        "saved_at": "2026-03-10T14:05:00.000Z",
        "language": "pl",
        "answers": GOOD | more,
    }


def findings(library, record):
    content = record if isinstance(record, bytes) else json.dumps(record, indent=1).encode()
    source, found = read_record(content, "zapis.json")
    return found if source is None else check_record(source, library)


def codes(found):
    return [finding.code for finding in found]


def test_a_good_record_has_no_findings(library, good):
    assert findings(library, good) == []


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"hours": 25}, "SW604", '"hours": 25'),
        ({"pesel": "02070803629"}, "SW604", '"pesel"'),
        ({"pesel": "0207080362x"}, "SW604", '"pesel"'),
        ({"seen_on": "2026-03-11"}, "SW604", '"seen_on"'),
        ({"steps": [{"step": "telefon"}, {"when": "jutro"}]}, "SW602", '"jutro"'),
        ({"steps": [{"krok": "telefon"}]}, "SW601", '"krok"'),
        ({"grid": {"dom": {"code": "lepiej"}}}, "SW603", '"lepiej"'),
        ({"grid": {"kosmos": {"code": "dobrze"}}}, "SW603", '"kosmos"'),
        ({"grid": {"o1": {"name": 5, "code": "dobrze"}}}, "SW602", '"name": 5'),
        ({"areas": {"code": ["praca"]}}, "SW602", '"areas"'),
        ({"name": {"code": "x"}}, "SW602", '"name"'),
        ({"obce": 1}, "SW601", '"obce"'),
        ({"__proto__": {"admin": True}}, "SW601", '"__proto__"'),
    ],
)
def test_a_mistake_is_found_at_its_place(library, good, change, code, place):
    record = good | {"answers": good["answers"] | change}
    lines = json.dumps(record, indent=1).splitlines()
    found = [finding for finding in findings(library, record) if finding.code == code]
    assert found
    near = "\n".join(lines[found[0].span.line - 1 :][:4])
    assert place.split(":")[0] in near or place.split(":")[0] in "\n".join(lines[max(0, found[0].span.line - 2) : found[0].span.line])
    assert found[0].severity is Severity.ERROR


def test_what_is_not_answered_yet_is_a_warning(library, good):
    answers = {name: value for name, value in good["answers"].items() if name != "name"}
    (finding,) = findings(library, good | {"answers": answers})
    assert (finding.code, finding.severity) == ("SW605", Severity.WARNING)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"instrument": "inny"}, "SW610"),
        ({"instrument": 7}, "SW204"),
        ({"version": "0.9"}, "SW611"),
        ({"definition_hash": "0" * 64}, "SW611"),
        ({"saved_at": "wczoraj"}, "SW206"),
        ({"answers": []}, "SW203"),
        ({"extra": 1}, "SW201"),
        ({"unplaced": {"dawne": "x"}}, "SW612"),
    ],
)
def test_the_frame(library, good, change, code):
    assert codes(findings(library, good | change)) == [code]


def test_an_older_record_is_read_under_the_ids_of_today(library, good):
    answers = {"seen" if name == "seen_on" else name: value for name, value in good["answers"].items()}
    assert findings(library, good | {"answers": answers}) == []


def test_a_protected_record_is_told_and_not_called_damaged(library):
    frame = {"instrument": "form", "protection": "PBKDF2-SHA-256-600000+AES-256-GCM", "salt": "AA==", "iv": "AA==", "data": "AA==", "digest": "AA=="}
    assert codes(findings(library, frame)) == ["SW609"]


HOSTILE = {
    "empty": b"",
    "binary": bytes(range(256)),
    "utf-16": '{"a": 1}'.encode("utf-16"),
    "cut off": b'{"instrument": "form", "answers": {"name": "Ew',
    "a list": b"[]",
    "a word": b"null",
    "NaN": b'{"instrument": NaN}',
    "key twice": b'{"instrument": "form", "instrument": "form"}',
    "control character": b'{"instrument": "fo\x00rm"}',
    "deep": b"[" * 1_000_000,
    "deep mappings": b'{"a":' * 200_000,
    "wide": b"[" + b"1," * 200_000 + b"1]",
    "huge": b" " * 8_000_001,
    "huge number": b'{"instrument": 1' + b"0" * 100_000 + b"}",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_ends_in_a_finding(library, content):
    found = findings(library, content)
    assert found
    assert set(codes(found)) <= {"SW608", "SW203", "SW202", "SW213"}


WORDS = ["<script>alert(1)</script>", "a\u202eb\u0000c\n\x1b[31m", "x" * 100_000, "{0.__class__}{name!r}", "%s", "../../etc/passwd", "\ud83d\ude00"]


@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
def test_hostile_words_are_shown_tame_wherever_they_stand(library, good, words):
    for record in (
        good | {"instrument": words},
        good | {"version": words},
        good | {"unplaced": {words: words}},
        good | {"answers": good["answers"] | {words: words}},
        good | {"answers": good["answers"] | {"areas": [words], "grid": {words: words}, "steps": [{words: words}], "name": {words: words}}},
    ):
        found = findings(library, record)
        assert found
        for finding in found:
            shown = finding.message.template.format(**finding.message.args)
            assert shown.isprintable()
            assert len(shown) < 600


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["tak", "praca", "inne", "2026-03-07"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["code", "text", "name", "dom", "o1", "was", "step", "when", "__proto__"]), inner, max_size=4)
    ),
    max_leaves=8,
)
NAMES = ["name", "hours", "cost", "start", "end", "helped", "how", "areas", "hope", "steps", "pesel", "seen_on", "grid", "constructor"]


@settings(max_examples=300, deadline=None)
@given(answers=st.dictionaries(st.sampled_from(NAMES), PLAIN, max_size=6))
def test_no_answers_make_the_check_fall(library, good, answers):
    findings(library, good | {"answers": answers})


def stock_validator(schema):
    """Judge with jsonschema as it is, without our own reading of the schemas."""
    files = {path.relative_to(folder("schemas")).as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in folder("schemas").rglob("*.json")}
    registry = Registry().with_resources([(name, DRAFT202012.create_resource(content)) for name, content in files.items()])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, registry=registry)


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(NAMES[:-1]), value=PLAIN.filter(lambda value: value is not None))
def test_the_schema_and_the_meaning_agree_about_a_single_answer(library, good, name, value):
    """What the schema refuses the CLI refuses; what it lets pass, no finding about shape or codes may hit."""
    record = copy.deepcopy(good)
    record["answers"][name] = value
    refused = [error for error in stock_validator(record_schema(library.instruments[0])).iter_errors(record) if list(error.absolute_path)[:1] == ["answers"]]
    found = [finding for finding in findings(library, record) if finding.code in ("SW602", "SW603", "SW213", "SW203")]
    if refused:
        assert findings(library, record)
    else:
        assert found == []


@pytest.mark.parametrize("identifier", instruments())
def test_every_example_fits_the_schema_of_its_tool(identifier):
    tool = checked().library.instrument(identifier)
    record = json.loads((EXAMPLES / f"{identifier}.json").read_text(encoding="utf-8"))
    frame = {"version": tool.version, "definition_hash": definition_hash(tool), "saved_at": "2026-11-23T12:00:00Z", "language": "pl"}
    assert [error.message for error in stock_validator(record_schema(tool)).iter_errors(frame | {"instrument": identifier, "answers": record["answers"]})] == []
