"""External extensions beside a runtime of the process executor, isolated and not: order, output, ends and signals."""

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.fake_runtime import program
from tests.support.processes import processes_with
from tests.support.turns import until
from tests.unit.engine.executors.process.specs import Heard, Specs
from workbench.engine.executors.base import (
    ExtensionExited,
    ExtensionLaunched,
    ExtensionsLaunched,
    SandboxExit,
    SandboxSpec,
)
from workbench.engine.executors.process.executor import ProcessExecutor
from workbench.engine.executors.process.isolation import NoIsolation, find_isolation

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no shell that could start extensions")


@pytest.fixture(params=["isolated", "not isolated"])
async def process(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[ProcessExecutor]:
    isolate = request.param == "isolated"
    if isolate and isinstance(found := find_isolation(), NoIsolation):
        pytest.skip(found.why)
    made = ProcessExecutor(tmp_path / "cache", isolate=isolate)
    yield made
    await made.close()
    assert not os.listdir(tmp_path / "cache" / "scratch")  # noqa: PTH208 - in a coroutine
    assert processes_with(str(tmp_path / "cache" / "scratch")) == []


@pytest.fixture
def specs(tmp_path: Path) -> Specs:
    return Specs(tmp_path)


def spec_of(specs: Specs, script: str, **extensions: str) -> SandboxSpec:
    opt = specs.folder / "layers"
    for name, text in extensions.items():
        program(opt / "extensions" / name, text)
    variables = (("SHOWN", "s"), ("_HANDLER", "h"), ("AWS_EXECUTION_ENV", "e"))
    hidden = ("_HANDLER", "AWS_EXECUTION_ENV")
    return specs(script, extensions=True, opt=opt, variables=variables, hidden=hidden, framed_log=True)


async def test_extensions_come_first_and_the_runtime_at_the_gate(process: ProcessExecutor, specs: Specs) -> None:
    heard = Heard()
    show = 'echo "$0 $SHOWN$_HANDLER$AWS_EXECUTION_ENV$_LAMBDA_TELEMETRY_LOG_FD"; pwd; read -r _ </tmp/never.$$'
    spec = spec_of(specs, 'echo "up $_HANDLER"; echo frame >&$_LAMBDA_TELEMETRY_LOG_FD', one=show, two="exit 4")
    sandbox = await process.start(spec, heard.ears)
    ended = SandboxExit(status=4)
    await until(lambda: ExtensionExited("two", ended) in heard.events and ExtensionsLaunched(2) in heard.events)
    assert {ExtensionLaunched("one"), ExtensionLaunched("two")} < set(heard.events)
    assert heard.log == b""
    sandbox.start_runtime()
    assert await sandbox.wait() == SandboxExit(status=0)
    assert heard.lines == ["up h", "frame"]
    await sandbox.end_of_extensions()
    await sandbox.drain_log()
    said = heard.extension_log.decode().splitlines()
    assert said[0].endswith("/extensions/one s")
    assert said[1] == "/"


async def test_the_runtime_is_killed_while_an_extension_goes_on(process: ProcessExecutor, specs: Specs) -> None:
    heard = Heard()
    sandbox = await process.start(spec_of(specs, "kill -9 $$", one="exec sleep 600.5"), heard.ears)
    await until(lambda: ExtensionsLaunched(1) in heard.events)
    await sandbox.init_done()
    assert sandbox.peak_memory_mb() >= 1
    sandbox.start_runtime()
    assert await sandbox.wait() == SandboxExit(signal=9)
    assert heard.log == b"", "the script's shell says nothing of it"
    assert ExtensionExited("one", SandboxExit(status=0)) not in heard.events
    sandbox.freeze()
    await sandbox.stop()
    await sandbox.end_of_extensions()
    await until(lambda: processes_with("600.5") == [])


async def test_sigterm_is_for_the_runtime_alone(process: ProcessExecutor, specs: Specs) -> None:
    heard = Heard()
    runtime = "trap 'echo ending; exit 6' TERM; echo up; while :; do sleep 0.01; done"
    extension = "trap 'echo TERM' TERM; echo up; while [ ! -e /tmp/end ]; do sleep 0.01; done; exit 2"
    spec = spec_of(specs, runtime, one=extension.replace("/tmp", "${TMPDIR:-/tmp}"))
    sandbox = await process.start(spec, heard.ears)
    sandbox.start_runtime()
    await until(lambda: heard.lines == ["up"])
    sandbox.freeze()
    await sandbox.terminate_runtime()
    assert await sandbox.wait() == SandboxExit(status=6)
    assert heard.lines == ["up", "ending"]
    (sandbox._home.scratch.tmp / "end").touch()
    await sandbox.end_of_extensions()
    assert heard.events[-1] == ExtensionExited("one", SandboxExit(status=2))
    assert heard.extension_log == b"up\n"


async def test_it_is_stopped_at_the_gate(process: ProcessExecutor, specs: Specs) -> None:
    heard = Heard()
    sandbox = await process.start(spec_of(specs, "exit 0", one="exec sleep 600.6"), heard.ears)
    await until(lambda: ExtensionsLaunched(1) in heard.events)
    await sandbox.stop()
    assert await sandbox.wait() == SandboxExit(signal=9)
    await until(lambda: processes_with("600.6") == [])


async def test_a_wrapper_that_is_missing(process: ProcessExecutor, specs: Specs) -> None:
    spec = spec_of(specs, "exit 0", one="exit 0")
    opt = specs.folder / "layers"
    missing = specs("exit 0", extensions=True, opt=opt, variables=(("AWS_LAMBDA_EXEC_WRAPPER", "/opt/gone"),))
    assert spec.opt == missing.opt
    heard = Heard()
    sandbox = await process.start(missing, heard.ears)
    sandbox.start_runtime()
    assert await sandbox.wait() == SandboxExit(status=127)
    await sandbox.drain_log()
    assert "gone" in heard.log.decode()
