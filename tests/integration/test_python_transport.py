"""The transport of runtimes/python in this interpreter, against the real listener: what no function can provoke."""

import asyncio
import importlib.util
from collections.abc import AsyncIterator
from types import ModuleType

import pytest

from workbench.base import assets
from workbench.engine.runtime_api.exchange import Exchange, Failed, Invocation, Responded, TooLarge
from workbench.engine.runtime_api.listener import Listener, listen
from workbench.model.limits import RESPONSE_BYTES

HEADERS = (("Lambda-Runtime-Aws-Request-Id", "a"), ("Lambda-Runtime-Deadline-Ms", "1234"), ("X", "\u00c3\u00bc"))


@pytest.fixture
async def exchange() -> Exchange:
    return Exchange()


@pytest.fixture
async def listener(exchange: Exchange) -> AsyncIterator[Listener]:
    opened = await listen(exchange, "127.0.0.1")
    yield opened
    await opened.close()


@pytest.fixture
async def client(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ModuleType]:
    path = assets.runtimes() / "python" / "bootstrap" / "runtime_client.py"
    spec = importlib.util.spec_from_file_location("runtime_client", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setenv("AWS_LAMBDA_RUNTIME_API", f"127.0.0.1:{listener.port}")
    module.initialize_client("agent/1")
    yield module
    connection = module._connection
    if connection is not None and connection.socket is not None:
        connection.reader.close()
        connection.socket.close()


async def test_an_invocation(exchange: Exchange, client: ModuleType) -> None:
    answer = exchange.submit(Invocation("a", b'"\xc3\xa9"', HEADERS))
    body, headers = await asyncio.to_thread(client.next)
    assert body == b'"\xc3\xa9"'
    assert headers["Lambda-Runtime-Aws-Request-Id"] == "a"
    assert headers["Lambda-Runtime-Deadline-Ms"] == 1234
    assert headers["X"] == "ü"
    await asyncio.to_thread(client.post_invocation_result, "a", b"1", "text/x")
    assert await answer == Responded(b"1", "text/x")


async def test_an_error_with_a_cause(exchange: Exchange, client: ModuleType) -> None:
    answer = exchange.submit(Invocation("a", b"1", HEADERS))
    await asyncio.to_thread(client.next)
    await asyncio.to_thread(client.post_error, "a", '{"errorType":"é"}', '{"cause":"é"}')
    assert await answer == Failed('{"errorType":"é"}'.encode(), "Function.Unknown")


async def test_the_attempt_is_echoed(client: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    monkeypatch.setattr(client, "_post", lambda _path, _body, headers: sent.append(headers))
    client.post_invocation_result("a", b"1", "text/x", "attempt-1")
    client.post_error("a", "{}", "", "attempt-2")
    client.post_invocation_result("a", b"1")
    assert "\r\nLambda-Runtime-Invocation-Id: attempt-1\r\n" in sent[0]
    assert "\r\nLambda-Runtime-Invocation-Id: attempt-2\r\n" in sent[1]
    assert "Invocation-Id" not in sent[2]


async def test_a_refusal_is_raised(exchange: Exchange, client: ModuleType) -> None:
    answer = exchange.submit(Invocation("a", b"1", HEADERS))
    await asyncio.to_thread(client.next)
    with pytest.raises(RuntimeError, match=r"400 b'.*InvalidRequestID"):
        await asyncio.to_thread(client.post_invocation_result, "b", b"1")
    with pytest.raises(RuntimeError, match=r"413 b'.*RequestEntityTooLarge"):
        await asyncio.to_thread(client.post_invocation_result, "a", b"x" * (RESPONSE_BYTES + 1))
    assert await answer == TooLarge()


async def test_it_connects_again_when_it_was_told_that_the_connection_closes(
    exchange: Exchange, client: ModuleType, listener: Listener
) -> None:
    vars(client)["_connection"] = client._Connection(f"127.0.0.1:{listener.port}", "agent\r\nConnection: close")
    answer = exchange.submit(Invocation("a", b"1", HEADERS))
    for _ in range(2):
        status, _headers, body = await asyncio.to_thread(client._ask, "GET", "/2018-06-01/ping")
        assert (status, body) == (200, b"pong")
        assert client._connection.socket is None
    await asyncio.to_thread(client.next)
    await asyncio.to_thread(client.post_invocation_result, "a", b"2")
    assert await answer == Responded(b"2", "application/json")
