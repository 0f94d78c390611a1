"""Which Python and Node.js interpreters this machine has for the process executor; only told, never required."""

import re
import shutil
import subprocess
from collections.abc import Iterable

PYTHONS = tuple(f"python3.{minor}" for minor in range(9, 15))
NODES = ("node", "node20", "node22", "node24")
_VERSION = re.compile(r"(\d+\.\d+(?:\.\d+)?)")


def version_in(text: str) -> str | None:
    """The first version number in what an interpreter printed."""
    found = _VERSION.search(text)
    return found.group(1) if found else None


def probe(name: str) -> str | None:
    """The version that `name --version` prints, or None when it is absent or does not run (as a pyenv shim may)."""
    path = shutil.which(name)
    if path is None:
        return None
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return version_in(done.stdout) if done.returncode == 0 else None


def found(names: Iterable[str]) -> list[str]:
    """The versions of those that run, without repeats, in the order of `names`."""
    return list(dict.fromkeys(version for name in names if (version := probe(name))))


def report() -> list[str]:
    """Two lines for the test command."""
    return [
        f"{title}: {', '.join(found(names)) or 'none'}" for title, names in (("Python", PYTHONS), ("Node.js", NODES))
    ]
