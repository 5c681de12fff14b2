"""What is wrong with a template, in words that can be translated. What Jinja itself says, in English, is only a detail.

Jinja has no codes for its complaints, so they are known by their sentences (jinja2 3.1: parser.py, lexer.py, compiler.py, runtime.py);
a sentence that is not known here gets the general words, and the detail says the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from swtools.diagnostics import Related, Span, Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in a template and what to do; `line` is that of the template's text, 0 where nobody knows it."""

    line: int
    message: Text
    hint: Text

    def sentence(self) -> Text:
        """Return both in one."""
        return text("{problem} {hint}", problem=self.message, hint=self.hint)


_COMPARE = text("Compare it with the template that ships with swtools.")
_WRITE = text("Write {{{{ name }}}} or {{% if name %}} … {{% endif %}}, with straight quotes.")
_KNOWN: tuple[tuple[str, Text, Text], ...] = (
    (
        r"Unexpected end of template\. .*needs to be closed is '(?P<tag>\w+)'",
        text("“{tag}” is opened here and never closed."),
        text("Write {{% end{tag} %}} where it ends."),
    ),
    (
        r"Encountered unknown tag '(?P<tag>end\w+|else|elif)'.*needs to be closed is '(?P<open>\w+)'",
        text("“{tag}” stands where “{open}” is still open."),
        text("Close what was opened last first: {{% end{open} %}}."),
    ),
    (
        r"Encountered unknown tag '(?P<tag>end\w+|else|elif)'",
        text("“{tag}” closes nothing: what it belongs to is missing."),
        text("Take it out, or write the beginning again."),
    ),
    (r"Encountered unknown tag '(?P<tag>[^']*)'", text("A template has no tag “{tag}”."), _WRITE),
    (r"No (?:filter|test|filter or test) named '(?P<name>[^']*)'", text("A template has no filter or test “{name}”."), _COMPARE),
    (r"Missing end of comment tag", text("A comment {{# is never closed."), text("Write #}} where it ends.")),
    (r"'(?P<name>[^']*)' is undefined", text("The name “{name}” is not known here."), _COMPARE),
    (r".* has no (?:attribute|element) '?(?P<name>[^']*)'?", text("“{name}” is not known here."), _COMPARE),
    (r"access to attribute '(?P<name>[^']*)' of .* is unsafe", text("A template must not ask for “{name}”."), _COMPARE),
    (r"unexpected end of template, expected .*", text("A tag is opened and never closed: }}}} or %}} is missing."), _WRITE),
)
_UNREADABLE = (text("A tag is not written as it must be: a bracket, a quote or a word is missing or too much."), _WRITE)
_OTHERWISE = (text("What stands there cannot be worked out."), _COMPARE)


def fault(problem: Exception, source: str | None = None, line: int = 0) -> Fault:
    """Return what a problem means. `source` is the template's text; a tag that is never closed is found in it, Jinja only names the end.

    `line` is where it happened, for problems that do not say it themselves.
    """
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(problem, TemplateNotFound):
        return Fault(line=line, message=text("There is no template {name} to bring in.", name=str(problem.name)), hint=_COMPARE)
    said = problem.message or "" if isinstance(problem, TemplateSyntaxError) else str(problem)
    where = problem.lineno if isinstance(problem, TemplateSyntaxError) else line
    for pattern, message, hint in _KNOWN:
        if found := re.match(pattern, said, re.DOTALL):
            words = found.groupdict()
            if said.startswith("Unexpected end") and source:
                where = _opened(source, words["tag"]) or where
            return Fault(line=where, message=Text(message.template, words), hint=Text(hint.template, words))
    message, hint = _UNREADABLE if isinstance(problem, TemplateSyntaxError) else _OTHERWISE
    return Fault(line=where, message=message, hint=hint)


def detail(problem: Exception, span: Span) -> Related:
    """Return Jinja's own words, for whoever knows it."""
    return Related(span=span, message=text("what the program that reads templates says: {problem}", problem=str(problem)))


_BLOCK = re.compile(r"\{%[-+]?\s*(end)?(\w+)")


def _opened(source: str, tag: str) -> int:
    """Return the line of the last `tag` that nothing closes, 0 where there is none."""
    still_open: list[int] = []
    for found in _BLOCK.finditer(source):
        if found[2] == tag and not found[1]:
            still_open.append(source.count("\n", 0, found.start()) + 1)
        elif found[1] and found[2] == tag and still_open:
            still_open.pop()
    return still_open[-1] if still_open else 0
