"""What a picture of the Lambda service is filled with."""

import base64
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workbench.gui.picture_service import MADE, REGIONS, fill_service


class Recorder(ThreadingHTTPServer):
    """A service that notes what it is asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str, bytes]] = []
        self.status = 201


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        assert isinstance(self.server, Recorder)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers["Authorization"], body))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_told: object) -> None:
        """Tests are quiet."""


@pytest.fixture
def service() -> Iterator[Recorder]:
    with Recorder() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


async def test_functions_are_made_and_called_in_their_regions(service: Recorder) -> None:
    await fill_service(f"http://127.0.0.1:{service.server_port}")
    created = [json.loads(body) for path, _signed, body in service.asked if path.endswith("/functions")]
    assert [one["FunctionName"] for one in created] == [made.name for made in MADE]
    archive = zipfile.ZipFile(io.BytesIO(base64.b64decode(created[0]["Code"]["ZipFile"])))
    assert archive.namelist() == [MADE[0].file]
    called = [body.decode() for path, _signed, body in service.asked if path.endswith("/invocations")]
    assert called == [event for made in MADE for event in made.events]
    assert all(any(f"/{region}/lambda/" in signed for _path, signed, _body in service.asked) for region in REGIONS)


async def test_a_service_that_refuses_is_told(service: Recorder) -> None:
    service.status = 400
    with pytest.raises(OSError, match=r"HTTP/1\.1 400"):
        await fill_service(f"http://127.0.0.1:{service.server_port}")
