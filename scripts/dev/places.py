"""Where things are in a checkout."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"


def venv_scripts(venv: Path = VENV) -> Path:
    """The folder of the virtual environment's commands."""
    return venv / ("Scripts" if os.name == "nt" else "bin")


def venv_python(venv: Path = VENV) -> Path:
    """The virtual environment's interpreter."""
    return venv_scripts(venv) / ("python.exe" if os.name == "nt" else "python")


def site_packages(venv: Path, version: tuple[int, int]) -> Path:
    """The folder that the virtual environment's packages are in."""
    if os.name == "nt":
        return venv / "Lib" / "site-packages"
    return venv / "lib" / f"python{version[0]}.{version[1]}" / "site-packages"
