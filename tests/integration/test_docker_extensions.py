"""External extensions in containers of the executor, and image functions, which may hold some."""

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.docker_bench import MARKS, Bench, bench_in
from tests.support.docker_images import PYTHON
from workbench.engine.executors.base import (
    ExtensionExited,
    ExtensionLaunched,
    ExtensionsLaunched,
    InvalidEntrypointError,
    InvalidWorkingDirError,
    SandboxExit,
)
from workbench.model.function import FunctionConfig, ImageConfig, PackageType

pytestmark = MARKS

ECHO = "def handler(event, context): return event\n"


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncGenerator[Bench]:
    async with bench_in(tmp_path) as made:
        yield made


def image_function(bench: Bench, image: ImageConfig) -> FunctionConfig:
    return FunctionConfig("f", "", "", bench.folder, package_type=PackageType.IMAGE, image=image, memory_mb=256)


async def test_extensions_start_before_the_runtime_which_waits_for_the_gate(bench: Bench) -> None:
    opt = bench.extension("one", "echo it is one in $(pwd) with $GREETING and ${_HANDLER-nothing}; exec sleep 60")
    bench.extension("two", "exec sleep 60")
    (opt / "extensions" / "README").write_text("not a program")
    hidden = ("_HANDLER",)
    async with bench.run(bench.function(ECHO), ready=False, opt=opt, extensions=True, hidden=hidden) as run:
        launched = {await run.event(), await run.event()}
        assert launched == {ExtensionLaunched("one"), ExtensionLaunched("two")}
        assert await run.event() == ExtensionsLaunched(2)
        assert not run.api.first_next.is_set()
        run.sandbox.start_runtime()
        await run.api.first_next.wait()
        assert await run.ask(1) == 1
        await run.sandbox.drain_log()
        assert run.extension_log == "it is one in / with grüße = 1 and nothing\n".encode()
        assert run.log == b""


async def test_a_layer_without_extensions_starts_the_runtime_at_once(bench: Bench) -> None:
    async with bench.run(bench.function(ECHO), extensions=True) as run:
        assert await run.event() == ExtensionsLaunched(0)
        assert await run.ask(1) == 1
        await run.sandbox.end_of_extensions()


async def test_without_extensions_the_same_is_told(bench: Bench) -> None:
    async with bench.run(bench.function(ECHO)) as run:
        assert await run.event() == ExtensionsLaunched(0)
        await run.sandbox.end_of_extensions()


async def test_an_extension_that_ends_or_cannot_start_is_told(bench: Bench) -> None:
    opt = bench.extension("ends", "exit 7")
    bench.extension("killed", "kill -KILL $$")
    (opt / "extensions" / "odd").write_text("#!/no/such/interpreter\n")
    (opt / "extensions" / "odd").chmod(0o755)
    async with bench.run(bench.function(ECHO), ready=False, opt=opt, extensions=True) as run:
        told = [await run.event() for _ in range(7)]
        exits = {one.name: one.exit for one in told if isinstance(one, ExtensionExited)}
        assert exits["ends"] == SandboxExit(status=7)
        assert exits["killed"] == SandboxExit(signal=signal.SIGKILL)
        assert exits["odd"].status in (126, 127)
        await run.sandbox.end_of_extensions()


async def test_shutdown_is_the_runtime_first_and_the_extensions_after_it(bench: Bench) -> None:
    opt = bench.extension("stays", 'trap "echo got it; exit 0" TERM; echo up; while :; do sleep 0.05; done')
    function = bench.bootstrap('trap "echo bye; exit 5" TERM; echo ready; while :; do sleep 0.05; done')
    started: dict[str, Any] = {
        "runtime": bench.provided,
        "entry_point": "/var/task/bootstrap",
        "opt": opt,
        "extensions": True,
    }
    async with bench.run(function, ready=False, **started) as run:
        run.sandbox.start_runtime()
        await run.logged(b"ready\n")
        run.sandbox.freeze()
        await run.sandbox.terminate_runtime()
        assert await run.sandbox.wait() == SandboxExit(status=5)
        await run.sandbox.drain_log()
        assert run.log == b"ready\nbye\n"
        assert run.extension_log == b"up\n"
        leaving = asyncio.ensure_future(run.sandbox.end_of_extensions())  # noqa: TID251 - awaited below
        done, _pending = await asyncio.wait([leaving], timeout=0.1)
        assert not done
        await run.sandbox.stop()
        await leaving


