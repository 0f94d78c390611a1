"""The engine under whatever comes: random invokes, failures, changes and ends leave nothing, and each is answered."""

import asyncio
import random
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.engine_rig import EngineRig, an_engine_rig, dies, fails_init, gets_and_dies
from tests.support.fake_executor import Guest, Program, a_request, echo, never
from tests.support.fake_extension import Agent, a_layer
from workbench.engine import environment
from workbench.engine.executors.base import SandboxExit
from workbench.model.errors import EngineError
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings
from workbench.model.invoke import InvokeResult
from workbench.model.run import ignore

_TIMEOUT_S = 0.03
_WITHIN_S = 20


async def as_told(guest: Guest) -> SandboxExit:
    """Does what the event says."""
    while True:
        event = await guest.next()
        match event.payload:
            case b"exit":
                return SandboxExit(status=1)
            case b"exit after":
                await guest.respond(event, b"1")
                return SandboxExit(status=0)
            case b"hang":
                await never(guest)
            case b"fail":
                await guest.fail(event, b"{}")
            case b"vanish":
                return SandboxExit(lost=True)
            case payload:
                await guest.respond(event, payload)


PAYLOADS = st.sampled_from([b"ok", b"ok", b"fail", b"hang", b"exit", b"exit after", b"vanish"])
KINDS = ["managed", "snapshot", "extensions"]
CHANGES = st.sampled_from(["memory", "code", "settings", "prepare", "wait", "cancel", "turns", *KINDS])
STEPS = st.lists(st.one_of(PAYLOADS, CHANGES), max_size=20)


@dataclass
class World:
    """An engine, the function as it is now, and what was asked of both."""

    rig: EngineRig
    function: FunctionConfig
    settings: FunctionSettings = field(default_factory=FunctionSettings)
    asked: list["asyncio.Task[InvokeResult]"] = field(default_factory=list)

    async def step(self, step: bytes | str) -> None:
        match step:
            case bytes():
                request = a_request(self.function, step, settings=self.settings)
                self.asked.append(self.rig.tasks.start(self.rig.engine.invoke(request, ignore)))
            case "memory":
                self.function = replace(self.function, memory_mb=self.function.memory_mb + 1)
            case "managed":
                self.function = replace(self.function, max_concurrency=2 - self.function.max_concurrency)
            case "snapshot":
                self.function = replace(self.function, snap_start=not self.function.snap_start)
            case "code":
                (self.function.code_path / f"new{len(self.asked)}.py").write_text("")
            case "extensions":
                self.function = replace(self.function, layers=(a_layer(self.rig.folder / "tools", "agent"),))
            case "settings":
                self.settings = FunctionSettings(provisioned_concurrency=len(self.asked) % 3)
            case "prepare":
                await self.rig.engine.prepare(self.function, a_request(self.function).executor)
            case "wait":
                await asyncio.wait(self.asked) if self.asked else None
            case "cancel":
                self.asked[-1].cancel() if self.asked else None
            case _:
                for _turn in range(20):
                    await asyncio.sleep(0)


async def live(steps: list[bytes | str], folder: Path, *, close_early: bool, spares: int) -> None:
    async with asyncio.timeout(_WITHIN_S), an_engine_rig(folder) as rig:
        rig.executor.programs = [as_told]
        rig.executor.extensions = {"agent": Agent()}
        rig.make(spares=spares)
        world = World(rig, replace(rig.function, timeout_s=_TIMEOUT_S))
        for step in steps:
            await world.step(step)
        if close_early:
            await rig.engine.close()
        answers = await asyncio.gather(*world.asked, return_exceptions=True)
        for answer in answers:
            assert isinstance(answer, InvokeResult | EngineError | asyncio.CancelledError), answer
        results = [answer for answer in answers if isinstance(answer, InvokeResult)]
        assert len({result.request_id for result in results}) == len(results)
        assert all(len([line for line in result.log if line.text.startswith("REPORT")]) == 1 for result in results)
        await rig.engine.close()
        assert rig.engine._supply.infos() == ()


@settings(max_examples=40)
@given(STEPS, st.booleans(), st.integers(0, 1))
def test_whatever_comes_every_invoke_is_answered_and_nothing_is_left(
    steps: list[bytes | str], close_early: bool, spares: int
) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(live(steps, Path(folder), close_early=close_early, spares=spares))


@pytest.mark.parametrize("program", [echo, never, dies, gets_and_dies, fails_init, as_told])
@pytest.mark.parametrize("extensions", [False, True])
async def test_closing_at_any_moment(tmp_path: Path, program: Program, extensions: bool) -> None:
    chance = random.Random(7)
    for turns in sorted(chance.sample(range(150), 15)):
        async with asyncio.timeout(_WITHIN_S), an_engine_rig(tmp_path / str(turns)) as rig:
            rig.executor.programs = [program]
            rig.executor.extensions = {"agent": Agent("INVOKE")}
            layers = (a_layer(tmp_path / str(turns) / "tools", "agent"),) if extensions else ()
            function = replace(rig.function, timeout_s=0.5, layers=layers)
            running = asyncio.gather(rig.invoke(function=function), return_exceptions=True)
            for _turn in range(turns):
                await asyncio.sleep(0)
            await rig.engine.close()
            (answer,) = await running
            assert isinstance(answer, InvokeResult | EngineError), answer


@pytest.mark.parametrize("program", [echo, never, dies, fails_init])
async def test_killing_the_sandbox_at_any_moment(
    tmp_path: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "INIT_S", 0.1)  # for a sandbox that was not there to be killed
    for turns in range(0, 60, 4):
        async with asyncio.timeout(_WITHIN_S), an_engine_rig(tmp_path / str(turns)) as rig:
            rig.executor.programs = [program, echo]
            function = replace(rig.function, timeout_s=1)
            running = asyncio.gather(rig.invoke(function=function), return_exceptions=True)
            for _turn in range(turns):
                await asyncio.sleep(0)
            for sandbox in rig.executor.sandboxes[:1]:
                await sandbox.terminate_runtime()
            (answer,) = await running
            assert isinstance(answer, InvokeResult | EngineError), answer
            for _turn in range(20):  # an end that is not known yet costs the next event
                await asyncio.sleep(0)
            after = await rig.invoke(b"2", function)
            assert after.payload == b"2"
