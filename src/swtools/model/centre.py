"""The centre profile: whose forms these are."""

from __future__ import annotations

from dataclasses import dataclass, field

from swtools.model.library import Stage

QUOTABLE = (
    "name",
    "name_genitive",
    "name_accusative",
    "name_locative",
    "address",
    "phone",
    "email",
    "hours",
    "controller",
    "inspector",
    "gdpr_basis",
    "gdpr_basis_special",
    "recipients",
    "records_rule",
    "complaints",
)
"""What content may quote as `{centre.<word>}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """A centre. `words` are the texts that content may quote as `{centre.<key>}`; a missing one becomes a neutral word or a line.

    `groups` are the target groups that the centre works with (none named: all), `moved_roles` its own changes on top of the
    organisation model (role → the role that has its tools here), `role_labels`, `team_labels` and `stage_labels` its own names.
    `confirmed_lines` are the numbers of help lines that it has confirmed.

    `logo` is a path to a picture, already read into `logo_bytes` with its media type (`image/png` or `image/jpeg`).
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

    def stage_label(self, stage: Stage) -> str:
        """Return the centre's name of a stage, else the library's full one."""
        return self.stage_labels.get(stage.slug) or stage.label

    def stage_short(self, stage: Stage) -> str:
        """Return the centre's name of a stage, else the library's short one."""
        return self.stage_labels.get(stage.slug) or stage.short


NO_CENTRE = Centre()
