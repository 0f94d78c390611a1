"""The container executor against a real Docker engine: how functions run, log and end."""

import asyncio
import os
import subprocess
from collections.abc import AsyncGenerator, Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.integration.docker_bench import MARKS, Bench, bench_in
from tests.support.docker_images import IMAGES, NODEJS, PYTHON, PYTHON_RUNTIME, lacking
from workbench.engine.executors.base import InvalidEntrypointError, SandboxExit
from workbench.engine.executors.docker.executor import DockerExecutor
from workbench.model.errors import ExecutorUnavailableError, RuntimeUnavailableError, SandboxError
from workbench.model.function import Architecture, FunctionConfig, ImageConfig, PackageType

pytestmark = MARKS


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncGenerator[Bench]:
    async with bench_in(tmp_path) as made:
        yield made


async def test_a_function_is_started_asked_and_answers(bench: Bench) -> None:
    source = "import os\ndef handler(event, context):\n    return [event, os.environ['GREETING'], os.getcwd()]\n"
    async with bench.run(bench.function(source)) as run:
        assert await run.ask({"ü": 1}) == [{"ü": 1}, "grüße = 1", "/var/task"]
        assert await run.ask(2) == [2, "grüße = 1", "/var/task"]
        assert run.sandbox.created_ns < run.sandbox.started_ns
        assert 1 <= run.sandbox.peak_memory_mb() <= 256


@pytest.mark.skipif(bool(lacking(NODEJS)), reason=lacking(NODEJS))
async def test_a_nodejs_function_answers(bench: Bench) -> None:
    source = "export const handler = async (event) => { console.log('seen'); return [event, process.getuid()] }\n"
    async with bench.run(bench.function(source, name="app.mjs")) as run:
        assert await run.ask("x") == ["x", 993 if os.geteuid() == 0 else os.geteuid()]
        await run.sandbox.drain_log()
        assert b"seen" in run.log


async def test_the_log_is_complete_when_the_response_is_there(bench: Bench) -> None:
    source = """
import os, sys
def handler(event, context):
    for number in range(event):
        print(number)
    os.write(2, b"raw\\n")
    sys.stderr.write("done")
"""
    async with bench.run(bench.function(source)) as run:
        for count in (1, 2000):
            run.pieces.clear()
            await run.ask(count)
            await run.sandbox.drain_log()
            assert run.log == "".join(f"{number}\n" for number in range(count)).encode() + b"raw\ndone"


async def test_a_flood_of_output_neither_fills_memory_nor_holds_up_the_loop(bench: Bench) -> None:
    source = """
import os
def handler(event, context):
    block = b"x" * 65535 + b"\\n"
    for _ in range(1600):
        os.write(1, block)
"""
    async with bench.run(bench.function(source, memory_mb=1769)) as run:
        sizes: list[int] = []
        run.pieces.clear()
        answer = asyncio.ensure_future(run.ask())  # noqa: TID251 - awaited below
        loop, longest_s = asyncio.get_running_loop(), 0.0
        while not answer.done():
            before = loop.time()
            await asyncio.sleep(0)
            longest_s = max(longest_s, loop.time() - before)
            sizes += map(len, run.pieces)
            run.pieces.clear()
        await answer
        await run.sandbox.drain_log()
        sizes += map(len, run.pieces)
        assert sum(sizes) == 1600 * 65536
        assert max(sizes) <= 256 * 1024
        assert longest_s < 0.25


@pytest.mark.parametrize(
    ("statement", "ended"),
    [
        ("os._exit(3)", SandboxExit(status=3)),
        ("os.kill(os.getpid(), signal.SIGKILL)", SandboxExit(signal=9)),
        ("os.kill(os.getpid(), signal.SIGTERM)", SandboxExit(signal=15)),
        ("os.kill(os.getpid(), signal.SIGSEGV)", SandboxExit(signal=11)),
    ],
)
async def test_an_exit_is_told_as_it_was(bench: Bench, statement: str, ended: SandboxExit) -> None:
    source = f"import os, signal\nprint('begin')\n{statement}\n"
    async with bench.run(bench.function(source), ready=False) as run:
        assert await run.sandbox.wait() == ended
        await run.sandbox.drain_log()
        assert run.log == b"begin\n"


async def test_orphans_are_waited_for(bench: Bench) -> None:
    source = """
import os, time
def handler(event, context):
    child = os.fork()
    if child == 0:
        if os.fork() == 0:
            os._exit(0)
        os._exit(0)
    os.waitpid(child, 0)
    for _ in range(500):
        processes = [name for name in os.listdir("/proc") if name.isdigit()]
        if len(processes) == 2:
            return "the shell and the runtime"
        time.sleep(0.01)
    return processes
"""
    assert await bench.one(source) == "the shell and the runtime"


async def test_an_image_function_runs_with_its_own_code_and_start(bench: Bench) -> None:
    code = "import time; print('own start', flush=True); time.sleep(60)"
    image = ImageConfig(PYTHON, entry_point=("python3", "-c"), command=(code,))
    function = FunctionConfig("f", "", "", bench.folder, package_type=PackageType.IMAGE, image=image)
    async with bench.run(function, ready=False) as run:
        while not run.log:  # noqa: ASYNC110 - the log has no event
            await asyncio.sleep(0.01)
        assert run.log == b"own start\n"


async def test_an_image_without_a_shell_is_followed_through_the_engine(bench: Bench, without_shell: str) -> None:
    image = ImageConfig(without_shell, entry_point=("/busy",), command=("x",), working_directory="/")
    function = FunctionConfig("f", "", "", bench.folder, package_type=PackageType.IMAGE, image=image)
    async with bench.run(function, ready=False) as run:
        assert (await run.sandbox.wait()).status == 0
        await run.sandbox.drain_log()
        assert run.log == b"no shell here\n"


@pytest.fixture
def without_shell(tmp_path: Path) -> Generator[str]:
    """An image of one static program that prints a line."""
    (tmp_path / "busy.c").write_text('#include <stdio.h>\nint main(void) { puts("no shell here"); return 0; }\n')
    try:
        subprocess.run(["gcc", "-static", "-o", tmp_path / "busy", tmp_path / "busy.c"], check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a C compiler with a static C library")
    tag = f"workbench-test/shell-less:{os.getpid()}"
    archive = subprocess.run(["tar", "-C", tmp_path, "-c", "busy"], check=True, capture_output=True).stdout
    subprocess.run(["docker", "import", "-", tag], input=archive, check=True, capture_output=True)
    yield tag
    subprocess.run(["docker", "rmi", tag], check=False, capture_output=True)


async def test_a_missing_image_is_told_with_the_command_that_gets_it(tmp_path: Path) -> None:
    executor = DockerExecutor(images={PYTHON_RUNTIME: "workbench-test/none:1"}, scratch=tmp_path / "scratch")
    bench = Bench(executor, tmp_path)
    with pytest.raises(RuntimeUnavailableError) as caught:
        await bench.one("")
    assert "docker pull workbench-test/none:1" in caught.value.next_step
    assert caught.value.why
    await executor.close()


async def test_code_that_is_not_there_is_an_error_and_leaves_nothing(bench: Bench) -> None:
    function = FunctionConfig("f", PYTHON_RUNTIME, "app.handler", bench.folder / "none")
    with pytest.raises(SandboxError, match="none"):
        async with bench.run(function):
            pass


async def test_an_engine_that_is_not_there(tmp_path: Path) -> None:
    executor = DockerExecutor(images=IMAGES, scratch=tmp_path / "s", base_url=f"unix://{tmp_path}/none.sock")
    status = await executor.status()
    assert not status.available
    assert "none.sock" in status.why
    with pytest.raises(ExecutorUnavailableError):
        await executor.endpoint()
    await executor.close()


async def test_an_os_only_function_is_its_bootstrap(bench: Bench) -> None:
    function = bench.bootstrap('echo "$# arguments in $(pwd) for $_HANDLER"; exit 3')
    async with bench.run(function, ready=False, runtime=bench.provided, entry_point="/var/task/bootstrap") as run:
        assert await run.sandbox.wait() == SandboxExit(status=3)
        await run.sandbox.drain_log()
        assert run.log == b"0 arguments in /var/task for any.thing\n"


async def test_a_layers_bootstrap_is_started(bench: Bench) -> None:
    layer = bench.bootstrap('echo "from $0"').code_path
    function = FunctionConfig("f", bench.provided.id, "any.thing", bench.folder, memory_mb=256)
    started: dict[str, Any] = {"runtime": bench.provided, "opt": layer, "entry_point": "/opt/bootstrap"}
    async with bench.run(function, ready=False, **started) as run:
        assert await run.sandbox.wait() == SandboxExit(status=0)
        await run.sandbox.drain_log()
        assert run.log == b"from /opt/bootstrap\n"


async def test_an_image_without_a_shell_whose_entry_is_not_there(bench: Bench, without_shell: str) -> None:
    image = ImageConfig(without_shell, entry_point=("/nope",), command=("x",), working_directory="/")
    function = FunctionConfig("f", "", "", bench.folder, package_type=PackageType.IMAGE, image=image)
    with pytest.raises(InvalidEntrypointError, match="fork/exec /nope: no such file or directory"):
        async with bench.run(function, ready=False, extensions=True):
            pass


async def test_a_function_for_another_processor_runs_in_the_image_that_is_there(bench: Bench) -> None:
    function = replace(bench.function("def handler(event, context): return event\n"), architecture=Architecture.ARM64)
    async with bench.run(function) as run:
        assert await run.ask(1) == 1
