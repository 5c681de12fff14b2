"""Reading a centre profile (`centre.yaml`) and its logo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from swtools.diagnostics import Diagnostic, Severity, Span, error, text
from swtools.errors import EnvironmentProblem, reason
from swtools.items import Node
from swtools.loading.picture import media_type, why_not
from swtools.model.centre import Centre
from swtools.source.places import Source
from swtools.source.reader import read
from swtools.source.shape import check_shape

LARGEST_LOGO = 2_000_000
"""Bytes."""
# the keys that are no words of the centre
_OWN = ("organisation_model", "stage_labels", "groups", "roles", "role_labels", "team_labels", "logo", "confirmed_lines")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A profile as it was read, at `path`. `centre` is None where findings are errors, `source` where no data can be trusted."""

    path: Path
    source: Source | None = None
    centre: Centre | None = None
    findings: tuple[Diagnostic, ...] = ()


def read_centre(path: Path) -> tuple[Centre | None, list[Diagnostic]]:
    """Return the centre, or None and the findings that stand in the way.

    Raises:
        EnvironmentProblem: the file cannot be read.
    """
    profile = read_profile(path)
    return profile.centre, list(profile.findings)


def read_profile(path: Path) -> Profile:
    """Return what a profile says; whether it fits a library is a matter of `loading.fit`.

    Raises:
        EnvironmentProblem: the file cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise EnvironmentProblem(text("{path} cannot be read: {problem}.", path=str(path), problem=reason(problem))) from None
    source, findings = read(path.name, content)
    if source is None:
        return Profile(path=path, findings=tuple(findings))
    findings = [*findings, *check_shape(source, "centre")]
    centre = None
    if isinstance(source.data, Mapping) and not any(finding.severity is Severity.ERROR for finding in findings):
        made = _centre(source, path.parent)
        centre, findings = (None, [*findings, made]) if isinstance(made, Diagnostic) else (made, findings)
    return Profile(path=path, source=source, centre=centre, findings=tuple(findings))


def _centre(source: Source, folder: Path) -> Centre | Diagnostic:
    """Return the centre of a profile that has the right shape, or what is wrong with its logo."""
    node = Node(data=source.data, pointer=(), places=source)
    name = node.optional_string("logo")
    logo = _logo(name, folder, node.place("logo")) if name else None
    if isinstance(logo, Diagnostic):
        return logo
    content_of_logo, type_of_logo = logo or (None, None)
    return Centre(
        words={key: value for key, value in source.data.items() if isinstance(value, str) and key not in _OWN},
        organisation_model=node.string("organisation_model", "three_teams"),
        stage_labels=_named(node, "stage_labels"),
        logo=name,
        logo_type=type_of_logo,
        logo_bytes=content_of_logo,
        confirmed_lines=node.strings("confirmed_lines"),
        groups=node.strings("groups"),
        moved_roles=_named(node, "roles"),
        role_labels=_named(node, "role_labels"),
        team_labels=_named(node, "team_labels"),
    )


def _named(node: Node, key: str) -> dict[str, str]:
    found = node.get(key)
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, Mapping) else {}


def _logo(name: str, folder: Path, place: Span) -> tuple[bytes, str] | Diagnostic:
    """Return the bytes and the media type of a PNG or JPEG beside the profile, or the finding that says why not.

    Other kinds of picture can carry scripts or references and are refused.
    """
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        return error("SW404", place, text("The logo {name} lies outside the profile’s folder.", name=name), text("Put the picture beside the profile."))
    missing = error("SW405", place, text("There is no logo {name} beside the profile.", name=name))
    hint = text("Save it as PNG, about 600 pixels wide.")
    try:
        if not path.is_file():  # a folder, a pipe or a device: never waited for
            return missing
        if path.stat().st_size > LARGEST_LOGO:
            return error("SW406", place, text("The logo {name} is larger than 2 MB.", name=name), hint)
        content = path.read_bytes()
    except OSError:
        return missing
    kind = media_type(content)
    return (content, kind) if kind else error("SW406", place, why_not(name, content), hint)
