"""The AWS CLI: as the process that a user starts, and in one child that runs many commands, which is quicker."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.terminal import Ended

TIMEOUT_S = 60

_CONFIG = "[default]\nregion = us-east-1\noutput = json\nmax_attempts = 2\ncli_pager =\n"
_CREDENTIALS = "[default]\naws_access_key_id = 000000000000\naws_secret_access_key = anything\n"

# A driver for each command, as a process has: it keeps what the last one was told.
_CHILD = """
import io, json, os, sys
from awscli.clidriver import create_clidriver

answers = sys.stdout
for line in sys.stdin:
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    try:
        status = create_clidriver().main(json.loads(line))
    except SystemExit as error:
        status = error.code
    out, err = (stream.buffer.getvalue().decode() for stream in (sys.stdout, sys.stderr))
    sys.stdout, sys.stderr = answers, sys.__stderr__
    print(json.dumps([status, out, err]), file=answers, flush=True)
"""


class AwsCli:
    """`aws` of a user whose home is `folder`, calling the endpoint that `url` tells."""

    def __init__(self, folder: Path, url: Callable[[], str]) -> None:
        self.folder = folder
        self._url = url
        self._shell: subprocess.Popen[str] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config").write_text(_CONFIG, encoding="utf-8")
        (folder / "credentials").write_text(_CREDENTIALS, encoding="utf-8")

    def environment(self) -> dict[str, str]:
        """The variables of its processes."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "LAMBDA_"))}
        own = {"AWS_CONFIG_FILE": "config", "AWS_SHARED_CREDENTIALS_FILE": "credentials"}
        paths = {name: str(self.folder / file) for name, file in own.items()}
        return {**kept, **paths, "HOME": str(self.folder), "AWS_EC2_METADATA_DISABLED": "true", "PYTHONUTF8": "1"}

    def command(self, *words: str | Path) -> list[str]:
        """The command line of a process."""
        return [sys.executable, "-m", "awscli", *self._words(words)]

    def process(self, *words: str | Path) -> Ended:
        """Run a command as a process of its own."""
        done = subprocess.run(
            self.command(*words),
            env=self.environment(),
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            timeout=TIMEOUT_S,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def run(self, *words: str | Path) -> Ended:
        """Run a command in the child."""
        shell = self._shell = self._shell or self._start()
        assert shell.stdin is not None
        assert shell.stdout is not None
        shell.stdin.write(json.dumps(self._words(words)) + "\n")
        shell.stdin.flush()
        return Ended(*json.loads(shell.stdout.readline()))

    def __call__(self, *words: str | Path) -> Any:
        """What a command prints, read as JSON; None when it prints nothing. It must succeed."""
        ended = self.run(*words)
        assert ended.status == 0, f"aws {' '.join(map(str, words))}: {ended.err}{ended.out}"
        return json.loads(ended.out) if ended.out.strip() else None

    def fails(self, *words: str | Path) -> str:
        """What a command that must fail says."""
        ended = self.run(*words)
        assert ended.status not in (0, None), f"aws {' '.join(map(str, words))}: {ended.out}"
        return ended.err.strip()

    def close(self) -> None:
        """End the child."""
        shell, self._shell = self._shell, None
        if shell is not None:
            with shell:
                shell.kill()

    def _start(self) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-c", _CHILD],
            env=self.environment(),
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def _words(self, words: tuple[str | Path, ...]) -> list[str]:
        return [*map(str, words), "--endpoint-url", self._url()]
