"""Counted messages for a script: every plural form of a sentence, by CLDR category, for `Intl.PluralRules`."""

from __future__ import annotations

from swtools.messages import Translator

Forms = dict[str, str]
"""The forms of a counted message by plural category, `{count}` left in place."""

SAMPLES = {"one": 1, "few": 2, "many": 5, "other": 2}
"""A number of each plural category of the languages of forms (English has only one and other)."""


def plural_forms(tr: Translator, one: str, many: str, **args: str) -> Forms:
    """Return the forms of a counted message, `{count}` left in place."""
    return {category: tr.plural(one, many, number, count="{count}", **args) for category, number in SAMPLES.items()}
