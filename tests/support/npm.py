"""Programs of npm packages for tests, installed once below the checkout's cache."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.sources import ROOT

CACHE = ROOT / ".cache" / "npm"
INSTALL_S = 100.0
_OPTIONS = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")


def programs(*packages: str) -> Path:
    """The folder of the programs of `packages` (`name@version`); skips the test where they cannot be had."""
    folder = CACHE / "+".join(package.replace("/", "-") for package in packages)
    if not folder.is_dir():
        _install(packages, folder)
    return folder / "node_modules" / ".bin"


def _install(packages: tuple[str, ...], folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("npm is missing: apt-get install npm")
    # Another worker may install the same at this moment: who is first puts it in its place.
    part = folder.with_name(f"{folder.name}.{os.getpid()}")
    part.mkdir(parents=True, exist_ok=True)
    (part / "package.json").write_text("{}", encoding="utf-8")
    try:
        done = subprocess.run(
            [npm, "install", *_OPTIONS, *packages],
            cwd=part,
            capture_output=True,
            text=True,
            check=False,
            timeout=INSTALL_S,
        )
        if done.returncode:
            pytest.skip(f"npm cannot install {', '.join(packages)}: {done.stderr.strip()[:300]}")
        if not folder.is_dir():
            part.rename(folder)
    except subprocess.TimeoutExpired:
        pytest.skip(f"npm did not install {', '.join(packages)} within {INSTALL_S:g} s")
    finally:
        shutil.rmtree(part, ignore_errors=True)
