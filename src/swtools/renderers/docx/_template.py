"""A centre's template: read once a process, checked against the contract, its parts compiled.

docxtpl's syntax is used (`{{ title }}`, `{{p body }}`, `{{r page_number }}`, `{%p if … %}`) and docxtpl prepares it; what it does
anew for every document – open, parse, patch, compile – happens here once.
"""

from __future__ import annotations

import functools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from swtools.diagnostics import Diagnostic, Severity, Span, error, text, warning
from swtools.errors import EnvironmentProblem
from swtools.renderers._jinja import environment
from swtools.renderers.docx._styles import STYLES, names_and_ids

if TYPE_CHECKING:
    from jinja2 import Environment, Template

MAIN, STYLES_PART = "word/document.xml", "word/styles.xml"
NEEDED = frozenset({"title", "body"})
USUAL = frozenset({"stamp", "identity", "lead", "running_title", "case_code", "foot_line", "foot_statement", "page_number"})
KNOWN = NEEDED | USUAL | {"code", "version", "kind", "language"}

_LIMIT = 40_000_000
"""Bytes that a template may hold unpacked."""
_TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_WORD_PART = re.compile(r"word/\w+\.xml")
_TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_EXTERNAL = re.compile(r'<Relationship\b[^>]*TargetMode="External"[^>]*>')
_ROOT = re.compile(r"<w:(?:document|hdr|ftr)\b[^>]*>")
_LEFT_OUT = re.compile(r"(word/stylesWithEffects\.xml|docProps/thumbnail\.\w+|docProps/core\.xml)")
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


def locate(folders: tuple[Path, ...], theme: str) -> tuple[Path, bool]:
    """Return the template for a theme and whether it was made for it.

    Folder by folder, `docx/<theme>.docx` is taken before `docx/form.docx`.

    Raises:
        EnvironmentProblem: no folder has one.
    """
    for folder in folders:
        for name, themed in ((theme, True), ("form", False)):
            path = folder / "docx" / f"{name}.docx"
            if path.is_file():
                return path, themed
    raise EnvironmentProblem(text("There is no Word template docx/form.docx in the folders {folders}.", folders=", ".join(map(str, folders))))


def check_template(path: Path) -> list[Diagnostic]:
    """Return what is wrong with a Word template; nothing in it is executed.

    SW551 not a readable Word file · SW552 a style is missing · SW553 a placeholder is missing · SW554 a placeholder is not
    understood or unknown · SW555 the template reaches outside or holds a program.
    """
    span = Span(path.name)
    try:
        parts = _read(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError):
        return [error("SW551", span, text("{file} is not a Word document that can be read.", file=path.name), text("Save it in Word as .docx."))]
    return [*_unsafe(parts, span), *_missing_styles(parts, span), *_placeholders(parts, span, path)]


def _read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        if sum(info.file_size for info in archive.infolist()) > _LIMIT:
            raise ValueError("too large")
        parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    if MAIN not in parts or STYLES_PART not in parts:
        raise ValueError("not a Word document")
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                raise ValueError("a document type declaration")
            data.decode("utf-8")
    return parts


def _unsafe(parts: dict[str, bytes], span: Span) -> Iterator[Diagnostic]:
    for name in sorted(parts):
        if name.lower().endswith(("vbaproject.bin", ".exe", ".ole")) or "/activeX/" in name or "/embeddings/" in name:
            yield error(
                "SW555",
                span,
                text("The template holds a program or an embedded object: {part}.", part=name),
                text("Save it as .docx without macros and objects."),
            )
        if name.endswith(".rels"):
            for found in _EXTERNAL.findall(parts[name].decode("utf-8")):
                if "/hyperlink" not in found:
                    target = re.search(r'Target="([^"]*)"', found)
                    place = target.group(1) if target else ""
                    yield error(
                        "SW555", span, text("The template fetches something from outside: {target}.", target=place), text("Put pictures into the file itself.")
                    )


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
        try:
            patched = _patched(path, parts[name].decode("utf-8"))
            used |= meta.find_undeclared_variables(env.parse(patched))
            expat.ParserCreate().Parse(_TAGS.sub("", patched).encode(), True)
        except (TemplateError, expat.ExpatError) as problem:
            yield error("SW554", span, text("A placeholder in {part} is not understood: {problem}", part=name, problem=str(problem)))
            return
    for each in sorted(used - KNOWN):
        yield error(
            "SW554", span, text("The template asks for “{name}”, which is not known.", name=each), text("Known are: {names}.", names=", ".join(sorted(KNOWN)))
        )
    for each in sorted(NEEDED - used):
        yield error("SW553", span, text("The template {file} has no placeholder for “{name}”.", file=span.file, name=each))
    for each in sorted(USUAL - used):
        yield warning("SW553", span, text("The template {file} has no placeholder for “{name}”.", file=span.file, name=each))


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
    parts = _read(path)
    styles, renamed = _own_ids(parts[STYLES_PART].decode("utf-8"))
    env = environment(folders, "docx")
    texts = {name: _compiled(env, path, _renamed(_declared(parts[name].decode("utf-8")), renamed)) for name in _text_parts(parts)}
    kept = {name: data for name, data in parts.items() if name not in texts and name != STYLES_PART and not _LEFT_OUT.fullmatch(name)}
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
    gone = re.compile(r'<(?:Override|Relationship)\b[^>]*(?:stylesWithEffects\.xml|thumbnail\.\w+|core\.xml)"[^>]*/>')
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
