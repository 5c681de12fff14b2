"""Words in the reader's language: gettext catalogues for diagnostics and the command line (`swtools`) and for what is
printed on forms (`forms`). Message ids are English; a language without its catalogue is an error, never silently English.
"""

from __future__ import annotations

import functools
import gettext
import os
from importlib import resources
from pathlib import Path

from swtools.diagnostics import Text, text
from swtools.errors import EnvironmentProblem

INTERFACE_LANGUAGES = ("pl", "en")
FORM_LANGUAGES = ("pl", "en")


class Translator:
    """Translates templates of one domain into one language."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, template: str, **args: object) -> str:
        """Translate an English template and fill in its arguments."""
        return self._translations.gettext(template).format(**args)

    def text(self, value: Text) -> str:
        """Translate a marked text; arguments that are texts themselves are translated too."""
        args = {key: self.text(arg) if isinstance(arg, Text) else arg for key, arg in value.args.items()}
        return self(value.template, **args)

    def plural(self, one: str, many: str, number: int, **args: object) -> str:
        """Choose the plural form for `number` by the language's own rule and fill in `{number}` and the arguments."""
        return self._translations.ngettext(one, many, number).format(number=number, **args)


@functools.cache
def translator(language: str, domain: str = "swtools") -> Translator:
    """Return the translator of a language (`pl`, `en`) for a domain (`swtools` or `forms`).

    Raises:
        EnvironmentProblem: the catalogue is missing from the installation.
    """
    if language == "en":
        return Translator("en", gettext.NullTranslations())
    folder = Path(str(resources.files("swtools.messages"))) / "locale"
    try:
        return Translator(language, gettext.translation(domain, folder, [language]))
    except OSError:
        raise EnvironmentProblem(
            text("The translation catalogue {domain} for {language} is missing; install swtools again.", domain=domain, language=language)
        ) from None


def reader_language() -> str:
    """Return the language for messages from the usual environment variables: `en` where asked for, else `pl`.

    `C` and `POSIX` and an unset locale mean Polish, the language of the tool's readers.
    """
    for variable in ("SWTOOLS_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        for part in value.split(":"):
            code = part.split("_")[0].split(".")[0].lower()
            if code in INTERFACE_LANGUAGES:
                return code
    return "pl"


def msgid(template: str) -> str:
    """Mark a template that is translated later (from a table). Message extraction looks for this name."""
    return template
