"""Many documents as one file, so that a validator which takes one file and starts slowly sees all of them in one run.

Every body stands whole and in order; the other parts are those of the first document. Control ids are numbered anew, because they
are unique in a file and not beyond it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from tests.renderers.docx.word import parts

_BODY = re.compile(r"<w:body>(?P<blocks>.*)(?P<end><w:sectPr\b(?:(?!<w:sectPr\b).)*</w:sectPr>)</w:body></w:document>\s*$", re.DOTALL)
_ID = re.compile(r'<w:id w:val="\d+"/>')


def merged(documents: Iterable[bytes], target: Path) -> Path:
    """Write the documents as one .docx and return its path."""
    first: dict[str, bytes] = {}
    root, end, bodies = "", "", []
    for data in documents:
        content = parts(data)
        xml = content["word/document.xml"].decode()
        found = _BODY.search(xml)
        assert found is not None
        bodies.append(found["blocks"])
        if not first and "customXml/item1.xml" in content:
            first, root, end = content, xml[: found.start()], found["end"]
    numbers = count(1)
    whole = f"{root}<w:body>{''.join(bodies)}{end}</w:body></w:document>"
    first["word/document.xml"] = _ID.sub(lambda _: f'<w:id w:val="{next(numbers)}"/>', whole).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in first.items():
            archive.writestr(name, data)
    return target
