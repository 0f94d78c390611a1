"""The virtual environment of the checkout: made with `venv`, or with `virtualenv` where Debian left `venv` out."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.dev import debian
from scripts.dev.console import SetupError, say
from scripts.dev.places import CACHE, VENV, venv_python

VIRTUALENV = CACHE / "virtualenv"


def version_of(venv: Path = VENV) -> tuple[int, int] | None:
    """The Python version of a virtual environment, from its pyvenv.cfg; None when there is none that works."""
    try:
        text = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return None
    fields = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    parts = {name.strip(): value.strip() for name, value in fields.items()}
    version = parts.get("version", parts.get("version_info", "")).split(".")
    if len(version) < 2 or not venv_python(venv).exists():
        return None
    return int(version[0]), int(version[1])


def ensure(venv: Path = VENV) -> tuple[int, int]:
    """Make the virtual environment unless there is one for this Python version; its version. Raises SetupError."""
    wanted = sys.version_info[:2]
    found = version_of(venv)
    if found == wanted:
        return wanted
    if venv.exists():
        say(f"Making {venv.name} anew: it is not for Python {wanted[0]}.{wanted[1]}.")
        shutil.rmtree(venv)
    else:
        say(f"Making the virtual environment {venv.name} (Python {wanted[0]}.{wanted[1]}).")
    _make(venv)
    if version_of(venv) is None:
        raise SetupError(f"The virtual environment in {venv} does not work. Remove that folder and try again.")
    return wanted


def _make(venv: Path) -> None:
    if not _venv_works() and not _install_venv():
        _with_virtualenv(venv)
        return
    done = subprocess.run([sys.executable, "-m", "venv", str(venv)], check=False)
    if done.returncode != 0:
        shutil.rmtree(venv, ignore_errors=True)
        _with_virtualenv(venv)


def _venv_works() -> bool:
    """Debian ships the `venv` module without `ensurepip`, which it needs."""
    return importlib.util.find_spec("venv") is not None and importlib.util.find_spec("ensurepip") is not None


def venv_package() -> str:
    """The Debian package that completes `venv` for the running Python."""
    return f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def _install_venv() -> bool:
    if not debian.may_install() or not debian.install([venv_package()]):
        return False
    importlib.invalidate_caches()
    return _venv_works()


def _with_virtualenv(venv: Path) -> None:
    """Make it with PyPI's `virtualenv`, put in a folder of the checkout so that the system's Python stays as it is."""
    say("Python's own venv is incomplete here; using virtualenv.")
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--upgrade",
        "--target",
        str(VIRTUALENV),
        "virtualenv>=20.26",
    ]
    make = [sys.executable, "-m", "virtualenv", "-q", str(venv)]
    environment = {**os.environ, "PYTHONPATH": str(VIRTUALENV)}
    for command in (install, make):
        if subprocess.run(command, env=environment, check=False).returncode != 0:
            raise SetupError(_how_to_get_venv())


def _how_to_get_venv() -> str:
    lines = "No virtual environment can be made: this Python has neither a working venv nor pip."
    if debian.is_debian():
        return f"{lines}\nInstall it, then run this command again:\n  {debian.install_command([venv_package()])}"
    return f"{lines}\nInstall Python 3.11 or newer with venv and pip, then run this command again."
