"""The centre profile: whose forms these are."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """A centre. `words` are the texts that content may quote as `{centre.<key>}`; a missing one becomes a neutral word or a line.

    `logo` is a path to a picture, already read into `logo_bytes` with its media type (`image/png`, `image/jpeg`, `image/svg+xml`).
    """

    words: dict[str, str] = field(default_factory=dict)
    organisation_model: str = "three_teams"
    stage_labels: dict[str, str] = field(default_factory=dict)
    logo: str | None = None
    logo_type: str | None = None
    logo_bytes: bytes | None = None
    confirmed_lines: tuple[str, ...] = ()


NO_CENTRE = Centre()
