"""The centre profile: whose forms these are."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """A centre. `words` are the texts that content may quote as `{centre.<key>}`; a missing one becomes a neutral word or a line.

    `groups` are the target groups that the centre works with (none named: all), `moved_roles` its own changes on top of the
    organisation model (role → the role that has its tools here), `role_labels` and `team_labels` its own names for them.

    `logo` is a path to a picture, already read into `logo_bytes` with its media type (`image/png`, `image/jpeg`, `image/svg+xml`).
    """

    words: dict[str, str] = field(default_factory=dict)
    organisation_model: str = "three_teams"
    stage_labels: dict[str, str] = field(default_factory=dict)
    logo: str | None = None
    logo_type: str | None = None
    logo_bytes: bytes | None = None
    confirmed_lines: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    moved_roles: dict[str, str] = field(default_factory=dict)
    role_labels: dict[str, str] = field(default_factory=dict)
    team_labels: dict[str, str] = field(default_factory=dict)


NO_CENTRE = Centre()
