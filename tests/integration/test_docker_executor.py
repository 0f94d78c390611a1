"""The container executor against a real Docker engine, with a Runtime API of the test's own."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.cut_proxy import CutProxy
from tests.support.docker_images import IMAGES, NODEJS, NODEJS_RUNTIME, PYTHON, PYTHON_RUNTIME, lacking
from tests.support.runtime_server import RuntimeServer
from workbench.engine.executors.base import SandboxExit, SandboxSpec
from workbench.engine.executors.docker.client import connect
from workbench.engine.executors.docker.executor import DockerExecutor
from workbench.engine.executors.docker.owner import ENVIRONMENT_LABEL
from workbench.engine.executors.docker.sandbox import DockerSandbox
from workbench.model.errors import ExecutorUnavailableError, RuntimeUnavailableError, SandboxError
from workbench.model.function import FunctionConfig, ImageConfig, PackageType

pytestmark = [
    pytest.mark.docker,
    pytest.mark.skipif(bool(lacking(PYTHON)), reason=lacking(PYTHON)),
    pytest.mark.timeout(60),
]

SOCKET = Path("/var/run/docker.sock")


@dataclass
class Run:
    """A running sandbox, its Runtime API and its log so far."""

    sandbox: DockerSandbox
    api: RuntimeServer
    pieces: list[bytes] = field(default_factory=list)

    @property
    def log(self) -> bytes:
        return b"".join(self.pieces)

    async def ask(self, event: object = None) -> object:
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

    @asynccontextmanager
    async def run(self, function: FunctionConfig, *, ready: bool = True) -> AsyncGenerator[Run]:
        endpoint = await self.executor.endpoint()
        async with RuntimeServer(endpoint.bind_host) as api:
            self.started.append(f"test-{os.getpid()}-{id(self)}-{len(self.started)}")
            address = f"{endpoint.sandbox_host}:{api.port}"
            spec = SandboxSpec(self.started[-1], function, None, address, variables(function, address))
            pieces: list[bytes] = []
            sandbox = await self.executor.start(spec, pieces.append)
            run = Run(sandbox, api, pieces)
            try:
                if ready:
                    await run.api.first_next.wait()
                yield run
            finally:
                await sandbox.stop()

    async def one(self, source: str, event: object = None, *, memory_mb: int = 256) -> object:
        """What a function of that source answers to `event`."""
        async with self.run(self.function(source, memory_mb=memory_mb)) as run:
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


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncGenerator[Bench]:
    made = Bench(DockerExecutor(images=IMAGES, scratch=tmp_path / "scratch", pull=False), tmp_path)
    yield made
    await made.executor.close()
    assert [name for name in made.started if containers(name)] == []
    assert mounts_below(tmp_path) == []
    assert not (tmp_path / "scratch").exists() or list((tmp_path / "scratch").iterdir()) == []


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


async def test_the_sandbox_is_closed_in(bench: Bench) -> None:
    source = """
import os, resource
def can_write(path):
    try:
        open(path, "w").close()
        return True
    except OSError:
        return False
def handler(event, context):
    status = dict(line.split(":\\t", 1) for line in open("/proc/self/status").read().splitlines() if ":\\t" in line)
    return {
        "uid": os.getuid(), "capabilities": int(status["CapEff"], 16), "no_new_privileges": status["NoNewPrivs"],
        "files": resource.getrlimit(resource.RLIMIT_NOFILE),
        "writable": [path for path in ("/x", "/var/task/x", "/var/runtime/x", "/opt/x", "/tmp/x") if can_write(path)],
        "shm": os.path.exists("/dev/shm"), "tmp": oct(os.stat("/tmp").st_mode & 0o7777), "pid": os.getpid() != 1,
    }
"""
    assert await bench.one(source) == {
        "uid": 993 if os.geteuid() == 0 else os.geteuid(),
        "capabilities": 0,
        "no_new_privileges": "1",
        "files": [1024, 1024],
        "writable": ["/tmp/x"],
        "shm": False,
        "tmp": "0o1777",
        "pid": True,
    }


@pytest.mark.skipif(os.geteuid() != 0, reason="a /tmp of limited size: root")
async def test_tmp_ends_where_it_does_on_aws(bench: Bench) -> None:
    source = """
import errno, os
def handler(event, context):
    written = 0
    try:
        with open("/tmp/big", "wb") as file:
            while True:
                written += file.write(b"x" * 2**20)
                file.flush()
    except OSError as error:
        return [written >> 20, errno.errorcode[error.errno]]
