"""Where the program's own read-only files are: `resources/`, `runtimes/`, and the documents that the help shows."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _root() -> Path:
    """The folder that holds `resources/`: inside the package when installed, beside it in a checkout."""
    installed = _PACKAGE / "_assets"
    return installed if installed.is_dir() else _PACKAGE.parent


def resources() -> Path:
    """The folder of icons, fonts, themes, events, schemas, blueprints and prices."""
    return _root() / "resources"


def runtimes() -> Path:
    """The folder with one sub-folder a language."""
    return _root() / "runtimes"


def documents() -> Path:
    """The folder of the documents that the help shows."""
    return _root() / "docs"
