"""Debian and Ubuntu: which packages to ask for, and installing them when that is allowed."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from scripts.dev.console import say

OS_RELEASE = Path("/etc/os-release")
_updated: list[bool] = []


def is_debian(os_release: Path = OS_RELEASE) -> bool:
    """Whether this system is Debian, Ubuntu or made from one of them (os-release(5): ID and ID_LIKE)."""
    try:
        text = os_release.read_text(encoding="utf-8")
    except OSError:
        return False
    fields = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    words = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', " ").split()
    return bool({"debian", "ubuntu"} & set(words))


def install_command(packages: Sequence[str]) -> str:
    """The command by which a person installs `packages`."""
    return f"sudo apt-get install --no-install-recommends -y {' '.join(packages)}"


def may_install() -> bool:
    """Whether packages can be installed without asking: root on Debian or Ubuntu."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and is_debian() and shutil.which("apt-get") is not None


def install(packages: Sequence[str]) -> bool:
    """Install `packages`, after one `apt-get update` in the life of this process. Whether it went well."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "NEEDRESTART_SUSPEND": "1"}
    say(f"Installing with apt-get: {' '.join(packages)}")
    if not _updated:
        subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
        _updated.append(True)
    command = ["apt-get", "install", "-qq", "--no-install-recommends", "-y", *packages]
    return subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL).returncode == 0
