"""A text of several paragraphs."""

from __future__ import annotations

import re


def paragraphs(text: str | None) -> list[str]:
    """Split a text at its empty lines; nothing has no paragraphs."""
    return [part.strip() for part in re.split(r"\n\s*\n", text or "") if part.strip()]
