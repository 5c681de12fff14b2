"""The schemas, loaded once: a quick yes or no (`accepts`), and jsonschema's problems where the answer is no."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin

from swtools.bundled import folder
from swtools.source.acceptance import Accept, Compiler, Schema, is_date, is_integer, pattern_of, type_named
from swtools.source.places import Data
from swtools.source.problem import Problem

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator
    from referencing import Registry

_SUFFIX = ".schema.json"
_BASE = "file:///"


@functools.cache
def documents() -> dict[str, dict[str, Any]]:
    """Return every schema by its path below `schemas/` (`items/text.schema.json`).

    Raises:
        EnvironmentProblem: the installation lacks them.
    """
    root = folder("schemas")
    paths = sorted(root.rglob(f"*{_SUFFIX}"))
    return {path.relative_to(root).as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in paths}


@functools.cache
def resolve(base: str, reference: str) -> tuple[str, Schema]:
    """Return the address and the content of what `reference` means in the schema at `base` (`#/…` pointers included)."""
    address = urljoin(base, reference)
    path, pointer = urldefrag(address)
    schema: Any = documents()[path.removeprefix(_BASE)]
    for step in pointer.split("/")[1:]:
        schema = schema[unquote(step).replace("~1", "/").replace("~0", "~")]
    return address, schema


@functools.cache
def _compiler() -> Compiler:
    return Compiler(resolve)


@functools.cache
def acceptor(name: str) -> Accept:
    """Return the quick check of the schema `name` (a file's stem)."""
    return _compiler().reference(_BASE, name + _SUFFIX)


def problems(name: str, data: Data) -> Iterator[Problem]:
    """Yield what jsonschema finds in data against the schema `name`."""
    yield from _problems(_validator(name), data)


def problems_with(schema: dict[str, Any], data: Data) -> Iterator[Problem]:
    """Yield what jsonschema finds in data against a schema that is no file; its references mean the files of `schemas/`."""
    yield from _problems(_dialect()(_for_jsonschema(_BASE, schema), registry=_registry()), data)


def _problems(validator: Validator, data: Data) -> Iterator[Problem]:
    error: Any
    for error in validator.iter_errors(data):
        missing = [key for key in error.validator_value if key not in error.instance] if error.validator == "required" else [""]
        for key in missing:
            yield Problem(
                keyword=error.validator,
                wanted=error.validator_value,
                instance=error.instance,
                pointer=tuple(error.absolute_path),
                properties=tuple(error.schema.get("properties", ())),
                about_key="propertyNames" in error.absolute_schema_path,
                missing=key,
            )


@functools.cache
def _validator(name: str) -> Validator:
    validator: Validator = _dialect()({"$ref": _BASE + name + _SUFFIX}, registry=_registry())
    return validator


@functools.cache
def _registry() -> Registry[Any]:
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    resources = {_BASE + path: _for_jsonschema(_BASE + path, schema) for path, schema in documents().items()}
    return Registry().with_resources([(address, DRAFT202012.create_resource(schema)) for address, schema in resources.items()])


def _for_jsonschema(base: str, schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Copy a schema with references made absolute, for `_reference`, and without `$schema`.

    `$schema` would make jsonschema leave our dialect at every reference for the stock one.
    """
    if isinstance(schema, list):
        return [_for_jsonschema(base, part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {key: _for_jsonschema(base, part) for key, part in schema.items() if key != "$schema"}
    return copy | {"$ref": urljoin(base, schema["$ref"])} if isinstance(schema.get("$ref"), str) else copy


@functools.cache
def _dialect() -> Any:  # noqa: ANN401 - jsonschema makes the class while the program runs
    """Return draft 2020-12 as our schemas mean it (as `acceptance` does), which looks only into what is not accepted."""
    from jsonschema import Draft202012Validator, validators

    checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: is_integer(value))
    keywords = {"pattern": _pattern, "format": _format, "$ref": _reference, "allOf": _all}
    return validators.extend(Draft202012Validator, keywords, type_checker=checker)  # type: ignore[no-untyped-call]


def _reference(validator: Any, reference: str, value: Data, schema: Schema) -> Iterator[ValidationError]:  # noqa: ANN401
    """Follow a reference where the quick check refuses the value: a long file with one mistake costs one mistake."""
    from jsonschema import Draft202012Validator

    if not _compiler().reference(_BASE, reference)(value):
        yield from Draft202012Validator.VALIDATORS["$ref"](validator, reference, value, schema)


def _all(validator: Any, parts: list[dict[str, Any]], value: Data, _: Schema) -> Iterator[ValidationError]:  # noqa: ANN401
    """Look only into the part of `allOf` that is about this `type`."""
    for index, part in enumerate(parts):
        name = type_named(part)
        if name is None or not isinstance(value, dict) or value.get("type") == name:
            yield from validator.descend(value, part, schema_path=index)


def _pattern(_: object, expression: str, value: object, __: object) -> Iterator[ValidationError]:
    """Search as ECMAScript does; Python's `$` would let a last line break pass."""
    from jsonschema import ValidationError

    if isinstance(value, str) and not pattern_of(expression).search(value):
        yield ValidationError("pattern")


def _format(_: object, __: str, value: object, ___: object) -> Iterator[ValidationError]:
    """Check dates, the one format that the schemas use; by default a format is only a remark."""
    from jsonschema import ValidationError

    if isinstance(value, str) and not is_date(value):
        yield ValidationError("format")


@functools.cache
def owners() -> dict[str, tuple[str, ...]]:
    """Return, for each key of an item, the item types that have it."""
    types = {path.removeprefix("items/").removesuffix(_SUFFIX): schema for path, schema in documents().items() if path.startswith("items/")}
    keys = {key for schema in types.values() for key in schema["properties"]}
    return {key: tuple(name for name, schema in types.items() if key in schema["properties"]) for key in sorted(keys)}


_FOR_PEOPLE = ("#/$defs/text", "#/$defs/label", "#/$defs/texts")


_FAR = 6
"""How many references and alternatives away a text may be."""


@functools.cache
def text_keys() -> frozenset[str]:
    """Return the keys whose value, or whose entries, are words for people: titles, questions, labels, paragraphs."""
    return frozenset(name for path, schema in documents().items() for name, value in _properties(schema) if _for_people(_BASE + path, value, _FAR))


def _properties(schema: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any part of a schema
    """Yield every property that a schema describes, however deep."""
    for part in schema if isinstance(schema, list) else schema.values() if isinstance(schema, dict) else ():
        yield from _properties(part)
    found = schema.get("properties") if isinstance(schema, dict) else None
    yield from found.items() if isinstance(found, dict) else ()


def _for_people(base: str, schema: Any, far: int) -> bool:  # noqa: ANN401 - any part of a schema
    if not isinstance(schema, dict) or not far:
        return False
    reference = schema.get("$ref")
    if isinstance(reference, str):
        return reference.endswith(_FOR_PEOPLE) or _for_people(*resolve(base, reference), far - 1)
    inner = (schema.get("items"), schema.get("additionalProperties"), *schema.get("anyOf", ()), *schema.get("oneOf", ()))
    return any(_for_people(base, part, far - 1) for part in inner)
