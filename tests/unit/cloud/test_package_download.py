"""A package comes whole, or not at all and with the reason."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workbench.cloud.package_download import fetch_package
from workbench.model.errors import CloudError, CloudUnreachableError

DATA = b"zip" * 1000


class Handler(BaseHTTPRequestHandler):
    """Serves the package, a refusal, and an answer that breaks off."""

    def do_GET(self) -> None:
        if self.path == "/gone":
            self.send_error(403)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(DATA) + (9 if self.path == "/torn" else 0)))
        self.end_headers()
        self.wfile.write(DATA)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_the_whole_package(address: str) -> None:
    assert fetch_package(f"{address}/package") == DATA


def test_a_refusal(address: str) -> None:
    with pytest.raises(CloudError, match="status 403"):
        fetch_package(f"{address}/gone")


def test_more_than_is_read(address: str) -> None:
    with pytest.raises(CloudError, match="more than 100 bytes"):
        fetch_package(f"{address}/package", 100)


def test_an_answer_that_breaks_off(address: str) -> None:
    with pytest.raises(CloudUnreachableError):
        fetch_package(f"{address}/torn")


@pytest.mark.parametrize("location", ["", "file:///etc/passwd", "s3://bucket/key"])
def test_what_is_no_address_of_the_web(location: str) -> None:
    with pytest.raises(CloudError, match="named no address"):
        fetch_package(location)


@pytest.mark.parametrize("location", ["http://127.0.0.1:1/package", "http://[::bad/x"])
def test_nobody_answers(location: str) -> None:
    with pytest.raises(CloudError):
        fetch_package(location)
