"""A percentage of a record in words: what it is of goes with it."""

from __future__ import annotations

from collections.abc import Mapping

from swtools.messages import Translator


def percentage(value: object, tr: Translator) -> object:
    """Return `{part, base, percent}` as a text without its unit ("29 z 81, 35.8"), every other value as it is."""
    if isinstance(value, Mapping) and value.keys() >= {"part", "base", "percent"}:
        return tr("{part} of {base}, {percent}", part=value["part"], base=value["base"], percent=value["percent"])
    return value
