"""Sandboxes without processes: scripted runtimes that speak to the engine's real Runtime API in the same loop."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.raw_http import NEXT, RawClient, Reply, connect
from workbench.base import clock
from workbench.base.aio import TaskOwner
from workbench.engine.executors.base import ApiEndpoint, OnLog, SandboxExit, SandboxSpec
from workbench.model.environment import ExecutorKind, ExecutorStatus
from workbench.model.errors import EngineError
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest

KILLED = SandboxExit(signal=9)


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
    on_log: OnLog
    number: int

    def print(self, text: str) -> None:
        """Write to the log, with a line feed."""
        self.on_log(text.encode() + b"\n")

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
    """Implements `executors.base.Sandbox`."""

    spec: SandboxSpec
    peak_mb: int = 40
    created_ns: int = field(default_factory=clock.monotonic_ns)
    started_ns: int = 0
    initialised: bool = False
    stopped: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    exit: SandboxExit = KILLED
    task: asyncio.Task[None] | None = None

    async def run(self, program: Program, guest_of: Callable[[RawClient], Guest]) -> None:
        """Run the scripted runtime to its end."""
        host, _, port = self.spec.runtime_api.rpartition(":")
        try:
            async with connect(int(port), host) as client:
                self.exit = await program(guest_of(client))
        finally:
            self.ended.set()

    async def wait(self) -> SandboxExit:
        await self.ended.wait()
        return self.exit

    async def init_done(self) -> None:
        self.initialised = True

    async def drain_log(self) -> None:
        await asyncio.sleep(0)

    def peak_memory_mb(self) -> int:
        return self.peak_mb

    async def stop(self) -> None:
        if self.task is not None:
            self.task.cancel()
            await asyncio.wait([self.task])
        self.stopped.set()


@dataclass
class FakeExecutor:
    """Implements `executors.base.Executor`. `programs` are used one a sandbox; the last one for all that follow."""

    programs: list[Program] = field(default_factory=lambda: [echo])
    kind: ExecutorKind = ExecutorKind.PROCESS
    error: EngineError | None = None
    gate: asyncio.Event | None = None
    starting: asyncio.Event = field(default_factory=asyncio.Event)
    sandboxes: list[FakeSandbox] = field(default_factory=list)
    failures: list[BaseException] = field(default_factory=list)
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

    async def start(self, spec: SandboxSpec, on_log: OnLog) -> FakeSandbox:
        self.starting.set()
        if self.gate is not None:
            await self.gate.wait()
        if self.error is not None:
            raise self.error
        sandbox = FakeSandbox(spec)
        self.sandboxes.append(sandbox)
        number = len(self.sandboxes)
        program = self.programs[min(number, len(self.programs)) - 1]
        sandbox.started_ns = clock.monotonic_ns()
        work = sandbox.run(program, lambda client: Guest(spec, client, on_log, number))
        sandbox.task = self._tasks.start(work, f"sandbox {number}")
        return sandbox

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
