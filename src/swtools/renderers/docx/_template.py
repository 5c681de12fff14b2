"""A centre's template: read once a process, checked against the contract, its parts compiled.

docxtpl's syntax is used (`{{ title }}`, `{{p body }}`, `{{r page_number }}`, `{%p if … %}`) and docxtpl prepares it; what it does
anew for every document – open, parse, patch, compile – happens here once.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from swtools.diagnostics import Diagnostic, Severity, Span, error, text, warning
from swtools.errors import EnvironmentProblem
from swtools.renderers._jinja import environment
from swtools.renderers.docx._archive import LEFT_OUT, MAIN, STYLES_PART, UNREADABLE, read, unsafe
from swtools.renderers.docx._said import TAGS, by_paragraphs, not_allowed, not_understood
from swtools.renderers.docx._styles import STYLES, names_and_ids

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from jinja2.nodes import Node

NEEDED = frozenset({"title", "body"})
USUAL = frozenset({"stamp", "identity", "lead", "running_title", "case_code", "foot_line", "foot_statement", "page_number"})
KNOWN = NEEDED | USUAL | {"has_stamp", "code", "version", "kind", "language"}

_TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_WORD_PART = re.compile(r"word/\w+\.xml")
_ROOT = re.compile(r"<w:(?:document|hdr|ftr)\b[^>]*>")
_PRINTER = re.compile(r"<w:printerSettings\b[^>]*/>")
CODES = {
    "SW551": "a Word template that cannot be read",
    "SW552": "a Word template without a style that forms need",
    "SW553": "a Word template without a placeholder",
    "SW554": "a placeholder that is not understood, unknown or more than a placeholder",
    "SW555": "a Word template that reaches outside or holds a program",
}
_ALLOWED = frozenset({"Template", "Output", "TemplateData", "Name", "If", "Not", "And", "Or"})
"""Jinja's nodes that a template may use: no loop, call, attribute or inclusion, so that nothing can run long or reach far."""
_COMPARE = text("Compare it with the placeholders of the bundled form.docx.")
_NAMESPACES = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A template ready to be filled: `texts` are compiled parts by name, `parts` all others, `styles` the style sheet, `main` the source of the main part."""

    path: Path
    texts: dict[str, Template]
    parts: dict[str, bytes]
    styles: str
    main: str


def locate(folders: tuple[Path, ...], theme: str, *, discreet: bool = False) -> tuple[Path, bool]:
    """Return the template for a theme and whether it was made for it.

    Folder by folder, `docx/<theme>.docx` is taken before `docx/form.docx`. A discreet copy is never dressed in a centre's own
    form, whose header may name it: it takes `docx/discreet.docx`, and where there is none, the bundled form.

    Raises:
        EnvironmentProblem: no folder has one.
    """
    wanted = [(folder, name, themed) for folder in folders for name, themed in ((theme, True), ("form", False))]
    if discreet:
        wanted = [*((folder, "discreet", False) for folder in folders), (folders[-1], "form", False)]
    for folder, name, themed in wanted:
        path = folder / "docx" / f"{name}.docx"
        if path.is_file():
            return path, themed
    raise EnvironmentProblem(text("There is no Word template docx/form.docx in the folders {folders}.", folders=", ".join(map(str, folders))))


def check_template(path: Path, name: str | None = None) -> list[Diagnostic]:
    """Return what is wrong with a Word template (`CODES`); nothing in it is executed. `name` is the file as findings call it."""
    span = Span(name or path.name)
    try:
        parts = read(path)
    except UNREADABLE:
        return [error("SW551", span, text("{file} is not a Word document that can be read.", file=span.file), text("Save it in Word as .docx."))]
    dangers = [error("SW555", span, message, hint) for message, hint in unsafe(parts)]
    return dangers or [*_missing_styles(parts, span), *_placeholders(parts, span, path)]


def _missing_styles(parts: dict[str, bytes], span: Span) -> Iterator[Diagnostic]:
    present = names_and_ids(parts[STYLES_PART].decode("utf-8"))
    for name in STYLES.values():
        if name not in present:
            yield error(
                "SW552",
                span,
                text("The template {file} has no style “{style}”.", file=span.file, style=name),
                text("Add the style or start again from the bundled form.docx."),
            )


def _placeholders(parts: dict[str, bytes], span: Span, path: Path) -> Iterator[Diagnostic]:
    from jinja2 import TemplateError, meta

    env = environment((), "docx")
    used: set[str] = set()
    for name in _text_parts(parts):
        lined = ""
        try:
            lined = by_paragraphs(_patched(path, parts[name].decode("utf-8")))
            tree = env.parse(lined)
            strange = next((node for node in _nodes(tree) if type(node).__name__ not in _ALLOWED), None)
            if strange is None:  # asking Jinja for the names computes constants, so it is asked only what is harmless
                used |= meta.find_undeclared_variables(tree)
                expat.ParserCreate().Parse(TAGS.sub("", lined).encode(), True)
        except (TemplateError, expat.ExpatError, RecursionError) as problem:
            yield not_understood(problem, lined, name, span)
            return
        if strange is not None:
            yield not_allowed(strange, lined, name, span)
            return
    for each in sorted(used - KNOWN):
        yield error(
            "SW554", span, text("The template asks for “{name}”, which is not known.", name=each), text("Known are: {names}.", names=", ".join(sorted(KNOWN)))
        )
    for each in sorted(NEEDED - used):
        yield error("SW553", span, text("The template {file} has no placeholder for “{name}”.", file=span.file, name=each), _COMPARE)
    for each in sorted(USUAL - used):
        yield warning("SW553", span, text("The template {file} has no placeholder for “{name}”.", file=span.file, name=each), _COMPARE)


def _nodes(tree: Node) -> Iterator[Node]:
    yield tree
    for child in tree.iter_child_nodes():
        yield from _nodes(child)


def _text_parts(parts: dict[str, bytes]) -> list[str]:
    return sorted(name for name in parts if _TEXT_PART.fullmatch(name))


@functools.cache
def prepared(path: Path, folders: tuple[Path, ...]) -> Prepared:
    """Return a template, read, checked and compiled once a process.

    Raises:
        EnvironmentProblem: it does not keep the contract; the message names the file and what is missing.
    """
    for finding in check_template(path):
        if finding.severity is Severity.ERROR:
            raise EnvironmentProblem(text("Word template {path}: {problem}", path=str(path), problem=finding.message))
    parts = read(path)
    styles, renamed = _own_ids(parts[STYLES_PART].decode("utf-8"))
    env = environment(folders, "docx")
    texts = {name: _compiled(env, path, _renamed(_declared(_PRINTER.sub("", parts[name].decode("utf-8"))), renamed)) for name in _text_parts(parts)}
    kept = {name: data for name, data in parts.items() if name not in texts and name != STYLES_PART and not LEFT_OUT.fullmatch(name)}
    if renamed:
        kept = {name: _renamed(data.decode(), renamed).encode() if _WORD_PART.fullmatch(name) else data for name, data in kept.items()}
    return Prepared(path=path, texts=texts, parts=_without_left_out(kept), styles=styles, main=parts[MAIN].decode())


def _patched(path: Path, xml: str) -> str:
    from docxtpl import DocxTemplate

    return str(DocxTemplate(str(path)).patch_xml(xml))


def _compiled(env: Environment, path: Path, xml: str) -> Template:
    return env.from_string(_patched(path, xml))


def _without_left_out(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Take the parts that are left out from the lists of contents and relationships too."""
    gone = re.compile(r'<(?:Override|Relationship)\b[^>]*(?:stylesWithEffects\.xml|printerSettings/\w+\.bin|thumbnail\.\w+|core\.xml)"[^>]*/>')
    return {name: gone.sub("", data.decode("utf-8")).encode() if name.endswith((".rels", "[Content_Types].xml")) else data for name, data in parts.items()}


