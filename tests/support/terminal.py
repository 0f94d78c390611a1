"""The `workbench` command as a user's shell starts it: a process of its own, with its own home."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support import docker_images
from workbench.base import paths

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT_S = 90


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command printed and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Its standard output as the one object that `--json` promises."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


@dataclass(frozen=True, slots=True)
class Terminal:
    """A shell whose WORKBENCH_HOME is `home`."""

    home: Path

    def environment(self) -> dict[str, str]:
        """What the command sees of the environment."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "LAMBDA_"))}
        return {**kept, paths.HOME_VARIABLE: str(self.home), "PYTHONPATH": str(ROOT)}

    def command(self, arguments: Sequence[str | Path]) -> list[str]:
        """The command line that starts `workbench` with these arguments."""
        return [sys.executable, "-m", "workbench.cli.main", *map(str, arguments)]

    def run(self, *arguments: str | Path, stdin: str | None = None, cwd: Path | None = None) -> Ended:
        """Run `workbench` to its end."""
        done = subprocess.run(
            self.command(arguments),
            env=self.environment(),
            cwd=cwd,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=TIMEOUT_S,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def use_test_images(self) -> None:
        """Name the test images in this home's settings, as a user would name images of their own."""
        file = self.home / "config" / "settings.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        rows = "\n".join(f'"{runtime}" = "{image}"' for runtime, image in docker_images.IMAGES.items())
        file.write_text(f"[run.images]\n{rows}\n", encoding="utf-8")
