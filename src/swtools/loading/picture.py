"""Is this a picture that every renderer can show? Looks at the structure only, so that a torn file is a finding and no empty frame."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator

from swtools.diagnostics import Text, text

LARGEST_SIDE = 6000
LARGEST_AREA = 24_000_000
"""In pixels; a picture of a few kilobytes can unfold to gigabytes."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FRAMES = {0xC0, 0xC1, 0xC2}
"""Baseline, extended and progressive frames (ITU-T T.81, table B.1); the others are not in use."""
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples a pixel by colour type (ISO/IEC 15948, 11.2.2)."""
_PIECE = 1 << 20
"""Bytes that are unfolded at a time."""
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Adam7: first column and row of each pass, and the steps (ISO/IEC 15948, 8.2)."""
Size = tuple[int, int]


def media_type(content: bytes) -> str | None:
    """Return `image/png` or `image/jpeg` for a whole picture of a sensible size, else None."""
    if content.startswith(_PNG):
        return "image/png" if _fits(_png_size(content)) and _is_whole_png(content) else None
    if content.startswith(_JPEG):
        return "image/jpeg" if _fits(_jpeg_size(content)) and _is_whole_jpeg(content) else None
    return None


def why_not(name: str, content: bytes) -> Text:
    """Say why a picture that has no media type is refused."""
    size = _png_size(content) if content.startswith(_PNG) else _jpeg_size(content) if content.startswith(_JPEG) else None
    if size and not _fits(size):
        return text(
            "The logo {name} is {width} × {height} pixels; at most 6000 a side and 24 million in all are taken.", name=name, width=size[0], height=size[1]
        )
    if content.startswith((_PNG, _JPEG)):
        return text("The logo {name} is a torn picture: its end or a part of it is missing or damaged.", name=name)
    if b"<svg" in content[:2000].lower():
        return text("The logo {name} is an SVG drawing; those can hold programs and fetch from outside, so none is taken.", name=name)
    return text("The logo {name} is not a PNG or JPEG picture.", name=name)


def _fits(size: Size | None) -> bool:
    return size is not None and all(0 < side <= LARGEST_SIDE for side in size) and math.prod(size) <= LARGEST_AREA


def _png_size(content: bytes) -> Size | None:
    """Read the header, which comes first (ISO/IEC 15948, 11.2.2)."""
    if content[12:16] != b"IHDR" or len(content) < 24:
        return None
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _is_whole_png(content: bytes) -> bool:
    """Check the chunks: header first, data, end last, every checksum right (ISO/IEC 15948, 5.3), as many bytes in it as the header says."""
    chunks = list(_chunks(content))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or len(chunks[0][1]) != 13:
        return False
    expected = _unfolded(chunks[0][1])
    return expected > 0 and _inflated((body for kind, body in chunks if kind == b"IDAT"), expected) == expected


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


def _unfolded(header: bytes) -> int:
    """Return how many bytes the filtered lines of a picture have, 0 where the header makes no sense."""
    width, height, depth = int.from_bytes(header[:4]), int.from_bytes(header[4:8]), header[8]
    bits = depth * _CHANNELS.get(header[9], 0)
    passes = _PASSES if header[12] == 1 else ((0, 0, 1, 1),)
    whole = 0
    for left, top, across, down in passes:
        columns, rows = max(math.ceil((width - left) / across), 0), max(math.ceil((height - top) / down), 0)
        whole += rows * (1 + math.ceil(columns * bits / 8)) if columns else 0
    return whole if bits else 0


def _inflated(pieces: Iterator[bytes], expected: int) -> int:
    """Return how many bytes the data unfold to, counted piece by piece and never much further than expected; -1 where they are damaged."""
    stream, count = zlib.decompressobj(), 0
    try:
        for piece in pieces:
            rest = piece
            while rest and count <= expected:
                count += len(stream.decompress(rest, _PIECE))
                rest = stream.unconsumed_tail
        while count <= expected and (more := stream.decompress(stream.unconsumed_tail, _PIECE)):
            count += len(more)
    except zlib.error:
        return -1
    return count


def _jpeg_size(content: bytes) -> Size | None:
    """Look for the frame's width and height (ITU-T T.81, B.2)."""
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:
        if content[place + 1] in _FRAMES:
            return int.from_bytes(content[place + 7 : place + 9]), int.from_bytes(content[place + 5 : place + 7])
        place += 2 + int.from_bytes(content[place + 2 : place + 4])
    return None


def _is_whole_jpeg(content: bytes) -> bool:
    """Look for the end of the image, EOI (ITU-T T.81, B.1.1.3); some cameras pad the file with zeros."""
    return content.rstrip(b"\0").endswith(b"\xff\xd9")
