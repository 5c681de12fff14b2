"""One sentence at a time, in the reader's language: English where the locale asks for it, else Polish."""

from __future__ import annotations

import os
import sys


class Stop(Exception):
    """The checkout cannot be prepared; carries the sentence that says why and what to do."""


def english() -> bool:
    """Say whether the reader wants English (the same variables as `swtools` itself)."""
    for variable in ("SWTOOLS_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for part in os.environ.get(variable, "").split(":"):
            code = part.split("_")[0].split(".")[0].lower()
            if code in ("pl", "en"):
                return code == "en"
    return False


def words(polish: str, in_english: str) -> str:
    """Choose the reader's words."""
    return in_english if english() else polish


def say(polish: str, in_english: str) -> None:
    """Print a sentence at once; a step that takes long is announced before it starts."""
    tell(words(polish, in_english))


def tell(sentence: str) -> None:
    """Print words that are chosen already."""
    print(sentence, file=sys.stderr, flush=True)
