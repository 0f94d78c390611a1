"""A runtime client as a process, and a Runtime API that hands out what a test gives it and keeps what was posted."""

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from workbench.base import assets
from workbench.engine.log_frames import LogParser, LogRecord

_BASE = "/2018-06-01/runtime/"
_FRAMED = ("/bin/sh", "-c", 'exec "$@" 9>&1', "sh")


@dataclass(frozen=True, slots=True)
class Call:
    """A request of the client; `path` is what follows the version, names in `headers` and `trailers` are lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    trailers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Api:
    """Serves one process. `asked` counts the `next` calls; `refusals` are statuses to answer with, by a path's end."""

    asked: int = 0
    refused: int = 0
    refusals: dict[str, int] = field(default_factory=dict)
    calls: asyncio.Queue[Call] = field(default_factory=asyncio.Queue)
    _events: asyncio.Queue[tuple[str, bytes, Mapping[str, str]]] = field(default_factory=asyncio.Queue)
    _answers: dict[str, asyncio.Future[Call]] = field(default_factory=dict)
    _more: asyncio.Condition = field(default_factory=asyncio.Condition)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def invoke(self, event: bytes = b"{}", headers: Mapping[str, str] | None = None) -> Call:
        """Hand out an event; what the client posted for it."""
        return await self.submit(event, headers)

    def submit(self, event: bytes = b"{}", headers: Mapping[str, str] | None = None) -> asyncio.Future[Call]:
        """The same without waiting."""
        request_id = f"request-{len(self._answers) + 1}"
        answer = self._answers[request_id] = asyncio.get_running_loop().create_future()
        self._events.put_nowait((request_id, event, headers or {}))
        return answer

    async def parked(self, count: int) -> None:
        """Return when `next` was called so often."""
        async with self._more:
            await self._more.wait_for(lambda: self.asked >= count)

    async def refusing(self, end: str, status: int) -> None:
        """Refuse calls to paths that end so; return when one was."""
        self.refusals, before = {end: status}, self.refused
        async with self._more:
            await self._more.wait_for(lambda: self.refused > before)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while True:
                await self._answer(await _read(reader), writer)
        self._tasks.discard(task)
        writer.close()

    async def close(self) -> None:
        """End every connection."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks)

    async def _answer(self, call: Call, writer: asyncio.StreamWriter) -> None:
        status = next((code for end, code in self.refusals.items() if call.path.endswith(end)), 0)
        if status:
            async with self._more:
                self.refused += 1
                self._more.notify_all()
            _write(writer, status, b'{"errorType":"Refused"}', {})
        elif call.path == "invocation/next":
            async with self._more:
                self.asked += 1
                self._more.notify_all()
            request_id, event, headers = await self._events.get()
            _write(writer, 200, event, {**_headers(request_id), **headers})
        else:
            _write(writer, 200 if call.method == "GET" else 202, b'{"status":"OK"}', {})
        await writer.drain()
        answer = self._answers.get(call.path.split("/")[1]) if call.path.startswith("invocation/request") else None
        if answer is not None and not answer.done():
            answer.set_result(call)
        elif call.path != "invocation/next":
            self.calls.put_nowait(call)


def _headers(request_id: str) -> dict[str, str]:
    return {
        "Lambda-Runtime-Aws-Request-Id": request_id,
        "Lambda-Runtime-Deadline-Ms": "99999999999999",
        "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:123456789012:function:f",
    }


async def _read(reader: asyncio.StreamReader) -> Call:
    method, _, rest = (await reader.readuntil(b"\r\n")).decode().partition(" ")
    headers, trailers, body = await _fields(reader), {}, b""
    if "chunked" in headers.get("transfer-encoding", ""):
        while size := int(await reader.readuntil(b"\r\n"), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        trailers = await _fields(reader)
    else:
        body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Call(method, rest.partition(" ")[0].removeprefix(_BASE), headers, body, trailers)


async def _fields(reader: asyncio.StreamReader) -> dict[str, str]:
    fields: dict[str, str] = {}
    while line := (await reader.readuntil(b"\r\n"))[:-2].decode():
        name, _, value = line.partition(": ")
        fields[name.lower()] = value
    return fields


def _write(writer: asyncio.StreamWriter, status: int, body: bytes, headers: Mapping[str, str]) -> None:
    lines = [f"HTTP/1.1 {status} Any", f"Content-Length: {len(body)}", "Content-Type: application/json"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode() + body)


@dataclass(slots=True)
class Client:
    """The process of a runtime client, and the API it talks to."""

    api: Api
    process: asyncio.subprocess.Process

    async def invoke(self, event: bytes = b"{}", headers: Mapping[str, str] | None = None) -> Call:
        """Hand out an event; what the client posted for it."""
        return await self.api.invoke(event, headers)

    def end_group(self) -> None:
        """Kill the process and those that it has started."""
        _kill_group(self.process.pid)

    async def log(self) -> list[LogRecord]:
        """End the process; everything it wrote."""
        with suppress(ProcessLookupError):
            self.process.kill()
        return await self.ended()

    async def log_until(self, answer: asyncio.Future[Call]) -> list[LogRecord]:
        """The same, with what it writes until `answer` is there read meanwhile, so that the pipe cannot fill."""
        answer.add_done_callback(lambda _answer: self.process.kill())
        return await self.ended()

    async def ended(self) -> list[LogRecord]:
        """Wait until the process has ended by itself; everything it wrote."""
        data, _ = await self.process.communicate()
        parser = LogParser()
        return [*parser.feed(data), *parser.flush()]


@asynccontextmanager
async def run_client(
    command: Sequence[str], task_root: Path, variables: Mapping[str, str], *, framed: bool = False
) -> AsyncIterator[Client]:
    """A process of `command` in the folder `task_root`, ended with the context; `framed` gives it a log descriptor."""
    api = Api()
    server = await asyncio.start_server(api.serve, "127.0.0.1", 0, limit=2**24)
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{server.sockets[0].getsockname()[1]}",
        "AWS_LAMBDA_FUNCTION_NAME": "f",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
        "LAMBDA_TASK_ROOT": str(task_root),
        **({"_LAMBDA_TELEMETRY_LOG_FD": "9"} if framed else {}),
        **variables,
    }
    process = await asyncio.create_subprocess_exec(
        *(_FRAMED if framed else ()), *command, cwd=task_root, env=environment,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )  # fmt: skip
    try:
        yield Client(api, process)
    finally:
        _kill_group(process.pid)
        # Those that it started may still hold the pipe; they were killed as well.
        await process.communicate()
        server.close()
        await api.close()
        await server.wait_closed()


Start = Callable[..., AbstractAsyncContextManager[Client]]


def node_bench(code: Path) -> Start:
    """Starts the Node.js client for source files in `code`: `start(files, handler, framed=..., **variables)`."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node on PATH")
    command = (node, str(assets.runtimes() / "nodejs" / "bootstrap" / "index.mjs"))

    def start(
        files: Mapping[str, str] | str, handler: str = "app.handler", *, framed: bool = False, **variables: str
    ) -> AbstractAsyncContextManager[Client]:
        code.mkdir(parents=True, exist_ok=True)
        write_files(code, {"app.mjs": files} if isinstance(files, str) else files)
        # The version decides which of AWS's clients is followed; the tests name it, whatever runs here.
        given = {"AWS_EXECUTION_ENV": "AWS_Lambda_nodejs22.x", **variables}
        return run_client(command, code, {"_HANDLER": handler, **given}, framed=framed)

    return start


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write these source files below `folder`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _kill_group(group: int) -> None:
    if sys.platform != "win32":
        with suppress(ProcessLookupError):
            os.killpg(group, 9)
