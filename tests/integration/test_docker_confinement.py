"""What a container of the executor sees, and what it may not do: limits, folders, names, descriptors."""

import asyncio
import os
import signal
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.integration.docker_bench import MARKS, Bench, bench_in
from workbench.engine.executors.base import SandboxExit

pytestmark = MARKS


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncGenerator[Bench]:
    async with bench_in(tmp_path) as made:
        yield made


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


async def test_its_own_limits_and_name_are_lambdas(bench: Bench) -> None:
    source = """
import resource, socket
def handler(event, context):
    kinds = ("RLIMIT_NOFILE", "RLIMIT_CORE", "RLIMIT_MEMLOCK", "RLIMIT_STACK")
    soft = [resource.getrlimit(getattr(resource, kind))[0] for kind in kinds]
    return [soft, socket.gethostname(), socket.gethostbyname("sandbox.localdomain")]
"""
    async with bench.run(bench.function(source)) as run:
        soft, name, address = await run.ask()
        assert soft == [1024, 10_737_418_240, 65_536, 8 * 2**20]
        assert name == "sandbox"
        assert address == run.sandbox.telemetry_host
        assert address.startswith("172.")


async def test_a_port_of_the_sandbox_is_reached_at_its_telemetry_host(bench: Bench) -> None:
    source = """
import socket, threading
listening = socket.create_server(("", 0))
def serve():
    connection, _ = listening.accept()
    connection.sendall(b"hello")
    connection.close()
threading.Thread(target=serve, daemon=True).start()
def handler(event, context):
    return listening.getsockname()[1]
"""
    async with bench.run(bench.function(source)) as run:
        reader, writer = await asyncio.open_connection(run.sandbox.telemetry_host, await run.ask())
        assert await reader.read() == b"hello"
        writer.close()
        await writer.wait_closed()


async def test_layers_are_read_only_at_opt_and_file_systems_are_written_to(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "opt" / "python").mkdir(parents=True)
    (tmp_path / "opt" / "python" / "layered.py").write_text("VALUE = 'from a layer'\n")
    shared = tmp_path / "a shared folder"
    shared.mkdir()
    shared.chmod(0o777)
    source = """
import errno, layered
def handler(event, context):
    try:
        open("/opt/x", "w")
    except OSError as error:
        refused = errno.errorcode[error.errno]
    with open("/mnt/deep/data/file", "w") as file:
        file.write("written")
    return [layered.VALUE, refused]
"""
    mounts = ((shared, "/mnt/deep/data"),)
    assert await bench.one(source, opt=tmp_path / "opt", mounts=mounts) == ["from a layer", "EROFS"]
    assert (shared / "file").read_text() == "written"


@pytest.mark.parametrize("extensions", [False, True])
async def test_framed_records_come_between_the_other_output(bench: Bench, extensions: bool) -> None:
    source = """
import os, subprocess
def handler(event, context):
    os.write(9, b"frame")
    print("line", flush=True)
    return os.environ.get("_LAMBDA_TELEMETRY_LOG_FD", "taken away")
"""
    async with bench.run(bench.function(source), framed_log=True, extensions=extensions) as run:
        await run.ask()
        await run.sandbox.drain_log()
        assert b"frame" in run.log
        assert b"line" in run.log


async def test_without_framed_records_there_is_no_such_variable(bench: Bench) -> None:
    source = "import os\ndef handler(event, context):\n    return os.environ.get('_LAMBDA_TELEMETRY_LOG_FD')\n"
    assert await bench.one(source) is None
