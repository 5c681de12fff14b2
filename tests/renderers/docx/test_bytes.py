from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from swtools.renderers.docx import render
from tests.renderers.docx.word import SETTINGS
from tests.renderers.every_block import every_block_answers, every_block_document

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import hashlib
from swtools.renderers.docx import render
from tests.renderers.docx.word import SETTINGS
from tests.renderers.every_block import every_block_answers, every_block_document
print(hashlib.sha256(render(every_block_document(), SETTINGS, every_block_answers())).hexdigest())
"""


def test_two_processes_with_other_hash_seed_and_time_zone_give_the_same_bytes():
    digests = {hashlib.sha256(render(every_block_document(), SETTINGS, every_block_answers())).hexdigest()}
    for seed, zone in (("1", "Europe/Warsaw"), ("77", "Pacific/Auckland")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
        out = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
        digests.add(out.stdout.strip())
    assert len(digests) == 1


def test_the_archive_has_one_date_and_sorted_names():
    with zipfile.ZipFile(BytesIO(render(every_block_document(), SETTINGS))) as archive:
        infos = archive.infolist()
    names = [info.filename for info in infos]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_importing_the_renderer_imports_no_third_party():
    code = "import sys, swtools.renderers.docx; print(sorted({'docxtpl', 'docx', 'jinja2', 'lxml', 'markupsafe'} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
