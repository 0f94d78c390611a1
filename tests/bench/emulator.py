"""AWS's runtime interface emulator (RIE): on the host, and in containers."""

import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.children import child
from tests.bench.client import Client, first_answer
from tests.bench.containers import Containers
from tests.bench.functions import MEMORY_MB, TIMEOUT_S
from tests.bench.peers import Peers

PATH = "/2015-03-31/functions/function/invocations"
PORT = 8080
NAME = "RIE"


@dataclass(frozen=True, slots=True)
class Emulator:
    """A running emulator that has answered once."""

    host: str
    port: int

    @contextmanager
    def client(self) -> Iterator[Client]:
        """A connection to it."""
        with closing(Client(self.host, self.port, PATH)) as client:
            yield client


@contextmanager
def on_host(peers: Peers, code: Path, first: bytes = b"{}") -> Iterator[Emulator]:
    """RIE and AWS's Python client as processes of this machine: the same client, the same interpreter as ours."""
    api, runtime_api = free_port(), free_port()
    command = [
        str(peers.emulator_on_host),
        "--log-level",
        "error",
        "--runtime-interface-emulator-address",
        f"127.0.0.1:{api}",
        "--runtime-api-address",
        f"127.0.0.1:{runtime_api}",
        str(peers.python),
        "-m",
        "awslambdaric",
        "app.handler",
    ]
    variables = {
        "PATH": os.environ["PATH"],
        "AWS_LAMBDA_FUNCTION_TIMEOUT": f"{TIMEOUT_S:.0f}",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(MEMORY_MB),
        "AWS_REGION": "us-east-1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    with child(command, code, variables):
        first_answer("127.0.0.1", api, PATH, first)
        yield Emulator("127.0.0.1", api)


def container_parts(peers: Peers, code: Path) -> tuple[list[str], list[str]]:
    """Command and binds of a container with the emulator, without any limit."""
    command = ["/aws-lambda-rie", "--log-level", "error", "/lambda-entrypoint.sh", "app.handler"]
    return command, [f"{peers.emulator}:/aws-lambda-rie:ro", f"{code}:/var/task:ro"]


@contextmanager
def in_containers(containers: Containers, peers: Peers, code: Path, count: int = 1) -> Iterator[list[Emulator]]:
    """`count` emulators, each in a container reached over the bridge."""
    with ExitStack() as stack:
        found = []
        for _ in range(count):
            running = stack.enter_context(containers.running(*container_parts(peers, code)))
            first_answer(running.address, PORT, PATH, b"{}")
            found.append(Emulator(running.address, PORT))
        yield found


def free_port() -> int:
    """A port of the loopback address that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
