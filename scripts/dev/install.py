"""What is put into the virtual environment: the locked packages, the checkout itself, and its commands."""

import hashlib
import json
import os
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from scripts.dev.console import SetupError, say
from scripts.dev.places import DEV_LOCK, ROOT, RUN_LOCK, VENV, site_packages, venv_python, venv_scripts

STAMP = "workbench-stamp.json"
LINK = "workbench-checkout.pth"
RUNTIME_CLIENT = "awslambdaric"


def fingerprint(locks: Sequence[Path], version: tuple[int, int], root: Path = ROOT) -> str:
    """What the installed state depends on: the locks' bytes, the Python version and where the checkout is."""
    digest = hashlib.sha256(f"{version} {root}".encode())
    for lock in (*locks, root / "pyproject.toml"):
        digest.update(hashlib.sha256(lock.read_bytes()).digest())
    return digest.hexdigest()


def read_stamp(venv: Path) -> dict[str, str]:
    """What was installed: part name to fingerprint; empty when nothing was, or the stamp is damaged."""
    try:
        stamp = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(part): str(mark) for part, mark in stamp.items()} if isinstance(stamp, dict) else {}


def write_stamp(venv: Path, stamp: dict[str, str]) -> None:
    """Note what is installed; written last, so an interrupted installation is done again."""
    (venv / STAMP).write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")


def ensure(version: tuple[int, int], *, dev: bool) -> None:
    """Install what the locks say unless the stamp says that it is there. `dev` adds the checks' tools."""
    marks = {"run": fingerprint([RUN_LOCK], version), "dev": fingerprint([RUN_LOCK, DEV_LOCK], version)}
    stamp = read_stamp(VENV)
    if stamp.get("dev" if dev else "run") == marks["dev" if dev else "run"]:
        return
    _pip_install([RUN_LOCK, DEV_LOCK] if dev else [RUN_LOCK])
    if sys.platform != "linux":
        _install_runtime_client(version)
    _link_checkout(version)
    _write_commands()
    write_stamp(VENV, marks if dev else {"run": marks["run"]})


def _pip_install(locks: Sequence[Path]) -> None:
    say(f"Installing the packages of {' and '.join(lock.name for lock in locks)}; the first time this takes a minute.")
    command = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes"]
    for lock in locks:
        command += ["-r", str(lock)]
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError(
            "The packages could not be installed (see pip's message above). Check the network and try again."
        )


def client_requirement(lock: Path) -> str:
    """The locked version of AWS's Python runtime client, as `name==version`, without its marker."""
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{RUNTIME_CLIENT}=="):
            return line.partition(";")[0].strip(" \\")
    raise SetupError(f"{lock.name} does not name {RUNTIME_CLIENT}. Make it again with `dev.py lock`.")


def client_command(requirement: str, packages: Path) -> list[str]:
    """The pip command that unpacks the client's Linux wheel into `packages`: its Python files run on every system."""
    command = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary=:all:", "--platform", "manylinux2014_x86_64", "--upgrade"]
    return [*command, "--target", str(packages), requirement]


def _install_runtime_client(version: tuple[int, int]) -> None:
    command = client_command(client_requirement(RUN_LOCK), site_packages(VENV, version))
    if subprocess.run(command, check=False).returncode != 0:
        say("AWS's runtime client could not be installed: Python functions run in Docker only.")


def _link_checkout(version: tuple[int, int]) -> None:
    """Let the environment import the checkout. The link is relative: .pth files cannot hold every path on Windows."""
    packages = site_packages(VENV, version)
    (packages / LINK).write_text(Path(os.path.relpath(ROOT, packages)).as_posix() + "\n", encoding="ascii")


def console_commands(pyproject: Path) -> dict[str, str]:
    """The commands that pyproject.toml declares: name to `module:function`."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    return {**project.get("scripts", {}), **project.get("gui-scripts", {})}


def command_text(python: Path, target: str, *, windows: bool) -> str:
    """The file that starts `module:function`. A shell line starts Python: a `#!` line cannot hold blanks in a path."""
    module, function = target.split(":")
    start = f"import sys; from {module} import {function}; sys.exit({function}())"
    if windows:
        return f'@"%~dp0python.exe" -c "{start}" %*\n'
    return f'#!/bin/sh\nexec {shlex.quote(str(python))} -c {shlex.quote(start)} "$@"\n'


def _write_commands() -> None:
    windows = os.name == "nt"
    for name, target in console_commands(ROOT / "pyproject.toml").items():
        file = venv_scripts() / (f"{name}.cmd" if windows else name)
        file.write_text(command_text(venv_python(), target, windows=windows), encoding="utf-8")
        file.chmod(0o755)