"""
    status = await bench.executor.status()
    if any("/tmp" in sentence for sentence in status.limits_not_held):
        pytest.skip("loop devices")
    answer = await bench.one(source)
    assert isinstance(answer, list)
    assert answer[1] == "ENOSPC"
    assert 512 <= answer[0] <= 525


async def test_memory_over_the_limit_ends_the_sandbox(bench: Bench) -> None:
    source = "def handler(event, context):\n    return len(b'x' * (600 * 2**20))\n"
    async with bench.run(bench.function(source, memory_mb=128)) as run:
        asking = asyncio.ensure_future(run.ask())  # noqa: TID251 - cancelled below
        assert await run.sandbox.wait() == SandboxExit(signal=signal.SIGKILL, out_of_memory=True)
        asking.cancel()
        assert run.sandbox.peak_memory_mb() <= 128
        await run.sandbox.drain_log()
        assert b"Killed" not in run.log


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


async def test_cpu_is_free_in_init_and_limited_from_then_on(bench: Bench) -> None:
    quota = "/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "/sys/fs/cgroup/cpu.max"
    source = f"""
import os
def read():
    return next(open(path).read().split()[0] for path in {quota!r} if os.path.exists(path))
IN_INIT = read()
def handler(event, context):
    return [IN_INIT, read()]
"""
    async with bench.run(bench.function(source, memory_mb=885)) as run:
        await run.sandbox.init_done()
        assert await run.ask() in (["-1", "10006"], ["max", "10006"])


async def test_nobody_removes_a_sandbox_unnoticed(bench: Bench) -> None:
    async with bench.run(bench.function("def handler(event, context): pass\n")) as run:
        daemon = connect()
        daemon.remove(f"workbench-{bench.started[-1]}")
        daemon.close()
        async with asyncio.timeout(5):
            assert (await run.sandbox.wait()).lost


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


@pytest.mark.skipif(not SOCKET.exists(), reason=f"Docker at {SOCKET}")
async def test_an_engine_that_goes_away_loses_the_sandbox_at_once(bench: Bench, tmp_path: Path) -> None:
    proxy = CutProxy(tmp_path / "proxy.sock", str(SOCKET))
    executor = DockerExecutor(images=IMAGES, scratch=tmp_path / "scratch", base_url=f"unix://{proxy.path}", pull=False)
    through_proxy = Bench(executor, tmp_path, bench.started)
    async with through_proxy.run(bench.function("def handler(event, context): pass\n")) as run:
        await asyncio.to_thread(proxy.cut)
        async with asyncio.timeout(3):
            assert (await run.sandbox.wait()).lost
        status = await executor.status()
        assert not status.available
    await executor.close()
    assert containers(bench.started[-1]) == 1
    # The next program that starts a sandbox finds what this one could not remove.
    async with bench.run(bench.function("def handler(event, context): pass\n")):
        await gone(lambda: containers(bench.started[-2]) == 0)


CRASH = """
import asyncio, sys
from pathlib import Path
from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.docker.executor import DockerExecutor
from workbench.model.function import FunctionConfig

async def main(scratch, code, image, environment_id):
    executor = DockerExecutor(images={"python3.11": image}, scratch=Path(scratch), pull=False)
    function = FunctionConfig("f", "python3.11", "app.handler", Path(code))
    spec = SandboxSpec(environment_id, function, None, "127.0.0.1:1", (("_HANDLER", "app.handler"),))
    await executor.start(spec, lambda piece: None)
    print("started", flush=True)
    await asyncio.sleep(60)

asyncio.run(main(*sys.argv[1:]))
"""


async def test_what_a_killed_program_left_is_swept_up_by_the_next(bench: Bench, tmp_path: Path) -> None:
    function = bench.function("def handler(event, context): pass\n")
    left = f"crash-{os.getpid()}-{id(bench)}"
    arguments = (str(tmp_path / "scratch"), str(function.code_path), PYTHON, left)
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CRASH, *arguments, stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout is not None
    assert await child.stdout.readline() == b"started\n"
    child.kill()
    await child.wait()
    assert containers(left) == 1
    async with bench.run(function):
        await gone(lambda: containers(left) == 0 and len(list((tmp_path / "scratch").glob("*.lock"))) == 1)


async def gone(done: Callable[[], bool]) -> None:
    """Wait until a sweep that runs in the background has done its work."""
    async with asyncio.timeout(20):
        while not await asyncio.to_thread(done):  # noqa: ASYNC110 - another thread's work
            await asyncio.sleep(0.05)


async def test_many_start_and_stop_at_once(bench: Bench) -> None:
    function = bench.function("def handler(event, context): return event\n")

    async def once(number: int) -> object:
        async with bench.run(function) as run:
            return await run.ask(number)

    assert await asyncio.gather(*map(once, range(8))) == list(range(8))