def _declared(xml: str) -> str:
    """Declare the prefixes that our own pieces use; a file with an undeclared prefix cannot be opened by anything."""
    root = _ROOT.search(xml)
    if not root:
        return xml
    tag = root.group(0)
    for prefix, address in _NAMESPACES.items():
        if f"xmlns:{prefix}=" not in tag:
            tag = f'{tag[:-1]} xmlns:{prefix}="{address}">'
    ignorable = re.search(r'mc:Ignorable="([^"]*)"', tag)
    names = ignorable.group(1).split() if ignorable else []
    wanted = " ".join([*names, *(prefix for prefix in ("w14", "w15") if prefix not in names)])
    tag = re.sub(r'mc:Ignorable="[^"]*"', f'mc:Ignorable="{wanted}"', tag) if ignorable else f'{tag[:-1]} mc:Ignorable="{wanted}">'
    return xml[: root.start()] + tag + xml[root.end() :]


def _own_ids(styles: str) -> tuple[str, dict[str, str]]:
    """Give the contract's styles our ids: programs that save a template may give them others."""
    ids = names_and_ids(styles)
    renamed = {ids[name]: own for own, name in STYLES.items() if ids[name] != own}
    styles = re.sub(r'w:styleId="([^"]*)"', lambda found: f'w:styleId="{renamed.get(found.group(1), found.group(1))}"', styles)
    return _renamed(styles, renamed, "basedOn|next|link"), renamed


def _renamed(xml: str, renamed: dict[str, str], elements: str = "pStyle|rStyle|tblStyle") -> str:
    if not renamed:
        return xml
    return re.sub(rf'(<w:(?:{elements}) w:val=")([^"]*)"', lambda found: f'{found.group(1)}{renamed.get(found.group(2), found.group(2))}"', xml)
