"""The local Lambda service as a user starts it, and the least that calls it."""

import base64
import http.client
import io
import json
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.bench.children import child
from tests.bench.client import Client
from tests.bench.functions import HELLO, RUNTIME
from tests.bench.session import Session
from tests.bench.unmeasured import UnmeasuredError
from workbench.base.paths import HOME_VARIABLE

FUNCTIONS = "/2015-03-31/functions"
_ROLE = "arn:aws:iam::000000000000:role/bench"


@dataclass(frozen=True, slots=True)
class Service:
    """A running one."""

    port: int

    @contextmanager
    def calling(self, path: str) -> Iterator[Client]:
        """A connection that calls `path`."""
        with closing(Client("127.0.0.1", self.port, path)) as client:
            yield client

    def invoking(self, name: str) -> AbstractContextManager[Client]:
        """A connection that invokes a function."""
        return self.calling(f"{FUNCTIONS}/{name}/invocations")

    def listing(self) -> AbstractContextManager[Client]:
        """A connection that lists functions."""
        return self.calling(FUNCTIONS)

    def create(self, count: int) -> None:
        """Make functions `made-0`, `made-1`, … of one package. Raises UnmeasuredError."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            for number in range(count):
                status, answer = ask(connection, "POST", FUNCTIONS, _function(f"made-{number}"))
                if status != 201:
                    raise UnmeasuredError(f"CreateFunction answered {status}: {answer}")


@contextmanager
def serving(session: Session, home: Path, executor: str = "process") -> Iterator[Service]:
    """`workbench serve` on the bench's workspace, when it has told its address."""
    words = ("serve", str(session.workspace), "--port", "0", "--executor", executor)
    environment = {**session.environment(), HOME_VARIABLE: str(home)}
    command = session.module("workbench.cli.main", *words)
    with child(command, session.folder, environment, output=subprocess.PIPE) as process:
        assert process.stdout is not None
        address = urlsplit(process.stdout.readline().strip())
        if address.port is None:
            raise UnmeasuredError("the service did not start")
        yield Service(address.port)


def list_all(client: Client) -> int:
    """How many functions there are, asked page by page; as little as can be is read of the answers."""
    count, marker = 0, ""
    while True:
        page = client.get(f"?MaxItems=50{marker}")
        count += page.count(b'"FunctionName":')
        _, more, rest = page.rpartition(b'"NextMarker":"')
        if not more:
            return count
        marker = "&Marker=" + rest.partition(b'"')[0].decode()


def ask(
    connection: http.client.HTTPConnection, method: str, path: str, body: Mapping[str, object] | None = None
) -> tuple[int, Any]:
    """Status and document of a call."""
    connection.request(method, path, json.dumps(body) if body is not None else None)
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def _function(name: str) -> dict[str, object]:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("app.py", HELLO)
    code = {"ZipFile": base64.b64encode(data.getvalue()).decode()}
    return {"FunctionName": name, "Runtime": RUNTIME, "Handler": "app.handler", "Role": _ROLE, "Code": code}
