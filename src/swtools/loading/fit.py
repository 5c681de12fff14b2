"""Does a centre's profile fit the library? Every name in it that the library does not have, at its place in the profile."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from swtools.diagnostics import Diagnostic, Span, Text, choose_from, error, text
from swtools.model.centre import NO_CENTRE
from swtools.model.library import Library
from swtools.source.places import Pointer, Source

CODES = {
    "SW501": "a centre’s profile names what the library does not have",
    "SW502": "a role of a centre’s profile whose tools go round in a circle",
    "SW503": "a confirmed help line that is not on the library’s list",
}
Say = Callable[[str], Text]


def unfit(source: Source, library: Library, folders: Collection[str]) -> Iterator[Diagnostic]:
    """Yield what a profile names and the library does not have, in the order of the profile's keys.

    `folders` are those of target groups whose standard cannot be read: they are known, and their own findings say the rest.
    Data of another shape than a profile's are passed over; the schema speaks of them.
    """
    if not isinstance(source.data, Mapping):
        return
    roles = [role.slug for role in library.roles]
    groups = sorted({*(group.slug for group in library.groups), *folders})
    yield from _model(source, library)
    yield from _unknown(_entries(source, "groups"), groups, lambda name: text("There is no target group {name} in the library.", name=name))
    yield from _unknown([*_keys(source, "roles"), *_values(source, "roles")], roles, _no_role)
    yield from _circles(source, roles)
    yield from _unknown(_keys(source, "role_labels"), roles, _no_role)
    yield from _unknown(_keys(source, "team_labels"), list(library.teams), lambda name: text("There is no team {name} in the library.", name=name))
    stages = [stage.slug for stage in library.stages]
    yield from _unknown(_keys(source, "stage_labels"), stages, lambda name: text("There is no stage {name} in the library.", name=name))
    yield from _lines(source, library)


def _no_role(name: str) -> Text:
    return text("There is no role {name} in the library.", name=name)


Named = tuple[str, Span]
"""A name of the profile and where it stands."""


def _entries(source: Source, key: str) -> list[Named]:
    found = source.data.get(key)
    return [(name, source.span((key, index))) for index, name in enumerate(found) if isinstance(name, str)] if isinstance(found, list) else []


def _keys(source: Source, key: str) -> list[Named]:
    return [(name, source.key_span((key, name))) for name in _mapping(source, key)]


def _values(source: Source, key: str) -> list[Named]:
    return [(heir, source.span((key, name))) for name, heir in _mapping(source, key).items() if isinstance(heir, str)]


def _mapping(source: Source, key: str) -> Mapping[str, object]:
    found = source.data.get(key)
    return found if isinstance(found, Mapping) else {}


def _unknown(named: Sequence[Named], known: Sequence[str], say: Say) -> Iterator[Diagnostic]:
    for name, span in named:
        if name not in known:
            yield error("SW501", span, say(name), choose_from(name, known))


def _model(source: Source, library: Library) -> Iterator[Diagnostic]:
    """Find an organisation model that the library does not have; the usual one needs no entry."""
    pointer: Pointer = ("organisation_model",)
    name = source.data.get("organisation_model")
    if isinstance(name, str) and name not in library.organisation_models and name != NO_CENTRE.organisation_model:
        message = text("The library has no organisation model {model}.", model=name)
        yield error("SW501", source.span(pointer), message, text("Add it to organisation_models in library.yaml, or change the profile."))


def _circles(source: Source, roles: Sequence[str]) -> Iterator[Diagnostic]:
    moved = _mapping(source, "roles")
    for role, heir in moved.items():
        if isinstance(heir, str) and heir in moved and heir in roles:
            message = text("The tools of {role} go to {heir}, and those of {heir} to {other}.", role=role, heir=heir, other=moved[heir])
            yield error("SW502", source.span(("roles", role)), message, text("Write the role that runs them in the end."))


def _lines(source: Source, library: Library) -> Iterator[Diagnostic]:
    listed = [line.number for line in library.crisis_lines]
    for number, span in _entries(source, "confirmed_lines"):
        if number not in listed:
            meant = next((line for line in listed if _digits(line) == _digits(number)), None)
            hint = text("Write it as library.yaml does: {number}.", number=meant) if meant else choose_from(number, listed)
            yield error("SW503", span, text("The help line {number} is not on the list in library.yaml.", number=number), hint)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
