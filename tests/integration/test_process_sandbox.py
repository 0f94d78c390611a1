"""What a function finds in a sandbox of the process executor, where bubblewrap works: Lambda's folders."""

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.integration.conftest import groups_left
from tests.support.fake_runtime import program
from tests.support.processes import processes_with
from tests.support.turns import until
from tests.unit.engine.executors.process.specs import Heard, Specs, output
from workbench.engine import owner
from workbench.engine.executors.base import SandboxExit
from workbench.engine.executors.process import cgroup
from workbench.engine.executors.process.executor import ProcessExecutor
from workbench.engine.executors.process.isolation import Isolation, find_isolation

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is for Linux")


def mounted(folder: Path) -> bool:
    return str(folder) in Path("/proc/mounts").read_text()


@pytest.fixture
async def process(tmp_path: Path) -> AsyncIterator[ProcessExecutor]:
    found = find_isolation()
    if not isinstance(found, Isolation):
        pytest.skip(found.why)
    made = ProcessExecutor(tmp_path / "cache")
    yield made
    await made.close()
    scratch = tmp_path / "cache" / "scratch"
    assert not os.listdir(scratch)  # noqa: PTH208 - in a coroutine
    assert groups_left(owner.current()) == []
    assert processes_with(str(scratch)) == []
    assert not mounted(scratch)


@pytest.fixture
def specs(tmp_path: Path) -> Specs:
    return Specs(tmp_path)


