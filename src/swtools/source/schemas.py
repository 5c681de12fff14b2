"""The schemas, loaded once: a quick yes or no (`accepts`), and jsonschema's problems where the answer is no."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin

from swtools.source.acceptance import Accept, Compiler, Data, Schema, is_date, is_integer, pattern_of
from swtools.source.bundled import schema_folder
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


def problems(name: str, data: Data) -> Iterator[Problem]:
    """Yield what jsonschema finds in data against the schema `name`."""
    error: Any
    for error in _validator(name).iter_errors(data):
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
    from referencing import Registry, Resource

    return Registry().with_resources([(_BASE + path, Resource.from_contents(schema)) for path, schema in documents().items()])


@functools.cache
def _dialect() -> Any:  # noqa: ANN401 - jsonschema makes the class while the program runs
    """Return draft 2020-12 as our schemas mean it; `acceptance` and this dialect share their tests."""
    from jsonschema import Draft202012Validator, validators

    checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: is_integer(value))
    keywords = {"pattern": _pattern, "format": _format}
    return validators.extend(Draft202012Validator, keywords, type_checker=checker)  # type: ignore[no-untyped-call]


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
