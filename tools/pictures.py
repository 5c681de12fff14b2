"""Draw the pictures of the README: first pages of three filled examples.

Run it after a change of the look:  .venv/bin/python tools/pictures.py
"""

from __future__ import annotations

import json
from pathlib import Path

from swtools import pipeline
from swtools.document.blocks import Edition
from swtools.loading.centre import read_centre
from swtools.pack.plan import Target
from swtools.renderers.pdf.thumbnail import first_page_png

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
WIDTH = 760
SHOWN = {
    "rozmowa": ("bp_historia_pracy", Edition.WORKER),
    "ankieta": ("bp_bariery", Edition.CLIENT),
    "karta": ("karta_diagnozy", Edition.WORKER),
}


def main() -> None:
    """Render and write the pictures."""
    checked = pipeline.check(ROOT)
    centre, _ = read_centre(ROOT / "examples" / "centre.yaml")
    assert centre is not None
    shop = pipeline.workshop(checked, centre, pipeline.settings(ROOT, 0), ROOT, base="")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (instrument, edition) in SHOWN.items():
        answers = json.loads((ROOT / "tests" / "examples" / f"{instrument}.json").read_text(encoding="utf-8"))["answers"]
        target = Target(path="", instrument=instrument, edition=edition, theme="default", language="pl", format="pdf")
        (FOLDER / f"{name}.png").write_bytes(first_page_png(shop.render(target, answers), WIDTH))


if __name__ == "__main__":
    main()
