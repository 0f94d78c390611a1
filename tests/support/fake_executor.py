"""Sandboxes without processes: scripted runtimes that speak to the engine's real Runtime API in the same loop."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.fake_extension import ExtensionGuest, ExtensionProgram
from tests.support.raw_http import NEXT, RawClient, Reply, connect
from workbench.base import clock
from workbench.base.aio import TaskOwner
from workbench.engine.executors.base import (
    ApiEndpoint,
    Ears,
    ExtensionExited,
    ExtensionLaunched,
    ExtensionsLaunched,
    Places,
    SandboxExit,
    SandboxSpec,
)
from workbench.model.environment import ExecutorKind, ExecutorStatus
from workbench.model.errors import EngineError
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest

KILLED = SandboxExit(signal=9)
TERMINATED = SandboxExit(signal=15)


@dataclass(frozen=True, slots=True)
class Event:
    """What `next` handed out."""

    id: str
    payload: bytes
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Guest:
    """A scripted runtime's view of its sandbox; `number` counts the executor's sandboxes from 1."""

    spec: SandboxSpec
    client: RawClient
    ears: Ears
    number: int

    def print(self, text: str) -> None:
        """Write to the log, with a line feed."""
        self.ears.on_log(text.encode() + b"\n")

    async def next(self) -> Event:
        """Wait for an event."""
        reply = await self.client.ask(NEXT)
        return Event(reply.headers["lambda-runtime-aws-request-id"], reply.body, reply.headers)

    async def respond(self, event: Event, body: bytes) -> Reply:
        """Answer an event."""
        return await self.client.post(f"invocation/{event.id}/response", body)

    async def fail(self, event: Event, body: bytes) -> Reply:
        """Answer an event with an error document."""
        return await self.client.post(f"invocation/{event.id}/error", body)

    async def stream(self, event: Event, *pieces: bytes, trailers: tuple[str, ...] = ()) -> Reply:
        """Answer an event in a stream; `trailers` are whole header lines."""
        self.begin_stream(event)
        for piece in pieces:
            self.send_piece(piece)
        self.client.writer.write("\r\n".join(["0", *trailers, "", ""]).encode())
        return await self.client.reply()

    def begin_stream(self, event: Event) -> None:
        """Send the head of a streamed answer."""
        call = f"POST /2018-06-01/runtime/invocation/{event.id}/response"
        mode = "Lambda-Runtime-Function-Response-Mode: streaming"
        self.client.send(call, None, mode, "Content-Type: text/event-stream", "Transfer-Encoding: chunked")

    def send_piece(self, data: bytes) -> None:
        """Send a piece of a streamed answer."""
        self.client.writer.write(b"%x\r\n%b\r\n" % (len(data), data))

    def another(self) -> AbstractAsyncContextManager[RawClient]:
        """A further connection, for a runtime that takes several events at a time."""
        return connect_to(self.spec.runtime_api)


def connect_to(runtime_api: str) -> AbstractAsyncContextManager[RawClient]:
    """A connection to `host:port`."""
    host, _, port = runtime_api.rpartition(":")
    return connect(int(port), host)


Program = Callable[[Guest], Awaitable[SandboxExit]]
"""A runtime; what it returns is how its sandbox ends."""


async def echo(guest: Guest) -> SandboxExit:
    """Answers every event with its own bytes."""
    while True:
        event = await guest.next()
        await guest.respond(event, event.payload)


async def never(_guest: Guest) -> SandboxExit:
    """Does nothing at all."""
    await asyncio.Event().wait()
    raise AssertionError("unreachable")


@dataclass
class FakeSandbox:
    """Implements `executors.base.Sandbox`. `steps` is what happened to it, in order."""

    spec: SandboxSpec
    ears: Ears
    peak_mb: int = 40
    created_ns: int = field(default_factory=clock.monotonic_ns)
    started_ns: int = 0
    initialised: bool = False
    stopped: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    exit: SandboxExit = KILLED
    task: asyncio.Task[None] | None = None
    extension_tasks: list[asyncio.Task[None]] = field(default_factory=list)
    frozen: bool = False
    froze: asyncio.Event = field(default_factory=asyncio.Event)
    thawed: asyncio.Event = field(default_factory=asyncio.Event)
    kept_tmp: bool = False
    may_run: asyncio.Event = field(default_factory=asyncio.Event)
    terminated: bool = False
    steps: list[str] = field(default_factory=list)
    telemetry_host: str = "127.0.0.1"

    @property
    def places(self) -> Places:
        return ((self.spec.function.code_path, "/var/task"),)

    async def run(self, program: Program, guest_of: Callable[[RawClient], Guest]) -> None:
        """Run the scripted runtime to its end."""
        try:
            if self.spec.extensions:
                await self.may_run.wait()
            async with connect_to(self.spec.runtime_api) as client:
                self.exit = await program(guest_of(client))
        finally:
            self.ended.set()

    async def run_extension(self, name: str, program: ExtensionProgram, number: int) -> None:
        """Run a scripted extension to its end, and tell of it."""
        async with connect_to(self.spec.runtime_api) as client:
            ended = await program(ExtensionGuest(name, client, self.ears, number))
        self.steps.append(f"exit {name}")
        self.ears.on_event(ExtensionExited(name, ended))

    async def wait(self) -> SandboxExit:
        await self.ended.wait()
        return self.exit

    async def init_done(self) -> None:
        self.initialised = True

    async def drain_log(self) -> None:
        await asyncio.sleep(0)

    def peak_memory_mb(self) -> int:
        return self.peak_mb

    def start_runtime(self) -> None:
        self.steps.append("start runtime")
        self.may_run.set()

    def freeze(self) -> None:
        self.frozen = True
        self.froze.set()
        self.thawed.clear()

    def thaw(self) -> None:
        self.frozen = False
        self.thawed.set()
        self.froze.clear()

    async def terminate_runtime(self) -> None:
        self.terminated = True
        self.steps.append("terminate runtime")
        if self.task is not None and not self.task.done():
            self.exit = TERMINATED
            self.task.cancel()
            await asyncio.wait([self.task])
            self.ended.set()  # also when it had not begun to run

    async def end_of_extensions(self) -> None:
        if self.extension_tasks:
            await asyncio.wait(self.extension_tasks)

    async def stop(self, *, keep_tmp: bool = False) -> None:
        self.kept_tmp = keep_tmp
        tasks = [*self.extension_tasks, *([self.task] if self.task is not None else ())]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        self.steps.append("stop")
        self.ended.set()
        self.stopped.set()


@dataclass
class FakeExecutor:
    """Implements `executors.base.Executor`. `programs` are used one a sandbox; the last one for all that follow.

    `extensions` are the external ones of sandboxes that may have any.
    """

    programs: list[Program] = field(default_factory=lambda: [echo])
    kind: ExecutorKind = ExecutorKind.PROCESS
    error: EngineError | None = None
    gate: asyncio.Event | None = None
    starting: asyncio.Event = field(default_factory=asyncio.Event)
    sandboxes: list[FakeSandbox] = field(default_factory=list)
    failures: list[BaseException] = field(default_factory=list)
    extensions: Mapping[str, ExtensionProgram] = field(default_factory=dict)
    closed: bool = False

    def __post_init__(self) -> None:
        self._tasks = TaskOwner(self.failures.append)

    @property
    def left(self) -> list[FakeSandbox]:
        """The sandboxes that nobody stopped."""
        return [sandbox for sandbox in self.sandboxes if not sandbox.stopped.is_set()]

    async def status(self) -> ExecutorStatus:
        return ExecutorStatus(self.kind, True, "1.0", limits_not_held=("Nothing is real.",))

    async def endpoint(self) -> ApiEndpoint:
        return ApiEndpoint("127.0.0.1", "127.0.0.1")

    async def start(self, spec: SandboxSpec, ears: Ears) -> FakeSandbox:
        self.starting.set()
        if self.gate is not None:
            await self.gate.wait()
        if self.error is not None:
            raise self.error
        sandbox = FakeSandbox(spec, ears)
        self.sandboxes.append(sandbox)
        number = len(self.sandboxes)
        program = self.programs[min(number, len(self.programs)) - 1]
        sandbox.started_ns = clock.monotonic_ns()
        if spec.extensions:
            self._launch(sandbox, number)
        work = sandbox.run(program, lambda client: Guest(spec, client, ears, number))
        sandbox.task = self._tasks.start(work, f"sandbox {number}")
        return sandbox

    def _launch(self, sandbox: FakeSandbox, number: int) -> None:
        for name, program in self.extensions.items():
            sandbox.ears.on_event(ExtensionLaunched(name))
            work = sandbox.run_extension(name, program, number)
            sandbox.extension_tasks.append(self._tasks.start(work, f"extension {name} {number}"))
        sandbox.ears.on_event(ExtensionsLaunched(len(self.extensions)))

    async def close(self) -> None:
        self.closed = True
        await asyncio.gather(*(sandbox.stop() for sandbox in self.sandboxes))


_numbers = itertools.count(1)


def a_config(code: Path, **changes: object) -> FunctionConfig:
    """A Python function whose code is in `code`, which is made."""
    code.mkdir(parents=True, exist_ok=True)
    values: dict[str, object] = {"name": "Hello", "runtime": "python3.13", "handler": "app.handler", "code_path": code}
    return FunctionConfig(**{**values, **changes})  # type: ignore[arg-type]


def a_request(function: FunctionConfig, payload: bytes = b"{}", **changes: object) -> InvokeRequest:
    """A request with an id of its own."""
    values: dict[str, object] = {"request_id": f"00000000-0000-4000-8000-{next(_numbers):012d}"}
    values["executor"] = ExecutorKind.PROCESS
    return InvokeRequest(function, payload, **{**values, **changes})  # type: ignore[arg-type]