async def test_only_tmp_and_mounts_can_be_written(process: ProcessExecutor, specs: Specs, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    folders = "/ /var/task /opt /tmp /mnt/disk /mnt /usr /etc /dev /run /var/runtime /run/workbench"
    script = f'for f in {folders}; do touch "$f/x" 2>/dev/null && echo "$f"; done; pwd'
    spec = specs(script, mounts=((tmp_path / "disk", "/mnt/disk"),))
    assert await output(process, spec) == ["/tmp", "/mnt/disk", "/var/task"]
    assert [path.name for path in (tmp_path / "disk").iterdir()] == ["x"]


async def test_who_and_where_it_is(process: ProcessExecutor, specs: Specs) -> None:
    script = "id -u; id -g; id -un; hostname; stat -c %a /tmp; ls -A /tmp; test -e /dev/shm && echo shm; ulimit -n"
    assert await output(process, specs(script)) == ["993", "990", "sbx_user1051", "sandbox.localdomain", "1777", "1024"]


async def test_its_processes_are_its_own(process: ProcessExecutor, specs: Specs) -> None:
    (others,) = await output(process, specs(f"test -e /proc/{os.getpid()}/status && cat /proc/1/comm || echo none"))
    assert others in ("none", "bwrap")


async def test_layers_and_their_search_paths(process: ProcessExecutor, specs: Specs, tmp_path: Path) -> None:
    program(tmp_path / "layers" / "bin" / "tool", 'echo "a tool of $0"')
    script = "tool; echo $SNAKE_PATH; ls /opt"
    spec = specs(script, process={"variables": (("SNAKE_PATH", "{opt}/snake:{task_root}"),)}, opt=tmp_path / "layers")
    assert await output(process, spec) == ["a tool of /opt/bin/tool", "/opt/snake:/var/task", "bin"]


async def test_what_the_runtime_is_made_of_is_seen(process: ProcessExecutor, specs: Specs, tmp_path: Path) -> None:
    script = 'cat "$FOLDER/file"; cat /var/runtime/file'
    spec = specs(script, process={"variables": (("FOLDER", "{folder}"),)})
    (tmp_path / "runtimes" / "shell" / "file").write_text("found\n")
    assert await output(process, spec) == ["found", "found"]


@pytest.mark.parametrize(
    ("script", "ended"),
    [
        ("exit 255", SandboxExit(status=255)),
        ("kill -9 $$", SandboxExit(signal=9)),
        ("kill -SEGV $$", SandboxExit(signal=11)),
        ("kill -TERM $$", SandboxExit(signal=15)),
    ],
)
async def test_how_it_ended(process: ProcessExecutor, specs: Specs, script: str, ended: SandboxExit) -> None:
    assert await output(process, specs(script), ended) == []


async def test_a_wrapper(process: ProcessExecutor, specs: Specs, tmp_path: Path) -> None:
    program(tmp_path / "layers" / "wrap", 'echo "wrapped $#"; exec "$@"')
    wrapped = (("AWS_LAMBDA_EXEC_WRAPPER", "/opt/wrap"),)
    assert await output(process, specs("echo hi", opt=tmp_path / "layers", variables=wrapped)) == ["wrapped 5", "hi"]
    missing = await output(process, specs("echo hi", variables=wrapped), SandboxExit(status=127))
    assert "/opt/wrap" in missing[0]


async def test_frames_go_where_stdout_goes(process: ProcessExecutor, specs: Specs) -> None:
    script = "echo one; echo two >&$_LAMBDA_TELEMETRY_LOG_FD; echo three"
    assert await output(process, specs(script, framed_log=True)) == ["one", "two", "three"]


@pytest.mark.parametrize("groups", [True, False])
async def test_children_that_leave_their_session_die_with_it(
    process: ProcessExecutor, specs: Specs, monkeypatch: pytest.MonkeyPatch, groups: bool
) -> None:
    if not groups:
        monkeypatch.setattr(cgroup, "create", lambda _name, _memory_mb: None)
    heard = Heard()
    sandbox = await process.start(specs("setsid sleep 600.75 & echo ready; sleep 600.75"), heard.ears)
    await until(lambda: heard.lines == ["ready"])
    await until(lambda: len(processes_with("600.75")) >= 2)
    sandbox.freeze()
    assert sandbox._freezer.frozen
    await sandbox.stop()
    await until(lambda: processes_with("sleep\x00600.75") == [])


async def test_frozen_and_thawed_without_a_group(
    process: ProcessExecutor, specs: Specs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cgroup, "create", lambda _name, _memory_mb: None)
    heard = Heard()
    sandbox = await process.start(specs("trap 'exit 3' TERM; while :; do echo x; sleep 0.001; done"), heard.ears)
    await until(lambda: len(heard.log) > 4)
    sandbox.freeze()
    await sandbox.drain_log()
    said = len(heard.log)
    sandbox.thaw()
    await until(lambda: len(heard.log) > said)
    await sandbox.init_done()
    assert sandbox.peak_memory_mb() >= 1
    await sandbox.terminate_runtime()
    assert await sandbox.wait() == SandboxExit(status=3)


async def test_the_tmp_is_as_large_as_asked_and_kept_on_a_reset(process: ProcessExecutor, specs: Specs) -> None:
    fill = "echo x >>/tmp/f; cat /tmp/f; dd if=/dev/zero of=/tmp/large bs=1M count=600 2>/dev/null || echo full"
    heard = Heard()
    spec = specs(fill, ephemeral_mb=512)
    one = await process.start(spec, heard.ears)
    await one.wait()
    await one.stop(keep_tmp=True)
    if not process._scratches.holds_size:
        assert heard.lines[0] == "x"
        pytest.skip("/tmp cannot be mounted here")
    assert heard.lines == ["x", "full"]
    assert await output(process, specs("echo x >>/tmp/f; cat /tmp/f; rm /tmp/large; ls /tmp")) == ["x", "x", "f"]


async def test_memory(process: ProcessExecutor, specs: Specs) -> None:
    if any("control groups" in one for one in (await process.status()).limits_not_held):
        pytest.skip("no control groups can be made here")
    script = "x=1; while :; do x=$x$x; done"
    heard = Heard()
    sandbox = await process.start(specs(script, memory_mb=128), heard.ears)
    assert await sandbox.wait() == SandboxExit(signal=9, out_of_memory=True)
    assert 100 <= sandbox.peak_memory_mb() <= 128
