"""A stage's Word files in one archive, in the order of the pack: for a centre that writes on or changes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from swtools.pack.manifest import Artifact

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP entry can say (APPNOTE.TXT 4.4.6), the same on every day."""


def names(parts: Sequence[Artifact]) -> tuple[str, ...]:
    """Return the name of each file in the archive; the copies of one tool share its number ("03-karta.docx", "03-karta.worker.docx")."""
    numbers = {instrument: number for number, instrument in enumerate(dict.fromkeys(row.instrument for row in parts), 1)}
    return tuple(f"{numbers[row.instrument]:02}-{PurePosixPath(row.path).name}" for row in parts)


def packed(parts: Sequence[Artifact], output: Path) -> bytes:
    """Return the archive. A .docx is compressed already, so its bytes stand as they are and no version of zlib can change them."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, row in zip(names(parts), parts, strict=True):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = entry.external_attr = 0
            archive.writestr(entry, (output / row.path).read_bytes())
    return whole.getvalue()
