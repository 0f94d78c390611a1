"""The `{...}` places of a runtime's commands and variables, and how they are filled."""

import os
import platform
import sys
from collections.abc import Mapping
from pathlib import Path

from workbench.model.runtime import Runtime


def os_arch() -> str:
    """This machine in npm's words: `linux-x64`, `darwin-arm64`, `win-x64`."""
    system = {"Linux": "linux", "Darwin": "darwin", "Windows": "win"}.get(platform.system(), "linux")
    machine = platform.machine().lower()
    return f"{system}-{'arm64' if machine in ('arm64', 'aarch64') else 'x64'}"


def runtime_places(runtime: Runtime, client: Path, libraries: Path) -> dict[str, str]:
    """The places that depend on the runtime and this machine only."""
    windows = sys.platform == "win32"
    return {
        "folder": str(runtime.folder),
        "client": str(client),
        "libraries": str(libraries),
        "version": runtime.version,
        "pathsep": os.pathsep,
        "scripts": "Scripts" if windows else "bin",
        "exe": ".exe" if windows else "",
        "os_arch": os_arch(),
    }


def fill(text: str, places: Mapping[str, str]) -> str:
    """`text` with every known place replaced; unknown braces stay as they are."""
    for name, value in places.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def fill_all(texts: tuple[str, ...], places: Mapping[str, str]) -> list[str]:
    """`fill` for each of `texts`."""
    return [fill(text, places) for text in texts]
