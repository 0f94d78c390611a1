"""`workbench serve` as a user starts it: a process of its own with its own home, and clients that call it."""

import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import boto3
from botocore.config import Config

from tests.support import leftovers
from tests.support.aws_cli import AwsCli
from tests.support.terminal import Terminal

ACCOUNT, REGION = "000000000000", "us-east-1"
END_S = 30.0
TERMINATED, KILLED = 143, -signal.SIGKILL


class RunningService:
    """The service over the workspace in `folder`; `words` are further arguments, `variables` its environment's."""

    def __init__(
        self, folder: Path, *words: str, executor: str = "process", variables: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        self.workspace = folder / "workspace"
        self.terminal = Terminal(folder / "home")
        self.url = ""
        self._words = ("--executor", executor, *words)
        self._variables = dict(variables or {})
        self._child: subprocess.Popen[str] | None = None
        self._clients: list[Any] = []
        self.workspace.mkdir(parents=True, exist_ok=True)
        self.aws = AwsCli(folder / "aws", lambda: self.url)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(urlsplit(self.url).port or 0)

    @property
    def errors(self) -> str:
        """What it has told on its standard error."""
        return (self.folder / "stderr").read_text(encoding="utf-8")

    def start(self, port: int = 0) -> Self:
        """Start it and wait until it answers."""
        command = self.terminal.command(["serve", self.workspace, "--port", str(port), *self._words])
        environment = {**self.terminal.environment(), "HOME": str(self.folder), **self._variables}
        with (self.folder / "stderr").open("w", encoding="utf-8") as errors:
            self._child = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True)
        assert self._child.stdout is not None
        self.url = self._child.stdout.readline().strip()
        assert self.url.startswith("http://"), self.errors
        return self

    def client(self, service: str = "lambda", *, region: str = REGION, access_key: str = ACCOUNT, **config: Any) -> Any:
        """A boto3 client of it; `config` is botocore's. It is closed with the service."""
        make: Any = boto3.client  # its stubs want a literal
        client = make(
            service,
            endpoint_url=self.url,
            region_name=region,
            aws_access_key_id=access_key,
            aws_secret_access_key="anything",
            config=Config(**{"retries": {"total_max_attempts": 1}, **config}),
        )
        self._clients.append(client)
        return client

    def kill(self) -> None:
        """End it as a crash would: at once, without any leave. Other tests are not to find its control groups."""
        pid = self._child.pid if self._child is not None else 0
        self._end(signal.SIGKILL, KILLED)
        leftovers.remove_groups(pid)

    def stop(self) -> None:
        """End it as a user would. Nothing of it is left then: no process, no scratch folder, no open port."""
        self.aws.close()
        self._end(signal.SIGTERM, TERMINATED)
        leftovers.assert_none(self.terminal.home)
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", self.port)) != 0, f"port {self.port} is still open"

    def _end(self, number: signal.Signals, status: int) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        for client in self._clients:
            client.close()
        self._clients.clear()
        assert child.poll() is None, f"it ended by itself: {self.errors}"
        child.send_signal(number)
        with child:
            try:
                assert child.wait(END_S) == status, self.errors
            finally:
                child.kill()


@contextmanager
def running_service(
    folder: Path, *words: str, executor: str = "process", variables: Mapping[str, str] | None = None
) -> Iterator[RunningService]:
    """A service for the length of the block, whatever happens in it."""
    service = RunningService(folder, *words, executor=executor, variables=variables)
    try:
        yield service.start()
    finally:
        service.stop()
