import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from workbench.engine.executors.base import ApiEndpoint
from workbench.engine.executors.docker.network import DESKTOP
from workbench.engine.executors.docker.relays import Relays

BRIDGE = ApiEndpoint("127.0.0.2", "127.0.0.2")
"""Another address of this computer stands for the bridge's."""


@pytest.fixture
async def relays() -> AsyncIterator[Relays]:
    made = Relays()
    yield made
    await made.close()


@pytest.fixture
async def echo_port() -> AsyncIterator[int]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"heard " + await reader.read())
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    server.close()


async def said(host: str, port: int, words: bytes) -> bytes:
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(words)
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    return answer


async def test_a_server_on_loopback_is_reached_at_the_bridge(relays: Relays, echo_port: int) -> None:
    given = (("AWS_ENDPOINT_URL", f"http://localhost:{echo_port}/path"), ("OTHER", f"http://localhost:{echo_port}"))
    changed = await relays.reachable(given, BRIDGE)
    assert changed == (("AWS_ENDPOINT_URL", f"http://127.0.0.2:{echo_port}/path"), given[1])
    large = b"x" * 1_000_000
    assert await said("127.0.0.2", echo_port, large) == b"heard " + large
    assert await relays.reachable(given, BRIDGE) == changed


async def test_each_service_of_its_own(relays: Relays, echo_port: int) -> None:
    given = (("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{echo_port}"),)
    assert await relays.reachable(given, BRIDGE) == (("AWS_ENDPOINT_URL_S3", f"http://127.0.0.2:{echo_port}"),)


@pytest.mark.parametrize(
    "value", ["http://192.0.2.1:5000", "https://s3.example", "no url", "", "ftp://localhost:21", "http://localhost:x"]
)
async def test_others_stay_as_they_are(relays: Relays, value: str) -> None:
    given = (("AWS_ENDPOINT_URL", value),)
    assert await relays.reachable(given, BRIDGE) == given


async def test_docker_desktop_brings_a_name_to_loopback(relays: Relays) -> None:
    given = (("AWS_ENDPOINT_URL", "https://[::1]"),)
    assert await relays.reachable(given, DESKTOP) == (("AWS_ENDPOINT_URL", "https://host.docker.internal:443"),)


async def test_a_server_on_every_address_needs_no_relay(relays: Relays) -> None:
    everywhere = await asyncio.start_server(lambda _reader, writer: writer.close(), "0.0.0.0", 0)
    port = everywhere.sockets[0].getsockname()[1]
    given = (("AWS_ENDPOINT_URL", f"http://localhost:{port}"),)
    assert await relays.reachable(given, BRIDGE) == (("AWS_ENDPOINT_URL", f"http://127.0.0.2:{port}"),)
    everywhere.close()


async def test_where_nobody_listens_the_connection_ends(relays: Relays, echo_port: int) -> None:
    closed = await asyncio.start_server(lambda _reader, writer: writer.close(), "127.0.0.1", 0)
    port = closed.sockets[0].getsockname()[1]
    closed.close()
    await relays.reachable((("AWS_ENDPOINT_URL", f"http://localhost:{port}"),), BRIDGE)
    with contextlib.suppress(ConnectionError):
        assert await said("127.0.0.2", port, b"?") == b""


async def test_nothing_listens_after_its_end(echo_port: int) -> None:
    relays = Relays()
    await relays.reachable((("AWS_ENDPOINT_URL", f"http://localhost:{echo_port}"),), BRIDGE)
    await relays.close()
    with pytest.raises(ConnectionRefusedError):
        await said("127.0.0.2", echo_port, b"?")