@pytest.mark.parametrize("extension", ["exec sleep 60", "exit 0"])
async def test_a_runtime_that_is_killed_for_memory_is_told_so(bench: Bench, extension: str) -> None:
    opt = bench.extension("stays", extension)
    source = "def handler(event, context):\n    return len(b'x' * (600 * 2**20))\n"
    function = bench.function(source, memory_mb=128)
    async with bench.run(function, ready=False, opt=opt, extensions=True) as run:
        run.sandbox.start_runtime()
        asking = asyncio.ensure_future(run.ask())  # noqa: TID251 - cancelled below
        assert await run.sandbox.wait() == SandboxExit(signal=signal.SIGKILL, out_of_memory=True)
        asking.cancel()


async def test_a_runtime_that_kills_itself_was_not_out_of_memory(bench: Bench) -> None:
    opt = bench.extension("stays", "exec sleep 60")
    source = "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n"
    async with bench.run(bench.function(source), ready=False, opt=opt, extensions=True) as run:
        run.sandbox.start_runtime()
        assert await run.sandbox.wait() == SandboxExit(signal=signal.SIGKILL)


@pytest.fixture
def with_extension(tmp_path: Path) -> Generator[str]:
    """An image of the test's Python image with an extension inside."""
    (tmp_path / "inside").write_text("#!/bin/sh\necho inside; exec sleep 60\n")
    (tmp_path / "inside").chmod(0o755)
    (tmp_path / "Dockerfile").write_text(f"FROM {PYTHON}\nCOPY inside /opt/extensions/inside\n")
    tag = f"workbench-test/with-extension:{os.getpid()}"
    environment = {**os.environ, "DOCKER_BUILDKIT": "0"}
    subprocess.run(["docker", "build", "-q", "-t", tag, tmp_path], check=True, capture_output=True, env=environment)
    yield tag
    subprocess.run(["docker", "rmi", tag], check=False, capture_output=True)


async def test_an_images_own_extensions_are_started(bench: Bench, with_extension: str) -> None:
    code = "import os; print('own start in', os.getcwd(), flush=True)"
    function = image_function(bench, ImageConfig(with_extension, ("python3", "-c"), (code,), "/var/lang"))
    async with bench.run(function, ready=False, extensions=True) as run:
        assert await run.event() == ExtensionLaunched("inside")
        assert await run.event() == ExtensionsLaunched(1)
        run.sandbox.start_runtime()
        assert await run.sandbox.wait() == SandboxExit(status=0)
        await run.sandbox.drain_log()
        assert run.log == b"own start in /var/lang\n"
        assert run.extension_log == b"inside\n"


@pytest.mark.parametrize(
    ("image", "kind", "why"),
    [
        (ImageConfig(PYTHON, ("/nope",), ("x",), "/"), InvalidEntrypointError, "fork/exec /nope: no such file"),
        (ImageConfig(PYTHON, ("/etc/passwd",), ("x",), "/"), InvalidEntrypointError, "permission denied"),
        (ImageConfig(PYTHON, ("nope",), ("x",), "/"), InvalidEntrypointError, "not found in [$]PATH"),
        (ImageConfig(PYTHON, ("sh",), ("x",), "/no/where"), InvalidWorkingDirError, "chdir /no/where: no such file"),
        (ImageConfig(PYTHON, ("sh",), ("x",), "/etc/passwd"), InvalidWorkingDirError, "chdir /etc/passwd"),
    ],
)
async def test_a_start_that_cannot_be_is_an_error_of_its_own(
    bench: Bench, image: ImageConfig, kind: type[Exception], why: str
) -> None:
    with pytest.raises(kind, match=why):
        async with bench.run(image_function(bench, image), ready=False, extensions=True):
            pass
