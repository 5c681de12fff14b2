"""Nothing is fetched: the PDF's fetcher answers for exactly the bundled fonts and the logo, and a whole build opens no connection."""

from __future__ import annotations

import subprocess
import sys

import pytest

from swtools.document.blocks import Logo
from tests.command import ROOT, command, environment, starter

BASE = "https://swtools.invalid/"
LOGO = Logo(data=b"picture", media_type="image/png", alt="Logo")


def fetcher(logo: Logo | None = None):
    from swtools.renderers.pdf.paper import fetcher_class

    return fetcher_class()(logo)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/x.png",
        "https://example.org/x.png",
        "ftp://example.org/x",
        "file:///etc/passwd",
        "file://localhost/etc/hostname",
        "FILE:///etc/passwd",
        "/etc/passwd",
        "../../etc/passwd",
        "data:text/html,<script>1</script>",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
        "data:application/pdf;base64,AAAA",
        "data:,",
        "javascript:alert(1)",
        "blob:x",
        BASE,
        BASE + "logo",
        BASE + "logo?x",
        BASE + "fonts/",
        BASE + "fonts/../../etc/passwd",
        BASE + "fonts/NotoSans-Regular.ttf#x/../../y",
        BASE + "fonts//etc/passwd",
        "https://swtools.invalid.example.org/fonts/NotoSans-Regular.ttf",
        "https://swtools.invalid@example.org/logo",
        "//example.org/x",
        "",
    ],
)
def test_any_other_address_is_refused(url):
    with pytest.raises(ValueError, match="not allowed"):
        fetcher().fetch(url)


def test_fonts_and_the_logo_come_from_memory():
    assert fetcher().fetch(BASE + "fonts/NotoSans-Regular.ttf").read()[:4] == b"\x00\x01\x00\x00"
    assert fetcher(LOGO).fetch(BASE + "logo").read() == b"picture"


PIECES = [
    '<link rel="stylesheet" href="{}">',
    "<style>@import url({});</style>",
    "<style>p {{background: url({})}}</style><p>x</p>",
    "<style>@font-face {{font-family: x; src: url({})}} p {{font-family: x}}</style><p>x</p>",
    '<img src="{}" alt="x">',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<a rel="attachment" href="{}">x</a>',
    '<link rel="attachment" href="{}">',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="{0}" width="9" height="9"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="{0}#x"/></svg>',
]


@pytest.mark.slow
@pytest.mark.parametrize("place", ["http://127.0.0.1:9/x", "https://example.org/x", "file"])
def test_a_page_that_names_an_address_gets_nothing_from_it(tmp_path, place):
    """The pages stop at it or go without it; `nothing_was_asked` sees any socket that was used."""
    from weasyprint.urls import FatalURLFetchingError

    from swtools.document.blocks import Edition
    from swtools.renderers.pdf import paper

    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    address = secret.as_uri() if place == "file" else place
    sheet = paper.stylesheet((ROOT / "templates",), Edition.CLIENT, "default")
    stopped = 0
    for piece in PIECES:
        page = f'<html lang="pl"><head><title>t</title></head><body>{piece.format(address)}</body></html>'
        try:
            assert b"SECRET" not in paper.write(page, sheet, None, 0)
        except FatalURLFetchingError:
            stopped += 1
    assert stopped >= 5, "most of these are fetched where a fetcher allows it"


BLOCKED = """
import socket
def refuse(*arguments, **words):
    import os
    os.write(2, b"NETWORK " + repr(arguments[1:]).encode() + b"\\n")
    raise OSError("no network")
for name in ("connect", "connect_ex", "bind", "sendto", "sendmsg"):
    setattr(socket.socket, name, refuse)
for name in ("create_connection", "getaddrinfo", "gethostbyname", "gethostbyaddr"):
    setattr(socket, name, refuse)
"""


@pytest.mark.slow
def test_a_whole_build_opens_no_connection(tmp_path):
    """All formats, packs, handbook and catalogue, in worker processes too: each of them loads this `sitecustomize`."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(BLOCKED, encoding="utf-8")
    library, changes = starter(tmp_path / "library"), environment(PYTHONPATH=f"{tmp_path / 'site'}:{ROOT / 'src'}", CI="")
    probe = subprocess.run([sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"], env=changes, capture_output=True, check=False)
    assert b"NETWORK" in probe.stderr, "the block is alive"
    ran = subprocess.run(
        command("build", "--library", library, "--output", tmp_path / "out", "--jobs", 2), env=changes, capture_output=True, check=False, timeout=300
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert b"NETWORK" not in ran.stderr
