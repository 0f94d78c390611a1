"""The peers' programs: AWS SAM CLI and the emulator it ships, in a virtual environment of their own."""

import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.unmeasured import UnmeasuredError

SAM = "aws-sam-cli==1.170.0"
_INSTALL_S = 900.0
_ARCHITECTURES = {"x86_64": "x86_64", "AMD64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}


@dataclass(frozen=True, slots=True)
class Peers:
    """Where the peers are, and AWS's runtime client for the one that runs on the host."""

    sam: Path
    emulator: Path
    python: Path

    @property
    def emulator_on_host(self) -> Path:
        """The emulator, where it can run outside a container. Raises UnmeasuredError."""
        if sys.platform != "linux":
            raise UnmeasuredError("AWS's emulator runs on Linux only")
        return self.emulator


def provide(cache: Path) -> Peers:
    """The peers, installed below `cache` unless they are there. Raises UnmeasuredError."""
    folder = cache / SAM.replace("==", "-")
    if not _find(folder, "sam").exists():
        sys.stderr.write(f"Installing {SAM} into {folder}\n")
        _install(folder)
    architecture = _ARCHITECTURES.get(platform.machine(), "x86_64")
    found = sorted(folder.rglob(f"samcli/local/rapid/aws-lambda-rie-{architecture}"))
    if not found:
        raise UnmeasuredError(f"{SAM} holds no emulator for {architecture}")
    return Peers(_find(folder, "sam"), found[0], Path(sys.executable))


def _install(folder: Path) -> None:
    python = _find(folder, "python")
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(folder)],
        [str(python), "-m", "pip", "install", "--quiet", SAM],
    ):
        try:
            subprocess.run(command, check=True, capture_output=True, text=True, timeout=_INSTALL_S)
        except (OSError, subprocess.SubprocessError) as error:
            raise UnmeasuredError(f"{SAM} could not be installed: {error}") from error


def _find(folder: Path, program: str) -> Path:
    return folder / "Scripts" / f"{program}.exe" if sys.platform == "win32" else folder / "bin" / program
