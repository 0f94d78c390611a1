"""The files of a workspace for quick open: what a person would open, without what tools put there."""

import os
from pathlib import Path

MOST = 50_000
"""Files that are listed at most."""

SKIPPED = frozenset(
    {
        ".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".aws-sam", "cdk.out", ".idea",
        ".mypy_cache", ".ruff_cache", ".pytest_cache", ".tox", "dist", "build", "target", ".serverless", ".gradle",
    }
)  # fmt: skip
_SKIPPED_ENDINGS = (".pyc", ".pyo", ".class", ".so", ".dll", ".zip", ".png", ".jpg", ".ico", ".woff2", ".lock~")


def list_files(root: Path, most: int = MOST) -> tuple[Path, ...]:
    """The files below `root` in reading order, at most `most`; folders that cannot be read are passed over."""
    found: list[Path] = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(one for one in folders if one not in SKIPPED and not one.endswith(".egg-info"))
        base = Path(folder)
        found.extend(base / one for one in sorted(names) if not one.endswith(_SKIPPED_ENDINGS))
        if len(found) >= most:
            return tuple(found[:most])
    return tuple(found)
