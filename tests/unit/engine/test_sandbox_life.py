"""What runtime and extensions wait for, and what ends them (LAMBDA_FACTS §1.6, §2.1-2.3)."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.engine_rig import EnvironmentRig, an_environment_rig, hangs
from tests.support.fake_executor import Guest, a_request, echo, never
from tests.support.fake_extension import Agent, ExtensionGuest
from tests.support.raw_http import NEXT, Reply
from tests.support.telemetry_sink import sink
from tests.support.turns import until
from workbench.engine.environment import Environment
from workbench.engine.executors.base import InvalidEntrypointError, InvalidWorkingDirError, SandboxExit
from workbench.engine.invoke_headers import make_invocation
from workbench.engine.runtime_api.answers import Answer, Broken, Exited, Responded, TimedOut
from workbench.engine.runtime_api.extension_events import ShutdownReason
from workbench.engine.runtime_api.flight import Flight, Invocation, StreamSink
from workbench.engine.sandbox_job import Invoked, Job
from workbench.model.errors import EngineError


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[EnvironmentRig]:
    async with an_environment_rig(tmp_path) as rig:
        yield rig


async def invoke(environment: Environment, limit_s: float = 10, told: list[Answer] | None = None) -> Invoked:
    invocation, event = make_invocation(a_request(environment.function), limit_s)
    heard = told if told is not None else list[Answer]()
    return await environment.invoke(Job(invocation, event, on_answer=heard.append), limit_s)


async def test_the_runtime_starts_when_all_extensions_have_registered(rig: EnvironmentRig) -> None:
    may_register = asyncio.Event()

    async def slow(guest: ExtensionGuest) -> SandboxExit:
        await may_register.wait()
        rig.executor.sandboxes[0].steps.append("register")
        return await Agent()(guest)

    rig.executor.extensions = {"quick": Agent(), "slow": slow}
    environment = rig.environment()
    starting = asyncio.gather(environment.start())
    await until(lambda: bool(rig.executor.sandboxes))
    may_register.set()
    assert list(await starting) == [None]
    sandbox = rig.executor.sandboxes[0]
    assert sandbox.steps == ["register", "start runtime"]
    assert sandbox.spec.extensions
    assert "_HANDLER" in sandbox.spec.hidden


async def test_init_waits_until_every_extension_asks_for_events(rig: EnvironmentRig) -> None:
    parked, may_ask = asyncio.Event(), asyncio.Event()

    async def slow(guest: ExtensionGuest) -> SandboxExit:
        await guest.register()
        await may_ask.wait()
        await guest.next()
        return SandboxExit(status=0)

    async def runtime(guest: Guest) -> SandboxExit:
        guest.client.send(NEXT)
        parked.set()
        return await never(guest)

    rig.executor.extensions = {"slow": slow}
    environment = rig.environment(runtime)
    starting = asyncio.gather(environment.start())
    await parked.wait()
    await until(lambda: environment.life.exchange.parked)
    assert not starting.done()
    assert not environment.life.quiet
    may_ask.set()
    assert list(await starting) == [None]
    assert environment.life.quiet


async def test_the_limit_of_init_covers_extensions(rig: EnvironmentRig) -> None:
    async def silent(guest: ExtensionGuest) -> SandboxExit:
        await guest.register(("INVOKE",))
        await asyncio.Event().wait()
        raise AssertionError("unreachable")

    rig.executor.extensions = {"silent": silent}
    environment = rig.environment()
    assert await environment.start(limit_s=0.05) == TimedOut()


async def test_a_runtime_whose_extensions_fail_before_it_is_not_started(rig: EnvironmentRig) -> None:
    async def crashes(_guest: ExtensionGuest) -> SandboxExit:
        return SandboxExit(status=3)

    rig.executor.extensions = {"bad": crashes}
    assert await rig.environment().start() == Broken("Extension.Crash", "exit status 3")
    assert "start runtime" not in rig.executor.sandboxes[0].steps


@pytest.mark.parametrize(("what", "kind"), [("init", "Extension.InitError"), ("exit", "Extension.ExitError")])
async def test_an_extension_that_reports_an_error(rig: EnvironmentRig, what: str, kind: str) -> None:
    async def reports(guest: ExtensionGuest) -> SandboxExit:
        await guest.register()
        await guest.report(what, "Extension.Why")
        return SandboxExit(status=1)

    rig.executor.extensions = {"bad": reports}
    assert await rig.environment(never).start() == Broken(kind, "extension bad failed: Extension.Why")


async def test_an_invoke_ends_when_the_extensions_are_done(rig: EnvironmentRig) -> None:
    agent, told = Agent(hold=True), list[Answer]()
    rig.executor.extensions = {"agent": agent}
    environment = rig.environment()
    await environment.start()
    running = asyncio.gather(invoke(environment, told=told))
    await until(lambda: bool(told))
    assert told == [Responded(b"{}")]
    assert not running.done()
    agent.go.set()
    (done,) = await running
    assert done.answer == Responded(b"{}")
    assert done.done_ns >= done.answered_ns
    assert agent.events[0]["invokedFunctionArn"] == environment.function.arn
    assert {"deadlineMs", "requestId"} <= agent.events[0].keys()


async def test_the_timeout_covers_the_extensions(rig: EnvironmentRig) -> None:
    rig.executor.extensions = {"agent": Agent("INVOKE", hold=True)}
    environment = rig.environment()
    await environment.start()
    told: list[Answer] = []
    assert (await invoke(environment, 0.3, told)).answer == TimedOut()
    assert told == [Responded(b"{}")]


async def test_an_extension_that_crashes_fails_the_invoke_even_after_the_answer(rig: EnvironmentRig) -> None:
    async def crashes(guest: ExtensionGuest) -> SandboxExit:
        await guest.register()
        await guest.next()
        return SandboxExit(signal=11)

    rig.executor.extensions = {"bad": crashes}
    environment = rig.environment()
    await environment.start()
    assert (await invoke(environment)).answer == Broken("Extension.Crash", "signal: segmentation fault")


async def test_an_extension_that_fails_in_the_moment_of_the_answer_fails_the_invoke(
    rig: EnvironmentRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.executor.extensions = {"agent": Agent()}
    environment = rig.environment()
    await environment.start()
    exchange, broken = environment.life.exchange, Broken("Extension.ExitError", "why")
    submit = exchange.submit

    def submit_and_fail(invocation: Invocation, sink: StreamSink | None = None) -> Flight:
        flight = submit(invocation, sink)
        flight.answer.add_done_callback(lambda _answer: exchange.end(broken))  # before the invoke hears of it
        return flight

    monkeypatch.setattr(exchange, "submit", submit_and_fail)
    told: list[Answer] = []
    assert (await invoke(environment, told=told)).answer == broken
    assert told == []


async def test_a_runtime_that_exits_after_its_answer_has_answered(rig: EnvironmentRig) -> None:
    async def answers_and_exits(guest: Guest) -> SandboxExit:
        event = await guest.next()
        await guest.respond(event, b"1")
        return SandboxExit(status=1)

    rig.executor.extensions = {"agent": Agent()}
    environment = rig.environment(answers_and_exits)
    await environment.start()
    assert (await invoke(environment)).answer == Responded(b"1")
    assert not environment.initialised


@pytest.mark.parametrize("reason", [ShutdownReason.FAILURE, ShutdownReason.TIMEOUT])
async def test_a_reset_tells_the_extensions_why(rig: EnvironmentRig, reason: ShutdownReason) -> None:
    agent = Agent()
    rig.executor.extensions = {"agent": agent}
    environment = rig.environment()
    await environment.start()
    environment.condemn()
    await environment.reset(reason)
    assert agent.kinds == [reason]
    steps = rig.executor.sandboxes[0].steps
    assert steps == ["start runtime", "terminate runtime", "exit agent", "stop"]


async def test_a_stop_is_a_spindown_and_thaws(rig: EnvironmentRig) -> None:
    agent = Agent()
    rig.executor.extensions = {"agent": agent}
    environment = rig.environment()
    await environment.start()
    environment.release()
    await rig.executor.sandboxes[0].froze.wait()
    await environment.stop()
    assert agent.kinds == ["spindown"]
    assert not rig.executor.sandboxes[0].frozen


async def test_what_runs_when_the_sandbox_is_stopped_is_lost_and_not_terminated(rig: EnvironmentRig) -> None:
    rig.executor.extensions = {"agent": Agent()}
    environment = rig.environment(hangs)
    await environment.start()
    running = asyncio.gather(invoke(environment))
    await asyncio.sleep(0)
    await environment.stop()
    assert [one.answer for one in await running] == [Exited(SandboxExit(lost=True))]


@pytest.mark.parametrize(
    ("error", "broken"),
    [
        (
            InvalidEntrypointError("No.", "fork/exec /x: no such file or directory."),
            Broken("Runtime.InvalidEntrypoint", "fork/exec /x: no such file or directory"),
        ),
        (InvalidWorkingDirError("No.", "chdir /x: no."), Broken("Runtime.InvalidWorkingDir", "chdir /x: no")),
    ],
)
async def test_what_an_executor_cannot_start(rig: EnvironmentRig, error: EngineError, broken: Broken) -> None:
    rig.executor.error = error
    assert await rig.environment().start() == broken


async def test_an_own_runtime_without_a_bootstrap_starts_no_sandbox(rig: EnvironmentRig) -> None:
    environment = rig.environment(function=replace(rig.function, runtime="provided.al2023"))
    end = await environment.start()
    assert isinstance(end, Broken)
    assert end.error_type == "Runtime.InvalidEntrypoint"
    assert rig.executor.sandboxes == []


async def test_telemetry_until_the_end(rig: EnvironmentRig) -> None:
    async with sink() as server:
        replies: list[Reply] = []

        async def listens(guest: ExtensionGuest) -> SandboxExit:
            await guest.register()
            replies.append(await guest.subscribe(server.port, "platform", "function", "extension"))
            guest.print("from the extension")
            while (await guest.next())["eventType"] != "SHUTDOWN":
                pass
            return SandboxExit(status=0)

        async def prints(guest: Guest) -> SandboxExit:
            guest.print("from the function")
            return await echo(guest)

        rig.executor.extensions = {"agent": listens}
        environment = rig.environment(prints)
        await rig.run_in(environment)
        environment.condemn()
        await environment.reset(ShutdownReason.FAILURE)
        assert [reply.status for reply in replies] == [200]
        kinds = [one["type"] for one in server.records]
    assert sorted(kinds[2:4]) == ["extension", "function"]
    assert kinds[:2] + kinds[4:] == [
        "platform.initStart",
        "platform.telemetrySubscription",
        "platform.initRuntimeDone",
        "platform.extension",
        "platform.initReport",
        "platform.start",
        "platform.runtimeDone",
        "platform.report",
    ]
