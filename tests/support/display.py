"""A screen of its own for a test that drives the real window: Xvfb on a free display."""

import os
import re
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

START_TIMEOUT_S = 20.0


@dataclass(frozen=True, slots=True)
class Display:
    """A running X server: `name` is what DISPLAY is set to."""

    name: str

    def environment(self) -> dict[str, str]:
        """This process's environment for a program whose window opens on this display."""
        kept = {key: value for key, value in os.environ.items() if key not in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        return {**kept, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def xdotool(self, *arguments: str) -> str:
        """Run xdotool on this display and give back what it printed; skips the test where there is none."""
        require_program("xdotool", "xdotool")
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment(), capture_output=True, text=True, check=True, timeout=30
        )
        return done.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """The ids of the windows on the screen whose title has what is wanted (a pattern)."""
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        done = subprocess.run(command, env=self.environment(), capture_output=True, text=True, check=False, timeout=30)
        return done.stdout.split()

    def topmost(self, *ids: str) -> str:
        """Which of these windows stands before the others."""
        require_program("xwininfo", "x11-utils")
        command = ["xwininfo", "-root", "-children"]
        done = subprocess.run(command, env=self.environment(), capture_output=True, text=True, check=True, timeout=30)
        found = (str(int(number, 16)) for number in re.findall(r"^\s+(0x[0-9a-f]+) ", done.stdout, re.MULTILINE))
        return next(each for each in found if each in ids)


def require_program(program: str, package: str) -> None:
    """Skip the test, naming the Debian package, unless `program` is installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is missing: apt-get install {package}")


@contextmanager
def xvfb(width: int = 1600, height: int = 1000) -> Iterator[Display]:
    """Start Xvfb on a free display, which it chooses itself (`-displayfd`), and end it. Raises RuntimeError."""
    reader, writer = os.pipe()
    screen = f"{width}x{height}x24"
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(
        command, pass_fds=(writer,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        os.close(writer)
        try:
            yield Display(f":{_read_number(reader)}")
        finally:
            os.close(reader)
            server.terminate()


def _read_number(reader: int) -> int:
    """The display number, once the server accepts connections; it writes a line then, and nothing when it fails."""
    text = b""
    while not text.endswith(b"\n"):
        ready, _, _ = select.select([reader], [], [], START_TIMEOUT_S)
        piece = os.read(reader, 64) if ready else b""
        if not piece:
            raise RuntimeError("Xvfb did not start.")
        text += piece
    return int(text)


@pytest.fixture
def display() -> Iterator[Display]:
    """A display for one test; skips it, naming the package, where Xvfb is absent."""
    require_program("Xvfb", "xvfb")
    with xvfb() as running:
        yield running
