"""Starting the program from the checkout: with its window, or without one where there is no display."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.dev.console import say, tell
from scripts.dev.places import CACHE, ROOT, venv_python

PICTURES = CACHE / "pictures"


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: always on macOS and Windows; on Linux when a display is named."""
    if not platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def module_command(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of the program."""
    return [str(venv_python()), "-m", module, *arguments]


def workspace_arguments(arguments: Sequence[str]) -> list[str]:
    """The workspace to open as an absolute path; none for the bundled sample."""
    return [str(Path(path).expanduser().resolve()) for path in arguments]


def window(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; its exit status."""
    command = module_command("workbench.gui.main", *workspace_arguments(arguments))
    if os.name != "nt":
        sys.stderr.flush()
        os.execv(command[0], command)  # no process of ours stays beside the program
    return subprocess.run(command, check=False).returncode


def without_window(arguments: Sequence[str]) -> int:
    """The same job in the terminal, with a report; its exit status."""
    say("There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): running the same job without a window.")
    command = module_command("workbench.cli.main", "demo", *workspace_arguments(arguments))
    return subprocess.run(command, check=False).returncode


def draw(folder: Path, *arguments: str) -> int:
    """Draw the window off screen into `folder` and name the pictures; the exit status."""
    folder.mkdir(parents=True, exist_ok=True)
    before = {file: file.stat().st_mtime_ns for file in folder.glob("*.png")}
    command = module_command("workbench.gui.pictures", "--out", str(folder), *arguments)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    status = subprocess.run(command, check=False, env=environment).returncode
    for file in sorted(folder.glob("*.png")):
        if before.get(file) != file.stat().st_mtime_ns:
            tell(f"Picture of the window: {file}")
    return status


def bench(arguments: Sequence[str]) -> int:
    """Run the measurements; their exit status."""
    return subprocess.run(module_command("tests.bench", *arguments), cwd=ROOT, check=False).returncode
