"""The schemas, loaded once: a quick yes or no (`accepts`), and jsonschema's errors where the answer is no."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin

from swtools.source.acceptance import TYPES, Accept, Compiler, Schema, is_date, pattern_of
from swtools.source.bundled import schema_folder

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

_SUFFIX = ".schema.json"
_BASE = "file:///"


@functools.cache
def documents() -> dict[str, dict[str, Any]]:
    """Return every schema by its path below `schemas/` (`items/text.schema.json`).

    Raises:
        EnvironmentProblem: the installation lacks them.
    """
    folder = schema_folder()
    paths = sorted(folder.rglob(f"*{_SUFFIX}"))
    return {path.relative_to(folder).as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in paths}


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


def errors(name: str, data: object) -> Iterator[ValidationError]:
    """Yield jsonschema's errors of data against the schema `name`."""
    yield from _validator(name).iter_errors(data)


@functools.cache
def _validator(name: str) -> Draft202012Validator:
    from referencing import Registry, Resource

    resources = [(_BASE + path, Resource.from_contents(schema)) for path, schema in documents().items()]
    validator: Draft202012Validator = _dialect()({"$ref": _BASE + name + _SUFFIX}, registry=Registry().with_resources(resources))
    return validator


@functools.cache
def _dialect() -> Any:
    """Return draft 2020-12 as our schemas mean it.

    `$` is the end of the text as in ECMAScript (Python's lets a last line break pass), `3.0` is no whole number, and
    `format: date` is checked.
    """
    from jsonschema import Draft202012Validator, ValidationError, validators

    def pattern(_: Any, expression: str, value: Any, __: Any) -> Iterator[ValidationError]:
        if isinstance(value, str) and not pattern_of(expression).search(value):
            yield ValidationError(f"does not match {expression}")

    def date(_: Any, __: str, value: Any, ___: Any) -> Iterator[ValidationError]:
        if isinstance(value, str) and not is_date(value):
            yield ValidationError("is no date")

    checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: TYPES["integer"](value))
    return validators.extend(Draft202012Validator, {"pattern": pattern, "format": date}, type_checker=checker)


@functools.cache
def owners() -> dict[str, tuple[str, ...]]:
    """Return, for each key of an item, the item types that have it."""
    types = {path.removeprefix("items/").removesuffix(_SUFFIX): schema for path, schema in documents().items() if path.startswith("items/")}
    keys = {key for schema in types.values() for key in schema["properties"]}
    return {key: tuple(name for name, schema in types.items() if key in schema["properties"]) for key in sorted(keys)}
