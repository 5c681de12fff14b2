"""The wheel works on its own: installed elsewhere, used in an empty folder, far from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with what is installed; nothing is fetched."""
    target = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", target], cwd=ROOT, check=True, capture_output=True)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bin folder of a fresh environment with the wheel, which sees our dependencies but not the checkout."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True, capture_output=True)
    site = next(folder.glob("lib/python*/site-packages"))
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", "--target", site, wheel]
    subprocess.run(command, check=True, capture_output=True)
    # sys.path.append, and no .pth of that folder is read: the editable install of the checkout stays unseen
    (site / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    program = folder / "bin" / "swtools"
    program.write_text(f"#!{folder / 'bin' / 'python'}\nfrom swtools.cli import main\nmain()\n", encoding="utf-8")
    program.chmod(0o755)
    return folder / "bin"


def _run(program: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run([program, *arguments], cwd=cwd, env=clean, check=False, capture_output=True, text=True, timeout=300)


def test_it_carries_everything(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("schemas", "templates", "standards"):
        tracked = subprocess.run(["git", "ls-files", folder], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
        missing = [path for path in tracked if (ROOT / path).exists() and f"swtools/_data/{path}" not in names]
        assert not missing
    for source in (ROOT / "src").rglob("*.po"):
        assert source.relative_to(ROOT / "src").with_suffix(".mo").as_posix() in names
    assert "swtools/py.typed" in names
    assert not [name for name in names if "__pycache__" in name or name.startswith(("tests/", "output/"))]


def test_its_metadata(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    metadata = Parser().parsestr(archive.read(name).decode())
    assert metadata["Name"] == "swtools"
    assert metadata["License-Expression"] == "EUPL-1.2 AND CC-BY-4.0 AND OFL-1.1"
    assert set(metadata.get_all("License-File", [])) == {"LICENSE", "LICENSES/CC-BY-4.0.txt", "LICENSES/OFL-1.1.txt", "LICENSES/README.md"}
    assert metadata["Requires-Python"] == ">=3.11"


def test_two_wheels_are_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=ROOT, env=environment, check=True, capture_output=True)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_it_is_the_wheel_that_runs(installed: Path, tmp_path: Path) -> None:
    done = _run(installed / "python", "-c", "import swtools; print(swtools.__file__)", cwd=tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(installed.parent)


def test_init_validate_list_build_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    program = installed / "swtools"
    made = _run(program, "init", "demo", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    checked = _run(program, "validate", "--library", "demo", "--strict", "--format", "json", cwd=tmp_path)
    assert (checked.returncode, json.loads(checked.stdout)) == (0, {"findings": []}), checked.stderr
    shown = _run(program, "list", "--library", "demo", cwd=tmp_path)
    assert shown.returncode == 0
    assert shown.stdout.strip()
    built = _run(program, "build", "--library", "demo", "--output", "output", "--jobs", "1", cwd=tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    manifest = json.loads((tmp_path / "output" / "manifest.json").read_text(encoding="utf-8"))
    assert {row["format"] for row in manifest["artifacts"]} == {"pdf", "docx", "html"}
    assert all((tmp_path / "output" / row["path"]).stat().st_size > 1000 for row in manifest["artifacts"])
    assert (tmp_path / "output" / "index.html").is_file()


def test_the_bundled_standards_are_clean(installed: Path, tmp_path: Path) -> None:
    done = _run(installed / "swtools", "validate", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
