"""A file's text as git has it in HEAD."""

import subprocess
from pathlib import Path

from workbench.model.errors import DocumentError
from workbench.project.documents import with_line_feeds
from workbench.project.encodings import decode

_LIMIT_S = 5.0


def committed_text(path: Path) -> str | None:
    """The text of `path` in the last commit; None when git is not there, or does not have the file."""
    command = ["git", "--no-optional-locks", "show", f"HEAD:./{path.name}"]
    try:
        done = subprocess.run(
            command, cwd=path.parent, stdin=subprocess.DEVNULL, capture_output=True, timeout=_LIMIT_S, check=False
        )
        if done.returncode != 0:
            return None
        return with_line_feeds(decode(done.stdout, path)[0])[0]
    except (OSError, subprocess.SubprocessError, DocumentError):
        return None
