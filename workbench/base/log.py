"""The program's own log: one rotating file under the user's data folder, and warnings on stderr."""

import logging
import logging.handlers
import sys
from pathlib import Path

NAME = "workbench"


def logger(part: str) -> logging.Logger:
    """The logger of one part of the program."""
    return logging.getLogger(f"{NAME}.{part}")


class _File(logging.handlers.RotatingFileHandler):
    """The log's files."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Go on without the line that a full disk refuses; logging would print a traceback for each."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)


def to_file(folder: Path) -> None:
    """Write the program's log to `folder`/workbench.log (three files of 1 MB); a folder that refuses is left out."""
    root = logging.getLogger(NAME)
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _File(folder / "workbench.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
