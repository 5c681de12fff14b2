"""Reading a centre profile (`centre.yaml`) and its logo."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from swtools.diagnostics import Diagnostic, Severity, error, text
from swtools.errors import EnvironmentProblem
from swtools.items._contract import Node
from swtools.loading.picture import media_type, why_not
from swtools.model.centre import Centre
from swtools.source.reader import read
from swtools.source.shape import check_shape

LARGEST_LOGO = 2_000_000
_OWN = ("organisation_model", "stage_labels", "groups", "roles", "role_labels", "team_labels", "logo", "confirmed_lines")


def read_centre(path: Path) -> tuple[Centre | None, list[Diagnostic]]:
    """Return the centre, or None and the findings that stand in the way.

    Raises:
        EnvironmentProblem: the file cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise EnvironmentProblem(text("{path} cannot be read: {problem}.", path=str(path), problem=problem.strerror)) from None
    source, findings = read(path.name, content)
    if source is None:
        return None, findings
    findings = [*findings, *check_shape(source, "centre")]
    if not isinstance(source.data, Mapping) or any(finding.severity is Severity.ERROR for finding in findings):
        return None, findings
    node = Node(data=source.data, pointer=(), places=source)
    logo, kind, problems = _logo(node, path.parent)
    if problems:
        return None, [*findings, *problems]
    centre = Centre(
        words={key: value for key, value in source.data.items() if isinstance(value, str) and key not in _OWN},
        organisation_model=node.string("organisation_model", "three_teams"),
        stage_labels=_named(node, "stage_labels"),
        logo=node.optional_string("logo"),
        logo_type=kind,
        logo_bytes=logo,
        confirmed_lines=node.strings("confirmed_lines"),
        groups=node.strings("groups"),
        moved_roles=_named(node, "roles"),
        role_labels=_named(node, "role_labels"),
        team_labels=_named(node, "team_labels"),
    )
    return centre, findings


def _named(node: Node, key: str) -> dict[str, str]:
    found = node.get(key)
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, Mapping) else {}


def _logo(node: Node, folder: Path) -> tuple[bytes | None, str | None, list[Diagnostic]]:
    """Read a PNG or JPEG beside the profile; other kinds of picture can carry scripts or references and are refused."""
    name = node.optional_string("logo")
    if name is None:
        return None, None, []
    place = node.place("logo")
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        return (
            None,
            None,
            [error("SW404", place, text("The logo {name} lies outside the profile’s folder.", name=name), text("Put the picture beside the profile."))],
        )
    hint = text("Save it as PNG, about 600 pixels wide.")
    try:
        if not path.is_file():  # a folder, a pipe or a device: never waited for
            return None, None, [error("SW405", place, text("There is no logo {name} beside the profile.", name=name))]
        if path.stat().st_size > LARGEST_LOGO:
            return None, None, [error("SW406", place, text("The logo {name} is larger than 2 MB.", name=name), hint)]
        content = path.read_bytes()
    except OSError:
        return None, None, [error("SW405", place, text("There is no logo {name} beside the profile.", name=name))]
    kind = media_type(content)
    if kind is None:
        return None, None, [error("SW406", place, why_not(name, content), hint)]
    return content, kind, []
