"""The build key: a hash of all that the bytes of an output depend on.

A document holds every text, translation and word of the centre already, so its representation covers them. The fingerprint
adds what stands behind every document: templates, fonts, our own source and the versions of the renderers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from swtools.document.blocks import Document
from swtools.document.settings import Settings

_PACKAGES = ("weasyprint", "pydyf", "pikepdf", "docxtpl", "python-docx", "jinja2", "fonttools", "pypdfium2")


def fingerprint(settings: Settings, source: Path) -> str:
    """Return the hash of templates, own source and library versions. `source` is the package's folder."""
    digest = hashlib.sha256(str(settings.timestamp).encode())
    for folder in settings.template_folders:
        _add(digest, folder, sorted(path for path in folder.rglob("*") if path.is_file()))
    _add(digest, source, sorted(path for path in source.rglob("*") if path.suffix in (".py", ".ttf", ".woff2", ".mo")))
    for package in _PACKAGES:
        digest.update(f"{package}={_version(package)}\n".encode())
    return digest.hexdigest()


def _add(digest: hashlib._Hash, root: Path, paths: Iterable[Path]) -> None:
    for path in paths:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "none"


def build_key(document: Document, output_format: str, base: str) -> str:
    """Return the key of one output; `base` is the fingerprint."""
    return hashlib.sha256(f"{base}\n{output_format}\n{document!r}".encode()).hexdigest()


def pack_key(parts: Iterable[str], base: str, cover: object) -> str:
    """Return the key of a pack from the hashes of its parts and its cover."""
    return hashlib.sha256("\n".join([base, *parts, repr(cover)]).encode()).hexdigest()
