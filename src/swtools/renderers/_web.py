"""What the two kinds of web page share: the policy's digests, data inside the page, and files without needless characters."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

from swtools.document.blocks import Logo

if TYPE_CHECKING:
    from markupsafe import Markup


def digest(source: str) -> str:
    """Return the source expression of the Content-Security-Policy that allows exactly `source` (CSP Level 3, 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def data_url(logo: Logo) -> str:
    """Return a logo as a data URL; an image element runs no script of an SVG."""
    return f"data:{logo.media_type};base64,{base64.b64encode(logo.data).decode()}"


def json_inside(data: object) -> Markup:
    """Return JSON that may stand in a script element: no `<`, so no end tag and no comment can begin (HTML 4.12.1.3)."""
    return markup(json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).replace("<", "\\u003c"))


def markup(text: str) -> Markup:
    """Return our own style or script, or JSON without `<`, as what need not be escaped."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - see above


def stripped(source: str, comment: str) -> str:
    """Take lines that begin with `comment`, blank lines and indentation away; the sources hold no text that runs over lines."""
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(comment))


def tight(page: str) -> str:
    """Take away the indentation and the blank lines that templates leave; they are a sixth of a page."""
    return "\n".join(line for line in (line.strip() for line in page.split("\n")) if line)
