"""Measure and write `docs/benchmarks.md`:  make bench

Ratios against named peers in the same run; absolute seconds only tell how fast this machine was. The peers Typst and AkvoFormPrint
are installed beside the project (`build/peers`), not into it.
"""

from __future__ import annotations

import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import form45
import measure
import peers

from swtools.document.settings import Settings
from swtools.renderers import docx, html, pdf

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
STOCK = 'WeasyPrint `write_pdf(pdf_forms=True, pdf_variant="pdf/a-2a")`'
SWTOOLS = [sys.executable, "-m", "swtools"]


def run(*arguments: str, cwd: Path = ROOT) -> float:
    """Run the command line as a whole process and return its wall time in seconds."""
    started = time.perf_counter()
    subprocess.run([*SWTOOLS, *arguments], cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def documents() -> list[str]:
    """Compare single documents with the peers."""
    document, form = form45.our_document(), form45.questions()
    settings = Settings(template_folders=(ROOT / "templates",), timestamp=0)
    own = measure.side_by_side(lambda: pdf.render(document, settings), peers.weasyprint_forms(document, settings), 7)
    bare = measure.side_by_side(lambda: pdf.render(document, settings), peers.weasyprint_print(document, settings), 3)
    word = measure.side_by_side(lambda: docx.render(document, settings), peers.docxtpl(form), 15)
    screen = measure.seconds(lambda: html.render(document, settings), 7)
    typst = measure.seconds(peers.typst(form), 5)
    akvo = measure.seconds(peers.akvo(form))
    return [
        f"| our PDF : {STOCK}, same HTML and fonts | {own.ratio:.2f} | at most 1.25 | {own.ours:.2f} s : {own.peer:.2f} s |",
        f"| our PDF : WeasyPrint bare print of the same HTML | {bare.ratio:.2f} | – | {bare.ours:.2f} s : {bare.peer:.2f} s |",
        f"| our PDF : Typst, print of the same questions without fields | {own.ours / typst:.1f} | – | {own.ours:.2f} s : {typst:.3f} s |",
        f"| our PDF : AkvoFormPrint, print of the same questions without fields | {own.ours / akvo:.3f} | – | {own.ours:.2f} s : {akvo:.1f} s |",
        f"| our DOCX : plain docxtpl | {word.ratio:.2f} | at most 0.5 | {word.ours * 1000:.0f} ms : {word.peer * 1000:.0f} ms |",
        f"| HTML, one document | – | – | {screen * 1000:.0f} ms |",
    ]


def builds() -> list[str]:
    """Measure whole builds of the library, and what two processes gain here at best."""
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder, "one"), Path(folder, "two")
        single = run("build", "--output", str(one), "--jobs", "1", "--force")
        double = run("build", "--output", str(two), "--jobs", "2", "--force")
        again = min(run("build", "--output", str(two)) for _ in range(3))
        gain, best = single / double, _two_independent(Path(folder))
        edited = _edited(Path(folder))
    share = gain / best
    return [
        f"| cold build, 1 worker : 2 workers | {gain:.2f} | – | {single:.0f} s : {double:.0f} s |",
        f"| two independent processes: gain over one after the other | {best:.2f} | – | half the library each |",
        f"| our gain : that gain | {share:.2f} | at least 0.90 | |",
        f"| second build, nothing changed | – | at most 1 s | {again:.2f} s |",
        f"| one tool edited | – | – | {edited:.1f} s |",
    ]


def _two_independent(folder: Path) -> float:
    """Return how much faster two processes side by side are than one after the other, each building the same group alone."""

    def call(name: str) -> list[str]:
        return [*SWTOOLS, "build", "--group", "osoba-bez-pracy", "--format", "pdf", "--jobs", "1", "--force", "--output", str(folder / name)]

    started = time.perf_counter()
    for name in ("a", "b"):
        subprocess.run(call(name), cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = time.perf_counter() - started
    started = time.perf_counter()
    running = [subprocess.Popen(call(name), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for name in ("c", "d")]
    for process in running:
        process.wait()
    return after / (time.perf_counter() - started)


def _edited(folder: Path) -> float:
    """Change one word of one tool in a copy of the library and build again."""
    library = folder / "library"
    shutil.copytree(ROOT / "standards", library / "standards")
    run("build", "--library", str(library), "--output", str(folder / "edited"))
    tool = library / "standards" / "osoba-bez-pracy" / "1-diagnoza" / "bp-karta-diagnozy.yaml"
    tool.write_text(tool.read_text(encoding="utf-8").replace('purpose: "', 'purpose: "Zmienione. ', 1), encoding="utf-8")
    return run("build", "--library", str(library), "--output", str(folder / "edited"))


def commands() -> list[str]:
    """Measure the commands that people wait for."""
    check = min(run("validate") for _ in range(5))
    helped = min(run("--help") for _ in range(7))
    peak = _peak()
    return [
        f"| `swtools validate`, whole library | – | about 1 s | {check:.2f} s |",
        f"| `swtools --help` | – | 0.15 s | {helped:.2f} s |",
        f"| peak memory of a worker | – | – | {peak:.0f} MB |",
    ]


def _peak() -> float:
    """Return the largest resident set of the processes run so far, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


HEAD = """# Speed

Written by `benchmarks/run.py`; not a test. Ratios were measured side by side in one run; seconds only describe the machine
({machine}, {cores} processors, Python {python}). The form is the 45-item one of `benchmarks/form45.json`.

| What | Ratio | Bound | Measured |
|---|---|---|---|
"""


def main() -> None:
    """Measure everything and write the page."""
    head = HEAD.format(machine=platform.machine(), cores=os.cpu_count(), python=platform.python_version())
    rows = [*documents(), *builds(), *commands()]
    PAGE.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
