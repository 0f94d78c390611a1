"""Writing the lock files: every package with its version and hashes, for all systems and Python versions at once."""

import os
import subprocess
from pathlib import Path

from scripts.dev.console import SetupError, say
from scripts.dev.places import CACHE, DEV_LOCK, ROOT, RUN_LOCK, venv_python

UV = "uv>=0.9,<1"
OLDEST_PYTHON = "3.11"
HEADER = """\
# {what} Written by `python3 dev.py lock` from pyproject.toml; do not edit.
"""


def compile_command(uv: Path, output: Path, *extra: str, upgrade: bool) -> list[str]:
    """The call of `uv pip compile` that writes `output`, for every system and every Python we support."""
    command = [str(uv), "pip", "compile", "--quiet", "--universal", "--python-version", OLDEST_PYTHON]
    command += ["--generate-hashes", "--no-header", "--no-emit-index-url", "--no-annotate", *extra]
    command += ["--upgrade"] if upgrade else []
    return [*command, "--output-file", str(output)]


def write_locks(*, upgrade: bool) -> None:
    """Write both locks; with `upgrade` the newest allowed versions, else as few changes as possible."""
    uv = _uv()
    name = RUN_LOCK.name
    _compile(compile_command(uv, RUN_LOCK, "pyproject.toml", upgrade=upgrade))
    _head(RUN_LOCK, "What the program needs.")
    dev = compile_command(uv, DEV_LOCK, "--group", "dev", "--constraint", name, upgrade=upgrade)
    _compile(dev)
    _head(DEV_LOCK, f"What the checks need besides {name}.")
    say(f"Wrote {RUN_LOCK.name} and {DEV_LOCK.name}.")


def _uv() -> Path:
    """`uv` from PyPI, in a folder of the checkout."""
    folder = CACHE / "uv"
    install = [str(venv_python()), "-m", "pip", "install", "--quiet", "--upgrade", "--target", str(folder), UV]
    if subprocess.run(install, check=False).returncode != 0:
        raise SetupError("uv, which writes the lock, could not be installed (see pip's message above).")
    return folder / "bin" / ("uv.exe" if os.name == "nt" else "uv")


def _compile(command: list[str]) -> None:
    environment = {**os.environ, "UV_PYTHON": str(venv_python()), "UV_NO_CONFIG": "1"}
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode != 0:
        raise SetupError("The lock could not be written (see uv's message above). Nothing was changed.")


def _head(lock: Path, what: str) -> None:
    text = lock.read_text(encoding="utf-8")
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("# "))
    lock.write_text(HEADER.format(what=what) + body, encoding="utf-8", newline="\n")
