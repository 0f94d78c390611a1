"""AWS SAM CLI: one-shot, and its warm local endpoint. It runs without credentials, which is how it is fastest."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.bench.children import child, finish
from tests.bench.client import first_answer, post_once
from tests.bench.containers import SAM_BASE, Containers
from tests.bench.emulator import free_port
from tests.bench.peers import Peers
from tests.bench.session import Session, plain_environment
from tests.bench.unmeasured import UnmeasuredError

NAME = "SAM CLI"
PATH = "/2015-03-31/functions/Hello/invocations"
_BUILD_S = 120.0
_IMAGE = ("--invoke-image", SAM_BASE, "--skip-pull-image")


class Sam:
    """SAM CLI on the bench's workspace, with a home of its own; its image is built by the first use."""

    def __init__(self, peers: Peers, session: Session, containers: Containers) -> None:
        containers.tag_for_sam()
        self._sam = str(peers.sam)
        self._folder = session.workspace
        self._home = session.folder / "sam"
        self._home.mkdir(exist_ok=True)

    def invoke(self) -> None:
        """One `sam local invoke`. Raises UnmeasuredError."""
        event = self._home / "event.json"
        event.write_text("{}", encoding="utf-8")
        command = [self._sam, "local", "invoke", "Hello", "-e", str(event), *_IMAGE]
        printed = finish(command, self._folder, self._environment(), _BUILD_S)
        if "hello world" not in printed:
            raise UnmeasuredError(f"SAM CLI answered {printed[-200:]!r}")

    @contextmanager
    def endpoint(self) -> Iterator[Callable[[], bytes]]:
        """`sam local start-lambda` with a warm container; the call invokes it. Raises UnmeasuredError."""
        port = free_port()
        command = [self._sam, "local", "start-lambda", "--warm-containers", "LAZY", "-p", str(port), *_IMAGE]
        with child(command, self._folder, self._environment()):
            first_answer("127.0.0.1", port, PATH, b"{}", _BUILD_S)

            def call() -> bytes:
                return post_once("127.0.0.1", port, PATH, b"{}")

            yield call

    def _environment(self) -> dict[str, str]:
        home = str(self._home)
        return {
            **plain_environment(),
            "HOME": home,
            "TMPDIR": home,
            "SAM_CLI_TELEMETRY": "0",
            "SAM_CLI_CHECK_VERSION": "0",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        }
