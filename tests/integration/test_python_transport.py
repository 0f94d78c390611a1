"""The transport of runtimes/python in this interpreter: what no function can provoke (LAMBDA_FACTS §1.2-1.4)."""

import asyncio
import importlib.util
import json
import os
import re
import sys
from collections.abc import AsyncIterator
from types import ModuleType

import pytest

from tests.support.client_bench import Api
from workbench.base import assets


@pytest.fixture
async def api() -> AsyncIterator[tuple[Api, int]]:
    """An API and its port."""
    served = Api()
    server = await asyncio.start_server(served.serve, "127.0.0.1", 0)
    yield served, server.sockets[0].getsockname()[1]
    server.close()
    await served.close()
    await server.wait_closed()


@pytest.fixture
async def client(api: tuple[Api, int], monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ModuleType]:
    path = assets.runtimes() / "python" / "bootstrap" / "runtime_client.py"
    spec = importlib.util.spec_from_file_location("runtime_client", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setenv("AWS_LAMBDA_RUNTIME_API", f"127.0.0.1:{api[1]}")
    module.initialize_client("agent/1")
    yield module
    if module._connection is not None:
        module._connection.close()


async def test_an_invocation(api: tuple[Api, int], client: ModuleType) -> None:
    answer = api[0].submit(b'"\xc3\xa9"', {"X": "ü", "Lambda-Runtime-Deadline-Ms": "1234"})
    body, headers = await asyncio.to_thread(client.next)
    assert body == b'"\xc3\xa9"'
    assert headers["Lambda-Runtime-Aws-Request-Id"] == "request-1"
    assert headers["Lambda-Runtime-Deadline-Ms"] == 1234
    assert headers["X"] == "ü"
    await asyncio.to_thread(client.post_invocation_result, "request-1", b"1", "text/x", "attempt-1")
    call = await answer
    assert (call.path, call.body) == ("invocation/request-1/response", b"1")
    assert (call.headers["content-type"], call.headers["user-agent"]) == ("text/x", "agent/1")
    assert call.headers["lambda-runtime-invocation-id"] == "attempt-1"


@pytest.mark.parametrize("cause", ['{"cause":"é\U0001f600\x7f"}', '{"cause":"plain"}'])
async def test_an_error_with_its_cause(api: tuple[Api, int], client: ModuleType, cause: str) -> None:
    answer = api[0].submit()
    await asyncio.to_thread(client.next)
    await asyncio.to_thread(client.post_error, "request-1", '{"errorType":"é"}', cause, "attempt-2")
    call = await answer
    assert (call.path, call.body) == ("invocation/request-1/error", '{"errorType":"é"}'.encode())
    assert json.loads(call.headers["lambda-runtime-function-xray-error-cause"]) == json.loads(cause)
    assert call.headers["lambda-runtime-invocation-id"] == "attempt-2"


@pytest.mark.parametrize("cause", ["", '"' + "x" * 65536 + '"'])
async def test_no_cause_and_no_attempt(api: tuple[Api, int], client: ModuleType, cause: str) -> None:
    answer = api[0].submit()
    await asyncio.to_thread(client.next)
    await asyncio.to_thread(client.post_error, "request-1", b"{}", cause)
    assert not {"lambda-runtime-function-xray-error-cause", "lambda-runtime-invocation-id"} & set(
        (await answer).headers
    )


async def test_a_refusal_is_raised_and_the_connection_stays(
    api: tuple[Api, int], client: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    api[0].refusals = {"/response": 413, "/next": 500}
    with pytest.raises(RuntimeError, match="Failed to post invocation response"):
        await asyncio.to_thread(client.post_invocation_result, "request-1", b"1")
    said = r"\[ERROR\] \[\d{13}\] LAMBDA_RUNTIME Failed to post .*\. Http response code: 413\. .*Refused.*\n"
    assert re.fullmatch(said, capfd.readouterr().err)
    connection = client._connection.socket
    with pytest.raises(RuntimeError, match=r"500 b'.*Refused"):
        await asyncio.to_thread(client.next)
    assert client._connection.socket is connection


async def test_it_connects_again_when_the_api_closes(client: ModuleType) -> None:
    asked = []

    async def close_each(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\npong")
        writer.close()

    server = await asyncio.start_server(close_each, "127.0.0.1", 0)
    vars(client)["_connection"] = client._Connection(f"127.0.0.1:{server.sockets[0].getsockname()[1]}", "a")
    for _ in range(2):
        assert (await asyncio.to_thread(client._ask, "GET", "/ping"))[2] == b"pong"
        assert client._connection.socket is None
    server.close()
    await server.wait_closed()
    assert len(asked) == 2


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"])
async def test_a_broken_connection_is_not_used_again(client: ModuleType, answer: bytes) -> None:
    async def break_off(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(break_off, "127.0.0.1", 0)
    vars(client)["_connection"] = client._Connection(f"127.0.0.1:{server.sockets[0].getsockname()[1]}", "a")
    with pytest.raises(RuntimeError, match="hung up"):
        await asyncio.to_thread(client._ask, "GET", "/ping")
    assert client._connection.socket is None
    server.close()
    await server.wait_closed()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
async def test_a_child_has_a_connection_of_its_own(
    client: ModuleType, api: tuple[Api, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    await asyncio.to_thread(client._ask, "GET", "/2018-06-01/runtime/restore/next")
    first = client._connection
    # What a child of fork sees, without one: this process has threads.
    monkeypatch.setattr(os, "getpid", lambda: first.process + 1)
    await asyncio.to_thread(client._ask, "GET", "/2018-06-01/runtime/restore/next")
    assert client._connection is not first
    assert [(await api[0].calls.get()).path for _ in range(2)] == ["restore/next"] * 2
    first.close()
