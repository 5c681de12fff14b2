"""The build key: a hash of all that the bytes of an output depend on.

A document holds every text, translation and word of the centre already, so its representation covers them. The fingerprint
adds what stands behind every document: templates, fonts, our own source and the versions of the renderers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from swtools.document.blocks import Document
    from swtools.document.settings import Settings

_PACKAGES = ("weasyprint", "pydyf", "pikepdf", "docxtpl", "python-docx", "jinja2", "fonttools", "pypdfium2")


def sha256(content: bytes) -> str:
    """Return the SHA-256 of bytes in hex."""
    return hashlib.sha256(content).hexdigest()


def file_sha256(path: Path) -> str | None:
    """Return the SHA-256 of a file, or None where there is none."""
    try:
        return sha256(path.read_bytes())
    except OSError:
        return None


def fingerprint(settings: Settings, source: Path) -> str:
    """Return the hash of templates, own source and library versions (64 hex digits). `source` is the package's folder."""
    digest = hashlib.sha256(str(settings.timestamp).encode())
    for folder in settings.template_folders:
        _add(digest, folder, sorted(path for path in folder.rglob("*") if path.is_file()))
    _add(digest, source, sorted(path for path in source.rglob("*") if path.suffix in (".py", ".js", ".ttf", ".woff2", ".mo")))
    for package in _PACKAGES:
        digest.update(f"{package}={_version(package)}\n".encode())
    return digest.hexdigest()


def _add(digest: hashlib._Hash, root: Path, paths: Iterable[Path]) -> None:
    for path in paths:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())


def _version(package: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "none"


def document_digest(document: Document) -> str:
    """Return the hash of everything that a document says."""
    return sha256(repr(document).encode())


def build_key(digest: str, output_format: str, base: str) -> str:
    """Return the key of one output: `digest` is its document's, `base` the fingerprint."""
    return sha256(f"{base}\n{output_format}\n{digest}".encode())


def pack_key(parts: Iterable[str], base: str, cover: object) -> str:
    """Return the key of a pack from the hashes of its parts and its cover."""
    return sha256("\n".join([base, *parts, repr(cover)]).encode())
