"""Is this a picture that every renderer can show? Looks at the structure only, so that a torn file is a finding and no empty frame."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

LARGEST_SIDE = 6000
"""In pixels; a picture of a few kilobytes can unfold to gigabytes."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FRAMES = {0xC0, 0xC1, 0xC2}
"""Baseline, extended and progressive frames (ITU-T T.81, table B.1); the others are not in use."""


def media_type(content: bytes) -> str | None:
    """Return `image/png` or `image/jpeg` for a whole picture of a sensible size, else None."""
    if content.startswith(_PNG):
        return "image/png" if _png(content) else None
    if content.startswith(_JPEG):
        return "image/jpeg" if _jpeg(content) else None
    return None


def _png(content: bytes) -> bool:
    """Check the chunks: header first, data, end last, every checksum right (ISO/IEC 15948, 5.3)."""
    chunks = list(_chunks(content))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or b"IDAT" not in kinds or len(chunks[0][1]) != 13:
        return False
    header = chunks[0][1]
    return _fits(int.from_bytes(header[:4]), int.from_bytes(header[4:8]))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the data of each chunk; stop at the first that is torn."""
    place = len(_PNG)
    while place + 12 <= len(content):
        length = int.from_bytes(content[place : place + 4])
        body, check = content[place + 4 : place + 8 + length], content[place + 8 + length : place + 12 + length]
        if len(check) != 4 or zlib.crc32(body) != int.from_bytes(check):
            return
        yield body[:4], body[4:]
        place += 12 + length


def _jpeg(content: bytes) -> bool:
    """Look for the frame's size and the end of the image (ITU-T T.81, B.1 and B.2)."""
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:
        if content[place + 1] in _FRAMES:
            height, width = int.from_bytes(content[place + 5 : place + 7]), int.from_bytes(content[place + 7 : place + 9])
            return _fits(width, height) and content.rstrip(b"\0").endswith(b"\xff\xd9")
        place += 2 + int.from_bytes(content[place + 2 : place + 4])
    return False


def _fits(width: int, height: int) -> bool:
    return 0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE
