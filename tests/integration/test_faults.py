"""A runtime killed at every point of its life: a clear error, the next invoke works, and nothing is left."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.raw_runtime import bootstrap
from tests.conformance.stage import Seen, Stage, make_function, open_stage
from tests.support.docker_images import PYTHON, lacking
from tests.support.fake_executor import a_request
from tests.support.processes import processes_with
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError
from workbench.model.run import LogWritten, RunEvent

SCRIPT = r"""
if not os.path.exists("/tmp/mark"):
    open("/tmp/mark", "w").close()
    print("in Init", flush=True)
    if os.environ["STATE"] == "Init":
        time.sleep(60)
while True:
    event = get_next()
    match json.loads(event["body"]):
        case "run":
            print("running", flush=True)
            time.sleep(60)
        case "post":
            with connect() as peer:
                path = RUNTIME + "invocation/" + event["id"] + "/response"
                peer.sendall(head("POST", path, (("Content-Length", 10),)) + b"half")
                print("posting", flush=True)
                time.sleep(60)
        case "stream":
            with connect() as peer:
                begin_stream(peer, event)
                peer.sendall(chunk(b"half"))
                print("streaming", flush=True)
                time.sleep(60)
        case _:
            respond(event, b'"well"')
"""
KILLED = "Runtime exited with error: signal: killed"
DOCKER = pytest.param(
    ExecutorKind.DOCKER,
    marks=[pytest.mark.docker, pytest.mark.skipif(bool(lacking(PYTHON)), reason=lacking(PYTHON) or "nothing lacks")],
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


class Rig:
    """A stage whose runtime can be killed from outside."""

    def __init__(self, stage: Stage, mark: str) -> None:
        self.stage = stage
        self.mark = mark

    def runtimes(self) -> list[int]:
        """The runtime's processes, as this machine numbers them."""
        return [pid for pid in processes_with(self.mark) if _name(pid) == "bootstrap\n"]

    def parked(self) -> bool:
        """Whether a runtime waits for an event, as far as the engine knows."""
        return any(one.life.exchange.parked for one in self.stage.engine._supply._pool._all.values())

    def kill(self) -> None:
        """Kill them as the kernel would."""
        found = self.runtimes()
        assert found, "there is no runtime"
        for pid in found:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    async def until(self, true: Callable[[], object]) -> None:
        """Return when `true` holds of what this machine runs."""
        async with asyncio.timeout(10):
            while not true():  # noqa: ASYNC110 - another process's doing
                await asyncio.sleep(0.005)

    async def killed_at(self, line: str, payload: bytes, **changes: Any) -> Seen:
        """Run an event and kill the runtime when it has printed `line`."""
        request = a_request(self.stage.function, payload, executor=self.stage.kind, **changes)
        printed, events = asyncio.Event(), list[RunEvent]()

        def emit(event: RunEvent) -> None:
            events.append(event)
            if isinstance(event, LogWritten) and event.line.text == line:
                printed.set()

        async with asyncio.TaskGroup() as group:
            task = group.create_task(self._run(request, emit))
            async with asyncio.timeout(10):
                await printed.wait()
            self.kill()
        result, error = task.result()
        return Seen(request, result, error, tuple(events))

    async def _run(self, request: Any, emit: Any) -> Any:
        try:
            return await self.stage.engine.invoke(request, emit), None
        except EngineError as error:
            return None, error

    async def well(self) -> Seen:
        """An invoke that works."""
        seen = await self.stage.invoke()
        assert seen.ok.payload == b'"well"', seen.ok.payload
        return seen


@pytest.fixture(params=[ExecutorKind.PROCESS, DOCKER])
async def rig(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Rig]:
    mark = f"FAULTS-{os.getpid()}-{id(tmp_path)}"
    variables = (("FAULT_MARK", mark), ("STATE", ""))
    function = make_function(tmp_path, "provided.al2023", bootstrap(SCRIPT), {}, environment=variables)
    stage = open_stage(request.param, tmp_path, tmp_path / "cache", function)
    try:
        yield Rig(stage, mark)
    finally:
        await stage.engine.close()
    assert processes_with(mark) == []
    left = [one for name in ("scratch", "docker") for one in (tmp_path / "cache" / name).glob("*") if one.is_dir()]
    assert left == []


def _name(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/comm").read_text()
    return ""


def _state(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    return ""


async def test_while_it_starts(rig: Rig) -> None:
    """Whichever step it is caught at: the invoke runs in a sandbox that starts again, or says what happened."""
    async with asyncio.TaskGroup() as group:
        task = group.create_task(rig.stage.invoke())
        await rig.until(rig.runtimes)
        rig.kill()
    seen = task.result()
    assert seen.error is None
    assert seen.ok.payload == b'"well"' or seen.ok.error_type == "Runtime.ExitError"
    await rig.well()


async def test_in_init(rig: Rig) -> None:
    rig.stage.configure(environment=(("FAULT_MARK", rig.mark), ("STATE", "Init")))
    seen = await rig.killed_at("in Init", b"1")
    assert seen.ok.payload == b'"well"', "Init is run again within the invoke"
    report = seen.line("INIT_REPORT")
    assert report.endswith("\tPhase: init\tStatus: error\tError Type: Runtime.ExitError")
    await rig.well()


@pytest.mark.parametrize("frozen", [False, True])
async def test_between_two_invokes(rig: Rig, frozen: bool) -> None:
    """What has hung up gets no event: the next invoke runs in a sandbox that starts again."""
    await rig.well()
    await rig.until(rig.parked)  # before that it is still at the last invoke, whose answer is all that `well` awaits
    if frozen:
        await rig.until(lambda: {_state(pid) for pid in rig.runtimes()} == {"T"})
    rig.kill()
    await rig.until(lambda: not rig.parked())
    assert (await rig.well()).ok.cold


async def test_in_the_moment_of_an_invoke(rig: Rig) -> None:
    """An event that the dead runtime had been given already is told to have failed; the next one is not."""
    await rig.well()
    rig.kill()
    seen = await rig.stage.invoke()
    assert seen.ok.payload == b'"well"' or KILLED in seen.value["errorMessage"]
    await rig.well()


async def test_running(rig: Rig) -> None:
    seen = await rig.killed_at("running", b'"run"')
    assert seen.ok.function_error == "Unhandled"
    assert seen.value == {
        "errorType": "Runtime.ExitError",
        "errorMessage": f"RequestId: {seen.request.request_id} Error: {KILLED}",
    }
    assert "\tStatus: error\tError Type: Runtime.ExitError" in seen.report
    assert (await rig.well()).ok.cold


async def test_while_it_posts_a_response(rig: Rig) -> None:
    seen = await rig.killed_at("posting", b'"post"')
    assert seen.ok.error_type in {"Runtime.TruncatedResponse", "Runtime.ExitError"}
    assert b"half" not in seen.ok.payload
    await rig.well()


async def test_while_it_streams(rig: Rig) -> None:
    seen = await rig.killed_at("streaming", b'"stream"', streaming=True)
    assert seen.ok.function_error == "Unhandled"
    assert seen.ok.error_type in {"Runtime.TruncatedResponse", "Runtime.ExitError"}
    await rig.well()


async def test_again_and_again(rig: Rig) -> None:
    """Ten deaths in a row cost nothing but their own invokes."""
    for _time in range(10):
        assert (await rig.killed_at("running", b'"run"')).ok.error_type == "Runtime.ExitError"
    await rig.well()
    assert len((await rig.stage.engine.status()).environments) == 1
