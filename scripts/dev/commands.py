"""The commands of `dev.py` and what each sets up first."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.dev import checks, environment, install, lock, qt_libraries, start
from scripts.dev.console import SetupError, say, tell
from scripts.dev.places import ROOT, VENV, site_packages


@dataclass(frozen=True, slots=True)
class DevCommand:
    """One command: how it is called, what it does, and its work, which returns the exit status."""

    name: str
    usage: str
    help: str
    work: Callable[[Sequence[str]], int]


def set_up(*, dev: bool) -> Path:
    """Make the virtual environment and install the locked packages, unless done; the folder of PySide6."""
    version = environment.ensure()
    install.ensure(version, dev=dev)
    return site_packages(VENV, version) / "PySide6"


def _run(arguments: Sequence[str]) -> int:
    pyside = set_up(dev=False)
    if start.has_display(sys.platform, os.environ):
        qt_libraries.ensure(pyside, with_display=True)
        return start.window(arguments)
    status = start.without_window(arguments)
    qt_libraries.ensure(pyside, with_display=False)
    drawn = start.draw(start.PICTURES, "--view", "main")
    return status or drawn


def _test(arguments: Sequence[str]) -> int:
    # Tests that show a window bring their own screen, where Xvfb is installed; the others draw off screen.
    qt_libraries.ensure(set_up(dev=True), with_display=shutil.which("Xvfb") is not None)
    return checks.run_all(arguments)


def _bench(arguments: Sequence[str]) -> int:
    set_up(dev=True)
    return start.bench(arguments)


def _pictures(arguments: Sequence[str]) -> int:
    qt_libraries.ensure(set_up(dev=True), with_display=False)
    folder, *rest = arguments or [str(ROOT / "docs"), "--readme"]
    if not {"--readme", "--scale"} & set(rest):
        rest += ["--scale", "all"]
    return start.draw(Path(folder).expanduser().resolve(), *rest)


def _lock(arguments: Sequence[str]) -> int:
    environment.ensure()
    lock.write_locks(upgrade="--upgrade" in arguments)
    return 0


def _setup(_arguments: Sequence[str]) -> int:
    set_up(dev=True)
    say(f"Ready: {VENV}")
    return 0


COMMANDS = (
    DevCommand("run", "run [PATH]", "open the window on PATH, or on the bundled sample", _run),
    DevCommand("test", "test [PYTEST ARGUMENTS]", "run every check", _test),
    DevCommand("bench", "bench [ARGUMENTS]", "measure speed against the targets", _bench),
    DevCommand("pictures", "pictures [FOLDER]", "draw every view into FOLDER, or the README's into docs/", _pictures),
    DevCommand("lock", "lock [--upgrade]", "write the lock files from pyproject.toml", _lock),
    DevCommand("setup", "setup", "make the virtual environment and install everything", _setup),
)


def usage() -> str:
    """The help text."""
    width = max(len(command.usage) for command in COMMANDS)
    lines = [f"  {command.usage:<{width}}  {command.help}" for command in COMMANDS]
    return "\n".join(["usage: python3 dev.py COMMAND", "", *lines])


def main(arguments: Sequence[str]) -> int:
    """Run one command; 2 when there is none such or the set-up failed, else the command's exit status."""
    name = arguments[0] if arguments else "--help"
    if name in ("-h", "--help", "help"):
        tell(usage())
        return 0
    command = next((command for command in COMMANDS if command.name == name), None)
    if command is None:
        say(f"There is no command {name}.\n\n{usage()}")
        return 2
    try:
        return command.work(list(arguments[1:]))
    except SetupError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130
