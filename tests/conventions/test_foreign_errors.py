"""No third party's exception passes the file that imports it: seen by making each third party fail for real."""

import gc
import http.server
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.app.stores.run_database import RunDatabase
from workbench.engine.executors.docker.client import Client, connect
from workbench.engine.runtimes import load_runtimes
from workbench.model.errors import EngineError, StoreError, WorkbenchError
from workbench.project.discovery import open_workspace
from workbench.project.marked import parse

BAD_TEMPLATES = (
    "{",
    "a: [1",
    "\t- x",
    "a: !Sub [",
    "&a [*a]",
    "? {",
    "a: 'x",
    "\x00",
    "<<: 1",
    "!!python/object:os.x {}",
)


@pytest.mark.parametrize("text", BAD_TEMPLATES)
def test_a_template_that_is_no_yaml_becomes_a_problem(tmp_path: Path, text: str) -> None:
    (tmp_path / "template.yaml").write_text(f"AWSTemplateFormatVersion: x\nResources:\n{text}", encoding="utf-8")
    open_workspace(tmp_path, load_runtimes())


@given(st.text(alphabet="{}[]:,-&*!|>'\"%@`?# \n\tab1~<=.", max_size=60))
def test_yaml_raises_only_ours(text: str) -> None:
    with suppress(WorkbenchError):
        parse(text, Path("template.yaml"))


def test_a_damaged_history_raises_only_ours(tmp_path: Path) -> None:
    for content in (b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 4096):
        folder = tmp_path / str(len(content))
        database = RunDatabase(folder)
        path = database.path
        database.close()
        path.write_bytes(content)
        with suppress(StoreError):
            RunDatabase(folder).close()


def test_a_history_that_is_locked_or_closed_raises_only_ours(tmp_path: Path) -> None:
    database = RunDatabase(tmp_path)
    database.close()
    with pytest.raises(StoreError):
        database.clear()
    blocked = tmp_path / "a file"
    blocked.touch()
    with pytest.raises(StoreError):
        RunDatabase(blocked)
    assert not issubclass(StoreError, sqlite3.Error)


class _Confused(http.server.BaseHTTPRequestHandler):
    """Answers every request with the server's status and body."""

    status = 200
    body = b""

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_GET = _answer  # noqa: N815 - the base class looks for these names
    do_POST = _answer  # noqa: N815
    do_DELETE = _answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@contextmanager
def engine_that_says(status: int, body: bytes) -> Iterator[str]:
    """The address of a Docker engine that answers nothing else."""
    handler = type("Handler", (_Confused,), {"status": status, "body": body})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"tcp://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


CALLS: dict[str, Callable[[Client], object]] = {
    "ping": lambda client: client.ping(),
    "info": lambda client: client.info(),
    "bridge": lambda client: client.bridge(),
    "create": lambda client: client.create("name", {"Image": "x"}),
    "start": lambda client: client.start("x"),
    "state": lambda client: client.state("x"),
    "limit_cpu": lambda client: client.limit_cpu("x", 1000, 20_000),
    "memory_bytes": lambda client: client.memory_bytes("x"),
    "remove": lambda client: client.remove("x"),
    "signal": lambda client: client.signal("x", "SIGTERM"),
    "pause": lambda client: client.pause("x"),
    "unpause": lambda client: client.unpause("x"),
    "containers": lambda client: client.containers("label"),
    "deaths": lambda client: list(client.deaths("label")),
    "attach": lambda client: list(client.attach("x")),
    "image_start": lambda client: client.image_start("x"),
    "image_digest": lambda client: client.image_digest("x"),
    "pull": lambda client: list(client.pull("x")),
}


def test_every_call_of_the_client_is_tried() -> None:
    public = {name for name in vars(Client) if not name.startswith("_")}
    assert public - set(CALLS) == {"address", "close"}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("status", "body"), [(500, b"no"), (404, b'{"message": "gone"}'), (409, b'{"message": "busy"}')]
)
def test_an_engine_that_refuses_raises_only_ours(call: str, status: int, body: bytes) -> None:
    with engine_that_says(status, body) as address:
        client = Client({"base_url": address, "version": "1.41"}, address)
        with suppress(WorkbenchError):
            CALLS[call](client)
        client.close()


@pytest.mark.parametrize("call", ["ping", "create", "start", "remove", "containers", "pull"])
def test_an_engine_that_is_gone_raises_only_ours(call: str) -> None:
    with engine_that_says(200, b"{}") as address:
        client = Client({"base_url": address, "version": "1.41"}, address)
    try:
        with pytest.raises(EngineError):
            CALLS[call](client)
    finally:
        client.close()


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
@pytest.mark.parametrize("address", ["unix:///nonexistent/docker.sock", "tcp://127.0.0.1:1", "nonsense://x", "tcp://"])
def test_no_engine_raises_only_ours(address: str) -> None:
    def call() -> None:
        with pytest.raises(EngineError):
            connect(address)

    call()
    gc.collect()  # the docker package leaves the socket of a failed connection to the collector
