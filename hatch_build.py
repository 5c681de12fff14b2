"""What the build adds to the package: compiled catalogues, and in a wheel the folders that stand at the top of a checkout.

A wheel carries `schemas/`, `templates/`, `standards/` and `examples/` as `swtools/_data/<name>`; an editable install reads them where
they are. Run as a script it only compiles the catalogues: `python hatch_build.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = ("schemas", "templates", "standards", "examples")
LOCALE = Path("src") / "swtools" / "messages" / "locale"


class ShippedFiles(BuildHookInterface[BuilderConfig]):
    """Hatchling's hook; `version` is `standard` for a wheel, `editable` for a development install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues and say what else goes in."""
        root = Path(self.root)
        compile_catalogues(root)
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"].update({str(root / name): f"swtools/_data/{name}" for name in DATA})


def compile_catalogues(root: Path) -> list[Path]:
    """Write a `.mo` beside each `.po` below `root`; return what was written."""
    written = []
    for source in sorted((root / LOCALE).glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3])
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, catalogue)
        written.append(target)
    return written


if __name__ == "__main__":
    compile_catalogues(Path(__file__).resolve().parent)
