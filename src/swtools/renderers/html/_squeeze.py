"""Making the style small for shipping: the sources stay readable, the file stays under its size.

Nothing here parses CSS. It relies on how the sources are written: strings stand in double quotes, no text runs over lines.
"""

from __future__ import annotations

import re

from swtools.renderers._web import stripped


def squeezed_style(source: str) -> str:
    """Take needless spaces, line ends and last semicolons away."""
    tight = re.sub(r" *([{};,>]|:(?= )) *", r"\1", stripped(source, "/*"))
    return re.sub(r"(?<=[{;,])\n", "", tight).replace(";\n}", "}").replace(";}", "}")
