"""A logo is a stranger's file: every refusal says why, and nothing is unfolded, waited for or fetched."""

from __future__ import annotations

import os
import struct
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from swtools.loading.centre import read_centre
from swtools.loading.picture import media_type
from swtools.messages import translator

SVG = """<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><image href="http://example.org/x.png"/><text>&x;</text></svg>"""


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes, *, depth: int = 8, colour: int = 0, end: bool = True, interlaced: int = 0) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + (chunk(b"IEND", b"") if end else b"")


WHOLE = png(4, 4, zlib.compress(bytes(20)))
JPEG_HEAD = b"\xff\xd8\xff\xc0\x00\x11\x08" + struct.pack(">HH", 30_000, 30_000) + bytes(12) + b"\xff\xd9"
REFUSED = {
    "svg": (SVG.encode(), "SVG"),
    "svg late": (b"<!--" + b"x" * 500 + b"-->" + SVG.encode(), "SVG"),
    "vast by its header": (png(30_000, 30_000, zlib.compress(b"")), "30000 × 30000"),
    "vast by its area": (png(6000, 6000, zlib.compress(b"")), "6000 × 6000"),
    "vast jpeg": (JPEG_HEAD, "30000 × 30000"),
    "bomb": (png(4, 4, zlib.compress(bytes(300_000_000))), "torn"),
    "too little in it": (png(4, 4, zlib.compress(bytes(19))), "torn"),
    "damaged data": (png(4, 4, b"\x78\x9c\xff\xff\xff"), "torn"),
    "no end": (png(4, 4, zlib.compress(bytes(20)), end=False), "torn"),
    "cut off": (WHOLE[:-20], "torn"),
    "one letter changed": (WHOLE.replace(b"IDAT", b"IDAU"), "torn"),
    "no size": (png(0, 4, zlib.compress(b"")), "0 × 4"),
    "no colour": (png(4, 4, zlib.compress(bytes(20)), colour=9), "torn"),
    "html": (b"<html><script>alert(1)</script></html>", "not a PNG"),
    "pdf": (b"%PDF-1.7\n", "not a PNG"),
    "gif": (b"GIF89a" + bytes(20), "not a PNG"),
    "empty": (b"", "not a PNG"),
    "too large": (WHOLE + bytes(2_000_001), "larger than 2 MB"),
}


def said(folder: Path, name: str = "logo.png") -> tuple[str, str, str]:
    """Code, message and place of the only finding."""
    profile = folder / "centre.yaml"
    profile.write_text(f'name: "Ośrodek"\nlogo: {name}\n', encoding="utf-8")
    centre, findings = read_centre(profile)
    assert centre is None
    assert len(findings) == 1
    words = translator("en")
    assert findings[0].span.line == 2
    return findings[0].code, words.text(findings[0].message), words.text(findings[0].hint) if findings[0].hint else ""


@pytest.mark.parametrize("kind", REFUSED)
def test_a_hostile_logo_is_refused_with_the_reason(tmp_path, kind):
    content, reason = REFUSED[kind]
    (tmp_path / "logo.png").write_bytes(content)
    started = time.monotonic()
    code, message, hint = said(tmp_path)
    assert code == "SW406"
    assert reason in message
    assert "PNG" in hint
    assert time.monotonic() - started < 5


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "logo.png")
    assert said(tmp_path)[0] == "SW405"


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "P", "1", "L", "LA", "I;16"])
def test_what_pillow_writes_is_a_picture(tmp_path, mode):
    Image.new(mode, (37, 23)).save(tmp_path / "a.png")
    assert media_type((tmp_path / "a.png").read_bytes()) == "image/png"


def test_an_interlaced_picture_is_a_picture():
    """Seven passes of 8 × 8 pixels have 15 lines: 64 bytes of pixels and one filter byte a line (ISO/IEC 15948, 8.2)."""
    assert media_type(png(8, 8, zlib.compress(bytes(64 + 15)), interlaced=1)) == "image/png"
    assert media_type(png(8, 8, zlib.compress(bytes(64 + 8)), interlaced=1)) is None
