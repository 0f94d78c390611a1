"""The program's own log: one rotating file under the user's data folder, and warnings on stderr."""

import logging
import logging.handlers
from pathlib import Path

NAME = "workbench"


def logger(part: str) -> logging.Logger:
    """The logger of one part of the program."""
    return logging.getLogger(f"{NAME}.{part}")


def to_file(folder: Path) -> None:
    """Write the program's log to `folder`/workbench.log (three files of 1 MB); a folder that refuses is left out."""
    root = logging.getLogger(NAME)
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "workbench.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
