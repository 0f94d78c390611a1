"""A bench for the container executor: it runs functions in real containers, with a Runtime API of its own."""

import asyncio
import json
import os
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.docker_images import IMAGES, NODEJS_RUNTIME, PYTHON, PYTHON_RUNTIME, lacking
from tests.support.runtime_server import RuntimeServer
from workbench.engine.executors.base import Ears, SandboxEvent, SandboxSpec
from workbench.engine.executors.docker.client import connect
from workbench.engine.executors.docker.executor import DockerExecutor
from workbench.engine.executors.docker.owner import ENVIRONMENT_LABEL
from workbench.engine.executors.docker.sandbox import DockerSandbox
from workbench.model.function import FunctionConfig
from workbench.model.runtime import Runtime

MARKS = [
    pytest.mark.docker,
    pytest.mark.skipif(bool(lacking(PYTHON)), reason=lacking(PYTHON)),
    pytest.mark.timeout(60),
]


@dataclass
class Heard:
    """What a sandbox said so far; `event` hands out its events in order."""

    pieces: list[bytes] = field(default_factory=list)
    extension_pieces: list[bytes] = field(default_factory=list)
    events: asyncio.Queue[SandboxEvent] = field(default_factory=asyncio.Queue)

    def ears(self) -> Ears:
        return Ears(self.pieces.append, self.extension_pieces.append, self.events.put_nowait)


@dataclass
class Run:
    """A running sandbox, its Runtime API and what it said so far."""

    sandbox: DockerSandbox
    api: RuntimeServer
    heard: Heard

    @property
    def pieces(self) -> list[bytes]:
        return self.heard.pieces

    @property
    def log(self) -> bytes:
        return b"".join(self.heard.pieces)

    @property
    def extension_log(self) -> bytes:
        return b"".join(self.heard.extension_pieces)

    async def event(self) -> SandboxEvent:
        return await self.heard.events.get()

    async def logged(self, text: bytes) -> None:
        """Return when the log is, or begins with, `text`."""
        while not self.log.startswith(text):  # noqa: ASYNC110 - the log has no event
            await asyncio.sleep(0.01)

    async def ask(self, event: object = None) -> Any:
        """What the function answers to `event`."""
        return json.loads((await self.api.invoke(json.dumps(event).encode())).body)


@dataclass
class Bench:
    """An executor and a folder for code; environments are named after the test's process and counted."""

    executor: DockerExecutor
    folder: Path
    started: list[str] = field(default_factory=list)

    def function(self, source: str, *, memory_mb: int = 256, name: str = "app.py") -> FunctionConfig:
        code = self.folder / "my code é"
        code.mkdir(exist_ok=True)
        (code / name).write_text(source, encoding="utf-8")
        runtime = PYTHON_RUNTIME if name.endswith(".py") else NODEJS_RUNTIME
        return FunctionConfig("f", runtime, "app.handler", code, memory_mb=memory_mb)

    provided = Runtime("provided.al2023", "provided", "al2023", PYTHON, Path("/nowhere"))

    def bootstrap(self, script: str) -> FunctionConfig:
        """A function on an OS-only runtime that is a shell script."""
        code = self.folder / "bootstrapped"
        code.mkdir()
        (code / "bootstrap").write_text(f"#!/bin/sh\n{script}\n")
        (code / "bootstrap").chmod(0o755)
        return FunctionConfig("f", self.provided.id, "any.thing", code, memory_mb=256)

    def extension(self, name: str, script: str) -> Path:
        """A folder for /opt with one extension more, a shell script."""
        folder = self.folder / "opt" / "extensions"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
        return folder.parent

    @asynccontextmanager
    async def run(
        self,
        function: FunctionConfig,
        *,
        ready: bool = True,
        again: bool = False,
        keep_tmp: bool = False,
        **spec: Any,
    ) -> AsyncGenerator[Run]:
        """A sandbox of that function, until the block ends; `again` in the environment of the one before."""
        endpoint = await self.executor.endpoint()
        async with RuntimeServer(endpoint.bind_host) as api:
            if not again:
                self.started.append(f"test-{os.getpid()}-{id(self)}-{len(self.started)}")
            address = f"{endpoint.sandbox_host}:{api.port}"
            made = SandboxSpec(self.started[-1], function, None, address, variables(function, address))
            heard = Heard()
            sandbox = await self.executor.start(replace(made, **spec), heard.ears())
            try:
                if ready:
                    await api.first_next.wait()
                yield Run(sandbox, api, heard)
            finally:
                await sandbox.stop(keep_tmp=keep_tmp)

    async def one(self, source: str, event: object = None, *, memory_mb: int = 256, **spec: Any) -> Any:
        """What a function of that source answers to `event`."""
        async with self.run(self.function(source, memory_mb=memory_mb), **spec) as run:
            return await run.ask(event)


def variables(function: FunctionConfig, address: str) -> tuple[tuple[str, str], ...]:
    return (
        ("AWS_LAMBDA_RUNTIME_API", address),
        ("_HANDLER", function.handler),
        ("LAMBDA_TASK_ROOT", "/var/task"),
        ("AWS_LAMBDA_FUNCTION_NAME", function.name),
        ("AWS_LAMBDA_FUNCTION_VERSION", function.version),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", str(function.memory_mb)),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/f"),
        ("AWS_LAMBDA_LOG_STREAM_NAME", "stream"),
        ("AWS_REGION", function.region),
        ("GREETING", "grüße = 1"),
    )


def containers(environment_id: str) -> int:
    daemon = connect()
    try:
        return len(daemon.containers(f"{ENVIRONMENT_LABEL}={environment_id}"))
    finally:
        daemon.close()


def mounts_below(folder: Path) -> list[str]:
    return [line for line in Path("/proc/self/mounts").read_text().splitlines() if str(folder) in line]


@asynccontextmanager
async def bench_in(folder: Path) -> AsyncGenerator[Bench]:
    """A bench that is seen to leave nothing."""
    made = Bench(DockerExecutor(images=IMAGES, scratch=folder / "scratch", pull=False), folder)
    yield made
    await made.executor.close()
    assert [name for name in made.started if containers(name)] == []
    assert mounts_below(folder) == []
    assert not (folder / "scratch").exists() or list((folder / "scratch").iterdir()) == []


async def gone(done: Callable[[], bool]) -> None:
    """Wait until a sweep that runs in the background has done its work."""
    async with asyncio.timeout(20):
        while not await asyncio.to_thread(done):  # noqa: ASYNC110 - another thread's work
            await asyncio.sleep(0.05)
