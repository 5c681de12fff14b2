"""The locks pin what pyproject.toml asks for: every requirement, with hashes, without a download address."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-test.lock")
PYTHONS = ("3.11", "3.12", "3.13")
PIN = re.compile(r"^(?P<requirement>[a-z0-9][^\\]*?)\s*\\\n(?P<hashes>(?:\s+--hash=sha256:[0-9a-f]{64}(?:\s*\\)?\n)+)", re.MULTILINE)
NODE_LOCKS = sorted(path for path in (ROOT / "tests" / "checkers").glob("*/package-lock.json"))


def _pins(lock: str) -> dict[str, Requirement]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = [Requirement(match["requirement"]) for match in PIN.finditer(text)]
    assert len(pins) == len(re.findall(r"^[a-z0-9].*==", text, re.MULTILINE)), "every pin has its hashes"
    return {canonicalize_name(pin.name): pin for pin in pins}


def _wanted(lock: str) -> list[Requirement]:
    groups = [PROJECT["project"]["dependencies"], PROJECT["dependency-groups"]["build"], PROJECT["build-system"]["requires"]]
    if "test" in lock:
        groups.append(PROJECT["project"]["optional-dependencies"]["test"])
    return [Requirement(line) for group in groups for line in group]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned(lock: str) -> None:
    pins = _pins(lock)
    for wanted in _wanted(lock):
        pin = pins.get(canonicalize_name(wanted.name))
        assert pin is not None, f"{wanted} is not in {lock}: run make lock"
        version = next(iter(pin.specifier)).version
        assert wanted.specifier.contains(version), f"{lock} pins {pin}, pyproject.toml wants {wanted}: run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_pin_is_exact_and_holds_on_every_python(lock: str) -> None:
    for name, pin in _pins(lock).items():
        assert [specifier.operator for specifier in pin.specifier] == ["=="]
        if pin.marker is not None and ("python_version" in str(pin.marker) or "python_full_version" in str(pin.marker)):
            assert any(pin.marker.evaluate({"python_version": python, "python_full_version": f"{python}.0"}) for python in PYTHONS), name


def test_the_test_lock_agrees_with_the_first() -> None:
    first, second = _pins(LOCKS[0]), _pins(LOCKS[1])
    assert {name: str(pin) for name, pin in first.items()}.items() <= {name: str(pin) for name, pin in second.items()}.items()


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_in_a_python_lock(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


@pytest.mark.parametrize("path", NODE_LOCKS, ids=lambda path: path.parent.name)
def test_no_address_in_a_node_lock(path: Path) -> None:
    packages = json.loads(path.read_text(encoding="utf-8"))["packages"]
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert not name or package["integrity"].startswith("sha512-"), name
    assert "omit-lockfile-registry-resolved=true" in (path.parent / ".npmrc").read_text(encoding="utf-8")


def test_the_changelog_knows_the_version() -> None:
    import swtools

    assert PROJECT["project"]["dynamic"] == ["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{swtools.__version__}]" in changelog or "## [Unreleased]" in changelog
